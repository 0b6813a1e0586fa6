package follow

import "sync"

// claims keep two feeds from fetching the same item at once. Who lets a claim
// go has marked the item before, if it was dealt with: whoever claims it next
// and then asks the store finds it there.
type claims struct {
	mu   sync.Mutex
	held map[string]bool
}

// take claims all of the keys, or none of them.
func (c *claims) take(keys ...string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, k := range keys {
		if c.held[k] {
			return false
		}
	}
	for _, k := range keys {
		c.held[k] = true
	}
	return true
}

func (c *claims) release(keys ...string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, k := range keys {
		delete(c.held, k)
	}
}
