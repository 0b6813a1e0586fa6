package archivetest

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/correct"
)

// Reports implements archive.Archive.
func (m *Model) Reports(ctx context.Context, ids []string) ([]archive.Entry, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	var out []archive.Entry
	for _, id := range ids {
		if r := m.reports[id]; r != nil {
			out = append(out, bare(r.Entry))
		}
	}
	return out, ctx.Err()
}

// Generation implements archive.Archive.
func (m *Model) Generation(ctx context.Context) (string, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return fmt.Sprintf("%s-%d", m.base, m.generation), ctx.Err()
}

// Correct implements archive.Archive.
func (m *Model) Correct(ctx context.Context, c correct.Correction) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	if c.ID == "" || clean(c.ID) != c.ID {
		return fmt.Errorf("%w: its id is no text", correct.ErrInvalid)
	}
	old := m.reports[c.Report]
	if old == nil {
		return fmt.Errorf("%s: %w", c.Report, archive.ErrNotFound)
	}
	if _, known := m.corrections[c.ID]; known {
		return nil
	}
	c.At = c.At.UTC()
	m.corrections[c.ID] = c
	m.generation++
	e := old.Entry
	if e.AsRead != nil {
		e.Record = *e.AsRead
	}
	r := newReport(e, old.came, m.correctionsOf(c.Report))
	m.learn(r.rows)
	m.reports[c.Report] = r
	return nil
}

// correctionsOf gives those of a report, by id.
func (m *Model) correctionsOf(report string) (out []correct.Correction) {
	for _, id := range slices.Sorted(maps.Keys(m.corrections)) {
		if c := m.corrections[id]; c.Report == report {
			out = append(out, c)
		}
	}
	return out
}

// Corrections implements archive.Archive.
func (m *Model) Corrections(ctx context.Context, after string, limit int) (out []correct.Correction, err error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	for _, id := range slices.Sorted(maps.Keys(m.corrections)) {
		if id > after && len(out) < limit {
			out = append(out, m.corrections[id])
		}
	}
	return out, ctx.Err()
}

// Users implements archive.Archive.
func (m *Model) Users(ctx context.Context) ([]archive.User, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return slices.SortedFunc(maps.Values(m.accounts), func(a, b archive.User) int { return strings.Compare(a.Name, b.Name) }), ctx.Err()
}

// User implements archive.Archive.
func (m *Model) User(ctx context.Context, name string) (archive.User, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	u, known := m.accounts[name]
	if err := ctx.Err(); err != nil {
		return archive.User{}, err
	}
	if !known {
		return archive.User{}, fmt.Errorf("%s: %w", name, archive.ErrNotFound)
	}
	return u, nil
}

// PutUser implements archive.Archive.
func (m *Model) PutUser(ctx context.Context, u archive.User) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := archive.CheckUser(u.Name); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if old, known := m.accounts[u.Name]; known {
		u.Made = old.Made
	}
	u.Made = u.Made.UTC()
	m.accounts[u.Name] = u
	return nil
}

// DropUser implements archive.Archive.
func (m *Model) DropUser(ctx context.Context, name string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	if _, known := m.accounts[name]; !known {
		return fmt.Errorf("%s: %w", name, archive.ErrNotFound)
	}
	delete(m.accounts, name)
	return nil
}
