package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/isnad-news/isnad/internal/archive"
)

// prepared is an entry made ready before the transaction begins.
type prepared struct {
	*archive.Entry
	packed archive.Packed
	rows   archive.Rows
	key    int64
}

func (s *Store) prepare(entries []archive.Entry) ([]prepared, error) {
	out := make([]prepared, len(entries))
	for i := range entries {
		e := &entries[i]
		if id := e.Record.Document.ID; id == "" || clean(id) != id {
			return nil, fmt.Errorf("a report's id must be text, not %q", id)
		}
		if out[i].Entry = e; e.Ready != nil {
			out[i].packed, out[i].rows = e.Ready.Packed, e.Ready.Rows
			continue
		}
		packed, err := s.packer.Pack(e)
		if err != nil {
			return nil, err
		}
		out[i].packed, out[i].rows = packed, archive.RowsOf(&e.Record)
	}
	return out, nil
}

// Put keeps what is new; see archive.Archive.
func (s *Store) Put(ctx context.Context, entries []archive.Entry) (added int, err error) {
	if len(entries) == 0 {
		return 0, ctx.Err()
	}
	all, err := s.prepare(entries)
	if err != nil {
		return 0, err
	}
	b := newBatch(s)
	err = s.change(ctx, func(ctx context.Context, t *transaction) error {
		b.t = t
		if err := b.intern(ctx, all); err != nil {
			return err
		}
		fresh, err := b.reports(ctx, all)
		if err != nil {
			return err
		}
		added = len(fresh)
		t.new = added > 0
		if err := b.bodies(ctx, fresh); err != nil {
			return err
		}
		return errors.Join(b.contents(ctx, fresh), forget(ctx, t, sources(entries)))
	})
	if err != nil {
		return 0, err
	}
	s.remember(b)
	return added, nil
}

func sources(entries []archive.Entry) []string {
	out := make([]string, len(entries))
	for i, e := range entries {
		out[i] = e.Source
	}
	return out
}

// Replace changes the records of reports; see archive.Archive.
func (s *Store) Replace(ctx context.Context, entries []archive.Entry) error {
	all, err := s.prepare(entries)
	if err != nil {
		return err
	}
	b := newBatch(s)
	err = s.change(ctx, func(ctx context.Context, t *transaction) error {
		b.t, t.new = t, len(all) > 0
		if err := b.find(ctx, all); err != nil {
			return err
		}
		if err := errors.Join(b.clear(ctx, all), b.clearWords(ctx, all), b.intern(ctx, all)); err != nil {
			return err
		}
		for i := range all {
			if err := b.update(ctx, &all[i]); err != nil {
				return err
			}
		}
		return b.contents(ctx, all)
	})
	if err != nil {
		return err
	}
	s.remember(b)
	return nil
}

// remember keeps the keys that a transaction has made, now that it is through.
// The caller has left the transaction, so another may be under way.
func (s *Store) remember(b *batch) {
	s.mu.Lock()
	defer s.mu.Unlock()
	keep(s.names, b.names)
	keep(s.places, b.places)
	keep(s.grades, b.grades)
	keep(s.readers, b.readers)
}

// keep adds what is new to what is remembered, which does not grow for ever.
func keep[K comparable, V any](old, fresh map[K]V) {
	if len(old)+len(fresh) > mostNames {
		clear(old)
	}
	maps.Copy(old, fresh)
}

// batch is what one transaction writes: what it has made or found is known to
// the store only once it is through.
type batch struct {
	s       *Store
	t       *transaction
	names   map[string]int64
	readers map[string]int64
	places  map[placeKey]bool
	grades  map[grade]bool
}

func newBatch(s *Store) *batch {
	return &batch{s: s, names: map[string]int64{}, readers: map[string]int64{}, places: map[placeKey]bool{}, grades: map[grade]bool{}}
}

const reportColumns = "id outlet outlet_name url author form title language day gathered reader source media statements events"

// reports adds the rows of reports that are new and gives these.
func (b *batch) reports(ctx context.Context, all []prepared) ([]prepared, error) {
	query := "INSERT INTO report (" + strings.ReplaceAll(reportColumns, " ", ", ") + ") VALUES (" +
		marks(len(strings.Fields(reportColumns))) + ") ON CONFLICT (id) DO NOTHING RETURNING key"
	stmt, err := b.t.tx.PrepareContext(ctx, b.t.d.Rebind(query))
	if err != nil {
		return nil, fmt.Errorf("report: %w", err)
	}
	defer func() { _ = stmt.Close() }() // ends with the transaction
	fresh := make([]prepared, 0, len(all))
	for _, p := range all {
		args, err := b.reportRow(ctx, &p)
		if err != nil {
			return nil, err
		}
		err = stmt.QueryRowContext(ctx, args...).Scan(&p.key)
		if errors.Is(err, sql.ErrNoRows) {
			continue // it is there already
		}
		if err != nil {
			return nil, fmt.Errorf("report %s: %w", p.Record.Document.ID, err)
		}
		fresh = append(fresh, p)
	}
	return fresh, nil
}

func (b *batch) reportRow(ctx context.Context, p *prepared) ([]any, error) {
	reader, err := b.reader(ctx, p.Reader)
	if err != nil {
		return nil, err
	}
	d := &p.Record.Document
	return []any{d.ID, clean(d.Outlet), b.key(archive.Normal(d.Outlet)), clean(d.URL), clean(d.Author), clean(d.Form), clean(d.Title), clean(d.Language), clean(d.Published),
		p.Gathered.UnixMicro(), reader, quoted(p.Source), quoted(p.Media), len(p.rows.Statements), len(p.rows.Events)}, nil
}

// clean takes out what a database cannot hold as text; the record, which is
// packed, has it still.
func clean(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "")
}

// quoted writes a path, whose bytes may be anything, as text; unquoted reads
// it back.
func quoted(s string) string {
	if utf8.ValidString(s) && !strings.Contains(s, "\x00") && !strings.HasPrefix(s, `"`) {
		return s
	}
	return strconv.Quote(s)
}

func unquoted(s string) string {
	if u, err := strconv.Unquote(s); err == nil && strings.HasPrefix(s, `"`) {
		return u
	}
	return s
}

// bodies adds what is read whole.
func (b *batch) bodies(ctx context.Context, fresh []prepared) error {
	rows := make([][]any, len(fresh))
	for i, p := range fresh {
		rows[i] = []any{p.key, p.packed.Record, p.packed.Raw}
	}
	return b.t.insert(ctx, "body", "report record raw", rows)
}

// contents adds the rows by which reports are found.
func (b *batch) contents(ctx context.Context, all []prepared) error {
	words := make([]WordsRow, len(all))
	for i := range all {
		p := &all[i]
		words[i] = WordsRow{p.key, titleTerms(p.Entry), p.Terms}
	}
	if err := b.records(ctx, all); err != nil {
		return err
	}
	return b.t.d.InsertWords(ctx, b.t.conn, b.t.tx, words)
}

// records adds the rows of events and statements.
func (b *batch) records(ctx context.Context, all []prepared) error {
	r := recordRows{grades: map[grade]bool{}}
	for i := range all {
		r.add(&all[i], b.key)
	}
	if err := b.grade(ctx, r.grades); err != nil {
		return err
	}
	return r.insert(ctx, b.t)
}

// titleTerms gives the terms of the headline: those that the text begins with,
// if it begins with the headline.
func titleTerms(e *archive.Entry) archive.Terms {
	forms := strings.Fields(archive.Normal(e.Record.Document.Title))
	if n := len(forms); n <= len(e.Terms.Forms) && slices.Equal(forms, e.Terms.Forms[:n]) {
		return archive.Terms{Forms: e.Terms.Forms[:n], Lemmas: e.Terms.Lemmas[:n]}
	}
	return archive.Terms{Forms: forms, Lemmas: make([]string, len(forms))}
}

// find gives each entry the key that its report has, and the rows of its record
// as corrected.
func (b *batch) find(ctx context.Context, all []prepared) error {
	type kept struct{ key, corrected int64 }
	have := make(map[string]kept, len(all))
	ids := make([]string, len(all))
	for i, p := range all {
		ids[i] = p.Record.Document.ID
	}
	for part := range slices.Chunk(ids, mostArgs) {
		err := scanAll(ctx, b.t.tx, b.t.d, func(r *sql.Rows) error {
			var id string
			var k kept
			err := r.Scan(&id, &k.key, &k.corrected)
			have[id] = k
			return err
		}, "SELECT id, key, corrected FROM report WHERE id IN ("+marks(len(part))+") ORDER BY id"+b.t.d.Lock(), anys(part)...)
		if err != nil {
			return err
		}
	}
	for i := range all {
		p := &all[i]
		k := have[p.Record.Document.ID]
		if p.key = k.key; k.key == 0 {
			return fmt.Errorf("report %s: %w", p.Record.Document.ID, archive.ErrNotFound)
		}
		if k.corrected == 0 {
			continue
		}
		if err := b.correct(ctx, p); err != nil {
			return err
		}
	}
	return nil
}

// clear takes out the rows of records.
func (b *batch) clear(ctx context.Context, all []prepared) error {
	for part := range slices.Chunk(keysIn(all), mostArgs) {
		for _, table := range []string{"event", "party", "statement", "teller"} {
			if err := b.t.exec(ctx, "DELETE FROM "+table+" WHERE report IN ("+marks(len(part))+")", anys(part)...); err != nil {
				return err
			}
		}
	}
	return nil
}

// clearWords takes reports out of full text.
func (b *batch) clearWords(ctx context.Context, all []prepared) error {
	for part := range slices.Chunk(keysIn(all), mostArgs) {
		if err := b.t.d.DeleteWords(ctx, b.t.tx, part); err != nil {
			return fmt.Errorf("words: %w", err)
		}
	}
	return nil
}

func keysIn(all []prepared) []int64 {
	keys := make([]int64, len(all))
	for i, p := range all {
		keys[i] = p.key
	}
	return keys
}

func (b *batch) update(ctx context.Context, p *prepared) error {
	reader, err := b.reader(ctx, p.Reader)
	if err != nil {
		return err
	}
	d := &p.Record.Document
	if err := b.t.exec(ctx, `UPDATE report SET outlet = ?, outlet_name = ?, url = ?, author = ?, form = ?, title = ?, language = ?, day = ?,
		reader = ?, statements = ?, events = ? WHERE key = ?`, clean(d.Outlet), b.key(archive.Normal(d.Outlet)), clean(d.URL), clean(d.Author), clean(d.Form), clean(d.Title), clean(d.Language),
		clean(d.Published), reader, len(p.rows.Statements), len(p.rows.Events), p.key); err != nil {
		return err
	}
	return b.t.exec(ctx, "UPDATE body SET record = ? WHERE report = ?", p.packed.Record, p.key)
}
