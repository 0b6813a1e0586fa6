package throttle_test

import (
	"net/netip"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/isnad-news/isnad/internal/throttle"
)

func TestTake(t *testing.T) {
	begin := time.Date(2025, 9, 16, 12, 0, 0, 0, time.UTC)
	table := throttle.New[string](2, 3, 10)
	for i := range 3 {
		if _, ok := table.Take("a", begin); !ok {
			t.Errorf("token %d of 3 was refused", i+1)
		}
	}
	wait, ok := table.Take("a", begin)
	if ok || wait != 500*time.Millisecond {
		t.Errorf("an empty bucket: %v, wait %v", ok, wait)
	}
	if _, ok := table.Take("b", begin); !ok {
		t.Error("one key empties the bucket of another")
	}
	if _, ok := table.Take("a", begin.Add(499*time.Millisecond)); ok {
		t.Error("a token came early, or a refused try cost one")
	}
	if _, ok := table.Take("a", begin.Add(500*time.Millisecond)); !ok {
		t.Error("no token came in time: refused tries cost tokens")
	}
}

func TestBounded(t *testing.T) {
	table := throttle.New[int](1, 1, 100)
	for i := range 10_000 {
		table.Take(i, time.Now())
	}
	if n := table.Len(); n != 100 {
		t.Errorf("%d buckets, want 100", n)
	}
}

// TestTogether: many at once get no more than the bucket holds.
func TestTogether(t *testing.T) {
	table := throttle.New[int](0.0001, 50, 4)
	now := time.Now()
	var got atomic.Int32
	var wg sync.WaitGroup
	for range 200 {
		wg.Go(func() {
			if _, ok := table.Take(1, now); ok {
				got.Add(1)
			}
		})
	}
	wg.Wait()
	if got.Load() != 50 {
		t.Errorf("%d tokens out of 50", got.Load())
	}
}

func TestNetwork(t *testing.T) {
	for from, want := range map[string]string{
		"192.0.2.7":                "192.0.2.7",
		"::ffff:192.0.2.7":         "192.0.2.7",
		"2001:db8:1:2:3:4:5:6":     "2001:db8:1:2::",
		"fe80::1%eth0":             "fe80::",
		"::1":                      "::",
		"2001:db8:1:3:ffff:ffff::": "2001:db8:1:3::",
	} {
		if got := throttle.Network(netip.MustParseAddr(from)); got != netip.MustParseAddr(want) {
			t.Errorf("%s: %s, want %s", from, got, want)
		}
	}
	if got := throttle.Network(netip.Addr{}); got.IsValid() {
		t.Errorf("no address: %s", got)
	}
}
