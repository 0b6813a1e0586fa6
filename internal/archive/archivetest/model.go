package archivetest

import (
	"context"
	"crypto/rand"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/correct"
	"github.com/isnad-news/isnad/internal/export"
)

// Model is an archive in memory that does each thing in the plainest way: what
// a real archive finds must be what it finds. A hit's score is how often what is
// sought stands in it.
type Model struct {
	mu          sync.RWMutex
	reports     map[string]*report
	failures    map[string]archive.Failure
	names       map[string]archive.NameRow // as written first
	places      map[[2]string]archive.PlaceRow
	corrections map[string]correct.Correction
	accounts    map[string]archive.User
	base        string // of this model alone
	generation  int
}

// NewModel makes an empty model.
func NewModel() *Model {
	return &Model{reports: map[string]*report{}, failures: map[string]archive.Failure{}, names: map[string]archive.NameRow{},
		places: map[[2]string]archive.PlaceRow{}, corrections: map[string]correct.Correction{}, accounts: map[string]archive.User{},
		base: rand.Text()}
}

// Have implements archive.Archive.
func (m *Model) Have(ctx context.Context, ids []string) (map[string]bool, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	out := map[string]bool{}
	for _, id := range ids {
		if m.reports[id] != nil {
			out[id] = true
		}
	}
	return out, ctx.Err()
}

// Put implements archive.Archive.
func (m *Model) Put(ctx context.Context, entries []archive.Entry) (added int, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := check(ctx, entries); err != nil {
		return 0, err
	}
	for _, e := range entries {
		if _, failed := m.failures[e.Source]; failed {
			delete(m.failures, e.Source)
			m.generation++
		}
		r := newReport(e, len(m.reports), nil)
		m.learn(r.rows)
		if id := e.Record.Document.ID; m.reports[id] == nil {
			r.Gathered = e.Gathered.UTC()
			m.reports[id] = r
			m.generation++
			added++
		}
	}
	return added, nil
}

// check refuses what cannot be kept.
func check(ctx context.Context, entries []archive.Entry) error {
	for i := range entries {
		id, t := entries[i].Record.Document.ID, &entries[i].Terms
		if id == "" || clean(id) != id {
			return fmt.Errorf("the id %q is no text", id)
		}
		if len(t.Forms) != len(t.Lemmas) {
			return fmt.Errorf("%s: %d forms, but %d lemmas", id, len(t.Forms), len(t.Lemmas))
		}
	}
	return ctx.Err()
}

// Replace implements archive.Archive.
func (m *Model) Replace(ctx context.Context, entries []archive.Entry) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := check(ctx, entries); err != nil {
		return err
	}
	for _, e := range entries {
		if id := e.Record.Document.ID; m.reports[id] == nil {
			return fmt.Errorf("%s: %w", id, archive.ErrNotFound)
		}
	}
	for _, e := range entries {
		old := m.reports[e.Record.Document.ID]
		e.Raw, e.Media, e.Source, e.Gathered = old.Raw, old.Media, old.Source, old.Gathered
		r := newReport(e, old.came, m.correctionsOf(e.Record.Document.ID))
		m.learn(r.rows)
		m.reports[e.Record.Document.ID] = r
		m.generation++
	}
	return nil
}

// Fail implements archive.Archive.
func (m *Model) Fail(ctx context.Context, failures []archive.Failure) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	for _, f := range failures {
		m.generation++
		f.Tries = m.failures[f.Source].Tries + 1
		m.failures[f.Source] = f
	}
	return nil
}

// Forget implements archive.Archive.
func (m *Model) Forget(ctx context.Context, sources []string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	for _, s := range sources {
		if _, failed := m.failures[s]; failed {
			m.generation++
		}
		delete(m.failures, s)
	}
	return nil
}

// Failures implements archive.Archive.
func (m *Model) Failures(ctx context.Context, limit int) ([]archive.Failure, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	all := slices.SortedFunc(maps.Values(m.failures), func(a, b archive.Failure) int {
		if c := b.At.Compare(a.At); c != 0 {
			return c
		}
		return strings.Compare(a.Source, b.Source)
	})
	return all[:min(max(limit, 0), len(all))], ctx.Err()
}

// Report implements archive.Archive.
func (m *Model) Report(ctx context.Context, id string) (archive.Entry, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if m.reports[id] == nil {
		return archive.Entry{}, fmt.Errorf("%s: %w", id, archive.ErrNotFound)
	}
	return m.reports[id].Entry, ctx.Err()
}

// Stale implements archive.Archive.
func (m *Model) Stale(ctx context.Context, reader, after string, limit int) ([]archive.Entry, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	var out []archive.Entry
	for _, id := range slices.Sorted(maps.Keys(m.reports)) {
		if r := m.reports[id]; id > after && len(out) < limit && (reader == "" || r.Reader != reader) {
			out = append(out, bare(r.Entry))
		}
	}
	return out, ctx.Err()
}

// bare leaves out what lists do not bring.
func bare(e archive.Entry) archive.Entry {
	e.Raw = nil
	return e
}

// CountStale implements archive.Archive.
func (m *Model) CountStale(ctx context.Context, reader string) (int, error) {
	all, err := m.Stale(ctx, reader, "", len(m.reports))
	return len(all), err
}

// Stats implements archive.Archive.
func (m *Model) Stats(ctx context.Context) (archive.Stats, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	s := archive.Stats{Reports: len(m.reports), Bytes: 1}
	outlets, languages, types, readers, reasons := tally{}, tally{}, tally{}, tally{}, tally{}
	for _, r := range m.reports {
		doc := &r.Record.Document
		s.Statements += len(r.Record.Statements)
		s.Events += len(r.Record.Events)
		span(&s, doc)
		outlets.add(doc.Outlet)
		languages.add(doc.Language)
		readers.add(r.Reader)
		for i := range r.Record.Events {
			types.add(r.Record.Events[i].Type)
		}
	}
	for _, f := range m.failures {
		if f.Skipped {
			s.Skipped++
		} else {
			s.Failed++
		}
		reasons.add(f.Reason)
	}
	s.Outlets, s.Languages, s.Types, s.Readers, s.Reasons = outlets.top(0), languages.top(0), types.top(0), readers.top(0), reasons.top(0)
	return s, ctx.Err()
}

// span widens the days of publication by a report's.
func span(s *archive.Stats, doc *export.Document) {
	switch day := doc.Published; {
	case day == "":
		s.Undated++
	case s.First == "":
		s.First, s.Last = day, day
	default:
		s.First, s.Last = min(s.First, day), max(s.Last, day)
	}
}

// Check implements archive.Archive.
func (m *Model) Check(ctx context.Context) ([]string, error) { return nil, ctx.Err() }

// Close implements archive.Archive.
func (m *Model) Close() error { return nil }
