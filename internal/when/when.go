// Package when finds expressions of time and resolves them against the day
// on which a report was published; it never reads the clock.
package when

import (
	"fmt"
	"io/fs"
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/number/affix"
)

// The types of time expressions, as isnad.Time.Type gives them.
const (
	Date     = "DATE"
	Clock    = "TIME"
	Duration = "DURATION"
	Set      = "SET"
)

// The grains of time expressions, as isnad.Time.Grain gives them.
const (
	Second  = "second"
	Minute  = "minute"
	Hour    = "hour"
	Day     = "day"
	Week    = "week"
	Month   = "month"
	Quarter = "quarter"
	Year    = "year"
	Decade  = "decade"
)

// Finder finds times. It is safe for concurrent use.
type Finder struct {
	aff   *affix.Affixes
	forms *affix.Forms[*entry]
	soon  map[string]bool // folded proclitics that make a verb a future one
	bits  map[string]uint64
	none  *entry // of no form
	names uint64 // the kinds of names that hold a date
	reads []gate // times of any sort, in the order in which they are tried
	dates []gate // times at one place of the calendar
	days  []gate // whole days

	feasts []entry // of several days, in the order of the table
}

// New reads times/*.tsv and numbers/affixes.tsv.
func New(fsys fs.FS) (*Finder, error) {
	aff, err := affix.New(fsys)
	if err != nil {
		return nil, fmt.Errorf("when: %w", err)
	}
	f := &Finder{aff: aff, forms: affix.NewForms[*entry](aff), soon: map[string]bool{}, bits: map[string]uint64{}, none: new(entry)}
	if err := f.load(fsys); err != nil {
		return nil, fmt.Errorf("when: %w", err)
	}
	f.order()
	f.names = f.bit("name-name") | f.bit("name-before")
	return f, nil
}

// Find gives the times of a report in order; they do not overlap. A day of
// the week is the latest one up to the day of publication, unless the words
// beside it or the verb that governs it put it in the future. What needs a
// day of publication stays without a value where published is zero. Tags and
// parts may be nil; they only help to tell the future.
func (f *Finder) Find(words []isnad.Word, numbers []isnad.Number, tags []isnad.Tag, parts []isnad.Part, text string, published time.Time) []isnad.Time {
	s := &scan{
		f: f, text: text, words: words, tags: tags, parts: parts, nums: map[int]isnad.Number{},
		forms: f.forms.Read(words), seen: make([]bool, len(words)), kinds: make([]uint64, len(words)), lastYear: -1,
	}
	defer s.forms.End()
	for _, n := range numbers {
		s.nums[n.First] = n
	}
	if !published.IsZero() {
		s.known = true
		s.pub = midnight(published)
	}
	var out []isnad.Time
	for i := 0; i < len(words); {
		if n := s.name(i); n > 0 {
			i += n
			continue
		}
		if !s.promising(i) {
			i++
			continue
		}
		m, ok := s.read(i)
		if ok {
			m = s.zone(m)
		}
		if !ok || m.last <= i {
			i++
			continue
		}
		if m.first >= i && m.last <= len(words) && words[m.first].Sentence == words[m.last-1].Sentence {
			out = append(out, m.time(words, text))
			s.note(m)
			i = m.last
			continue
		}
		i++
	}
	return out
}

// promising tells whether a time may begin at word i: every rule asks for a
// form or a number there, or for an article glued to digits, and most words
// are neither.
func (s *scan) promising(i int) bool {
	return s.counted(i) || len(s.all(i)) > 0
}

// found is a time as read.
type found struct {
	first, last int // words, half-open
	skip        int // letters of the first word that are not part of it
	moment
}

func (m found) time(words []isnad.Word, text string) isnad.Time {
	t := isnad.Time{
		Span: isnad.Span{Start: affix.Start(text, words[m.first], m.skip), End: words[m.last-1].End},
		Type: m.typ, Value: m.value, Grain: m.grain, Zone: m.zone, First: m.first, Last: m.last,
	}
	if m.value != "" && m.typ != Duration && m.typ != Set {
		t.From, t.To = m.from, m.to
	}
	return t
}
