package postgres

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jackc/pgx/v5/pgtype"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/archive/sqlstore"
)

// What a lexeme is: the first letter of each.
const (
	isForm       = "f"
	isLemma      = "l"
	isTitleForm  = "t"
	isTitleLemma = "m"
)

// PostgreSQL's limits of a tsvector, and ours, which stay beneath them.
const (
	mostPlaces  = 255       // of one lexeme
	mostWords   = 16_000    // of 16,383 positions
	mostBytes   = 800 << 10 // of a megabyte
	longest     = 1000      // bytes of a lexeme, of 2,046
	overlap     = 64        // words that a part has in common with the next
	shortTitle  = 100       // words of a headline that fits beside any part
	headlineTop = pgtype.TSVectorWeightA
	plainWeight = pgtype.TSVectorWeightB
	titleLemma  = pgtype.TSVectorWeightC
	lemmaWeight = pgtype.TSVectorWeightD
)

// vectors gives what a report is found by: one tsvector, or several that
// overlap where a text is longer than one holds.
func vectors(r *sqlstore.WordsRow) []pgtype.TSVector {
	top := 0
	if n := len(r.Title.Forms); n <= len(r.Body.Forms) && slices.Equal(r.Title.Forms, r.Body.Forms[:n]) {
		top = n
	}
	title := split(&r.Title, isTitleForm, isTitleLemma, len(r.Title.Forms), titleLemma)
	parts := split(&r.Body, isForm, isLemma, top, lemmaWeight)
	if len(title) == 1 && len(r.Title.Forms) <= shortTitle && title[0].words <= shortTitle {
		for k, l := range title[0].lexemes {
			parts[0].lexemes[k] = l
		}
		title = nil
	}
	var out []pgtype.TSVector
	for _, p := range append(parts, title...) {
		out = append(out, p.vector())
	}
	return out
}

// part is a tsvector in the making.
type part struct {
	lexemes map[string]*pgtype.TSVectorLexeme
	words   int // positions taken
	bytes   int
}

// split makes parts of words. Those of the first top forms weigh more.
func split(t *archive.Terms, form, lemma string, top int, weight pgtype.TSVectorWeight) []*part {
	words := wordsOf(t, form, lemma, top, weight)
	var out []*part
	for start := 0; ; {
		p := &part{lexemes: map[string]*pgtype.TSVectorLexeme{}}
		end := start
		for end < len(words) && p.add(&words[end]) {
			end++
		}
		out = append(out, p)
		if end == len(words) {
			return out
		}
		start = max(end-overlap, start+1)
	}
}

// word is what stands at one position.
type word struct {
	lexemes []string
	weights []pgtype.TSVectorWeight
}

// wordsOf gives the words of terms as they are sought: letters and digits, so
// that a form with marks within is several.
func wordsOf(t *archive.Terms, form, lemma string, top int, weight pgtype.TSVectorWeight) []word {
	out := make([]word, 0, len(t.Forms))
	for i, f := range t.Forms {
		weightOf := plainWeight
		if i < top {
			weightOf = headlineTop
		}
		tokens := archive.Split(f)
		if len(tokens) == 0 && t.Lemmas[i] != "" {
			tokens = []string{""} // the lemma has a place all the same
		}
		for j, token := range tokens {
			var w word
			if token != "" {
				w.add(form+clip(token), weightOf)
			}
			if j == 0 && t.Lemmas[i] != "" {
				w.add(lemma+clip(clean(t.Lemmas[i])), weight)
			}
			out = append(out, w)
		}
	}
	return out
}

func (w *word) add(lexeme string, weight pgtype.TSVectorWeight) {
	w.lexemes, w.weights = append(w.lexemes, lexeme), append(w.weights, weight)
}

// add puts a word behind the others, and tells whether there was room.
func (p *part) add(w *word) bool {
	if p.words == mostWords || p.bytes > mostBytes {
		return false
	}
	for _, l := range w.lexemes {
		if have := p.lexemes[l]; have != nil && len(have.Positions) == mostPlaces {
			return false
		}
	}
	p.words++
	for i, l := range w.lexemes {
		have := p.lexemes[l]
		if have == nil {
			have = &pgtype.TSVectorLexeme{Word: l}
			p.lexemes[l] = have
			p.bytes += len(l) + 4
		}
		have.Positions = append(have.Positions, pgtype.TSVectorPosition{Position: uint16(p.words), Weight: w.weights[i]})
		p.bytes += 2
	}
	return true
}

func (p *part) vector() pgtype.TSVector {
	v := pgtype.TSVector{Valid: true, Lexemes: make([]pgtype.TSVectorLexeme, 0, len(p.lexemes))}
	for _, l := range p.lexemes {
		v.Lexemes = append(v.Lexemes, *l)
	}
	slices.SortFunc(v.Lexemes, func(a, b pgtype.TSVectorLexeme) int { return strings.Compare(a.Word, b.Word) })
	return v
}

// clip shortens a word that is too long for a lexeme to how it begins, with a
// sum that tells it from others that begin so.
func clip(word string) string {
	if len(word) <= longest {
		return word
	}
	sum := sha256.Sum256([]byte(word))
	return begin(word) + "\x01" + hex.EncodeToString(sum[:])
}

// begin cuts a word to as many bytes as a lexeme has, at a letter's end.
func begin(word string) string {
	n := min(len(word), longest)
	for n > 0 && n < len(word) && !utf8.RuneStart(word[n]) {
		n--
	}
	return word[:n]
}
