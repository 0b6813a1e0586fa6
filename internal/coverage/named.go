package coverage

import (
	"io/fs"
	"slices"
	"sort"
	"unicode"
	"unicode/utf8"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/clause"
	"github.com/isnad-news/isnad/internal/term"
	"github.com/isnad-news/isnad/internal/text"
)

// naming holds the nouns of naming by what they bring.
type naming struct {
	titles    *text.Words // nouns behind which marks hold a title or a motto, whatever it says
	bodies    *text.Words // nouns of what bears a name, which is no sentence
	sacred    *text.Words // whose words are no news
	called    *text.Words // verbs of naming
	known     *text.Words // adjectives of naming, which their preposition follows
	lists     *text.Words // words with a pronoun behind which what is listed stands
	written   *text.Words // tell that something is written on something
	questions *text.Words // nouns of questions
}

func readNaming(fsys fs.FS) (naming, error) {
	l, _, err := term.Read(fsys)
	if err != nil {
		return naming{}, err
	}
	return naming{titles: l.Of(term.Entitles), bodies: l.Of(term.Bears), sacred: l.Of(term.Sacred), called: l.Of(term.Called), known: l.Of(term.Known), lists: l.Of(term.Listing), written: l.Of(term.Inscribed), questions: l.Of(term.Puzzles)}, nil
}

// farthestNoun is how many adjectives may stand between a noun of naming and the marks.
const farthestNoun = 2

// named tells whether marks set off a name, a title or a verse and no speech: a noun of
// naming stands right before them (بعنوان «…»، شركة «…»، ندوة عن «…») or opens them
// («شركة …»), such marks and a conjunction do («…» و«…»), they hold nothing but proper
// nouns or list things, or the words before them tell whose verse it is. before tells it
// of the marks before these.
func (r *Seen) named(q, last clause.Quotation, before bool) bool {
	if r.allProper(q.Open+1, q.End) || r.foreign(q) || r.verse(q) || r.aside(q) || r.inscribed(q) || r.asked(q) {
		return true
	}
	k := q.Open - 1
	if r.that(q.Open + 1) {
		return false
	}
	whole := r.clause(q.Open+1, q.End) // with a verb in a tense
	if r.opensName(q) || !whole && (r.heads(q) || k > 0 && r.enumerates(q)) {
		return true
	}
	if k < 0 || r.Words[k].Sentence != r.Words[q.Open].Sentence {
		return false
	}
	if before && last.Close >= 0 && last.Close == k-1 && (r.has(k, isnad.CCONJ) || r.Words[k].Norm == comma) {
		return !whole || r.count(q.Open+1, q.End) <= longListed
	}
	if !whole && r.count(q.Open+1, q.End) <= longName && (r.calls(k)) {
		return true // يسمى «…»
	}
	colon := r.Words[k].Norm == ":" && k > 0
	if colon {
		k-- // كتاب بعنوان: «…»
	}
	if !colon && !whole && r.apposed(q) {
		return true
	}
	for n := 0; n < farthestNoun && k > 0 && r.has(k, isnad.ADJ) && !r.has(k, isnad.CCONJ) && !r.lemmaIn(k, isnad.ADJ, r.d.bodies); n++ {
		k--
	}
	about := !colon && k > 0 && r.Words[k].Last-r.Words[k].First == 1 && r.has(k, isnad.ADP)
	if about {
		k-- // ندوة عن «…»
	}
	for p := r.Words[k].First; p < r.Words[k].Last; p++ {
		t := &r.Tags[p]
		if t.POS != isnad.NOUN && t.POS != isnad.PROPN && t.POS != isnad.ADJ {
			continue
		}
		if r.d.titles.Has(t.Lemma) && (!colon || !whole) {
			return !about || !whole
		}
		return !colon && r.d.bodies.Has(t.Lemma) && (t.Feats.Number != 'p' || !t.Feats.Def && !whole) && !r.speaks(k) && !(whole && (about || r.count(q.Open+1, q.End) > shortName))
	}
	return false
}

// calls tells of a verb or a participle of naming before the marks, with its preposition
// and one word more between them: يسمى «…»، المعروفة إعلاميا بـ«…».
func (r *Seen) calls(k int) bool {
	for w := k; w >= max(0, k-2); w-- {
		if r.lemmaIn(w, isnad.VERB, r.d.called) || w < k && r.has(k, isnad.ADP) && r.lemmaIn(w, isnad.ADJ, r.d.known) {
			return true
		}
	}
	return false
}

// shortName is how many words behind a noun of naming are a name though one may be read
// as a verb (فندق «دبل تري هاي هيلتون»), longName how many a name has that nothing but a
// verb of naming brings.
const shortName, longName = 5, 8

// longListed is how many words with a verb among them are a title in a list of titles.
const longListed = 12

const comma = "\u060c"

// opensName tells of marks whose first word is a noun of what bears a name, whatever
// else it may be read as («شركة …»، «مركز …»), or such a noun with the article and an
// adjective («الشركة السعودية …»).
func (r *Seen) opensName(q clause.Quotation) bool {
	w := q.Open + 1
	if q.End <= w+1 || r.count(w, q.End) > longName || r.clause(w+1, q.End) {
		return false
	}
	n := r.Words[w].Last - r.Words[w].First
	for p := r.Words[w].First; p < r.Words[w].Last; p++ {
		t := &r.Tags[p]
		switch {
		case t.POS == isnad.NOUN && t.Feats.Def:
			return n == 1 && r.d.bodies.Has(t.Lemma) && t.Feats.Number == 's' && r.qualified(w+1)
		case t.POS == isnad.NOUN || t.POS == isnad.VERB:
			return n == 1 && r.d.bodies.Has(r.Words[w].Norm)
		}
	}
	return false
}

// qualified tells of an adjective with the article.
func (r *Seen) qualified(w int) bool {
	t := &r.Tags[r.Words[w].First]
	return r.Words[w].Last-r.Words[w].First == 1 && t.POS == isnad.ADJ && t.Feats.Def
}

// foreign tells of marks that hold a few words half of which are names, numbers or
// written in other letters, with hardly a word of the language: «كونتننتال جي تي سبيد».
func (r *Seen) foreign(q clause.Quotation) bool {
	n, names, others := 0, 0, 0
	for w := q.Open + 1; w < q.End; w++ {
		if r.Words[w].Kind == isnad.Punct {
			continue
		}
		n++
		switch t := r.propn(w); {
		case r.Words[w].Kind != isnad.Arabic || t != nil && r.Words[w].Last-r.Words[w].First == 1:
			names++
		case utf8.RuneCountInString(r.Words[w].Norm) > shortWord:
			others++
		}
	}
	return n <= longName && 2*names >= n && others <= 1
}

// shortWord is how many letters a word has at most that may be the name of a letter, or
// a piece of a foreign name.
const shortWord = 3

// aside tells of marks that do the work of brackets: they hold a quantity («70 ألف
// شجرة»).
func (r *Seen) aside(q clause.Quotation) bool {
	w := q.Open + 1
	if w >= q.End || r.clause(w, q.End) {
		return false
	}
	return r.Words[w].Kind == isnad.Digits && r.count(w, q.End) <= shortName
}

// inscribed tells of marks that hold what is written on something: كتب عليها «…».
func (r *Seen) inscribed(q clause.Quotation) bool {
	k := q.Open - 1
	if k > 0 && r.Words[k].Norm == ":" {
		k--
	}
	return k > 0 && r.has(k, isnad.ADP) && r.has(k, isnad.PRON) && r.lemmaIn(k-1, "", r.d.written)
}

// asked tells of a question that the report itself puts: والسؤال الأهم: «…؟».
func (r *Seen) asked(q clause.Quotation) bool {
	k := q.Open - 1
	for n := 0; n <= farthestNoun && k >= 0; n++ {
		if r.lemmaIn(k, isnad.NOUN, r.d.questions) {
			return true
		}
		if !r.has(k, isnad.ADJ) && !r.has(k, isnad.PRON) && r.Words[k].Norm != ":" {
			return false
		}
		k--
	}
	return false
}

// heads tells of marks that open a headline, or that are all of their line: they hold
// what is spoken of.
func (r *Seen) heads(q clause.Quotation) bool {
	if r.count(q.Open+1, q.End) > longName {
		return false
	}
	i := r.Words[q.Open].Sentence
	sen := &r.Sentences[i]
	if q.Open != sen.First || i > 0 && r.Sentences[i-1].Line == sen.Line {
		return false
	}
	return sen.Headline || r.count(q.Close+1, sen.Last) == 0 && (i+1 == len(r.Sentences) || r.Sentences[i+1].Line != sen.Line)
}

// apposed tells of marks behind a noun of what bears a name with all that belongs to it:
// الملتقى الأول للأمن السياحي «…».
func (r *Seen) apposed(q clause.Quotation) bool {
	if r.count(q.Open+1, q.End) > longName || !r.has(q.Open+1, isnad.NOUN) && !r.has(q.Open+1, isnad.PROPN) {
		return false
	}
	for k := q.Open - 1; k > r.Sentences[r.Words[q.Open].Sentence].First && k >= q.Open-farthestHead; k-- {
		t := r.stem(k)
		if t == nil || r.has(k, isnad.CCONJ) || r.has(k, isnad.PRON) {
			return false
		}
		if t.POS == isnad.NOUN && r.d.bodies.Has(t.Lemma) {
			return k < q.Open-1 && t.Feats.Number == 's' && !r.reports(k)
		}
	}
	return false
}

// farthestHead is how far before the marks the noun may stand that bears the name.
const farthestHead = 5

// stem gives the noun or adjective at word w, or nil.
func (r *Seen) stem(w int) *isnad.Tag {
	for p := r.Words[w].First; p < r.Words[w].Last; p++ {
		if t := &r.Tags[p]; t.POS == isnad.NOUN || t.POS == isnad.ADJ {
			return t
		}
	}
	return nil
}

// reports tells of a verb of saying shortly before word w: of what it governs the marks
// hold the words (وأكد مدير الشركة «…»).
func (r *Seen) reports(w int) bool {
	for k := max(r.Sentences[r.Words[w].Sentence].First, w-farthestVerse); k < w; k++ {
		if slices.ContainsFunc(r.Tags[r.Words[k].First:r.Words[k].Last], func(t isnad.Tag) bool { return has(r.d.cues, t.Lemma) || has(r.d.cues, t.Root) }) {
			return true
		}
	}
	return false
}

// enumerates tells of marks behind a colon, or behind a word of
// listing with its pronoun (أبرزها «…»), that hold no less than three things.
func (r *Seen) enumerates(q clause.Quotation) bool {
	k := q.Open - 1
	if r.lists(k) {
		return true
	}
	alone := r.Words[k].Last-r.Words[k].First <= 2 && r.has(k, isnad.PRON) && !r.has(k, isnad.ADP) // وهي
	if r.Words[k].Norm != ":" && !alone {
		return false
	}
	n := 0
	for w := q.Open + 1; w < q.End; w++ {
		if m := r.Words[w].Norm; m == comma || m == "-" && alone || w > q.Open+1 && r.has(w, isnad.CCONJ) {
			n++
		}
	}
	return n >= leastListed || alone && n == leastListed-1
}

// leastListed is how many commas and conjunctions a list between marks has at least.
const leastListed = 3

// lists tells of a word of listing with a pronoun: منها، أبرزها.
func (r *Seen) lists(w int) bool {
	word := r.Words[w]
	return word.Last-word.First == 2 && r.d.lists.Has(r.Tags[word.First].Lemma) && r.Tags[word.Last-1].POS == isnad.PRON
}

// verse tells of what is holy to somebody: in braces, or behind words that name whose it
// is (قال تعالى: «…»).
func (r *Seen) verse(q clause.Quotation) bool {
	if r.Words[q.Open].Norm == "{" || r.vocalized(q) {
		return true
	}
	first := r.Sentences[r.Words[q.Open].Sentence].First
	for w := q.Open - 1; w >= max(first, q.Open-farthestVerse); w-- {
		if r.lemmaIn(w, "", r.d.sacred) && !r.withinName(w) {
			return true
		}
	}
	return false
}

// withinName tells of a word behind the first of somebody's name: عبد الله، حزب الله.
func (r *Seen) withinName(w int) bool {
	for i := sort.Search(len(r.Mentions), func(i int) bool { return r.Mentions[i].First >= w }) - 1; i >= 0 && r.Mentions[i].Sentence == r.Words[w].Sentence; i-- {
		if r.Mentions[i].Last > w {
			return true
		}
	}
	return false
}

// vocalized tells of marks that hold words with most of their vowels, as verses are
// printed and the news never are.
func (r *Seen) vocalized(q clause.Quotation) bool {
	vowels, letters := 0, 0
	for _, c := range r.slice(isnad.Span{Start: r.Words[q.Open].End, End: r.Words[q.End-1].End}) {
		switch {
		case c >= fathatan && c <= sukun:
			vowels++
		case unicode.IsLetter(c):
			letters++
		}
	}
	return 3*vowels > letters
}

// The first and the last of the marks of vowels.
const fathatan, sukun = '\u064b', '\u0652'

// lemmaIn tells of a word with a lemma among some, and of a part of speech if one is given.
func (r *Seen) lemmaIn(w int, pos isnad.POS, lemmas *text.Words) bool {
	return slices.ContainsFunc(r.Tags[r.Words[w].First:r.Words[w].Last], func(t isnad.Tag) bool {
		return (pos == "" || t.POS == pos) && lemmas.Has(t.Lemma)
	})
}

// farthestVerse is how many words and marks before a verse its teller may stand.
const farthestVerse = 5

// speaks tells of a noun with the article right behind a verb of saying: it is who
// says what stands in the marks (وطالبت الحركة «…»).
func (r *Seen) speaks(w int) bool {
	if w == 0 || !slices.ContainsFunc(r.Tags[r.Words[w].First:r.Words[w].Last], func(t isnad.Tag) bool { return t.Feats.Def }) {
		return false
	}
	return slices.ContainsFunc(r.Tags[r.Words[w-1].First:r.Words[w-1].Last], func(t isnad.Tag) bool { return has(r.d.cues, t.Lemma) })
}

// has tells of a word with a part of speech in it.
func (r *Seen) has(w int, pos isnad.POS) bool {
	for p := r.Words[w].First; p < r.Words[w].Last; p++ {
		if r.Tags[p].POS == pos {
			return true
		}
	}
	return false
}

// that tells of أن or إن, with which no title begins.
func (r *Seen) that(w int) bool {
	p := r.Words[w].First
	return p < r.Words[w].Last && r.Parts[p].Norm == that
}

const that = "\u0627\u0646"

// clause tells whether a verb in a tense stands among words.
func (r *Seen) clause(first, last int) bool {
	for w := first; w < last; w++ {
		for p := r.Words[w].First; p < r.Words[w].Last; p++ {
			if t := &r.Tags[p]; t.POS == isnad.VERB && t.Feats.Tense != 0 && !t.Guessed {
				return true
			}
		}
	}
	return false
}

// allProper tells whether all words are proper nouns or in other letters.
func (r *Seen) allProper(first, last int) bool {
	for w := first; w < last; w++ {
		switch r.Words[w].Kind {
		case isnad.Arabic:
			if r.propn(w) == nil || r.Words[w].Last-r.Words[w].First > 1 {
				return false
			}
		case isnad.Punct:
			if n := r.Words[w].Norm; n != "-" && n != "." {
				return false
			}
		}
	}
	return true
}
