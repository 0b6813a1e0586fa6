package intake

// writer works batches off, one after another, while the next is gathered, so
// that those who read do not wait for the one who writes.
type writer[B any] struct {
	batches chan B
	ended   chan struct{}
	fault   fault
}

// behind starts a writer. It stops at the first error of do.
func behind[B any](do func(B) error) *writer[B] {
	w := &writer[B]{batches: make(chan B), ended: make(chan struct{})}
	go func() {
		defer close(w.ended)
		for b := range w.batches {
			if err := do(b); err != nil {
				w.fault.set(err)
				return
			}
		}
	}()
	return w
}

// give hands a batch over once the one before is worked off. False means that
// the writer has stopped.
func (w *writer[B]) give(b B) bool {
	select {
	case w.batches <- b:
		return true
	case <-w.ended:
		return false
	}
}

// end waits until all is worked off and gives the writer's error.
func (w *writer[B]) end() error {
	close(w.batches)
	<-w.ended
	return w.fault.err()
}
