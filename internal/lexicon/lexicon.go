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

const magic = "isnadlex5\n"

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
	words  pool
	kinds  []kind
	lemmas []stored
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

// pool holds strings one behind the other: where each ends, the first before
// all others.
type pool struct {
	all  string
	ends []uint32
}

func (p *pool) at(i uint32) string { return p.all[p.ends[i]:p.ends[i+1]] }

// stored is a lemma as numbers: of strings in the pool, of a kind.
type stored struct{ lemma, dict, root, kind uint32 }

// kind is what many lemmas have in common.
type kind struct {
	pos           isnad.POS
	class         string
	verbal        byte
	name, derived bool
	rare          byte
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
	l.words = r.pool()
	words := &numbered{reader: r, n: len(l.words.ends) - 1}
	for n := r.uint(); n > 0 && r.err == nil; n-- {
		pos, class, f := words.next(), words.next(), r.take(4)
		if r.err == nil {
			l.kinds = append(l.kinds, kind{isnad.POS(l.words.at(pos)), l.words.at(class), f[0], f[1] == 1, f[2] > 0, f[3]})
		}
	}
	l.lemmas = make([]stored, 0, r.count())
	for n := cap(l.lemmas); n > 0 && r.err == nil; n-- {
		m := stored{words.next(), words.next(), words.next(), uint32(r.uint())}
		if int64(m.kind) >= int64(len(l.kinds)) {
			r.err = errCut
		}
		l.lemmas = append(l.lemmas, m)
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

// count reads how many things follow, of a byte at least each.
func (r *reader) count() int {
	n := r.uint()
	if n < 0 || n > len(r.b) {
		r.err = errCut
		return 0
	}
	return n
}

// pool reads a pool: the lengths of its strings, then all of them.
func (r *reader) pool() pool {
	n := r.count()
	ends := make([]uint32, 1, n+1)
	end := 0
	for ; n > 0 && r.err == nil; n-- {
		if end += r.uint(); end < 0 || end > len(r.b) {
			r.err = errCut
			break
		}
		ends = append(ends, uint32(end))
	}
	return pool{string(r.take(end)), ends}
}

// numbered reads numbers of strings: most stand for the first time, in order,
// and are written as 0; others as one more than their number.
type numbered struct {
	*reader
	n, seen int
}

func (r *numbered) next() uint32 {
	i := r.uint() - 1
	if i < 0 {
		i = r.seen
		r.seen++
	}
	if i >= r.n || i >= r.seen {
		r.err = errCut
	}
	if r.err != nil {
		return 0
	}
	return uint32(i)
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
		for li, more := 0, true; more; {
			var step, fi int
			step, more = r.step()
			li, fi = li+step, r.uint()
			if r.err != nil || li < 0 || li >= len(l.lemmas) || fi >= len(l.feats) {
				break
			}
			m := &l.lemmas[li]
			k, f := &l.kinds[m.kind], l.feats[fi]
			f.Verbal = k.verbal
			out = append(out, Entry{l.words.at(m.lemma), l.words.at(m.dict), l.words.at(m.root), k.pos, k.class, k.name, k.derived, k.rare, f})
		}
	}
	if l.over != nil {
		out = append(out, l.over.Lookup(form)...)
	}
	return out
}

// step reads how far a set's next lemma is from the one before, either way,
// and whether another follows. See putStep.
func (r *reader) step() (by int, more bool) {
	v := r.uint()
	by = v >> 2
	if v&2 != 0 {
		by = -by
	}
	return by, v&1 != 0
}

// Size is the number of forms and of lemmas.
func (l *Lexicon) Size() (forms, lemmas int) { return l.fst.Len(), len(l.lemmas) }
