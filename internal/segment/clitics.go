package segment

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/lexicon"
	"github.com/isnad-news/isnad/internal/table"
	"github.com/isnad-news/isnad/internal/text"
)

// Proclitic is a string of clitics that may stand before a stem, the article
// included.
type Proclitic struct {
	Form    string // all its letters, folded
	Parts   []Clitic
	Article bool // the stem bears the article
	Noun    bool // a nominal must follow
	Verb    bool // a present verb must follow
	Guess   bool // may be cut off a word that nobody knows
	Cost    float64
}

// Guess is a shape of unknown words.
type Guess struct {
	Prefix, Suffix string
	POS            isnad.POS
	Feats          isnad.Feats
	Cost           float64
}

// Clitics holds what the tables lexicon/clitics and lexicon/guesses say.
type Clitics struct {
	Pro   []Proclitic
	Enc   []string
	Guess []Guess
	Pron  map[string]isnad.Tag // tag of each pronoun
	Rare  map[string]float64   // what each pronoun costs
	Pref  map[string]float64   // form, lemma and part of speech: cost
	Split map[string]bool      // whether a form's first letter is a clitic, where both may be
}

// LoadClitics reads lexicon/clitics.tsv (form, kind, parts, cost),
// lexicon/guesses.tsv and lexicon/preferences.tsv.
func LoadClitics(fsys fs.FS) (Clitics, error) {
	c := Clitics{Pron: map[string]isnad.Tag{}, Rare: map[string]float64{}, Pref: map[string]float64{}, Split: map[string]bool{}}
	rows, err := table.Read(fsys, "lexicon", "clitics")
	if err != nil {
		return c, err
	}
	for _, r := range rows {
		cost, err := strconv.ParseFloat(r.Get("cost"), 64)
		if err != nil {
			return c, fmt.Errorf("%s: cost %q: a number", r.Where(), r.Get("cost"))
		}
		if r.Get("kind") == "pronoun" {
			f := text.Fold(r.Get("form"))
			c.Enc = append(c.Enc, f)
			c.Rare[f] = cost
			lem := r.Get("parts")
			c.Pron[f] = isnad.Tag{Lemma: text.Fold(lem), Dict: lem, POS: isnad.PRON, Feats: pronounFeats(r.Get("feats"))}
			continue
		}
		p := Proclitic{Form: text.Fold(r.Get("form")), Cost: cost}
		for _, k := range strings.Fields(r.Get("kind")) {
			switch k {
			case "article":
				p.Article = true
			case "noun":
				p.Noun = true
			case "verb":
				p.Verb = true
			case "guess":
				p.Guess = true
			}
		}
		for _, part := range r.List("parts") {
			form, pos, _ := strings.Cut(part, "/")
			f := text.Fold(form)
			p.Parts = append(p.Parts, Clitic{Form: f, Tag: isnad.Tag{Lemma: f, Dict: form, POS: isnad.POS(pos)}})
		}
		c.Pro = append(c.Pro, p)
	}
	if err := c.loadGuesses(fsys); err != nil {
		return c, err
	}
	rows, err = table.Read(fsys, "lexicon", "splits")
	if err != nil {
		return c, err
	}
	for _, r := range rows {
		c.Split[text.Fold(r.Get("form"))] = r.Get("reading") == "split"
	}
	return c, c.loadPreferences(fsys)
}

func pronounFeats(s string) isnad.Feats {
	var f isnad.Feats
	if len(s) >= 2 {
		f.Person, f.Number = s[0], s[1]
	}
	if len(s) >= 3 {
		f.Gender = s[2]
	}
	return f
}

func (c *Clitics) loadGuesses(fsys fs.FS) error {
	rows, err := table.Read(fsys, "lexicon", "guesses")
	if err != nil {
		return err
	}
	for _, r := range rows {
		cost, err := strconv.ParseFloat(r.Get("cost"), 64)
		if err != nil {
			return fmt.Errorf("%s: cost %q: a number", r.Where(), r.Get("cost"))
		}
		f := isnad.Feats{}
		for _, k := range strings.Fields(r.Get("feats")) {
			switch k {
			case "f", "m":
				f.Gender = k[0]
			case "p", "s", "d":
				f.Number = k[0]
			case "present":
				f.Tense, f.Person = 'f', '3'
			case "past":
				f.Tense, f.Person = 'p', '3'
			}
		}
		c.Guess = append(c.Guess, Guess{text.Fold(r.Get("prefix")), text.Fold(r.Get("suffix")), isnad.POS(r.Get("upos")), f, cost})
	}
	return nil
}

func (c *Clitics) loadPreferences(fsys fs.FS) error {
	rows, err := table.Read(fsys, "lexicon", "preferences")
	if err != nil {
		return err
	}
	for _, r := range rows {
		cost, err := strconv.ParseFloat(r.Get("cost"), 64)
		if err != nil {
			return fmt.Errorf("%s: cost %q: a number", r.Where(), r.Get("cost"))
		}
		c.Pref[text.Fold(r.Get("form"))+"/"+r.Get("upos")+"/"+text.Fold(r.Get("lemma"))] = cost
	}
	return nil
}

// allows tells whether a stem of this kind may follow.
func (p *Proclitic) allows(e *lexicon.Entry) bool {
	switch {
	case p.Verb:
		return e.POS == isnad.VERB && e.Feats.Tense == 'f'
	case p.Article:
		return (e.POS == isnad.NOUN || e.POS == isnad.ADJ || e.POS == isnad.PROPN || e.POS == isnad.NUM || e.POS == isnad.DET) && !e.Feats.Bound && !e.Feats.Tanwin
	case p.Noun:
		return e.POS != isnad.VERB && e.POS != isnad.ADP && e.POS != isnad.CCONJ && !e.Feats.Tanwin
	}
	return true
}

// takes tells whether the stem may bear the pronoun.
func (c *Clitics) takes(e *lexicon.Entry, stem, enc string) bool {
	pron := c.Pron[enc]
	switch e.POS {
	case isnad.NOUN, isnad.ADJ:
		if e.Feats.Tanwin || e.Name {
			return false
		}
		if e.Feats.Gender == 'f' && e.Feats.Number == 's' && !e.Feats.Bound && strings.HasSuffix(stem, folded(taMarbuta)) {
			return false
		}
		return enc != folded(niForm)
	case isnad.VERB:
		return e.Feats.Tense != 0 && !(pron.Feats.Person == '1' && pron.Feats.Number == 's' && enc != folded(niForm))
	case isnad.ADP:
		return enc != folded(niForm) // the n of mine doubles that of the preposition
	case isnad.PART, isnad.SCONJ, isnad.DET, isnad.ADV:
		return true
	}
	return false
}

const (
	taMarbuta = "\u0629"
	maqsura   = "\u0649"
	yaForm    = "\u064a"
	niForm    = "\u0646\u064a"
	hamzaUp   = "\u0623"
	seatYa    = "\u0626"
	hamzaDown = "\u0625"
	madda     = "\u0622"
	fathatan  = "\u064b"
	bareAlef  = "\u0627"
	hamzas    = hamzaUp + hamzaDown + madda + "\u0621\u0624\u0626"
)

func folded(s string) string { return text.Fold(s) }

// rareCost is what each of the fifteen steps from common to rare costs.
const rareCost = 0.16

// cost says how unlikely a reading is before its neighbours are seen: the
// more that must be cut off and the rarer the form, the dearer.
func (c *Clitics) cost(e *lexicon.Entry, raw, stem, enc string) float64 {
	cost := 0.0
	if enc != "" {
		cost += 0.8 + c.Rare[enc]
		if utf8.RuneCountInString(stem) < 2 {
			cost += 3
		}
	}
	cost += rareCost * float64(e.Rare)
	if e.Derived {
		cost += 1.2
		if utf8.RuneCountInString(e.Lemma) < 3 {
			cost += 4
		}
	}
	f := e.Feats
	switch e.POS {
	case isnad.VERB:
		cost += verbCost(f)
	case isnad.ADV:
		if strings.Contains(raw, fathatan) {
			cost-- // who marks the ending marks an adverb more often than not
		}
	case isnad.ADP, isnad.SCONJ, isnad.CCONJ, isnad.PART, isnad.PRON, isnad.DET, isnad.AUX:
		cost -= 0.5 // closed-class words are frequent
	case isnad.PROPN:
		if e.Class == "state" {
			cost -= 0.5 // states and capitals fill the news
			break
		}
		cost += 0.9
	case isnad.NOUN, isnad.ADJ:
		if f.Number == 'd' {
			cost += 1.6
			if enc == "" && (strings.HasSuffix(stem, "\u0627") || strings.HasSuffix(stem, "\u064a")) {
				cost += 1.5
			}
		}
		if f.Number == 'p' && enc == "" && (strings.HasSuffix(stem, "\u0648") || strings.HasSuffix(stem, "\u064a")) && f.Gender == 'm' {
			cost += 1
		}
	}
	cost += spelling(e, raw, stem, enc)
	key := "/" + string(e.POS) + "/" + e.Lemma
	if enc != "" {
		cost += c.Pref[stem+enc+key]
	}
	return cost + c.Pref[stem+key]
}

func verbCost(f isnad.Feats) float64 {
	cost := 0.3
	switch {
	case f.Tense == 'i':
		cost += 5
	case f.Person == '2':
		cost += 3
	case f.Person == '1' && f.Number == 's':
		cost += 2
	case f.Person == '1':
		cost += 0.8
	}
	if f.Voice == 'p' {
		cost += 1
	}
	if f.Number == 'd' || f.Number == 'p' && f.Gender == 'f' {
		cost += 3
	}
	return cost
}

// spelling compares hamza and ta marbuta as written with the dictionary's.
func spelling(e *lexicon.Entry, raw, stem, enc string) float64 {
	cost := 0.0
	if as, is := hamzaOf(firstHamza(raw)), hamzaOf(e.Dict); as != "" && is != "" && as != is && keepsInitial(e) {
		cost += 4
	} else if as == hamzaDown && e.POS == isnad.VERB && e.Feats.Tense == 'f' {
		cost += 4
	}
	if enc == "" && strings.HasSuffix(raw, maqsura) && strings.HasSuffix(e.Dict, yaForm) {
		cost += endings(e, stem)
	}
	cost += plurals(e, raw, stem)
	cost += seats(e, raw, stem, enc)
	if enc == "" && strings.HasSuffix(raw, seatYa) && strings.HasSuffix(e.Dict, yaForm) {
		cost += 6 // هادئ is not هادي
	}
	if strings.HasSuffix(raw, taMarbuta) {
		if enc != "" || e.POS == isnad.VERB || e.POS == isnad.ADP {
			cost += 6
		}
	} else if enc == "" && strings.HasSuffix(e.Dict, taMarbuta) && e.Lemma == stem {
		cost += 1.5
	}
	return cost
}

// endings is what a reading costs whose word ends in ya where the report has
// alef maqsura: a name is dearer, since few are meant by the prepositions' forms.
func endings(e *lexicon.Entry, stem string) float64 {
	switch {
	case e.POS == isnad.PROPN:
		return 5
	case e.Lemma == stem:
		return 1.5
	}
	return 0
}

// plurals makes a broken plural dear that would begin with i: the hamza of
// hamza stands above the alef in such a plural, below it in the verbal noun that
// is spelt alike otherwise.
func plurals(e *lexicon.Entry, raw, stem string) float64 {
	f := e.Feats
	if f.Number != 'p' || e.POS != isnad.NOUN && e.POS != isnad.ADJ || !strings.HasPrefix(stem, bareAlef) {
		return 0
	}
	if hamzaOf(firstHamza(raw)) == hamzaDown && hamzaOf(e.Dict) != hamzaDown {
		return 4
	}
	return 0
}

// seats compares the hamzas behind the first letter with the dictionary's.
// Broken plurals and feminines have their own, and what is derived by rule is
// known without.
func seats(e *lexicon.Entry, raw, stem, enc string) float64 {
	f := e.Feats
	switch e.POS {
	case isnad.NOUN:
		if f.Number == 'p' {
			return 0
		}
	case isnad.ADJ:
		if f.Number == 'p' || f.Gender == 'f' {
			return 0
		}
	case isnad.VERB, isnad.AUX, isnad.ADV:
	default:
		return 0
	}
	if e.Derived {
		return 0
	}
	have, want := hamzaWithin(raw, utf8.RuneCountInString(stem), utf8.RuneCountInString(enc)), false
	if i := strings.IndexAny(e.Dict, hamzas); i >= 0 {
		_, first := utf8.DecodeRuneInString(e.Dict)
		want = strings.ContainsAny(e.Dict[first:], hamzas)
		if !want && (e.POS == isnad.VERB || f.Number == 'd') {
			return 0 // the first letter of the dictionary's form may stand within
		}
	}
	switch {
	case have && !want:
		return 3
	case want && !have && (e.POS != isnad.VERB || f.Tense == 'p'):
		return 1.5
	}
	return 0
}

// hamzaWithin tells whether one of the stem's letters behind the first bears a
// hamza in the word as written, where n letters make the stem and enc the
// pronoun.
func hamzaWithin(raw string, n, enc int) bool {
	for at, k := len(raw), 0; at > 0 && k < enc+n-1; {
		r, size := utf8.DecodeLastRuneInString(raw[:at])
		at -= size
		if text.IsMark(r) {
			continue
		}
		if k >= enc && strings.ContainsRune(hamzas, r) {
			return true
		}
		k++
	}
	return false
}

// hamzaOf gives the hamza-bearing alef with which a word begins.
func hamzaOf(s string) string {
	for _, h := range []string{hamzaUp, hamzaDown, madda} {
		if strings.HasPrefix(s, h) {
			return h
		}
	}
	return ""
}

// firstHamza skips the proclitics before an alef with hamza.
func firstHamza(raw string) string {
	if i := strings.IndexAny(raw, hamzaUp+hamzaDown+madda); i >= 0 && i <= 6 {
		return raw[i:]
	}
	return raw
}

// keepsInitial tells of the forms that begin as their lemma does: no broken
// plural, no present tense.
func keepsInitial(e *lexicon.Entry) bool {
	return e.Feats.Tense != 'f' && !(e.Feats.Number == 'p' && e.POS == isnad.NOUN)
}
