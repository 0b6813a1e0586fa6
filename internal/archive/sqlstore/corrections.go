package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/correct"
)

// correctionsOf gives the corrections of report r, a line of JSON each, in the
// order of their ids, or NULL.
const correctionsOf = "CASE WHEN r.corrected > 0 THEN (SELECT string_agg(c.body, '\n' ORDER BY c.id) FROM correction c WHERE c.report = r.key) END"

// corrections reads what correctionsOf gives.
func corrections(lines sql.NullString) ([]correct.Correction, error) {
	if lines.String == "" {
		return nil, nil
	}
	var out []correct.Correction
	for line := range strings.SplitSeq(lines.String, "\n") {
		var c correct.Correction
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			return nil, fmt.Errorf("%w: a correction is no JSON: %w", archive.ErrBroken, err)
		}
		out = append(out, c)
	}
	return out, nil
}

// apply puts corrections on an entry that is as its reader read it.
func apply(e *archive.Entry, cs []correct.Correction) {
	if len(cs) == 0 {
		return
	}
	read := e.Record
	e.Record, e.AsRead, e.Corrections = correct.Apply(read, cs), &read, cs
}

// Correct keeps a correction; see archive.Archive.
func (s *Store) Correct(ctx context.Context, c correct.Correction) error {
	if c.ID == "" || clean(c.ID) != c.ID {
		return fmt.Errorf("%w: its id must be text, not %q", correct.ErrInvalid, c.ID)
	}
	c.At = c.At.UTC()
	body, err := json.Marshal(c)
	if err != nil {
		return fmt.Errorf("correction %s: %w", c.ID, err)
	}
	b := newBatch(s)
	err = s.change(ctx, func(ctx context.Context, t *transaction) error {
		b.t = t
		p, err := b.reading(ctx, c.Report)
		if err != nil {
			return err
		}
		n, err := t.execute(ctx, "INSERT INTO correction (id, report, at, body) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING", c.ID, p.key, c.At.UnixMicro(), string(body))
		if err != nil || n == 0 {
			return err // it is there already
		}
		t.new = true
		return b.recorrect(ctx, p)
	})
	if err != nil {
		return err
	}
	s.remember(b)
	return nil
}

// reading gives the report that a correction is of, with the reader's record.
func (b *batch) reading(ctx context.Context, id string) (prepared, error) {
	p := prepared{Entry: &archive.Entry{}}
	err := scanAll(ctx, b.t.tx, b.t.d, func(r *sql.Rows) error { return r.Scan(&p.key, &p.packed.Record) },
		"SELECT r.key, b.record FROM report r JOIN body b ON b.report = r.key WHERE r.id = ?"+b.t.d.Lock(), id)
	if err != nil {
		return p, err
	}
	if p.key == 0 {
		return p, fmt.Errorf("report %s: %w", id, archive.ErrNotFound)
	}
	return p, b.s.packer.Unpack(p.packed, p.Entry)
}

// recorrect puts the rows of the record as it is corrected now in the place of
// those that a report has.
func (b *batch) recorrect(ctx context.Context, p prepared) error {
	if err := b.correct(ctx, &p); err != nil {
		return err
	}
	all := []prepared{p}
	if err := b.clear(ctx, all); err != nil {
		return err
	}
	if err := b.intern(ctx, all); err != nil {
		return err
	}
	if err := b.t.exec(ctx, "UPDATE report SET statements = ?, events = ?, corrected = (SELECT COUNT(*) FROM correction c WHERE c.report = report.key) WHERE key = ?",
		len(p.rows.Statements), len(p.rows.Events), p.key); err != nil {
		return err
	}
	return b.records(ctx, all)
}

// correct makes the rows of an entry, which has its key, those of its record
// with all corrections applied.
func (b *batch) correct(ctx context.Context, p *prepared) error {
	var lines sql.NullString
	err := scanAll(ctx, b.t.tx, b.t.d, func(r *sql.Rows) error { return r.Scan(&lines) },
		"SELECT string_agg(c.body, '\n' ORDER BY c.id) FROM correction c WHERE c.report = ?", p.key)
	if err != nil {
		return err
	}
	cs, err := corrections(lines)
	if err != nil {
		return err
	}
	read := p.Entry
	if p.Ready != nil { // the entry holds no longer what was packed
		read = &archive.Entry{}
		if err := b.s.packer.Unpack(archive.Packed{Record: p.packed.Record}, read); err != nil {
			return err
		}
	}
	r := correct.Apply(read.Record, cs)
	p.rows = archive.RowsOf(&r)
	return nil
}

// Corrections lists corrections; see archive.Archive.
func (s *Store) Corrections(ctx context.Context, after string, limit int) ([]correct.Correction, error) {
	var out []correct.Correction
	err := s.rows(ctx, func(r *sql.Rows) error {
		var line sql.NullString
		if err := r.Scan(&line); err != nil {
			return err
		}
		cs, err := corrections(line)
		out = append(out, cs...)
		return err
	}, "SELECT body FROM correction WHERE id > ? ORDER BY id LIMIT ?", after, max(limit, 0))
	return out, err
}
