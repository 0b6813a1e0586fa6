package serve

import (
	"crypto/sha256"
	"encoding/binary"
	"net/http"
	"sync"
	"time"

	"github.com/hashicorp/golang-lru/v2/simplelru"
)

// What is kept, and for how long: pages also tell what is of today.
const (
	largestKept = 512 << 10 // bytes, plain
	keptFor     = 10 * time.Minute
	mostKept    = 1 << 20 // answers, however small
)

// key names an answer: whatever it depends on goes in. It is a hash that
// nobody can find two inputs for.
type key [sha256.Size]byte

// newKey makes a key of parts, none of which can be mistaken for two.
func newKey(parts ...string) key {
	var stack [512]byte
	b := stack[:0]
	for _, p := range parts {
		b = binary.AppendUvarint(b, uint64(len(p)))
		b = append(b, p...)
	}
	return sha256.Sum256(b)
}

// cache keeps answers to visitors, the last used first, within a number of
// bytes. It is safe for concurrent use.
type cache struct {
	most int64

	mu       sync.Mutex
	entries  *simplelru.LRU[key, *entry]
	bytes    int64
	building map[key]*build
}

func newCache(most int64) *cache {
	c := &cache{most: most, building: map[key]*build{}}
	c.entries, _ = simplelru.NewLRU(mostKept, func(_ key, e *entry) { c.bytes -= e.weight() }) // fails for sizes under one only
	return c
}

// size gives the bytes and the number of answers kept.
func (c *cache) size() (bytes int64, n int) {
	if c == nil {
		return 0, 0
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.bytes, c.entries.Len()
}

// get gives what is kept, or the build that makes it: a new one, which mine
// tells, or one under way.
func (c *cache) get(k key, now time.Time) (e *entry, b *build, mine bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.entries.Get(k); ok {
		if now.Before(e.until) {
			return e, nil, false
		}
		c.entries.Remove(k)
	}
	if b, ok := c.building[k]; ok && b.join() {
		return nil, b, false
	}
	b = newBuild()
	c.building[k] = b
	return nil, b, true
}

// done ends a build, and keeps what it has made where e is not nil.
func (c *cache) done(k key, b *build, e *entry) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.building[k] == b { // else it was given up, and another has begun
		delete(c.building, k)
	}
	if e == nil || e.weight() > c.most/4 {
		return
	}
	c.entries.Remove(k) // Add would forget the weight of what was there
	c.entries.Add(k, e)
	c.bytes += e.weight()
	for c.bytes > c.most {
		c.entries.RemoveOldest()
	}
}

// entry is an answer that is kept. It is not altered.
type entry struct {
	header http.Header
	body   []byte // packed by gzip where zipped
	zipped bool
	length int    // of the plain body
	etag   string // without quotes
	route  string
	pass   bool // nothing is kept: it was found too large to be
	until  time.Time
}

// weight is about what an entry takes of memory.
func (e *entry) weight() int64 {
	n := 512 + len(e.body) + len(e.etag) + len(e.route)
	for name, values := range e.header {
		n += 64 + len(name)
		for _, v := range values {
			n += 16 + len(v)
		}
	}
	return int64(n)
}
