// Package concurrent does several things side by side: what the program reads when it
// starts is waited for.
package concurrent

import (
	"cmp"
	"sync"
)

// All does all side by side and waits for them; it gives the first of their errors in
// their order, so that of several it is always the same.
func All(all ...func() error) error {
	errs := make([]error, len(all))
	var done sync.WaitGroup
	for i, do := range all {
		done.Go(func() { errs[i] = do() })
	}
	done.Wait()
	return cmp.Or(errs...)
}
