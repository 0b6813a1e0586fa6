// Package lexicon knows every form of every word that the knowledge lists:
// verbs conjugated by root, form and pattern, nouns and adjectives declined,
// particles and names. [Compile] turns the tables into one block of bytes
// around a finite-state transducer; [Open] reads such a block.
package lexicon

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"

	"github.com/blevesearch/vellum"

	"github.com/isnad-news/isnad"
)

const magic = "isnadlex4\n"

// seal puts the magic and a checksum before what a block holds: a transducer
// that was cut or damaged would answer wrongly rather than fail.
func seal(body []byte) []byte {
	out := binary.LittleEndian.AppendUint32([]byte(magic), crc32.ChecksumIEEE(body))
	return append(out, body...)
}

// Entry is one reading of a form.
type Entry struct {
	Lemma, Dict, Root string
	POS               isnad.POS
	Class             string
	Name              bool
	Derived           bool // made by rule from a verb, listed nowhere
	Rare              byte // 0 common … 15 rare: the place in its table
	Feats             isnad.Feats
}

// Lexicon looks forms up. It is safe for concurrent use.
type Lexicon struct {
	feats  []isnad.Feats
	lemmas []lemma
	sets   []byte
	fst    *vellum.FST
	over   *Lexicon // a user's additions, asked as well
}

var errCut = errors.New("lexicon: the compiled block is cut short or damaged; compile it again (make lexicon)")

type reader struct {
	b   []byte
	err error
}

func (r *reader) uint() int {
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.err = errCut
		return 0
	}
	r.b = r.b[n:]
	return int(v)
}

func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.b) {
		r.err = errCut
		return nil
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

// Open reads a block that Compile made.
func Open(block []byte) (*Lexicon, error) {
	if len(block) < len(magic) || string(block[:len(magic)]) != magic {
		return nil, errors.New("lexicon: not a compiled lexicon of this version; compile it again (make lexicon)")
	}
	body := block[len(magic):]
	if len(body) < 4 || crc32.ChecksumIEEE(body[4:]) != binary.LittleEndian.Uint32(body) {
		return nil, errCut
	}
	r := &reader{b: body[4:]}
	l := &Lexicon{}
	for n := r.uint(); n > 0 && r.err == nil; n-- {
		if f := r.take(7); f != nil {
			l.feats = append(l.feats, isnad.Feats{Gender: f[0], Number: f[1], Person: f[2], Tense: f[3], Voice: f[4], Tanwin: f[5] == 1, Bound: f[6] == 1})
		}
	}
	n := r.uint()
	if n > len(r.b) {
		return nil, errCut
	}
	l.lemmas = make([]lemma, 0, n)
	for ; n > 0 && r.err == nil; n-- {
		var s [5]string
		for i := range s {
			s[i] = string(r.take(r.uint()))
		}
		if f := r.take(4); f != nil {
			l.lemmas = append(l.lemmas, lemma{s[0], s[1], s[2], isnad.POS(s[3]), s[4], f[0], f[1] == 1, f[2], f[3]})
		}
	}
	l.sets = r.take(r.uint())
	if r.err != nil {
		return nil, r.err
	}
	fst, err := vellum.Load(r.b)
	if err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	l.fst = fst
	return l, nil
}

// With gives a lexicon that knows what over knows besides.
func (l *Lexicon) With(over *Lexicon) *Lexicon {
	c := *l
	c.over = over
	return &c
}

// Lookup gives the readings of a folded form without clitics, in the order
// of the tables; nil where none is known.
func (l *Lexicon) Lookup(form string) []Entry {
	var out []Entry
	at, ok, err := l.fst.Get([]byte(form))
	if ok && err == nil && at < uint64(len(l.sets)) {
		r := &reader{b: l.sets[at:]}
		for n := r.uint(); n > 0 && r.err == nil; n-- {
			li, fi := r.uint(), r.uint()
			if li >= len(l.lemmas) || fi >= len(l.feats) {
				break
			}
			m := &l.lemmas[li]
			f := l.feats[fi]
			f.Verbal = m.Verbal
			out = append(out, Entry{m.Lemma, m.Dict, m.Root, m.POS, m.Class, m.Name, m.Rank > 0, m.Rare, f})
		}
	}
	if l.over != nil {
		out = append(out, l.over.Lookup(form)...)
	}
	return out
}

// Size is the number of forms and of lemmas.
func (l *Lexicon) Size() (forms, lemmas int) { return l.fst.Len(), len(l.lemmas) }
