package search

import "slices"

func sortMarks(ms []mark) {
	slices.SortStableFunc(ms, func(a, b mark) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
}

// densest gives the marks of the window of at most width code points that has
// the most different words, then the most marks, then the closest, then the
// first. Marks that lie within others are left out.
func densest(ms []mark, width int) []mark {
	var apart []mark
	for _, m := range ms {
		if len(apart) == 0 || m.Start >= apart[len(apart)-1].End {
			apart = append(apart, m)
		}
	}
	best, bestAt := score{}, [2]int{0, 1}
	kinds := map[int]int{}
	for lo, hi := 0, 0; lo < len(apart); lo++ {
		for hi < len(apart) && (hi == lo || apart[hi].End-apart[lo].Start <= width) {
			kinds[apart[hi].of]++
			hi++
		}
		if s := (score{len(kinds), hi - lo, apart[lo].Start - apart[hi-1].End}); s.beats(best) {
			best, bestAt = s, [2]int{lo, hi}
		}
		if kinds[apart[lo].of]--; kinds[apart[lo].of] == 0 {
			delete(kinds, apart[lo].of)
		}
	}
	return apart[bestAt[0]:bestAt[1]]
}

// score weighs a window: different words, marks, and less for its length.
type score struct{ kinds, marks, length int }

func (s score) beats(o score) bool {
	if s.kinds != o.kinds {
		return s.kinds > o.kinds
	}
	if s.marks != o.marks {
		return s.marks > o.marks
	}
	return s.length > o.length
}
