package follow_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"github.com/isnad-news/isnad/internal/fetch"
	"github.com/isnad-news/isnad/internal/fetch/fetchtest"
	"github.com/isnad-news/isnad/internal/follow"
	"github.com/isnad-news/isnad/internal/follow/followtest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// shelf is a sink that knows pages by their content, as an archive does.
type shelf struct {
	mu    sync.Mutex
	pages map[string]follow.Page // by address, or by what the feed calls it
	count map[string]int         // how often each came
	sums  map[[32]byte]bool
	keep  func(p follow.Page) error // asked first
}

func newShelf() *shelf {
	return &shelf{pages: map[string]follow.Page{}, count: map[string]int{}, sums: map[[32]byte]bool{}}
}

func (s *shelf) Keep(_ context.Context, p follow.Page) error {
	if s.keep != nil {
		if err := s.keep(p); err != nil {
			return err
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	name := p.URL
	if name == "" {
		name = p.ID
	}
	s.pages[name] = p
	s.count[name]++
	s.sums[sha256.Sum256(p.Body)] = true
	return nil
}

// world is a net, a store and a sink for one test.
type world struct {
	*fetchtest.Net
	store   *followtest.Memory
	shelf   *shelf
	notices []follow.Notice
	opt     follow.Options
	fetch   fetch.Options
}

// bubble runs a test in a world and a time of its own.
func bubble(t *testing.T, test func(t *testing.T, w *world)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		// Feeds of the year 2000, where a bubble begins, would be as good; but
		// these look like today's.
		time.Sleep(time.Until(time.Date(2025, 9, 16, 4, 30, 0, 0, time.UTC)))
		w := &world{Net: fetchtest.New(), store: followtest.NewMemory(), shelf: newShelf(), opt: follow.Options{Once: true}}
		defer w.Close()
		test(t, w)
	})
}

// run follows feeds as a new process would, and gives the notices of this run.
func (w *world) run(ctx context.Context, feeds ...string) ([]follow.Notice, error) {
	o := w.fetch
	o.Dial, o.Random = w.Dial, func() float64 { return 0.5 }
	c := fetch.New(o)
	defer c.Close()
	w.notices = nil
	err := follow.Run(ctx, w.opt, feeds, c, w.store, w.shelf, func(n follow.Notice) { w.notices = append(w.notices, n) })
	return w.notices, err
}

func (w *world) must(t *testing.T, feeds ...string) {
	t.Helper()
	if _, err := w.run(t.Context(), feeds...); err != nil {
		t.Fatal(err)
	}
}

// of gives the notices of a kind.
func (w *world) of(kind follow.NoticeKind) []follow.Notice {
	var out []follow.Notice
	for _, n := range w.notices {
		if n.Kind == kind {
			out = append(out, n)
		}
	}
	return out
}

// told writes the notices as a test compares them: kinds with counts.
func (w *world) told() string {
	n := map[follow.NoticeKind]int{}
	for _, x := range w.notices {
		n[x.Kind]++
	}
	var parts []string
	for _, k := range slices.Sorted(maps.Keys(n)) {
		parts = append(parts, fmt.Sprintf("%s %d", k, n[k]))
	}
	return strings.Join(parts, ", ")
}
