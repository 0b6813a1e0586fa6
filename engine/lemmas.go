package engine

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/lexicon"
	"github.com/isnad-news/isnad/internal/overlay"
	"github.com/isnad-news/isnad/internal/segment"
	"github.com/isnad-news/isnad/internal/sentence"
	"github.com/isnad-news/isnad/internal/table"
	"github.com/isnad-news/isnad/internal/text"
	"github.com/isnad-news/isnad/knowledge"
)

// Lemmatizer tells which lemmas a word may have when nothing stands beside it,
// as somebody types it who searches. It needs the lexicon only and so is ready
// sooner than an Engine. It is safe for concurrent use.
type Lemmatizer struct {
	seg  *segment.Segmenter
	lex  *lexicon.Lexicon
	near kin
}

// NewLemmatizer makes one of the embedded lexicon and of what the folders in
// dirs lay over it, as New does.
func NewLemmatizer(dirs ...string) (*Lemmatizer, error) {
	fsys, lex, err := layered(dirs)
	if err != nil {
		return nil, err
	}
	cl, err := segment.LoadClitics(fsys)
	if err != nil {
		return nil, err
	}
	l := &Lemmatizer{seg: segment.New(lex, cl), lex: lex}
	if l.near, err = readKin(fsys, lex); err != nil {
		return nil, err
	}
	return l, nil
}

// layered opens the embedded knowledge and lays folders over it.
func layered(dirs []string) (fs.FS, *lexicon.Lexicon, error) {
	fsys := knowledge.Files()
	lex, err := lexicon.Open(knowledge.Lexicon)
	if err != nil {
		return nil, nil, err
	}
	for _, d := range dirs {
		if st, err := os.Stat(d); err != nil {
			return nil, nil, fmt.Errorf("knowledge folder: %w", err)
		} else if !st.IsDir() {
			return nil, nil, fmt.Errorf("knowledge folder %s: not a folder", filepath.Clean(d))
		}
		own := os.DirFS(d)
		block, err := lexicon.Compile(own)
		if err != nil {
			return nil, nil, err
		}
		more, err := lexicon.Open(block)
		if err != nil {
			return nil, nil, err
		}
		lex, fsys = lex.With(more), overlay.New(fsys, own)
	}
	return fsys, lex, nil
}

// slack is how much dearer than the cheapest a reading may be and still be
// meant: beside other words it would win now and then.
const slack = 2.5

// mostLemmas bounds the readings that a word is sought by.
const mostLemmas = 8

// Lemmas gives the lemmas that a word may have, folded, the likeliest first,
// and behind them those that newspapers use for the same: the noun of the
// single act beside the verbal noun of its verb, the woman beside the man, and
// the other way round. Particles, prepositions and other words that nobody
// seeks by lemma have none, nor has what is no single word of Arabic.
func (l *Lemmatizer) Lemmas(word string) []string {
	words, _ := sentence.Split(word)
	if len(words) != 1 || words[0].Kind != isnad.Arabic {
		return nil
	}
	w := &words[0]
	rs := l.seg.Readings(word[w.Start:w.End], w.Norm)
	var out, more []string
	for i := range rs {
		t := &rs[i].Tag
		if rs[i].Cost > rs[0].Cost+slack || len(out) == mostLemmas {
			break
		}
		if !sought(t.POS) || slices.Contains(out, t.Lemma) {
			continue
		}
		out, more = append(out, t.Lemma), append(more, l.near.same[t.Lemma]...)
		if other := l.counterpart(t); other != "" {
			more = append(more, other)
		}
	}
	for _, m := range more {
		if !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	return out
}

// sought tells whether words of a part of speech are sought by their lemma, as
// search.Sought does.
func sought(p isnad.POS) bool {
	switch p {
	case isnad.NOUN, isnad.VERB, isnad.ADJ, isnad.ADV, isnad.PROPN, isnad.NUM:
		return true
	}
	return false
}

// Endings, folded: of a feminine noun, of its plural, of a nisba.
const feminine, plurals, nisba = "\u0647", "\u0627\u062a", "\u064a"

// counterpart gives the noun for the other sex of a person, where the lexicon
// has both. Nisbas have none: a woman's is spelt like a state's or a religion's
// name.
func (l *Lemmatizer) counterpart(t *isnad.Tag) string {
	if t.POS != isnad.NOUN || t.Class != "person" {
		return ""
	}
	stem, woman := strings.CutSuffix(t.Lemma, feminine)
	other := stem
	if !woman {
		other = stem + feminine
	}
	if utf8.RuneCountInString(stem) < 3 || strings.HasSuffix(stem, nisba) || l.near.apart[pair{t.Lemma, other}] {
		return ""
	}
	for _, e := range l.lex.Lookup(other) {
		if e.Lemma == other && e.POS == isnad.NOUN && e.Class == "person" {
			return other
		}
	}
	return ""
}

type pair [2]string

// kin tells which lemmas a search takes for one.
type kin struct {
	same  map[string][]string
	apart map[pair]bool
}

func (k kin) add(a, b string) {
	if a != b && !k.apart[pair{a, b}] && !slices.Contains(k.same[a], b) {
		k.same[a], k.same[b] = append(k.same[a], b), append(k.same[b], a)
	}
}

// readKin reads search/related and pairs the noun of a single act, which a verb
// of form I makes of its three radicals, with the verbal nouns of that verb.
func readKin(fsys fs.FS, lex *lexicon.Lexicon) (kin, error) {
	k := kin{map[string][]string{}, map[pair]bool{}}
	if err := k.related(fsys); err != nil {
		return k, err
	}
	verbs, err := table.Read(fsys, "lexicon", "verbs")
	if err != nil {
		return k, err
	}
	for _, r := range verbs {
		root := strings.Fields(r.Get("root"))
		if r.Get("form") != "I" || len(root) != 3 {
			continue
		}
		stem := text.Fold(strings.Join(root, ""))
		if once := stem + feminine; singleAct(lex, once, stem+plurals) {
			for _, m := range r.List("masdar") {
				k.add(once, text.Fold(m))
			}
		}
	}
	return k, nil
}

func (k kin) related(fsys fs.FS) error {
	rows, err := table.Read(fsys, "search", "related")
	if err != nil {
		return err
	}
	for _, r := range rows {
		a := text.Fold(r.Get("lemma"))
		for _, o := range r.List("others") {
			b := text.Fold(o)
			switch kind := r.Get("kind"); kind {
			case "same":
				k.add(a, b)
			case "apart":
				k.apart[pair{a, b}], k.apart[pair{b, a}] = true, true
			default:
				return fmt.Errorf("%s: kind %q: same or apart", r.Where(), kind)
			}
		}
	}
	return nil
}

// singleAct tells whether a lemma is a noun of the class act that has the sound
// plural, as nouns of a single act have.
func singleAct(lex *lexicon.Lexicon, lemma, plural string) bool {
	for _, e := range lex.Lookup(lemma) {
		if e.Lemma != lemma || e.POS != isnad.NOUN || e.Class != "act" {
			continue
		}
		for _, p := range lex.Lookup(plural) {
			if p.Lemma == lemma && p.POS == isnad.NOUN && p.Feats.Number == 'p' {
				return true
			}
		}
	}
	return false
}
