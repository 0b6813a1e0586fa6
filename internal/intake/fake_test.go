package intake

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/ingest"
)

// memory is an archive that forgets when the test ends.
type memory struct {
	mu       sync.Mutex
	entries  []archive.Entry
	puts     []int // entries of each Put, or of each Replace
	failures []archive.Failure
	fault    error // what Put and Replace give
	asking   error // what Have and Stale give
	asked    int
}

func (m *memory) find(id string) int {
	return slices.IndexFunc(m.entries, func(e archive.Entry) bool { return e.Record.Document.ID == id })
}

func (m *memory) Have(ctx context.Context, ids []string) (map[string]bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.asked++
	have := map[string]bool{}
	for _, id := range ids {
		if m.find(id) >= 0 {
			have[id] = true
		}
	}
	return have, errors.Join(m.asking, ctx.Err())
}

func (m *memory) Put(ctx context.Context, entries []archive.Entry) (added int, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := errors.Join(m.fault, ctx.Err()); err != nil {
		return 0, err
	}
	m.puts = append(m.puts, len(entries))
	for _, e := range entries {
		if m.find(e.Record.Document.ID) < 0 {
			m.entries = append(m.entries, e)
			added++
		}
		m.forget(e.Source)
	}
	return added, nil
}

func (m *memory) Fail(_ context.Context, failures []archive.Failure) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.failures = append(m.failures, failures...)
	return nil
}

func (m *memory) Forget(_ context.Context, sources []string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, s := range sources {
		m.forget(s)
	}
	return nil
}

func (m *memory) forget(source string) {
	m.failures = slices.DeleteFunc(m.failures, func(f archive.Failure) bool { return f.Source == source })
}

func (m *memory) Stale(_ context.Context, reader, after string, limit int) ([]archive.Entry, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []archive.Entry
	for _, e := range m.entries {
		if e.Reader != reader && e.Record.Document.ID > after {
			e.Raw, e.Terms = nil, archive.Terms{}
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(a, b archive.Entry) int { return strings.Compare(a.Record.Document.ID, b.Record.Document.ID) })
	return out[:min(limit, len(out))], m.asking
}

func (m *memory) Replace(_ context.Context, entries []archive.Entry) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.fault != nil {
		return m.fault
	}
	m.puts = append(m.puts, len(entries))
	for _, e := range entries {
		i := m.find(e.Record.Document.ID)
		if i < 0 {
			return fmt.Errorf("%s: %w", e.Record.Document.ID, archive.ErrNotFound)
		}
		e.Raw = m.entries[i].Raw
		m.entries[i] = e
	}
	return nil
}

// analyzer reads as a function says.
type analyzer func(isnad.Report) *isnad.Analysis

func (f analyzer) Analyze(r isnad.Report) *isnad.Analysis { return f(r) }

func plain(r isnad.Report) *isnad.Analysis {
	return &isnad.Analysis{Report: r, Words: []isnad.Word{{Span: isnad.Span{End: len(r.Text)}}}}
}

// noon is when everything happens.
func noon() time.Time { return time.Date(2025, 9, 20, 12, 0, 0, 0, time.UTC) }

func intakeOf(m *memory, a Analyzer) *Intake {
	return &Intake{Archive: m, Analyzer: a, Reader: "v1", Now: noon, Workers: 4,
		Index: func(a *isnad.Analysis) archive.Terms {
			return archive.Terms{Forms: []string{"read"}, Lemmas: []string{""}}
		},
		IndexText: func(string) archive.Terms { return archive.Terms{Forms: []string{"text"}, Lemmas: []string{""}} }}
}

// item is a report from a source of the same name.
func item(id string) ingest.Item {
	return ingest.Item{Source: id, Report: isnad.Report{ID: id, Text: "نص " + id, Published: noon()}, Raw: []byte("raw " + id), Media: "text/plain"}
}

func items(n int) []ingest.Item {
	out := make([]ingest.Item, n)
	for i := range out {
		out[i] = item(fmt.Sprintf("r%05d", i))
	}
	return out
}

func all(list []ingest.Item) iter.Seq[ingest.Item] { return slices.Values(list) }

func (m *memory) ids() []string {
	var out []string
	for _, e := range m.entries {
		out = append(out, e.Record.Document.ID)
	}
	return out
}

func reader(t *testing.T) *ingest.Reader {
	t.Helper()
	r, err := ingest.NewReader(os.DirFS("../../knowledge"), strings.NewReader(""), ingest.Defaults{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}
