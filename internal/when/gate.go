package when

import "github.com/isnad-news/isnad"

// gate lets a rule be tried only where a form of one of its kinds begins, or
// a number: most words open none.
type gate struct {
	kinds uint64
	count bool // a number opens it too
	rule  func(*scan, int) (found, bool)
}

// bit gives the bit of a kind. Kinds beyond the width share the last one,
// which only lets more through.
func (f *Finder) bit(kind string) uint64 {
	if b, ok := f.bits[kind]; ok {
		return b
	}
	b := uint64(1) << min(len(f.bits), 63)
	f.bits[kind] = b
	return b
}

func (f *Finder) gate(rule func(*scan, int) (found, bool), count bool, kinds ...string) gate {
	g := gate{count: count, rule: rule}
	for _, k := range kinds {
		g.kinds |= f.bit(k)
	}
	return g
}

// order sets the rules in the order in which they are tried.
func (f *Finder) order() {
	f.days = []gate{
		f.gate((*scan).numeric, true),
		f.gate((*scan).namedDay, false, "day"),
		f.gate((*scan).weekday, false, kindWeekday),
		f.gate((*scan).dayMonth, true),
		f.gate((*scan).monthDay, false, kindMonth),
		f.gate((*scan).numericDay, true),
	}
	f.dates = []gate{
		f.gate((*scan).somewhen, false, "somewhen"),
		f.gate((*scan).weekThenDay, false, "this", kindOne),
		f.gate((*scan).nthWeekday, true, "last"),
		f.gate((*scan).weekdayNth, false, kindWeekday),
		f.gate((*scan).dayTime, true, kindPart, "this", "night", "day", kindWeekday, kindMonth),
		f.gate((*scan).rest, false, "rest"),
		f.gate((*scan).edge, false, "weekend", "edge"),
		f.gate((*scan).monthPhrase, false, "this", "monthword", kindMonth),
		f.gate((*scan).rolling, true, "last", kindTwo, kindMany),
		f.gate((*scan).firstMonths, false, kindMany),
		f.gate((*scan).ordinalWeek, false, kindOne),
		f.gate((*scan).relative, false, "this", kindOne),
		f.gate((*scan).campaign, false, "this", "campaign"),
		f.gate((*scan).quarter, false, "quarter", "half"),
		f.gate((*scan).season, false, "this", "season"),
		f.gate((*scan).numericMonth, true),
		f.gate((*scan).decade, false, "decade", "decade-bare"),
		f.gate((*scan).century, false, "century"),
		f.gate((*scan).theFeast, true, kindFeast, "the-feast", kindMany, "last"),
		f.gate((*scan).yearAt, true, kindOne),
		f.gate((*scan).clockAlone, true, "clock", "point", "hourword", kindPart),
	}
	f.reads = []gate{
		f.gate((*scan).setTime, false, "set", "often", "each", "clock", kindMany),
		f.gate((*scan).since, false, "since"),
		f.gate((*scan).hours, true, "from", "between", "clock", "hourword"),
		f.gate((*scan).fromTo, false, "from", "between"),
		f.gate((*scan).ago, false, "ago"),
		f.gate((*scan).hence, false, "hence"),
		{kinds: ^uint64(0), count: true, rule: (*scan).toward},
		f.gate((*scan).length, true, "lasting", "nearly", kindOne, kindTwo, kindMany, "few"),
	}
}

// try gives what the first rule that fits reads.
func (s *scan) try(i int, gates []gate) (found, bool) {
	if i < 0 || i >= len(s.words) {
		return found{}, false
	}
	s.all(i)
	kinds, count := s.kinds[i], s.counted(i)
	for k := range gates {
		if g := &gates[k]; g.kinds&kinds != 0 || g.count && count {
			if f, ok := g.rule(s, i); ok {
				return f, true
			}
		}
	}
	return found{}, false
}

// counted tells whether a number begins at word i, or behind letters glued to
// digits.
func (s *scan) counted(i int) bool {
	if s.words[i].Kind == isnad.Digits || i+1 < len(s.words) && s.words[i+1].Kind == isnad.Digits {
		return true
	}
	_, number := s.nums[i]
	return number
}
