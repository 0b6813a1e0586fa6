package coverage

import (
	"io/fs"
	"slices"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/clause"
	"github.com/isnad-news/isnad/internal/term"
)

// naming holds the nouns of naming by what they bring.
type naming struct {
	titles map[string]bool // nouns behind which marks hold a title or a motto, whatever it says
	bodies map[string]bool // nouns of what bears a name, which is no sentence
}

func readNaming(fsys fs.FS) (naming, error) {
	l, _, err := term.Read(fsys)
	if err != nil {
		return naming{}, err
	}
	return naming{titles: l.Of(term.Entitles), bodies: l.Of(term.Bears)}, nil
}

// farthestNoun is how many adjectives may stand between a noun of naming and the marks.
const farthestNoun = 2

// named tells whether marks set off a name or a title and no speech: a noun of naming
// stands right before them (بعنوان «…»، شركة «…»), such marks and a conjunction do
// («…» و«…»), or they hold nothing but proper nouns. before tells it of the marks
// before these.
func (r *Seen) named(q, last clause.Quotation, before bool) bool {
	if r.allProper(q.Open+1, q.End) {
		return true
	}
	k := q.Open - 1
	if k < 0 || r.Words[k].Sentence != r.Words[q.Open].Sentence || r.that(q.Open+1) {
		return false
	}
	if before && last.Close >= 0 && last.Close == k-1 && r.has(k, isnad.CCONJ) {
		return !r.clause(q.Open+1, q.End)
	}
	for n := 0; n < farthestNoun && k > 0 && r.has(k, isnad.ADJ) && !r.has(k, isnad.CCONJ); n++ {
		k--
	}
	for p := r.Words[k].First; p < r.Words[k].Last; p++ {
		t := &r.Tags[p]
		if t.POS != isnad.NOUN {
			continue
		}
		return r.d.titles[t.Lemma] || r.d.bodies[t.Lemma] && t.Feats.Number != 'p' && !r.speaks(k) && !r.clause(q.Open+1, q.End)
	}
	return false
}

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
