package view

import (
	"context"
	"sync"

	"github.com/hashicorp/golang-lru/v2/simplelru"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/export"
)

// What is kept at hand at the most, in bytes as weight and tally.weight reckon.
const (
	mostKept  = 64 << 20 // of entries
	mostTally = 16 << 20 // of counts
)

// shelf keeps what was made of one generation of the archive, the last used. It
// is safe for concurrent use.
type shelf[V any] struct {
	mu         sync.Mutex
	generation string
	lru        *simplelru.LRU[string, V]
	weigh      func(V) int
	most, held int
}

func newShelf[V any](most int, weigh func(V) int) *shelf[V] {
	s := &shelf[V]{most: most, weigh: weigh}
	// Nothing weighs less than a quarter of a kilobyte: the number never binds
	// before the weight. It fails for sizes below one only.
	s.lru, _ = simplelru.NewLRU(max(1, most/leastWeight), func(_ string, v V) { s.held -= weigh(v) })
	return s
}

const leastWeight = 256

// get gives what stands under a key in a generation.
func (s *shelf[V]) get(generation, key string) (v V, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.generation != generation {
		return v, false
	}
	return s.lru.Get(key)
}

// put keeps what was made in a generation; what was made in another goes.
func (s *shelf[V]) put(generation, key string, v V) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.generation != generation {
		s.lru.Purge()
		s.generation = generation
	}
	w := s.weigh(v)
	if w > s.most/8 || s.lru.Contains(key) {
		return // one giant would push out all others
	}
	s.lru.Add(key, v)
	for s.held += w; s.held > s.most; {
		s.lru.RemoveOldest()
	}
}

// weight reckons what an entry takes in memory, in bytes: its text, and its
// records by what one of each takes on average.
func weight(e archive.Entry) int {
	w := 1<<10 + recordWeight(&e.Record)
	if e.AsRead != nil {
		w += recordWeight(e.AsRead)
	}
	return w
}

func recordWeight(r *export.Record) int {
	w := 2 * len(r.Document.Text) // contents of statements, words of mentions stand in strings of their own
	for i := range r.Entities {
		w += 250 + 60*len(r.Entities[i].Mentions)
	}
	for i := range r.Events {
		w += 900 + 48*len(r.Events[i].Evidence)
	}
	return w + 16*len(r.Sentences) + 100*len(r.Times) + 500*len(r.Statements) + 80*len(r.Warnings)
}

// entries gives reports by their ids, without those that are not kept, and
// unpacks only what is not at hand. Where keep is false, what it unpacks is not
// kept at hand: whoever streams all reports would push out those of the pages.
func (d *Desk) entries(ctx context.Context, ids []string, keep bool) (map[string]archive.Entry, error) {
	generation, err := d.o.Archive.Generation(ctx)
	if err != nil {
		return nil, err
	}
	out := make(map[string]archive.Entry, len(ids))
	var missing []string
	asked := make(map[string]bool, len(ids))
	for _, id := range ids {
		if asked[id] {
			continue
		}
		asked[id] = true
		if e, ok := d.kept.get(generation, id); ok {
			out[id] = e
		} else {
			missing = append(missing, id)
		}
	}
	if len(missing) == 0 {
		return out, nil
	}
	found, err := d.o.Archive.Reports(ctx, missing)
	if err != nil {
		return nil, err
	}
	for i := range found {
		found[i].Terms = archive.Terms{} // full text's, as large as the rest
		id := found[i].Record.Document.ID
		if out[id] = found[i]; keep {
			d.kept.put(generation, id, found[i])
		}
	}
	return out, nil
}
