package intake

import (
	"errors"
	"slices"
	"testing"
)

// TestBehind: batches are worked off in their order, and none after a fault.
func TestBehind(t *testing.T) {
	var got []int
	w := behind(func(n int) error {
		got = append(got, n)
		return nil
	})
	for n := range 5 {
		if !w.give(n) {
			t.Fatal("it has stopped without a fault")
		}
	}
	if err := w.end(); err != nil || !slices.Equal(got, []int{0, 1, 2, 3, 4}) {
		t.Errorf("%v, %v", got, err)
	}
	full, tried := errors.New("full"), 0
	w = behind(func(int) error {
		tried++
		return full
	})
	given := 0
	for w.give(given) {
		if given++; given > 5 {
			t.Fatal("it goes on after a fault")
		}
	}
	if err := w.end(); !errors.Is(err, full) || tried != 1 {
		t.Errorf("%d tried, %v", tried, err)
	}
}
