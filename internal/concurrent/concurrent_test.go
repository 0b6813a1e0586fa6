package concurrent

import (
	"errors"
	"testing"
)

func TestAll(t *testing.T) {
	first, second := errors.New("first"), errors.New("second")
	turn := make(chan struct{})
	err := All(
		func() error { <-turn; return nil },
		func() error { <-turn; return first },
		func() error { defer close(turn); return second },
	)
	if !errors.Is(err, first) {
		t.Errorf("%v, want the first in their order", err)
	}
	if err := All(); err != nil {
		t.Error(err)
	}
}
