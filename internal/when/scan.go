package when

import (
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/number"
	"github.com/isnad-news/isnad/internal/number/affix"
)

// scan reads the times of one report.
type scan struct {
	f        *Finder
	text     string
	words    []isnad.Word
	tags     []isnad.Tag
	parts    []isnad.Part
	nums     map[int]isnad.Number // by first word
	forms    *affix.Reading[*entry]
	seen     []bool
	kinds    []uint64  // of the forms that begin at a word, once seen
	pub      time.Time // the day of publication
	known    bool      // pub is known
	lastYear int       // one past a year just read, for lists of years
	lastDay  moment    // the day last read, for a time of day behind it
	lastSent int       // its sentence
}

// note keeps what later expressions may lean on.
func (s *scan) note(m found) {
	if m.grain == Year {
		s.lastYear = m.last
	}
	if m.grain == Day && m.typ == Date && m.value != "" {
		s.lastDay, s.lastSent = m.moment, s.words[m.first].Sentence
	}
	if m.typ == Clock && m.value != "" {
		s.lastDay, s.lastSent = dayOf(midnight(m.from)), s.words[m.first].Sentence
	}
}

// all gives the forms that begin at word i.
func (s *scan) all(i int) []affix.Hit[*entry] {
	if i < 0 || i >= len(s.words) {
		return nil
	}
	hits := s.forms.At(i)
	if !s.seen[i] {
		s.seen[i] = true
		for k := range hits {
			s.kinds[i] |= hits[k].Val.bit
		}
	}
	return hits
}

// at gives the longest form of one of the kinds that begins at word i.
func (s *scan) at(i int, kinds ...string) (affix.Hit[*entry], bool) {
	best := affix.Hit[*entry]{Val: s.f.none}
	for _, h := range s.all(i) {
		for _, k := range kinds {
			if h.Val.kind == k && h.Len > best.Len {
				best = h
			}
		}
	}
	return best, best.Len > 0
}

// next is at for a word that follows without a glued preposition or
// conjunction, in the same sentence.
func (s *scan) next(i int, kinds ...string) (affix.Hit[*entry], bool) {
	if !s.same(i) {
		return affix.Hit[*entry]{Val: s.f.none}, false
	}
	best := affix.Hit[*entry]{Val: s.f.none}
	for _, h := range s.all(i) {
		if h.Conj != "" || h.Prep != "" {
			continue
		}
		for _, k := range kinds {
			if h.Val.kind == k && h.Len > best.Len {
				best = h
			}
		}
	}
	return best, best.Len > 0
}

// same tells whether words i-1 and i stand in one sentence.
func (s *scan) same(i int) bool {
	return i > 0 && i < len(s.words) && s.words[i].Sentence == s.words[i-1].Sentence
}

// before tells whether a form of a kind ends right before word i.
func (s *scan) before(i int, kind string) bool {
	for n := 1; n <= 3 && i-n >= 0; n++ {
		for _, h := range s.all(i - n) {
			if h.Val.kind == kind && h.Len == n {
				return true
			}
		}
	}
	return false
}

// mark tells whether word i is one of the given marks.
func (s *scan) mark(i int, marks string) bool {
	if i < 0 || i >= len(s.words) || s.words[i].Kind != isnad.Punct {
		return false
	}
	for _, m := range marks {
		if s.words[i].Norm == string(m) {
			return true
		}
	}
	return false
}

// count gives the whole number at word i and the word behind it.
func (s *scan) count(i int) (n int, next int, kind string, ok bool) {
	if i < 0 || i >= len(s.words) {
		return 0, 0, "", false
	}
	if num, ok := s.nums[i]; ok && num.Last > i {
		v := int(num.Value)
		whole := float64(v) == num.Value && (num.Kind == number.Cardinal || num.Kind == number.Ordinal) && num.Vague == ""
		if whole {
			return v, num.Last, num.Kind, true
		}
	}
	if v, ok := s.digits(i); ok {
		return v, i + 1, number.Cardinal, true
	}
	return 0, 0, "", false
}

// digits gives a whole number without separators in digits.
func (s *scan) digits(i int) (int, bool) {
	if i < 0 || i >= len(s.words) || s.words[i].Kind != isnad.Digits {
		return 0, false
	}
	return atoi(s.words[i].Norm)
}

func atoi(t string) (int, bool) {
	if t == "" || len(t) > 9 {
		return 0, false
	}
	n := 0
	for i := 0; i < len(t); i++ {
		if t[i] < '0' || t[i] > '9' {
			return 0, false
		}
		n = n*10 + int(t[i]-'0')
	}
	return n, true
}

// name gives the length of a name that holds a date at word i, or zero.
func (s *scan) name(i int) int {
	if s.all(i); s.kinds[i]&s.f.names == 0 {
		return 0
	}
	if h, ok := s.at(i, "name-name"); ok {
		return h.Len
	}
	h, ok := s.at(i, "name-before")
	if !ok || !s.same(i+h.Len) {
		return 0
	}
	at := i + h.Len
	if d, ok := s.dayMonth(at); ok && d.skip == 0 {
		return d.last - i
	}
	if y, ok := s.yearAt(at); ok {
		return y.last - i
	}
	return 0
}

// future tells whether the words around word i put what happens there in the
// future: the nearest verb before it, or the one behind it where it opens the
// sentence.
func (s *scan) future(i int) bool {
	for j, n := i-1, 0; j >= 0 && n < 14 && s.words[j].Sentence == s.words[i].Sentence; j, n = j-1, n+1 {
		if s.cue(j) || n < opensWithin && s.opens(j) {
			return true
		}
		if s.past(j) {
			return false
		}
	}
	if i > 0 && s.words[i-1].Sentence == s.words[i].Sentence && i > 1 && s.words[i-2].Sentence == s.words[i].Sentence {
		return false
	}
	for j := i + 1; j < len(s.words) && j < i+4 && s.words[j].Sentence == s.words[i].Sentence; j++ {
		if s.cue(j) {
			return true
		}
		if s.past(j) {
			return false
		}
	}
	return false
}

// opensWithin is how many words after a present verb that opens its sentence the day
// may stand: the team plays on Wednesday.
const opensWithin = 3

// opens tells whether word j is a verb in the present that opens its sentence.
func (s *scan) opens(j int) bool {
	return (j == 0 || !s.same(j)) && s.verb(j, 'f')
}

// cue tells whether word j speaks of the future.
func (s *scan) cue(j int) bool {
	if _, ok := s.at(j, "cue"); ok {
		return true
	}
	w := s.words[j]
	for p := w.First; p+1 < w.Last && p+1 < len(s.parts) && p+1 < len(s.tags); p++ {
		if s.parts[p].Clitic && s.f.soon[s.parts[p].Norm] && s.tags[p+1].POS == isnad.VERB {
			return true
		}
	}
	return false
}

// past tells whether word j is a verb in the past.
func (s *scan) past(j int) bool { return s.verb(j, 'p') }

// verb tells whether word j holds a verb of a tense, as isnad.Feats.Tense
// gives it.
func (s *scan) verb(j int, tense byte) bool {
	w := s.words[j]
	for p := w.First; p < w.Last && p < len(s.tags); p++ {
		if s.tags[p].POS == isnad.VERB && s.tags[p].Feats.Tense == tense {
			return true
		}
	}
	return false
}
