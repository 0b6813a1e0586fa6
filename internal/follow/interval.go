package follow

import (
	"slices"
	"time"
)

func (o Options) clamp(d time.Duration) time.Duration {
	return min(max(d, o.MinInterval), o.MaxInterval)
}

// interval says how long to leave a feed alone: as long as an item takes to
// come, or has not come for, or as the publisher says, if that is longer; but
// never so long that half of what the feed holds would have gone by. Where
// items bear no dates, what came since last time decides.
func (o Options) interval(b *batch, was time.Duration, now time.Time) time.Duration {
	gap, span := rhythm(b.dates, now)
	switch {
	case was == 0:
		was = 6 * o.MinInterval
	case b.same || b.fresh == 0:
		was += was / 2
	default:
		was /= 2
	}
	if gap == 0 {
		gap = was
	}
	d := max(gap, b.hint)
	if span > 0 {
		d = min(d, span/2)
	}
	return o.clamp(d)
}

// rhythm gives the mean time between the latest ten items, at least a quarter
// of the time since the latest; and the time that all of them cover. Both are
// zero where fewer than three bear dates.
func rhythm(dates []time.Time, now time.Time) (gap, span time.Duration) {
	var past []time.Time
	for _, d := range dates {
		if !d.IsZero() && !d.After(now) {
			past = append(past, d)
		}
	}
	if len(past) < 3 {
		return 0, 0
	}
	slices.SortFunc(past, func(a, b time.Time) int { return b.Compare(a) })
	latest := past[:min(len(past), 10)]
	gap = latest[0].Sub(latest[len(latest)-1]) / time.Duration(len(latest)-1)
	return max(gap, now.Sub(past[0])/4, time.Second), now.Sub(past[len(past)-1])
}
