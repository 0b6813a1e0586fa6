package mention

import (
	"io/fs"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/concurrent"
	"github.com/isnad-news/isnad/internal/loglinear"
	"github.com/isnad-news/isnad/internal/phrase"
	"github.com/isnad-news/isnad/internal/table"
	"github.com/isnad-news/isnad/internal/term"
	"github.com/isnad-news/isnad/internal/text"
	"github.com/isnad-news/isnad/internal/war"
)

// Finder finds mentions. It is safe for concurrent use.
type Finder struct {
	names      names
	begin      text.Sieve // the words that begin one of them
	people     []*item
	bearers    map[string][]*item // by last name
	roles      map[string]*item   // by folded lemma
	terms      *term.Lists
	cues       map[string]bool   // folded lemmas of verbs of saying
	sectors    map[string]string // of groups, by id
	lands      map[string]string // of groups, by id
	states     map[string]bool   // ids
	given      map[string]bool   // folded given names
	sexes      map[string]byte   // of these, 'm' or 'f' where one sex bears them
	outlets    outlets           // states of media
	origins    loglinear.Weights // of what speaks for whose a stranger is
	nameStates loglinear.Weights // of what words of a name speak for which state
	esteem     map[string]bool   // folded words that honour: معالي
	listed     map[string]bool   // folded given and family names
	spell      *spelling
	wars       *war.Wars
	rooms      sync.Pool // of *room
}

// New reads the tables of actors and places and lexicon/terms below fsys.
func New(fsys fs.FS) (*Finder, error) {
	terms, kinds, err := term.Read(fsys)
	if err != nil {
		return nil, err
	}
	f := &Finder{spell: newSpelling(kinds), terms: terms, roles: map[string]*item{}, cues: map[string]bool{}, given: map[string]bool{}, sexes: map[string]byte{}, listed: map[string]bool{}}
	err = concurrent.All(
		func() error { return f.readNames(fsys) },
		func() error {
			return readAll(fsys, []source{{"actors", "roles", f.readRole}, {"quotes", "cues", f.readCue}})
		},
		func() error { return readAll(fsys, []source{{"lexicon", "names", f.readBearable}}) },
		func() (err error) { f.wars, err = war.Load(fsys); return },
		func() (err error) { f.origins, err = loglinear.Read(fsys, "actors", "strangers"); return },
		func() (err error) { f.nameStates, err = loglinear.Read(fsys, "actors", "bearers"); return },
	)
	if err != nil {
		return nil, err
	}
	return f, nil
}

// readNames reads the names of actors and places, and what follows from them.
func (f *Finder) readNames(fsys fs.FS) error {
	actors, places, persons, people, err := load(fsys, f.spell)
	if err != nil {
		return err
	}
	f.sectors, f.lands, f.outlets, f.esteem, f.states = actors.sectors(), actors.lands(), actors.outlets(), actors.esteems(), actors.states()
	f.names, f.people, f.bearers = actors.join(places, persons), people, bearers(people)
	f.begin = f.names.ready()
	return nil
}

func (f *Finder) readCue(r table.Row) error {
	f.cues[text.Fold(r.Get("lemma"))] = true
	return nil
}

func (f *Finder) readRole(r table.Row) error {
	l := text.Fold(r.Get("lemma"))
	if f.roles[l] == nil {
		f.roles[l] = &item{kind: "role", sector: r.Get("sector"), role: r.Get("kind"), name: r.Get("lemma"), nameEn: r.Get("name_en"), source: r.Where()}
	}
	return nil
}

// readBearable reads a name that people bear.
func (f *Finder) readBearable(r table.Row) error {
	k, form := r.Get("kind"), text.Fold(r.Get("form"))
	if k == "other" {
		return nil
	}
	f.listed[form] = true
	if k != "family" {
		f.given[form] = true
		if g := r.Get("gender"); g != "" {
			f.sexes[form] = g[0]
		}
	}
	return nil
}

// Terms gives the words of one kind of lexicon/terms, folded.
func (f *Finder) Terms(kind term.Kind) *text.Words { return f.terms[kind] }

// Layers are what mentions are found in.
type Layers struct {
	Text      string
	Words     []isnad.Word
	Parts     []isnad.Part
	Tags      []isnad.Tag
	Sentences []isnad.Sentence
	Numbers   []isnad.Number
	Phrases   []isnad.Phrase
	Published time.Time
	Outlet    string // who published it, as the report says
	URL       string
	Trace     func(Stranger) // sees who is weighed, to learn from it; nil for none
}

// search is the state of one report's reading.
type search struct {
	*Finder
	*Layers
	toks      []token
	index     []int  // token at or after each word
	hits      []*hit // by first word
	covered   []*hit // by word
	out       []isnad.Mention
	items     []*item  // the knowledge behind each mention, may be nil
	heads     []string // kind of the head's knowledge of each mention
	entities  []isnad.Entity
	byKey     map[string]isnad.Ref
	focus     map[string]int             // how often each state is named
	told      map[string]int             // how often each state is named by a word of its own, no place
	bares     map[isnad.Span]string      // bare nouns within mentions that call a group back
	callers   map[isnad.Span]*item       // callbacks within mentions of people: أعضاء الجماعة المحظورة
	unsure    []stranger                 // whose state the rules could but guess
	surnames  map[string]bool            // parts of the names of people met so far
	joined    [][2]int                   // an office and the person who holds it
	split     map[string][]string        // names taken apart
	named     []bool                     // words that their place shows to be an unlisted name
	families  []int                      // words of nationality that are last names
	common    map[string]bool            // lemmas that the report has without the article, as asked
	most      string                     // the state that the report names most
	shared    bool                       // another is named as often
	all       int                        // how often all are
	home      string                     // the state for which the report is written, if known
	like      map[string]bool            // last names that the report gives to somebody unlisted
	full      map[*item]bool             // people whom the report names in full
	weight    map[string]int             // how many mentions everybody has, once asked
	heaviest  int                        // the most that anybody has
	vacancies map[string]map[string]bool // offices told of without their holders, once asked
	claimed   map[int]int                // first word of a name: first word of the office whose holder it is
	led       map[int]int                // first word of a name that a title shows: the word behind it
	fulls     []full                     // who is named in full, asked for once
	lasts     map[int]bool               // last names that their place alone shows
	fighters  []int                      // mentions that name an armed group
}

// usual is how many words of a text there are for each mention.
const usual = 6

// hit gives the names that begin at word w, nil for none.
func (s *search) hit(w int) *hit {
	if uint(w) >= uint(len(s.hits)) {
		return nil
	}
	return s.hits[w]
}

// Find gives the mentions of a report in order, and what they refer to.
func (f *Finder) Find(l Layers) ([]isnad.Mention, []isnad.Entity) {
	s := &search{Finder: f, Layers: &l, byKey: map[string]isnad.Ref{}, focus: map[string]int{}, told: map[string]int{}, surnames: map[string]bool{}, bares: map[isnad.Span]string{}, callers: map[isnad.Span]*item{}, split: map[string][]string{}, claimed: map[int]int{}, led: map[int]int{}, lasts: map[int]bool{}, common: map[string]bool{}, like: map[string]bool{}, full: map[*item]bool{}}
	r, ok := f.rooms.Get().(*room)
	if !ok {
		r = new(room)
	}
	defer f.rooms.Put(r)
	s.toks, s.index = f.tokens(r, l.Words)
	s.hits, s.covered = r.byWord(len(l.Words))
	s.out = make([]isnad.Mention, 0, len(l.Words)/usual+1)
	s.findNames()
	s.memorials()
	s.findUnlisted()
	s.countFocus()
	for i := range l.Phrases {
		s.phrase(isnad.Ref(i + 1))
	}
	s.strays()
	s.sort()
	s.papers()
	s.appose()
	s.attach()
	for i := range s.out {
		m := &s.out[i]
		m.Loose = m.Actor && m.ID == "" && m.Kind != "person"
	}
	s.corefer()
	s.settle()
	s.others(false)
	s.some()
	s.fallback()
	s.others(true)
	s.some()
	s.settle()
	s.described()
	s.duals()
	s.compose()
	s.channels()
	s.bylines()
	s.datelines()
	s.brands()
	s.sex()
	s.link()
	return s.out, s.entities
}

// sex gives persons the gender of their given name.
func (s *search) sex() {
	for i := range s.out {
		m := &s.out[i]
		if m.Kind != "person" {
			continue
		}
		first, _, _ := strings.Cut(text.Fold(m.Name), " ")
		if g := s.sexes[first]; g != 0 {
			m.Feats.Gender = g
		} else if s.spell.isFather(first) {
			m.Feats.Gender = 'm'
		}
	}
}

// findNames finds every name, longest first from the left.
func (s *search) findNames() {
	for i := 0; i < len(s.toks); {
		if h := s.letter(s.toks[i].word); h != nil {
			s.cover(h)
			i++
			continue
		}
		n, items := s.names.at(s.toks, i)
		n, items = s.yield(i, n, items)
		items = s.plausible(i, n, items)
		if len(items) == 0 {
			n, items = s.alike(i)
			items = s.plausible(i, n, items)
		}
		if n == 0 || len(items) == 0 {
			i++
			continue
		}
		first := s.toks[i].word
		last := s.toks[i+n-1].word + 1
		h := &hit{first: first, last: last, items: items}
		s.cover(h)
		if p := h.pick("person"); p != nil && n > 1 {
			s.full[p] = true
		}
		i += n
	}
}

// letter gives the title that one letter and its mark stand for before a name, or nil: وزير
// التعليم د. عزام الدخيل.
func (s *search) letter(w int) *hit {
	if !phrase.TitleLetter(s.Words, w) {
		return nil
	}
	return &hit{first: w, last: w + 2, items: []*item{{kind: "title"}}}
}

// cover takes the words of a name for it, whatever began among them before.
func (s *search) cover(h *hit) {
	for w := h.first; w < h.last; w++ {
		s.hits[w], s.covered[w] = nil, h
	}
	s.hits[h.first] = h
}

// uncover makes the words of a name such as any others.
func (s *search) uncover(h *hit) {
	s.hits[h.first] = nil
	for w := h.first; w < h.last; w++ {
		s.covered[w] = nil
	}
}

// yield shortens an office or role whose last word begins the longer name of a body:
// رئيس | لجنة حقوق الإنسان, not رئيس لجنة.
func (s *search) yield(i, n int, items []*item) (int, []*item) {
	if n < 2 || items[0].kind != "office" && items[0].kind != "role" {
		return n, items
	}
	for k := n - 1; k > 0; k-- {
		m, body := s.names.at(s.toks, i+k)
		if k+m <= n || body[0].kind != "group" && body[0].kind != "institution" {
			continue
		}
		if l, short := s.names.within(s.toks, i, k); l == k && (short[0].kind == "office" || short[0].kind == "role") && (items[0].kind == "office" || body[0].kind == "group") {
			return l, short
		}
	}
	return n, items
}

// plausible drops what a name cannot be here: a person out of office, a
// common word taken for a place, a one-word name read as a verb.
func (s *search) plausible(i, n int, items []*item) []*item {
	if n == 0 {
		return nil
	}
	w := &s.Words[s.toks[i].word]
	if w.Last == w.First {
		return nil
	}
	st := phrase.Stem(w, s.Parts)
	t := &s.Tags[st]
	var out []*item
	for _, it := range items {
		switch {
		case it.kind == "person" && n == 1 && s.ofGod(s.toks[i].word):
			continue // سورة الرحمن
		case it.kind == "person" && n == 1 && (s.otherName(i, it) || s.namesake(i, it) || s.hamzated(s.toks[i].word, it.name)):
			continue
		case it.kind == "person" && (s.otherFamily(i, n, it) || s.fathered(i, n)):
			continue
		case it.kind == "person" && n == 1 && s.ascribed(i):
			continue // الفكر العثماني
		case n == 1 && it.kind == "place" && s.that(s.toks[i].word):
			continue // فإن is no Van
		case n == 1 && local(it) && strings.Contains(s.Text[w.Start:w.End], tanwin), n == 1 && it.kind == "place" && s.uncut(w, t, it):
			continue // باكرا is not in Accra, كريمة no Raymah
		case it.kind == "role" && n == 1 && t.POS == isnad.ADJ && !t.Feats.Def && t.Feats.Verbal == 'a' && text.Fold(it.name) != t.Lemma && t.Feats.Number == 's':
			continue // البحث جار is no neighbour
		case it.kind == "adjective" && n == 1 && t.POS == isnad.NOUN && t.Class == "place" && !t.Guessed && (!s.articled(s.toks[i].word) || strings.HasSuffix(s.Text[w.Start:w.End], maqsura)):
			continue // مجرى النهر is nobody of Hungary
		case it.kind == "adjective" && n == 1 && s.givenName(i):
			continue // الأمير تركي الفيصل
		case it.kind == "adjective" && n == 1 && s.familyNisba(s.toks[i].word):
			s.families = append(s.families, s.toks[i].word) // أبو يحيى التونسي
			continue
		case it.kind == "person" && (!it.holds(s.Published) && len(items) > 1 || it.ahead(s.Published) && !s.states[it.id]):
			continue
		case n == 1 && it.kind == "group" && s.mereNoun(s.toks[i].word):
			continue
		case n == 1 && it.kind == "institution" && s.terms[term.Deedbody].Has(t.Lemma) && !s.articled(s.toks[i].word):
			continue // ادعاء فلان is no prosecution
		case n == 1 && it.kind == "institution" && s.terms[term.Portfolio].Has(t.Lemma) && !s.portfolio(i):
			continue
		case n == 1 && it.kind == "institution" && s.terms[term.Branch].Has(t.Lemma) && !s.branch(i):
			continue
		case n == 1 && it.kind == "institution" && s.terms[term.Penalty].Has(t.Lemma) && s.sentenced(s.toks[i].word):
			continue // حكم عليه بالسجن
		case n == 1 && it.kind == "institution" && it.id != "" && t.Feats.Tanwin && t.Feats.Number != 'p':
			continue // دومًا is no parliament
		case n == 1 && it.kind == "institution" && it.id != "" && s.placeWord(s.toks[i].word) && hasPlace(items):
			continue // بلدة دوما
		case it.kind == "place" && (s.bearer(i, n) || n == 1 && s.middleName(s.toks[i].word)):
			continue // صلاح الدين ديمرتاش
		case n == 1 && (it.kind == "office" || it.kind == "title") && s.givenToFather(s.toks[i].word):
			continue // سلطان أبو العينين
		case n == 1 && it.kind == "place" && it.word && !s.placeBefore(s.toks[i].word):
			continue
		case n == 1 && it.kind == "state" && it.word && !s.everydayState(s.toks[i].word, it):
			continue // دعم مالي
		case n == 1 && (t.POS == isnad.VERB || t.POS == isnad.ADP || t.POS == isnad.PART || t.POS == isnad.SCONJ || t.POS == isnad.ADV || t.POS == isnad.PRON) && it.kind != "callback":
			if it.kind != "state" && it.kind != "capital" && it.kind != "group" || t.POS != isnad.VERB {
				continue
			}
		case n == 1 && s.Words[s.toks[i].word].Last-s.Words[s.toks[i].word].First > 1 && s.Parts[w.Last-1].Clitic && it.kind != "institution" && it.kind != "office" && it.kind != "role" && it.kind != "people" && it.kind != "honorific":
			continue // bears a pronoun: no name
		}
		out = append(out, it)
	}
	if len(out) == 0 && n > 1 && !s.otherFamily(i, n, items[0]) && !s.fathered(i, n) {
		for _, it := range items { // the latest known term is better than none
			if it.kind == "person" && !(it.ahead(s.Published) && !s.states[it.id]) {
				return []*item{it}
			}
		}
	}
	return out
}

// middleName tells of a word between a given name and one that no table knows: خوان |
// انخل | نابوت.
func (s *search) middleName(w int) bool {
	if w == 0 || w+1 >= len(s.Words) || s.Words[w-1].Sentence != s.Words[w].Sentence || s.Words[w+1].Sentence != s.Words[w].Sentence || s.articled(w) {
		return false
	}
	a, b := s.stemTag(w-1), s.stemTag(w+1)
	return a.Name && a.POS == isnad.PROPN && s.given[s.Words[w-1].Norm] && b.POS == isnad.PROPN && b.Guessed && s.Words[w+1].Last-s.Words[w+1].First == 1 && s.Words[w].Last-s.Words[w].First == 1
}

// mereNoun tells whether a definite noun that names a group is a common noun
// here: an adjective describes it, or the report has it without the article
// (قاعدة العند … القاعدة).
func (s *search) mereNoun(w int) bool {
	t := s.stemTag(w)
	if t.POS != isnad.NOUN || !t.Feats.Def || t.Name || w > 0 && s.terms[term.Callback].Has(s.stemTag(w-1).Lemma) {
		return false
	}
	if w+1 < len(s.Words) && s.Words[w+1].Sentence == s.Words[w].Sentence {
		if n := s.stemTag(w + 1); n.POS == isnad.ADJ && n.Feats.Def && n.Feats.Gender == t.Feats.Gender {
			return true
		}
	}
	return s.isCommon(t.Lemma)
}

// longName tells whether the name of a place or body of two words or more begins
// at word w: قاعدة العند.
func (s *search) longName(w int) bool {
	n, items := s.names.at(s.toks, s.index[w])
	return n > 1 && (items[0].kind == "place" || items[0].kind == "institution")
}

// bareGroup tells whether the word at w names a group without the article: فيفا.
func (s *search) bareGroup(w int) bool {
	n, items := s.names.at(s.toks, s.index[w])
	return n == 1 && items[0].kind == "group"
}

// isCommon tells whether the report has a noun without the article anywhere that
// names no group itself.
func (s *search) isCommon(lemma string) bool {
	common, asked := s.common[lemma]
	if asked {
		return common
	}
	for v := range s.Words {
		if t := s.stemTag(v); t.Lemma == lemma && !t.Feats.Def && (t.POS == isnad.NOUN || t.POS == isnad.PROPN && s.longName(v)) && !s.bareGroup(v) {
			common = true
			break
		}
	}
	s.common[lemma] = common
	return common
}

// otherName tells whether a person known by one word is another one here: a
// name stands right before it or behind it that is none of theirs.
func (s *search) otherName(i int, it *item) bool {
	own := " " + strings.Join(nameTokens(it.name+" "+it.role), " ") + " "
	for _, j := range []int{i - 1, i + 1} {
		if j < 0 || j >= len(s.toks) {
			continue
		}
		a, b := s.toks[min(i, j)].word, s.toks[max(i, j)].word
		if b-a != 1 || s.toks[j].sentence != s.toks[i].sentence {
			continue
		}
		w := s.toks[j].word
		t := s.stemTag(w)
		if j > i && (s.Words[w].Last-s.Words[w].First > 1 || s.begins(j) || s.day(w)) || j < i && s.joins(b) {
			continue // حذر نتنياهو حماس, صالح والقذافي
		}
		if s.heldBy(j, it) || s.apartFrom(i, j) {
			continue
		}
		if (t.Name || t.POS == isnad.PROPN || j > i && s.byname(j) || j < i && s.givenAs(j)) && !strings.Contains(own, " "+s.toks[j].variants[0].bare+" ") {
			if j < i && s.covered[w] != nil && len(s.covered[w].items) > 0 && s.covered[w].items[0].kind != "person" {
				continue // an office or title before it
			}
			if j < i && s.same(w, it.name) {
				continue
			}
			s.keepName(i, j)
			return true
		}
	}
	return false
}

// apartFrom tells whether the token at j, beside a person known by the one word at i, names
// somebody else who is known by one word, or behind a verb the place of what he does: neither
// is a given name (هاجم ترامب كلينتون، زار كيري عدن).
func (s *search) apartFrom(i, j int) bool {
	w, v := s.toks[i].word, s.toks[j].word
	if s.given[s.Words[w].Norm] || s.given[s.Words[v].Norm] {
		return false
	}
	n, items := s.names.at(s.toks, j)
	for _, it := range items {
		switch {
		case it.kind == "person" && n == 1 && (v > w || s.covered[v] != nil && s.covered[v].pick("person") != nil):
			return true
		case it.kind == "place" && !it.word && v > w && w > 0 && s.stemTag(w-1).POS == isnad.VERB && s.stemTag(v).POS == isnad.PROPN:
			return true
		}
	}
	return false
}

// givenAs tells of a token that is a given name, whatever else its word may be: سعد, بندر.
func (s *search) givenAs(j int) bool {
	w := s.toks[j].word
	if s.stemTag(w).POS == isnad.VERB || s.articled(w) {
		return false
	}
	for _, v := range s.toks[j].variants {
		if !v.article && s.given[v.bare] {
			return true
		}
	}
	return false
}

// maqsura is the letter that a noun ends in and no adjective of nationality, but in haste.
const maqsura = "\u0649"

// tanwin is the mark of an indefinite accusative, which no name of a place bears.
const tanwin = "\u064b"

// uncut tells of a known word in which a place's name was found only by taking a letter
// off that is no proclitic there.
func (s *search) uncut(w *isnad.Word, t *isnad.Tag, it *item) bool {
	if w.Last-w.First != 1 || t.Guessed || t.POS == isnad.PROPN && !t.Name {
		return false
	}
	word, _ := bare(w.Norm)
	for _, letter := range [...]string{waw, fa, ba, kaf, lam} {
		if rest, ok := strings.CutPrefix(word, letter); ok {
			return s.spells(rest, it) && !s.spells(word, it)
		}
	}
	return false
}

// spells tells whether a folded word is a name of a thing.
func (s *search) spells(word string, it *item) bool {
	word, _ = bare(word)
	return slices.ContainsFunc(s.names[word], func(k key) bool { return k.item == it && len(k.tokens) == 1 })
}

// placeBefore tells whether a place word or a preposition of place stands
// before word w.
func (s *search) placeBefore(w int) bool {
	if w == 0 {
		return false
	}
	p := &s.Words[w-1]
	if p.Last == p.First {
		return false
	}
	t := &s.Tags[phrase.Stem(p, s.Parts)]
	return t.Class == "place" || s.terms[term.Placeprep].Has(t.Lemma)
}

// givenToFather tells of a given name at word w that is an office or title too, right before
// who the bearer's father or child is.
func (s *search) givenToFather(w int) bool {
	return s.given[s.Words[w].Norm] && !s.articled(w) && w+1 < len(s.Words) && s.Words[w+1].Sentence == s.Words[w].Sentence && s.terms[term.Kunya].Has(s.Words[w+1].Norm)
}

// everydayState tells whether an everyday word names a state (مالي): something happens in it,
// or the report calls it or its capital by another name, and the word describes nothing.
func (s *search) everydayState(w int, it *item) bool {
	if s.articled(w) || s.bearsPronoun(w) {
		return false
	}
	if w > 0 && s.Words[w-1].Sentence == s.Words[w].Sentence {
		if t := s.stemTag(w - 1); s.terms[term.Inplace].Has(t.Lemma) && t.POS == isnad.ADP {
			return true
		} else if t.POS == isnad.ADJ || t.POS == isnad.NOUN && !t.Feats.Def && t.Class != "person" && t.Class != "organization" && t.Class != "place" {
			return false
		}
	}
	return slices.ContainsFunc(it.proofs, func(n string) bool { return strings.Contains(s.Text, n) })
}

// hasPlace tells whether a place is among what a name may mean.
func hasPlace(items []*item) bool {
	for _, it := range items {
		if it.kind == "place" {
			return true
		}
	}
	return false
}

// placeWord tells whether a word for a kind of place stands right before word w.
func (s *search) placeWord(w int) bool {
	return w > 0 && s.Words[w-1].Sentence == s.Words[w].Sentence && s.stemTag(w-1).Class == "place"
}

func (h *hit) pick(kinds ...string) *item {
	for _, k := range kinds {
		for _, it := range h.items {
			if it.kind == k {
				return it
			}
		}
	}
	return nil
}

func (s *search) countFocus() {
	s.tally("")
	s.findHome()
	s.tally("home")
	s.homonyms()
	s.samePlaces()
	s.strangers()
	for _, h := range s.hits {
		if h == nil {
			continue
		}
		if s.vague(h) {
			h.items = []*item{{kind: "institution", word: true, sector: h.items[0].sector, name: h.items[0].name, nameEn: h.items[0].nameEn, source: h.items[0].source}}
		}
	}
	s.tally("group")
	s.most = s.top()
	for id, n := range s.focus {
		s.all += n
		s.shared = s.shared || id != s.most && n == s.focus[s.most]
	}
}

// vague tells of a party's name of common words (الحزب الديمقراطي) in a report
// that names its state by nothing else: some other state's party.
func (s *search) vague(h *hit) bool {
	it := h.items[0]
	if it.kind != "group" || it.id == "" || it.id != it.country || it.sector != "PTY" && it.sector != "OPP" || s.told[it.country] > 0 || h.last < h.first+2 {
		return false
	}
	for w := h.first; w < h.last; w++ {
		if t := s.stemTag(w); t.Name || t.Guessed || t.POS != isnad.NOUN && t.POS != isnad.ADJ {
			return false
		}
		if _, items := s.names.within(s.toks, s.index[w], 1); nationalItem(items) {
			return false
		}
	}
	return len(s.told) > 0
}

// nameHome counts the one state that a name of several means.
func (s *search) nameHome(h *hit) {
	it := s.homeItem(h)
	s.told[it.id]++
	s.focus[it.id] += 2
	if s.Sentences[s.Words[h.first].Sentence].Headline {
		s.focus[it.id] += 2
	}
}

func nationalItem(items []*item) bool {
	for _, it := range items {
		if it.kind == "adjective" || it.kind == "state" {
			return true
		}
	}
	return false
}

// tally counts how often each state is named, by groups, by what a paper calls
// its own, or by all else.
func (s *search) tally(kind string) {
	for _, h := range s.hits {
		if h == nil {
			continue
		}
		k := h.items[0].kind
		if k != "group" && k != "home" {
			k = ""
		}
		if k != kind {
			continue
		}
		if k == "home" {
			s.nameHome(h)
			continue
		}
		if s.ofMedium(h) || s.ambiguous(h) {
			continue
		}
		s.count(h)
	}
}

// count adds what one name tells of states.
func (s *search) count(h *hit) {
	for _, it := range h.items {
		c := it.country
		if !s.states[c] {
			c = ""
		}
		switch it.kind {
		case "state", "capital", "adjective", "place", "seat", "home":
			if c != "" {
				if it.kind != "place" {
					s.told[c]++
				}
				s.focus[c] += 2
				if s.Sentences[s.Words[h.first].Sentence].Headline {
					s.focus[c] += 2
				}
			}
		case "person", "institution":
			if s.states[it.id] && it.sector != "CVL" {
				s.told[it.id]++
				s.focus[it.id]++
			}
		case "group":
			if c != "" {
				s.told[c]++
				s.focus[c]++
			}
		}
	}
}

// ofMedium tells of a medium, or of the adjective that says where a medium is
// from (صحيفة ديلي ميل البريطانية): the report is not about that state.
func (s *search) ofMedium(h *hit) bool {
	first := h.items[0]
	if first.kind == "group" {
		return first.sector == "JRN" || first.sector == "MED"
	}
	if first.kind != "adjective" {
		return false
	}
	for w := h.first - 1; w >= max(0, h.first-4) && s.Words[w].Sentence == s.Words[h.first].Sentence; w-- {
		if c := s.hit(w); c != nil && c.last <= h.first {
			if it := c.items[0]; it.sector == "JRN" && (it.kind == "group" || it.kind == "institution") {
				return c.last >= h.first-1
			}
		}
	}
	return false
}

// top gives the state that the report names most; ties go to the first by id.
func (s *search) top() string {
	best := ""
	for id, n := range s.focus {
		if best == "" || n > s.focus[best] || n == s.focus[best] && id < best {
			best = id
		}
	}
	return best
}

// phrase reads one noun phrase: the actor at its head, or those annexed to a
// head that is none.
func (s *search) phrase(ref isnad.Ref) {
	p := &s.Phrases[ref-1]
	lo, hi := s.housed(s.Parts[p.First].Word), s.compound(s.housed(s.Parts[p.Last-1].Word+1))
	embedded := false
	goes := lo      // where a word may go on the mention before the phrase
	prep := true    // the phrase's preposition still holds
	named := false  // the mention before is a bare name that ends here
	beside := -1    // where a mention that opens the phrase ends: a name there is somebody else
	person := false // that mention is a person: دعا ترامب | بوتين
	for w := lo; w < hi; {
		if s.Words[w].Kind == isnad.Punct || s.covered[w] != nil && s.covered[w].first < lo {
			w++ // a mark, or the rest of a name that began in the phrase before
			continue
		}
		if s.that(w) {
			embedded, named, prep = false, false, false
			w++
			continue
		}
		if w == goes && s.goesOn(w) {
			embedded = true
			w++
			goes = w
			continue
		}
		m, next, ok := s.build(ref, w, hi)
		if !ok {
			embedded, named = embedded || s.isHead(w), false
			w++
			continue
		}
		m.Embedded = embedded && !(named && s.opens(w)) && !(beside == w && !m.Adj && (s.opensName(w) || person && (m.Kind == "person" || m.Kind == "organization") || m.Kind == "place" && p.Prep < 0 && s.Words[w].Last-s.Words[w].First == 1))
		if beside = -1; !m.Embedded && !m.Adj {
			beside, person = next, m.Kind == "person"
		}
		named = m.Kind == "state" && !m.Adj || m.Kind == "place" || m.Kind == "group"
		m.Prep = s.prep(p, embedded || !prep)
		if w > lo && s.upon(w-1) {
			m.Prep, m.Embedded = s.Words[w-1].Norm, false // written with the other ya
		}
		s.add(m)
		embedded = true
		w = next
	}
	s.subject(ref)
}

// subject makes a speaker of the phrase right behind a verb of saying or
// before one, where it names no actor that is known: قال تجمع لأهالي …,
// كثيرون حثوا.
func (s *search) subject(ref isnad.Ref) {
	p := &s.Phrases[ref-1]
	lo, hi := s.Parts[p.First].Word, s.Parts[p.Last-1].Word+1
	t := &s.Tags[p.Head]
	if s.site(ref, lo) {
		return
	}
	if p.Prep >= 0 && !s.terms[term.But].Has(s.Tags[p.Prep].Lemma) || t.Feats.Tanwin || lo == 0 || s.covered[lo] != nil && s.covered[lo].first < lo {
		return
	}
	for i := len(s.out) - 1; i >= 0 && s.out[i].Phrase == ref; i-- {
		if m := &s.out[i]; !m.Embedded && !m.Adj {
			return
		}
	}
	people := t.Feats.Gender == 'm' && t.Feats.Number == 'p' && (t.POS == isnad.ADJ || t.Feats.Verbal == 'a' || t.Feats.Verbal == 'p')
	body := s.terms[term.Body].Has(t.Lemma)
	v := lo - 1
	if v > 0 && s.terms[term.Quote].Has(s.Words[v].Norm) {
		v--
	}
	behind := s.says(v) && s.Words[v].Sentence == p.Sentence && (t.POS == isnad.NOUN || body) && (body || t.Feats.Verbal == 0 && (t.Class == "" || t.Class == "organization" || t.Class == "people"))
	before := (people || body) && hi < len(s.Words) && s.says(hi)
	if !behind && !before || s.terms[term.Document].Has(t.Lemma) || s.terms[term.Proposition].Has(t.Lemma) {
		return
	}
	m := s.mention(ref, lo, hi)
	m.Kind, m.Actor, m.Name = "role", true, s.Text[m.Start:m.End]
	for i := len(s.out) - 1; i >= 0 && s.out[i].Phrase == ref; i-- {
		if o := &s.out[i]; o.Adj && m.ID == "" {
			m.ID, m.Country = o.ID, o.Country
		}
		s.out[i].Embedded = true
	}
	s.items = append(s.items, nil)
	s.heads = append(s.heads, "body")
	s.add(m)
}

// opensName tells whether a name of a state, a capital or a group begins at w.
func (s *search) opensName(w int) bool {
	h := s.hit(w)
	return h != nil && (h.pick("state", "capital", "group") != nil && (!s.adjectival(w) || h.pick("adjective", "gadjective") == nil) || s.continent(w, h))
}

// continent tells of a proper noun that calls back a body: اتهمت روسيا | أوروبا.
func (s *search) continent(w int, h *hit) bool {
	return h.pick("callback") != nil && s.stemTag(w).POS == isnad.PROPN
}

// opens tells whether somebody who is told of beside a name begins at word w:
// an unlisted name, or a person or office.
func (s *search) opens(w int) bool {
	if s.named[w] && (w == 0 || !s.named[w-1]) {
		return true
	}
	h, t := s.hit(w), s.stemTag(w)
	_, def := bare(s.Words[w].Norm)
	// السفيرة مليحة لودهي
	if h == nil && t.POS == isnad.NOUN && t.Feats.Def && t.Class == "person" {
		return w+1 < len(s.Words) && s.named[w+1]
	}
	if h == nil || h.pick("group", "state", "institution") != nil {
		return false
	}
	return h.pick("person") != nil || h.pick("office", "spokesman", "rank", "title") != nil && def
}

func (s *search) isHead(w int) bool {
	t := s.stemTag(w)
	return t.POS == isnad.NOUN || t.POS == isnad.ADJ
}

func (s *search) prep(p *isnad.Phrase, embedded bool) string {
	if p.Prep < 0 || embedded {
		return ""
	}
	return s.Tags[p.Prep].Lemma
}

func (s *search) stemTag(w int) *isnad.Tag {
	wd := &s.Words[w]
	if wd.Last == wd.First {
		return &isnad.Tag{}
	}
	return &s.Tags[phrase.Stem(wd, s.Parts)]
}

// draft collects what the words of an actor's phrase tell.
type draft struct {
	m       built
	head    *item
	state   *item // adjective, state or capital
	group   *item
	inst    *item
	person  *item
	place   *item
	home    *item
	call    *item
	titled  bool
	bare    string // lemma of a bare noun that calls a group back: عناصر التنظيم
	names   []int  // words of an unlisted name
	listed  int    // how many of them are listed as names
	firstNm int
}

type built = isnad.Mention

// build reads an actor, place or name that begins at word w.
func (s *search) build(ref isnad.Ref, w, hi int) (isnad.Mention, int, bool) {
	d := draft{firstNm: -1}
	if w > 0 && s.son(w) && s.named[w-1] && s.Words[w-1].Sentence == s.Words[w].Sentence {
		w-- // حمد بن محمد, where the first was taken for a verb
	}
	if w > 0 && s.named[w] && s.named[w-1] && s.Words[w-1].Sentence == s.Words[w].Sentence && s.given[s.Words[w-1].Norm] && s.stemTag(w-1).POS == isnad.ADP {
		w-- // علي السالم, where the first was taken for a preposition
	}
	if w > 0 && s.named[w] && (s.framedAt(w-1) && s.stemTag(w-1).POS == isnad.VERB || s.lasts[w] && s.verbal(w-1)) {
		w-- // زارا فاجنكنشت, where the first was taken for a verb
	}
	h := s.hit(w)
	if h == nil && s.covered[w] != nil {
		return d.m, w, false
	}
	t := s.stemTag(w)
	switch {
	// عسكريا
	case t.Feats.Tanwin && s.terms[term.Manner].Has(t.Lemma) && (h == nil || h.last == w+1):
		return d.m, w, false
	case s.actsUpon(w) || s.denied(w):
		return d.m, w, false
	case h != nil:
		if it := h.pick("adjective", "gadjective"); it != nil && len(h.items) == 1 || h.pick("adjective") != nil && s.adjectival(w) {
			return s.adjective(ref, w, h)
		}
		if s.mereAdjective(w, h) {
			return d.m, w, false
		}
	case s.that(w) || s.ownWords(w) || s.namedAfter(w) || s.upon(w) || s.onBehalf(w) || s.enumerates(w) || !s.named[w] && s.describes(ref, w):
		return d.m, w, false
	case s.crowd(w):
		m, next, ok := s.bareNumber(ref, w)
		m.Lemma = t.Lemma
		return m, next, ok
	case !s.named[w] && s.roles[t.Lemma] != nil && t.POS != isnad.VERB:
		d.head = s.roles[t.Lemma]
	case t.POS == isnad.PROPN || t.Name || s.named[w] || s.met(w) || s.foreign(w):
	case t.Feats.Tanwin && t.Feats.Verbal == 'a': // مشيرا
		return d.m, w, false
	case (t.Class == "person" || t.Class == "people" || t.Class == "organization") && t.POS == isnad.NOUN:
		d.head = &item{kind: "noun", name: t.Dict}
	case s.throng(w, hi):
		d.head = &item{kind: "noun", name: t.Dict}
	case s.dozens(w, hi):
		return s.bareNumber(ref, w)
	case t.POS == isnad.NUM || t.POS == isnad.DET:
		if !s.countsPeople(w, hi) {
			if t.POS == isnad.NUM && w+1 == hi && s.Words[w].Norm != "1" && !(w == s.Parts[s.Phrases[ref-1].Last-1].Word && w > s.Parts[s.Phrases[ref-1].First].Word) {
				return s.bareNumber(ref, w)
			}
			return d.m, w, false
		}
	default:
		return d.m, w, false
	}
	end := s.collect(&d, w, hi)
	return s.finish(ref, &d, w, end)
}

// actsUpon tells of an indefinite participle that does something to whom is named
// right behind it rather than being one of theirs: متهما إيران، متهمة المعارضة، متهمة إياها.
func (s *search) actsUpon(w int) bool {
	t := s.stemTag(w)
	if t.Feats.Verbal != 'a' || t.Feats.Def || s.roles[t.Lemma] == nil && t.Class != "person" {
		return false
	}
	if !t.Feats.Tanwin && !s.terms[term.Alike].Has(t.Lemma) && (t.Feats.Gender != 'f' || t.Feats.Number != 's') {
		return false
	}
	if w == 0 || w+1 >= len(s.Words) || s.Words[w+1].Sentence != s.Words[w].Sentence || s.Words[w-1].Kind != isnad.Punct && s.Tags[s.Words[w].First].POS != isnad.CCONJ || s.bearsPronoun(w) {
		return false
	}
	if n := s.hit(w + 1); n != nil && n.pick("adjective", "gadjective") == nil && n.pick("state", "group") != nil {
		return true
	}
	n := s.stemTag(w + 1)
	return s.articled(w+1) && n.POS == isnad.NOUN || n.POS == isnad.DET || n.POS == isnad.PRON
}

// describes tells whether the word only describes the noun before it in its
// phrase: an adjective, or a definite word behind a definite one.
func (s *search) describes(ref isnad.Ref, w int) bool {
	return !s.harmed(w) && w > s.Parts[s.Phrases[ref-1].First].Word && s.agrees(w)
}

// agrees tells whether word w describes the one before it: an adjective that
// agrees, or a definite word behind a definite one.
func (s *search) agrees(w int) bool {
	t, prev := s.stemTag(w), s.stemTag(w-1)
	if prev.POS != isnad.NOUN && prev.POS != isnad.ADJ || t.POS == isnad.PROPN || t.Name || s.terms[term.According].Has(prev.Lemma) {
		return false // بحسب مصدر
	}
	if t.POS == isnad.ADJ {
		a, b := prev.Feats, t.Feats
		if s.bearsPronoun(w - 1) {
			a.Def = true // تعزيزاتهم العسكرية
		}
		if a.Number == 's' && b.Number == 's' && a.Gender == 'f' && b.Gender == 'm' {
			return false // ضبطت الشرطة السائق
		}
		return !t.Guessed && a.Def == b.Def && (a.Number == b.Number || a.Number == 'p' && b.Gender == 'f' || b.Number == 0)
	}
	return prev.Feats.Def && t.Feats.Def
}

// bareNumber makes a mention of a number without its noun: مقتل 24.
func (s *search) bareNumber(ref isnad.Ref, w int) (isnad.Mention, int, bool) {
	m := s.mention(ref, w, w+1)
	m.Kind, m.Sector, m.Actor, m.Lemma = "role", "CVL", true, BareNumber
	m.Name = s.Text[m.Start:m.End]
	s.items = append(s.items, nil)
	s.heads = append(s.heads, "noun")
	return m, w + 1, true
}

// crowd tells of a round number with the article that stands for people by itself:
// تظاهر الآلاف. What a preposition hangs on it tells who they are: المئات من الطلاب.
func (s *search) crowd(w int) bool {
	t := s.stemTag(w)
	if !t.Feats.Def || t.Feats.Number != 'p' || !s.terms[term.Crowd].Has(t.Lemma) {
		return false
	}
	if w+1 >= len(s.Words) || s.Words[w+1].Sentence != s.Words[w].Sentence {
		return true
	}
	next := s.stemTag(w + 1)
	return !s.terms[term.From].Has(next.Lemma) && next.POS != isnad.NOUN && next.POS != isnad.NUM
}

// throng tells of a round number without an own noun whose people a preposition brings:
// هاجم مئات من المقاتلين قرية.
func (s *search) throng(w, hi int) bool {
	t := s.stemTag(w)
	if w+1 != hi || hi+1 >= len(s.Words) || s.Words[hi+1].Sentence != s.Words[w].Sentence || t.Feats.Number != 'p' || s.bearsPronoun(w) || !s.terms[term.Crowd].Has(t.Lemma) || !s.terms[term.From].Has(s.stemTag(hi).Lemma) {
		return false
	}
	of := s.stemTag(hi + 1)
	return of.POS == isnad.NOUN && of.Feats.Number == 'p' && (of.Class == "person" || of.Class == "people")
}

// dozens tells of a noun of number at word w, alone in what is left of its phrase, that
// nothing tells whose it is: وإصابة العشرات, وأصيب عشرة, but العشرات من الجنود.
func (s *search) dozens(w, hi int) bool {
	t := s.stemTag(w)
	if t.POS != isnad.NOUN || t.Class != "unit" || w+1 != hi || !(t.Feats.Def && t.Feats.Number == 'p' || !t.Feats.Def && t.Feats.Number == 's') || s.bearsPronoun(w) {
		return false
	}
	k := s.numberAt(w)
	if k < 0 || s.Numbers[k].First != w || s.Numbers[k].Last != w+1 || (s.Numbers[k].Vague != "") != t.Feats.Def {
		return false
	}
	return hi == len(s.Words) || s.Words[hi].Sentence != s.Words[w].Sentence || !s.terms[term.From].Has(s.stemTag(hi).Lemma)
}

// BareNumber is the lemma of a mention that is a number without its noun. It
// counts people only beside a word that tells so.
const BareNumber = "#"

// countsPeople tells whether the number or quantifier at w counts an actor.
func (s *search) countsPeople(w, hi int) bool {
	for j := w + 1; j < hi && j < w+6; j++ {
		t := s.stemTag(j)
		if s.roles[t.Lemma] != nil || t.Class == "person" || t.Class == "people" {
			return true
		}
	}
	t := s.stemTag(w)
	return t.POS == isnad.DET && w+1 < hi && s.hit(w+1) != nil
}

// counter tells of a number at word w, or a word that counts as one does.
func (s *search) counter(w int) bool {
	t := s.stemTag(w)
	return s.Words[w].Kind == isnad.Digits || t.POS == isnad.NUM || t.Class == "unit"
}

// adjectival tells a nationality as adjective from one as noun (الأتراك).
func (s *search) adjectival(w int) bool {
	t := s.stemTag(w)
	if s.unlike(w) {
		return false
	}
	return t.POS == isnad.ADJ && w > 0 && s.Words[w-1].Sentence == s.Words[w].Sentence
}

func (s *search) adjective(ref isnad.Ref, w int, h *hit) (isnad.Mention, int, bool) {
	it := h.pick("adjective", "gadjective")
	if it == nil {
		return isnad.Mention{}, w, false
	}
	m := s.mention(ref, w, h.last)
	m.Kind, m.ID, m.Sector, m.Name = "state", it.id, it.sector, it.name
	if it.kind == "gadjective" {
		m.Kind = "group"
	}
	m.Country, m.Actor, m.Source = it.country, true, it.source
	m.Adj = true
	if s.ofPeople(ref, w, it) {
		m.Adj = false // الإيرانيون
		m.Sector = "CVL"
		if it.kind == "gadjective" {
			m.Sector = it.sector
		}
	}
	s.items = append(s.items, it)
	s.heads = append(s.heads, "adjective")
	return m, h.last, true
}

// denied tells of a quality that somebody has not: تصريحات غير مسؤولة, أشخاص غير مسلحين.
func (s *search) denied(w int) bool {
	if w == 0 || !s.terms[term.Negation].Has(s.stemTag(w-1).Lemma) {
		return false
	}
	t := s.stemTag(w)
	return t.POS == isnad.ADJ || t.Feats.Verbal == 'p' || s.stemTag(w-1).POS == isnad.NOUN
}

// ofPeople tells of an adjective of origin at word w that stands for people: a plural
// that begins its phrase or is counted (آلاف العراقيين), one behind a verb (طعن فلسطيني) or
// a preposition (النار على فلسطيني).
func (s *search) ofPeople(ref isnad.Ref, w int, it *item) bool {
	t, first := s.stemTag(w), w == s.Parts[s.Phrases[ref-1].First].Word
	if first && s.someoneOf(w) {
		return true
	}
	if t.Feats.Gender != 'm' || w == 0 {
		return false
	}
	if t.Feats.Number == 'p' {
		return first || s.counting(w-1) || it.kind == "gadjective" && s.annexed(w)
	}
	if !first || t.Feats.Number != 's' || t.Feats.Def || s.Words[w].Last-s.Words[w].First != 1 || s.Words[w-1].Sentence != s.Words[w].Sentence {
		return false
	}
	before := s.stemTag(w - 1).POS
	return before == isnad.VERB || before == isnad.ADP || before == isnad.PROPN && t.Feats.Tanwin
}

// someoneOf tells of one of a people whom an indefinite adjective of nationality alone
// names, at the head of a sentence before a verb that agrees: ألماني يفجر منزله.
func (s *search) someoneOf(w int) bool {
	t, sen := s.stemTag(w), s.Sentences[s.Words[w].Sentence]
	if w != sen.First || w+1 >= sen.Last || t.Feats.Def || t.Feats.Number == 'p' || s.Words[w].Last-s.Words[w].First != 1 {
		return false
	}
	v := s.stemTag(w + 1)
	return v.POS == isnad.VERB && v.Feats.Tense == 'f' && v.Feats.Person == '3' && v.Feats.Number == 's' && v.Feats.Gender == t.Feats.Gender
}

// enumerates tells of a noun written like a given name that a number follows: أسماء ثلاثة
// فلسطينيين.
func (s *search) enumerates(w int) bool {
	wd := &s.Words[w]
	if !s.given[wd.Norm] || w+1 >= len(s.Words) || s.Words[w+1].Sentence != wd.Sentence {
		return false
	}
	if n := &s.Words[w+1]; n.Kind != isnad.Digits && (n.Kind != isnad.Arabic || s.stemTag(w+1).POS != isnad.NUM) {
		return false
	}
	return w == 0 || s.Words[w-1].Sentence != wd.Sentence || !s.stemTag(w-1).Name
}

// counting tells of a number or a noun of number at word w: آلاف, مئات.
func (s *search) counting(w int) bool {
	t := s.stemTag(w)
	return t.POS == isnad.NUM || t.POS == isnad.NOUN && t.Class == "unit"
}

// collect walks over the phrase and takes what each word tells.
func (s *search) collect(d *draft, w, hi int) int {
	j := w
	for j < hi {
		if j > w && s.terms[term.Quote].Has(s.Words[j].Norm) && d.bareName() && !(j+1 < hi && s.stemTag(j+1).POS == isnad.ADJ) {
			// أعلنت «حماس» نجاة وفدها
			break
		}
		h := s.hit(j)
		if j > w && (s.neighbour(d, j, h) || d.head != nil && s.received(w, j)) {
			break
		}
		if j > w && d.person != nil && s.anotherBehind(d.person, j) {
			break // زار السيسي | المدرسة، استقبل السيسي | ليلى حداد
		}
		if a, ok := s.claimed[j]; ok && j > w && a < w && !(d.head != nil && (d.head.kind == "title" || d.head.kind == "rank")) {
			break // المدعي العام للولاية فنسنت كوهين
		}
		if t := s.stemTag(j); j > w && (s.beside(j, h) || (h == nil && s.discords(w, j) || h != nil && d.state != nil && d.state.kind == "adjective" && s.unlike(j)) || t.Feats.Tanwin && t.Feats.Verbal == 'a' && !s.counter(j-1)) {
			break // الدوحة قادما من, but 19 متظاهرا
		}
		if h == nil {
			if j > w && (s.upon(j) || s.that(j) || s.ownWords(j)) {
				break
			}
			if j > w && s.opens(j) && d.bareName() {
				break // في أفغانستان براين تريبس
			}
			if j > w && d.bareName() && d.state != nil && !s.namely(j) && !s.terms[term.Manner].Has(s.stemTag(j).Lemma) {
				break // علاقتنا بمصر عميقة
			}
			if t := s.stemTag(j); j > w && d.group != nil && d.bareName() && (t.POS == isnad.NOUN || t.POS == isnad.ADJ && !t.Feats.Def) && !t.Guessed && !t.Name && !s.named[j] {
				break // قصفت قوات صالح الأحياء السكنية, قسد ملتزمة
			}
			if t := s.stemTag(j); j > w && d.person != nil && t.POS == isnad.NOUN && !t.Name && !t.Guessed && !s.named[j] && !s.met(j) && s.covered[j-1] != nil && s.covered[j-1].pick("person") != nil && !s.terms[term.Kunya].Has(s.Words[j].Norm) {
				break // دعا عون | الكتل
			}
			if t := s.stemTag(j); j > w && d.person != nil && t.POS == isnad.ADJ && t.Feats.Def && t.Feats.Number == 'p' && s.covered[j-1] != nil && s.covered[j-1].pick("person") != nil {
				break // طالب هادي | الأشقاء
			}
			if t := s.stemTag(j); j > w && t.Feats.Verbal == 'm' && !t.Feats.Def && !t.Name && !s.named[j] && (d.person != nil || len(d.names) > 0) {
				break // أكد شكري التزام مصر
			}
			s.ordinary(d, j)
			j++
			continue
		}
		if j > w && d.bareName() && d.state != nil && h.pick("role") == h.items[0] && h.last == j+1 && s.articled(j) {
			j++ // دولة قطر الشقيقة
			continue
		}
		if j > w && s.breaksActor(d, j, h) {
			break
		}
		s.take(d, h)
		j = h.last
	}
	return j
}

// anotherBehind tells of a word right behind the name of a known person that cannot be of
// him: a woman's adjective behind a man's, or the given name of somebody else.
func (s *search) anotherBehind(it *item, j int) bool {
	c, t := s.covered[j-1], s.stemTag(j)
	if c == nil || c.last != j || c.pick("person") == nil {
		return false
	}
	if t.POS == isnad.ADJ && t.Feats.Def && t.Feats.Gender == 'f' {
		first, _, _ := strings.Cut(text.Fold(it.name), " ")
		return s.sexes[first] != 'f'
	}
	return c.last-c.first > 1 && s.given[s.Words[j].Norm] && !s.articled(j) && t.Name && !s.terms[term.Kunya].Has(s.Words[j].Norm) && s.fullName(j) > j+1
}

// beside tells whether a definite noun behind a definite adjective begins a
// phrase of its own: أبلغ السفير الروسي المجلس. Titles and names do not.
func (s *search) beside(j int, h *hit) bool {
	t, prev := s.stemTag(j), s.stemTag(j-1)
	body := t.POS == isnad.ADJ && h != nil && h.pick("institution", "group", "callback") != nil && h.pick("adjective", "gadjective") == nil
	if t.POS != isnad.NOUN && !body || !t.Feats.Def || prev.POS != isnad.ADJ || !prev.Feats.Def || t.Name || t.Guessed || s.named[j] {
		return false
	}
	return h == nil || h.pick("person") == nil && (h.pick("title", "rank") == nil || !s.introduces(h))
}

// discords tells of a feminine adjective behind a masculine one where all that it
// could describe, from word w on, is masculine: المبعوث الأممي | الحاجة إلى.
func (s *search) discords(w, j int) bool {
	t, prev := s.stemTag(j), s.stemTag(j-1)
	if t.POS != isnad.ADJ || !t.Feats.Def || t.Feats.Gender != 'f' || t.Feats.Number != 's' || prev.POS != isnad.ADJ || !prev.Feats.Def || prev.Feats.Gender != 'm' {
		return false
	}
	for v := w; v < j; v++ {
		if f := s.stemTag(v).Feats; f.Gender == 'f' || f.Number != 's' && f.Number != 0 {
			return false
		}
	}
	return true
}

// introduces tells of a title or rank behind which a name stands: المبعوث الأممي |
// الحاجة إلى has none.
func (s *search) introduces(h *hit) bool {
	w := h.last
	if w >= len(s.Words) || s.Words[w].Sentence != s.Words[h.first].Sentence {
		return false
	}
	c := s.covered[w]
	return s.named[w] || c != nil && c.pick("person", "title", "rank") != nil || s.given[s.Words[w].Norm] || s.met(w) || c == nil && s.strong(w)
}

// bareName tells whether the draft is the name of a state, place or group
// and no more: what follows names somebody else.
func (d *draft) bareName() bool {
	return d.head == nil && d.inst == nil && d.person == nil && len(d.names) == 0 &&
		(d.state != nil && d.state.kind != "adjective" || d.place != nil || d.group != nil)
}

// breaksActor tells whether the name at j begins somebody else: a second
// person or state beside a complete one.
func (s *search) breaksActor(d *draft, j int, h *hit) bool {
	if d.person != nil && (h.pick("state", "group", "person", "capital") != nil || h.items[0].kind == "place") || d.bareName() && s.opens(j) {
		return true
	}
	if d.group != nil && d.bareName() && h.pick("role") == h.items[0] && s.stemTag(j).POS == isnad.NOUN && !s.stemTag(j).Feats.Def && !s.articled(j) {
		return true // يحتجز تنظيم داعش فتاة
	}
	if d.group != nil && (d.bareName() || d.head == nil && d.person == nil) && (s.unlike(j) || s.peopleBehind(j, h)) || d.person != nil && s.peopleBehind(j, h) {
		return true
	}
	if d.group != nil && d.bareName() && !s.states[d.group.country] && (d.group.sector == "NGO" || d.group.sector == "IGO") && h.pick("state") != nil {
		return true // انتقدت منظمة العفو الدولية السعودية
	}
	if d.group != nil && d.bareName() && h.pick("state", "capital", "group", "person", "place") != nil && h.pick("adjective", "gadjective", "people") == nil && s.Words[j].Last-s.Words[j].First == 1 {
		return true // حملت حماس إسرائيل, دخلت طالبان كابل
	}
	if d.head == nil && (d.person != nil || len(d.names) > 0) && h.pick("office", "spokesman") != nil {
		return true // ستيفن أوبراين منسق الإغاثة
	}
	if len(d.names) > 0 && d.person == nil && h.pick("state", "capital") != nil && d.head == nil {
		return true
	}
	if d.state != nil && d.state.kind != "adjective" && d.head == nil && d.inst == nil && h.pick("state", "capital", "group", "person", "office", "institution", "role") != nil {
		return true // تتهم مصر قطر
	}
	if d.state != nil && d.bareName() && s.continent(j, h) {
		return true // اتهمت روسيا أوروبا
	}
	if (d.head != nil || d.inst != nil) && (d.state != nil || s.groupBefore(j)) && s.opensName(j) {
		return true // زار وزير الخارجية الألماني طهران, زار وزير خارجية روسيا طهران, وصل وفد حماس القاهرة
	}
	if d.person == nil && len(d.names) == 0 && s.placeApart(j, h) {
		return true // قصف طيران روسيا حلب
	}
	if s.definiteApart(d, j, h) || s.behindPlace(j, h) {
		return true
	}
	if (d.head != nil || d.inst != nil) && d.person == nil && len(d.names) == 0 && s.articled(j-1) && !s.articled(j) && h.pick("state", "capital") != nil {
		return true // زار الرئيس مصر
	}
	return false
}

// behindPlace tells of a body or of forces called back right behind the name of a place,
// to which nothing is annexed: ناشد شيوخ مأرب | قوات التحالف.
func (s *search) behindPlace(j int, h *hit) bool {
	c := s.covered[j-1]
	if c == nil || c.last != j || c.items[0].kind != "place" || s.Words[j].Last-s.Words[j].First != 1 {
		return false
	}
	return h.last > j+1 && h.pick("callback", "institution", "group") == h.items[0] && !s.articled(j)
}

// groupBefore tells whether the name of a group ends at word j.
func (s *search) groupBefore(j int) bool {
	c := s.covered[j-1]
	return c != nil && c.last == j && c.pick("group") != nil && c.pick("gadjective", "adjective") == nil
}

// placeApart tells of the name of a place at word j to which nothing before it can be
// annexed: the name of a state (قصفت إسرائيل | رفح), an adjective of nationality (استعاد
// الجيش العراقي | الرمادي), a sound plural (غادر المقاتلون | حمص).
func (s *search) placeApart(j int, h *hit) bool {
	if h.items[0].kind != "place" || s.named[j] || s.Words[j].Last-s.Words[j].First != 1 || s.Words[j-1].Sentence != s.Words[j].Sentence {
		return false
	}
	c := s.covered[j-1]
	ends := c != nil && c.last == j
	described := s.stemTag(j-1).POS == isnad.ADJ && (s.nationality(j-1) || ends && s.articled(j-1) && c.pick("group", "institution") != nil)
	if s.stemTag(j).POS != isnad.PROPN && !(described && s.articled(j) && h.pick("adjective", "gadjective", "role", "office", "title") == nil) {
		return false
	}
	return described || s.soundPlural(j-1) || ends && c.pick("state") != nil && c.pick("adjective", "place") == nil
}

// definiteApart tells of a name at word j right behind a noun with the article, to which
// nothing is annexed: a callback (هدد الغرب | روسيا; دعت أوروبا | إيران), those who strike a place (قصفت
// الطائرات | دوما).
func (s *search) definiteApart(d *draft, j int, h *hit) bool {
	if d.inst != nil || d.person != nil || len(d.names) > 0 || !s.articled(j-1) && !(d.call != nil && s.stemTag(j-1).POS == isnad.PROPN) || s.Words[j].Last-s.Words[j].First != 1 || h.pick("adjective", "gadjective", "people") != nil {
		return false
	}
	place := h.items[0].kind == "place" && !s.placeWord(j)
	if d.call != nil {
		return place || s.opensName(j)
	}
	return place && d.group == nil && !d.titled && d.head != nil && (d.head.kind == "role" || d.head.kind == "noun")
}

// peopleBehind tells of a noun with the article that means people, behind the name
// of a group: دعت حركة حماس | الجماهير.
func (s *search) peopleBehind(j int, h *hit) bool {
	t := s.stemTag(j)
	return h.last == j+1 && s.articled(j) && t.POS == isnad.NOUN && t.Feats.Number == 'p' && s.Words[j].Last-s.Words[j].First == 1 && s.covered[j-1] != nil && s.covered[j-1].pick("group", "person") != nil &&
		h.pick("role", "institution") != nil && h.pick("adjective", "gadjective", "person", "title", "rank") == nil
}

// foreign tells of a word that nobody knows, without article or clitics: most
// are parts of names.
func (s *search) foreign(w int) bool {
	t := s.stemTag(w)
	wd := &s.Words[w]
	return len(wd.Norm) > 3 && t.Guessed && !t.Feats.Def && wd.Last-wd.First == 1 && t.Feats.Number != 'p' && t.POS != isnad.VERB
}

// met tells whether the word is part of the name of somebody met before.
func (s *search) met(w int) bool {
	if s.Words[w].Kind != isnad.Arabic {
		return false
	}
	b, _ := bare(s.Words[w].Norm)
	if s.surnames[b] {
		return true
	}
	if st := phrase.Stem(&s.Words[w], s.Parts); s.Words[w].Last > s.Words[w].First && st > s.Words[w].First {
		b, _ = bare(s.Parts[st].Norm)
		return s.surnames[b]
	}
	return false
}

func (s *search) ordinary(d *draft, j int) {
	t := s.stemTag(j)
	inName := len(d.names) > 0 && d.names[len(d.names)-1] >= j-2 || d.head != nil && (d.head.kind == "office" || d.head.kind == "rank" || d.head.kind == "title" || d.head.kind == "spokesman")
	if n := s.Words[j].Norm; len(n) > 3 && n != article && (!s.day(j) || t.Name) && (s.named[j] || t.POS == isnad.PROPN || t.Name && t.POS != isnad.VERB || s.met(j) || t.Guessed && inName) {
		d.names = append(d.names, j)
		if t.Name || s.named[j] || s.met(j) {
			d.listed++
		}
		return
	}
	if s.terms[term.Callback].Has(t.Lemma) && t.Feats.Def {
		d.bare = t.Lemma
	}
	if t.POS == isnad.ADJ && (d.group != nil || d.inst != nil) && j > 0 && s.agrees(j) {
		return // جبهة النصرة الموالية
	}
	if d.head == nil && s.roles[t.Lemma] != nil {
		d.head = s.roles[t.Lemma]
	}
	if d.head == nil && (t.Class == "person" || t.Class == "people") {
		d.head = &item{kind: "noun", name: t.Dict}
	}
}

func (s *search) take(d *draft, h *hit) {
	set := func(p **item, it *item) {
		if *p == nil && it != nil {
			*p = it
		}
	}
	if it := h.pick("person"); it != nil {
		d.person = it
		if d.firstNm < 0 {
			d.firstNm = h.first
		}
		return
	}
	if it := h.pick("honorific"); it != nil {
		set(&d.head, it)
		return
	}
	if it := h.pick("rank", "title"); it != nil && h.pick("office", "institution") == nil && (h.pick("role") == nil || s.leadsName(h)) {
		d.titled = true
		if d.head == nil {
			d.head = it
		}
		return
	}
	if it := h.pick("spokesman", "office"); it != nil {
		set(&d.home, s.homeItem(h)) // خادم الحرمين is one state's
		if d.head == nil || d.head.kind == "title" || d.head.kind == "rank" {
			d.head = it
		}
		return
	}
	if it := h.pick("group"); it != nil {
		set(&d.group, it)
		return
	}
	if it := h.pick("gadjective"); it != nil {
		set(&d.group, it)
		return
	}
	if it := h.pick("state", "capital", "seat", "adjective", "people"); it != nil {
		if it.kind == "adjective" && d.bareName() && d.place != nil && d.state == nil && d.place.country != it.country {
			return // محافظة شبوة الصحراوية
		}
		if d.state == nil || d.state.kind != "adjective" && it.kind == "adjective" && d.head != nil && d.head.kind != "noun" && d.inst == nil {
			d.state = it
		}
		if it.kind == "people" && d.head == nil {
			d.head = it
		}
		set(&d.place, h.pick("place"))
		return
	}
	if it := h.pick("institution"); it != nil {
		if l := s.stemTag(h.first).Lemma; it.id == "" && d.head != nil && h.last == h.first+1 && s.terms[term.Callback].Has(l) && s.stemTag(h.first).Feats.Def && s.stemTag(h.first).Feats.Number != 'd' {
			d.bare = l // قادة الحزب
		}
		set(&d.inst, it)
		if d.inst == it && it.id == "" {
			set(&d.call, s.caller(h.items))
		}
		return
	}
	if it := h.pick("role"); it != nil {
		if l := s.stemTag(h.first).Lemma; d.head != nil && h.last == h.first+1 && s.terms[term.Callback].Has(l) && s.stemTag(h.first).Feats.Def {
			d.bare = l // مقاتلي الجماعة
		}
		set(&d.head, it)
		return
	}
	if d.head == nil || !s.qualified(h) {
		set(&d.call, s.caller(h.items))
	}
	set(&d.home, s.homeItem(h))
	set(&d.place, h.pick("place"))
}

// startOf gives where word w begins, clitics left out, but for a well-known name
// whose first letter only looks like one: بدر البوسعيدي.
func (s *search) startOf(w int) int {
	wd := &s.Words[w]
	if h := s.hit(w); h != nil {
		if p := h.pick("person"); p != nil && strings.HasPrefix(text.Fold(p.name), wd.Norm+" ") {
			return wd.Start
		}
	}
	if wd.Last > wd.First && !(s.named[w] && s.given[wd.Norm] && w+1 < len(s.Words) && s.son(w+1)) {
		return s.Parts[phrase.Stem(wd, s.Parts)].Start
	}
	return wd.Start
}

// calls tells of a kind of institution that is a callback too, alone.
func (d *draft) calls() bool {
	return d.call != nil && d.inst != nil && d.inst.id == "" && d.head == nil && d.state == nil && d.group == nil && d.person == nil
}

func (s *search) mention(ref isnad.Ref, lo, hi int) isnad.Mention {
	m := isnad.Mention{First: lo, Last: hi, Head: lo, Phrase: ref, Sentence: s.Words[lo].Sentence}
	m.Span = isnad.Span{Start: s.startOf(lo), End: s.Words[hi-1].End}
	t := s.stemTag(lo)
	m.Lemma, m.Feats = t.Lemma, t.Feats
	return m
}

// finish decides what the draft amounts to.
func (s *search) finish(ref isnad.Ref, d *draft, lo, end int) (isnad.Mention, int, bool) {
	m := s.mention(ref, lo, end)
	var headKind string
	for w := lo; w < end; w++ { // the head is the counted noun, not the number
		t := s.stemTag(w)
		if t.POS != isnad.NUM && t.POS != isnad.DET && s.Words[w].Kind == isnad.Arabic {
			m.Head, m.Lemma, m.Feats = w, t.Lemma, t.Feats
			break
		}
	}
	var by *item
	switch {
	case d.person != nil:
		by = d.person
		m.Kind, m.Name, m.ID, m.Sector = "person", by.name, by.id, by.sector
		m.Actor = true
		headKind = "person"
		m.NameSpan = s.nameSpan(d, lo, end)
	case d.calls():
		by = d.call
		m.Kind, m.Name, m.Sector, m.Actor = "group", by.name, d.inst.sector, true
		headKind = "callback"
	case d.head != nil || d.inst != nil:
		by = d.head
		if by == nil || by.kind == "title" && d.inst != nil {
			by = d.inst
		}
		m.Kind, m.Sector, m.Actor = "office", by.sector, true
		headKind = by.kind
		switch by.kind {
		case "role", "noun", "people":
			m.Kind = "role"
		case "institution":
			m.Kind = "organization"
			m.ID = by.id
		}
		if d.inst != nil && by != d.inst {
			if by.sector == "" || by.kind == "spokesman" || by.kind == "office" && d.inst.sector != "GOV" && by.sector == "GOV" || by.kind == "role" && (by.sector == "GOV" || by.sector == "MIL") {
				m.Sector = d.inst.sector
			}
			if m.ID == "" {
				m.ID = d.inst.id
			}
		}
		m.Name = s.written(&m)
		if by.role == "casualty" {
			m.Casualty = by.nameEn
		}
		s.stateOf(d, &m)
		if d.group != nil && d.group.id == "" {
			headKind = "group" // a club's president is no state's
		}
		if len(d.names) > 0 {
			m.Name = s.nameText(d)
			m.NameSpan = s.nameSpan(d, lo, end)
			m.Kind = "person"
		}
	case d.group != nil:
		by = d.group
		m.Kind, m.Name, m.ID, m.Sector, m.Actor = "group", by.name, by.id, by.sector, true
		if s.ofOneState(d, &m) {
			m.Kind, m.Name, m.ID, m.Sector, m.Country = "organization", s.written(&m), d.state.id, "GOV", d.state.country
		}
		headKind = "group"
	case d.call != nil:
		by = d.call
		m.Kind, m.Name, m.Actor = "group", by.name, true
		if d.state != nil && d.state.kind == "adjective" {
			m.Country = d.state.country
		}
		headKind = "callback"
	case d.state != nil:
		by = d.state
		m.Kind, m.Name, m.ID, m.Sector, m.Actor, m.Place, m.Country = "state", by.name, by.id, by.sector, true, true, by.country
		if d.place != nil {
			m.PlaceRef, m.Lat, m.Lon = d.place.nameEn, d.place.lat, d.place.lon
		} else {
			m.PlaceRef = by.nameEn
		}
		headKind = by.kind
		switch {
		case by.kind == "seat":
			m.Place = false
		case by.kind == "adjective" && !m.Feats.Def:
			m.Sector = "CVL" // 14 فلسطينيا
		}
	case d.home != nil:
		by = d.home
		m.Kind, m.Name, m.ID, m.Sector, m.Actor, m.Place, m.Country = "state", by.name, by.id, by.sector, true, true, by.country
		headKind = "home"
	case d.place != nil:
		by = d.place
		m.Kind, m.Name, m.Place, m.Country, m.PlaceRef, m.Lat, m.Lon = "place", by.name, true, by.country, by.nameEn, by.lat, by.lon
		headKind = "place"
	case d.listed > 0 || len(d.names) > 1 || d.titled && len(d.names) > 0:
		m.Kind, m.Name, m.Actor = "person", s.nameText(d), true
		m.NameSpan = s.nameSpan(d, lo, end)
		headKind = "name"
	default:
		return m, lo, false
	}
	if kind := s.around(d, &m); kind != "" {
		by, headKind = &item{kind: kind, sector: m.Sector}, kind
	}
	if by != nil {
		m.Source = by.source
	}
	if by != nil && by == d.head && by.kind == "office" && s.parliamentary(lo) {
		m.Sector = "LEG"
	}
	if by != nil && by == d.inst && s.terms[term.Portfolio].Has(m.Lemma) {
		m.Feats.Gender = 'f' // قالت الدفاع الروسية
	}
	if m.Kind == "person" {
		for _, t := range s.tokens(m.Name) {
			s.surnames[t] = true
		}
	}
	if d.call != nil && m.ID == "" && by != d.call {
		s.callers[m.Span] = d.call
	}
	if d.bare != "" && m.ID == "" {
		s.bares[m.Span] = d.bare
	}
	s.items = append(s.items, by)
	s.heads = append(s.heads, headKind)
	return m, end, true
}

// stateOf takes the id of an office, institution or role from what stands
// with it.
func (s *search) stateOf(d *draft, m *isnad.Mention) {
	switch {
	case d.group != nil && d.group.sector == "JRN" && d.head != nil && d.head.kind == "role" && s.terms[term.Informant].Has(m.Lemma):
		m.Sector = d.head.sector // مصادر «الشرق الأوسط» are nobody's
	case d.group != nil && d.group.kind == "gadjective" && d.group.sector == "IGO" && private(m.Sector):
		// خبيران أوروبيان are from somewhere in Europe
	case d.group != nil:
		m.ID = d.group.id
		if s.ofOneState(d, m) {
			m.ID, m.Country, m.Sector = d.state.id, d.state.country, "GOV"
			break
		}
		if d.head == nil || d.head.kind != "role" || d.head.sector != "CVL" {
			m.Sector = d.group.sector
		}
	case m.ID != "":
	case d.state != nil:
		m.ID, m.Country = d.state.id, d.state.country
	case d.call != nil:
	case d.home != nil:
		m.ID, m.Country = d.home.id, d.home.country
	case d.place != nil:
		m.ID, m.Country = d.place.country, d.place.country
	}
	if m.ID == "" && d.group == nil && d.call == nil {
		s.adjectiveWithin(m)
	}
	if m.Sector == "" && m.ID != "" {
		if d.head != nil && d.head.kind == "office" {
			m.Sector = "GOV"
		}
	}
}

// private tells of the sectors of those who are no body's officers.
func private(sector string) bool {
	switch sector {
	case "CVL", "EDU", "BUS", "MED", "JRN", "NGO":
		return true
	}
	return false
}

// ofOneState tells of the name of an international body that its adjective makes one
// state's own: مفوضية حقوق الإنسان العراقية.
func (s *search) ofOneState(d *draft, m *isnad.Mention) bool {
	w := m.Last - 1
	return d.group.sector == "IGO" && d.state != nil && d.state.kind == "adjective" && s.nationality(w) && s.stemTag(w).Feats.Gender == 'f'
}

// adjectiveWithin takes the state from an adjective that is part of the name
// of an institution (المعارضة السورية), and from what is one state's or a group's
// by name in an office's (رئيس الموساد, المتحدثة باسم البيت الأبيض).
func (s *search) adjectiveWithin(m *isnad.Mention) {
	for w := m.First + 1; w < m.Last; w++ {
		h := s.covered[w]
		if s.Words[w].Kind != isnad.Arabic || s.index[w] >= len(s.toks) || h == nil {
			continue
		}
		n, items := s.names.within(s.toks, s.index[w], 1)
		if h.first < w && h.pick("office", "spokesman") != nil {
			n, items = s.names.within(s.toks, s.index[w], h.last-w)
		}
		for _, it := range items {
			switch it.kind {
			case "adjective":
				if n == 1 {
					m.ID, m.Country = it.id, it.country
					return
				}
			case "institution", "seat", "state", "group":
				if h.first == w || h.pick("office", "spokesman") == nil || it.id == "" || s.covered[w].last < w+n || n == 1 && s.stemTag(w).POS == isnad.ADJ {
					continue
				}
				m.ID, m.Country = it.id, it.country
				if it.kind == "group" && it.sector != "" {
					m.Sector = it.sector
				}
				return
			case "callback":
				if h.first < w && h.pick("spokesman") != nil && h.last == w+n {
					s.callers[m.Span] = s.caller(items) // المتحدث باسم التحالف
					return
				}
			}
		}
	}
}

// written gives what a mention is called by its words: a preposition that is
// written together with the article leaves it whole (للعشائر, العشائر).
func (s *search) written(m *isnad.Mention) string {
	n := strings.TrimSpace(s.Text[m.Start:m.End])
	wd := &s.Words[m.First]
	rest, ok := strings.CutPrefix(n, lam)
	if !ok || m.Start < len(lam) || wd.Last-wd.First < 2 || !s.stemTag(m.First).Feats.Def || s.stemTag(m.First).Name || !strings.HasPrefix(s.Text[m.Start-len(lam):], lam+lam) {
		return n
	}
	if strings.HasPrefix(s.stemTag(m.First).Lemma, lam) {
		rest = n // للجنة
	}
	return article + rest
}

func (s *search) nameText(d *draft) string {
	lo, hi := d.names[0], d.names[0]
	for _, w := range d.names[1:] {
		if w > hi+2 {
			break
		}
		hi = w
	}
	return s.Text[s.startOf(lo):s.Words[hi].End]
}

func (s *search) nameSpan(d *draft, lo, end int) isnad.Span {
	from := lo
	if d.firstNm >= 0 {
		from = d.firstNm
	} else if len(d.names) > 0 {
		from = d.names[0]
	}
	return isnad.Span{Start: s.startOf(from), End: s.Words[end-1].End}
}

func (s *search) add(m isnad.Mention) { s.out = append(s.out, m) }

// strays makes mentions of names that stand in no noun phrase, because the
// tagger took them for something else.
func (s *search) strays() {
	in := make([]bool, len(s.Words))
	for i := range s.out {
		for w := s.out[i].First; w < s.out[i].Last; w++ {
			in[w] = true
		}
	}
	for w := range s.Words {
		h := s.hit(w)
		if h == nil || in[w] || s.mereAdjective(w, h) {
			continue
		}
		d := draft{firstNm: -1}
		s.take(&d, h)
		if d.head != nil && d.state == nil && d.group == nil || d.inst != nil {
			continue
		}
		if h.pick("adjective") != nil {
			continue
		}
		if m, _, ok := s.finish(0, &d, h.first, h.last); ok {
			s.add(m)
		}
	}
}
