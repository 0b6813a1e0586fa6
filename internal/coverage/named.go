package coverage

import (
	"io/fs"
	"slices"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/clause"
	"github.com/isnad-news/isnad/internal/term"
	"github.com/isnad-news/isnad/internal/text"
)

// naming holds the nouns of naming by what they bring.
type naming struct {
	titles *text.Words // nouns behind which marks hold a title or a motto, whatever it says
	bodies *text.Words // nouns of what bears a name, which is no sentence
	sacred *text.Words // whose words are no news
	called *text.Words // verbs of naming
	lists  *text.Words // words with a pronoun behind which what is listed stands
}

func readNaming(fsys fs.FS) (naming, error) {
	l, _, err := term.Read(fsys)
	if err != nil {
		return naming{}, err
	}
	return naming{titles: l.Of(term.Entitles), bodies: l.Of(term.Bears), sacred: l.Of(term.Sacred), called: l.Of(term.Called), lists: l.Of(term.Listing)}, nil
}

// farthestNoun is how many adjectives may stand between a noun of naming and the marks.
const farthestNoun = 2

// named tells whether marks set off a name, a title or a verse and no speech: a noun of
// naming stands right before them (بعنوان «…»، شركة «…»، ندوة عن «…») or opens them
// («شركة …»), such marks and a conjunction do («…» و«…»), they hold nothing but proper
// nouns or list things, or the words before them tell whose verse it is. before tells it
// of the marks before these.
func (r *Seen) named(q, last clause.Quotation, before bool) bool {
	if r.allProper(q.Open+1, q.End) || r.verse(q) {
		return true
	}
	k := q.Open - 1
	if r.that(q.Open + 1) {
		return false
	}
	whole := r.clause(q.Open+1, q.End) // with a verb in a tense
	if !whole && (r.opensName(q) || k > 0 && r.enumerates(q)) {
		return true
	}
	if k < 0 || r.Words[k].Sentence != r.Words[q.Open].Sentence {
		return false
	}
	if before && last.Close >= 0 && last.Close == k-1 && (r.has(k, isnad.CCONJ) || r.Words[k].Norm == comma) {
		return !whole
	}
	if !whole && r.count(q.Open+1, q.End) <= longName && (r.lemmaIn(k, isnad.VERB, r.d.called) || k > 0 && r.lemmaIn(k-1, isnad.VERB, r.d.called)) {
		return true // يسمى «…»
	}
	colon := r.Words[k].Norm == ":" && k > 0
	if colon {
		k-- // كتاب بعنوان: «…»
	}
	for n := 0; n < farthestNoun && k > 0 && r.has(k, isnad.ADJ) && !r.has(k, isnad.CCONJ); n++ {
		k--
	}
	about := !colon && k > 0 && r.Words[k].Last-r.Words[k].First == 1 && r.has(k, isnad.ADP)
	if about {
		k-- // ندوة عن «…»
	}
	for p := r.Words[k].First; p < r.Words[k].Last; p++ {
		t := &r.Tags[p]
		if t.POS != isnad.NOUN && t.POS != isnad.PROPN {
			continue
		}
		if r.d.titles.Has(t.Lemma) && (!colon || !whole) {
			return !about || !whole
		}
		return !colon && r.d.bodies.Has(t.Lemma) && t.Feats.Number != 'p' && !r.speaks(k) && !(whole && (about || r.count(q.Open+1, q.End) > shortName))
	}
	return false
}

// shortName is how many words behind a noun of naming are a name though one may be read
// as a verb (فندق «دبل تري هاي هيلتون»), longName how many a name has that nothing but a
// verb of naming brings.
const shortName, longName = 4, 8

const comma = "\u060c"

// opensName tells of marks whose first word is a noun of what
// bears a name: «شركة …».
func (r *Seen) opensName(q clause.Quotation) bool {
	if q.End <= q.Open+1 || r.count(q.Open+1, q.End) > longName {
		return false
	}
	w := q.Open + 1
	for p := r.Words[w].First; p < r.Words[w].Last; p++ {
		if t := &r.Tags[p]; t.POS == isnad.NOUN {
			return r.Words[w].Last-r.Words[w].First == 1 && r.d.bodies.Has(t.Lemma) && !t.Feats.Def && t.Feats.Number == 's'
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
	if r.Words[k].Norm != ":" {
		return false
	}
	n := 0
	for w := q.Open + 1; w < q.End; w++ {
		if r.Words[w].Norm == comma || w > q.Open+1 && r.has(w, isnad.CCONJ) {
			n++
		}
	}
	return n >= leastListed
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
	if r.Words[q.Open].Norm == "{" {
		return true
	}
	for w := q.Open - 1; w >= max(0, q.Open-farthestVerse); w-- {
		if r.lemmaIn(w, "", r.d.sacred) {
			return true
		}
	}
	return false
}

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
