package event

import (
	"math/bits"

	"github.com/isnad-news/isnad"
)

// trait is what the features of a candidate ask of its mention, as numbers: equal
// words have equal numbers in a report.
type trait struct{ id, sector, kind, lemma, prep int32 }

// numbers gives the words of a report numbers, in the order in which they come.
type numbers map[string]int32

func (n numbers) of(word string) int32 {
	k, ok := n[word]
	if !ok {
		k = int32(len(n))
		n[word] = k
	}
	return k
}

// trait gives the numbers of a mention as a candidate.
func (s *search) trait(m *isnad.Mention) trait {
	n := s.room.numbers
	t := trait{n.of(m.ID), n.of(m.Sector), n.of(m.Kind), n.of(m.Lemma), n.of(s.Prep(m))}
	if m.Kind == "place" {
		t.id, t.sector = n.of(m.Country), n.of(holder)
	}
	return t
}

// traitOf gives the numbers of a side that the rules give.
func (s *search) traitOf(a *isnad.Arg) trait {
	return trait{id: s.room.numbers.of(a.ID), sector: s.room.numbers.of(a.Sector)}
}

// traits numbers all mentions, and those whom common nouns may mean.
func (s *search) traits() {
	r := s.room
	if r.numbers == nil {
		r.numbers = numbers{}
	}
	clear(r.numbers)
	r.traits, r.others = r.traits[:0], r.others[:0]
	for i := range s.Mentions {
		r.traits = append(r.traits, s.trait(&s.Mentions[i]))
	}
	for _, o := range s.others {
		r.others = append(r.others, trait{id: r.numbers.of(o.ID), sector: r.numbers.of(o.Sector)})
	}
}

// subject tells what the features of a group are about.
type subject uint8

// group is some features of a candidate that follow from a few numbers alone, for one
// side of one event: what they weigh is added up once.
type group struct {
	of      subject
	a, b, c int32
}

const (
	ofSector subject = iota
	ofKind
	ofID
	ofNoID
	ofSpeaker
	ofNoRelation
	ofAgreement
	ofStatement
	ofBack
	ofPlace
	ofPrep
	ofRank
	ofOther
	ofNoun
	ofDirs
	ofRelations
	ofPlaceHeld
	ofSame
	ofTwo
	ofNobody
)

// memo keeps what groups of features weigh. Each has one row where it may stand: what
// another pushes out is added up anew.
type memo struct {
	rows [1 << memoBits]struct {
		group
		stamp uint64
		sum   float64
	}
	stamp uint64 // of the side that is weighed; rows of others count for nothing
}

const memoBits = 9

// row gives where a group stands, and whether it does.
func (m *memo) row(g group) (row int, known bool) {
	const mix = 0x9e3779b97f4a7c15
	h := uint64(g.of)<<32 ^ uint64(uint32(g.a))
	h = bits.RotateLeft64(h*mix, 23) ^ uint64(uint32(g.b))<<32 ^ uint64(uint32(g.c))
	row = int(h * mix >> (64 - memoBits))
	r := &m.rows[row]
	return row, r.stamp == m.stamp && r.group == g
}

// once adds a group of features: as they stand where somebody learns from them, else
// as what they weighed before.
func (t *slot) once(g group, add func()) {
	if t.Keep {
		add()
		return
	}
	m := &t.room.memo
	i, known := m.row(g)
	if known {
		t.Total += m.rows[i].sum
		return
	}
	before := t.Total
	add()
	r := &m.rows[i]
	r.group, r.stamp, r.sum = g, m.stamp, t.Total-before
}

// bit gives a yes or no as a number.
func bit(b bool) int32 {
	if b {
		return 1
	}
	return 0
}
