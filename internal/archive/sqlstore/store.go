// Package sqlstore is an archive over database/sql: what SQLite and PostgreSQL
// share. A Dialect says where they differ.
//
// Reports, events, statements and their sides are rows, so that they can be
// asked; what is read whole (the record, its words, the bytes that came in)
// lies packed beside them. Numbers of rows are the store's own and never
// leave it: outside, a report is known by its id.
package sqlstore

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"sync"

	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/pressly/goose/v3"

	"github.com/isnad-news/isnad/internal/archive"
)

// Dialect is where one database differs from another.
type Dialect interface {
	// Rebind turns ? into the database's own marks for parameters.
	Rebind(query string) string
	// Insert adds rows to a table within the transaction that conn has begun.
	Insert(ctx context.Context, conn *sql.Conn, tx *sql.Tx, table string, columns []string, rows [][]any) error
	// InsertWords makes reports known to full text; the rest is as Insert.
	InsertWords(ctx context.Context, conn *sql.Conn, tx *sql.Tx, rows []WordsRow) error
	// DeleteWords takes reports out of full text.
	DeleteWords(ctx context.Context, tx *sql.Tx, keys []int64) error
	// InsertNames makes new names known to Names.
	InsertNames(ctx context.Context, tx *sql.Tx, names map[string]int64) error
	// FullText gives the conditions for terms of full text, of which none is
	// negated or all are: see FullText.
	FullText(terms []archive.Term) FullText
	// Names gives a subquery of the keys of the names in which the words of a
	// name stand side by side.
	Names(name string) (query string, args []any)
	// Folded gives a name in normal form as it is kept: one that is too long for
	// an index is shortened.
	Folded(name string) string
	// Lock is what a SELECT of a transaction ends with to keep others from
	// changing the rows until it ends; "" where nobody else can.
	Lock() string
	// Graded tells that the table grade is kept and lists walk it: see walk.
	Graded() bool
	// Worded is a query of the keys of the reports that full text knows.
	Worded() string
	// Size is a query for the archive's size in bytes.
	Size() string
	// Whole proves the database's own structures and gives the faults.
	Whole(ctx context.Context, db *sql.DB) ([]string, error)
	// Err wraps what the database says in an error of package archive, if it
	// is one of those that a user can mend.
	Err(err error) error
}

// FullText is how reports are found by words. From joins what is needed to
// report r, Where is a condition. Ranked and RankedWhere do the same where an
// order is wanted: then Rank is an expression that is higher the better a
// report matches. Args fill From, then Where; RankedArgs fill Ranked, then
// RankedWhere; RankArgs fill Rank.
type FullText struct {
	From, Where                string
	Ranked, RankedWhere, Rank  string
	Args, RankedArgs, RankArgs []any
}

// WordsRow is what a report is found by: the words of its headline and of all
// of it.
type WordsRow struct {
	Key         int64
	Title, Body archive.Terms
}

// Store is an archive. It is safe for concurrent use.
type Store struct {
	read, write *sql.DB // write may be nil: nothing can be written
	dialect     Dialect
	packer      *archive.Packer
	closing     []func() error
	totals      *lru.Cache[[sha256.Size]byte, int] // of lists, by state of the archive and what is asked
	wholes      *lru.Cache[wholeKey, []archive.Count]

	mu      sync.Mutex       // one write at a time in this process
	names   map[string]int64 // keys of names that are known to be kept, with how they are written
	readers map[string]int64
	places  map[placeKey]bool // that are known to be kept, with coordinates where these are true
	grades  map[grade]bool    // that are known to be kept
}

// mostNames is how many names are remembered, some 100 bytes each.
const mostNames = 200_000

// How many totals of lists, and facets of everything, are remembered.
const (
	mostTotals = 1024
	mostWholes = 128
)

// New makes a store over databases that are open and up to date. write may be
// nil where nothing can be written. closing is called at the end.
func New(read, write *sql.DB, d Dialect, closing ...func() error) (*Store, error) {
	p, err := archive.NewPacker()
	if err != nil {
		return nil, err
	}
	totals, err := lru.New[[sha256.Size]byte, int](mostTotals)
	if err != nil {
		return nil, fmt.Errorf("totals: %w", err)
	}
	wholes, err := lru.New[wholeKey, []archive.Count](mostWholes)
	if err != nil {
		return nil, fmt.Errorf("facets: %w", err)
	}
	return &Store{read: read, write: write, dialect: d, packer: p, closing: closing, totals: totals, wholes: wholes,
		names: map[string]int64{}, readers: map[string]int64{}, places: map[placeKey]bool{}, grades: map[grade]bool{}}, nil
}

// Close closes the databases.
func (s *Store) Close() error {
	var errs []error
	for _, f := range s.closing {
		errs = append(errs, f())
	}
	s.packer.Close()
	if s.write != nil && s.write != s.read {
		errs = append(errs, s.write.Close())
	}
	return s.dialect.Err(errors.Join(append(errs, s.read.Close())...))
}

// transaction is a writing one: all that do does is kept, or nothing.
type transaction struct {
	conn *sql.Conn
	tx   *sql.Tx
	d    Dialect
	new  bool // something that is asked has changed
}

// change runs do in a transaction. It does not begin when ctx has ended, but
// once begun it comes to its end: a batch is short.
func (s *Store) change(ctx context.Context, do func(context.Context, *transaction) error) error {
	if s.write == nil {
		return archive.ErrReadOnly
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	ctx = context.WithoutCancel(ctx)
	conn, err := s.write.Conn(ctx)
	if err != nil {
		return s.dialect.Err(err)
	}
	defer func() { _ = conn.Close() }() // gives it back to the pool
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return s.dialect.Err(err)
	}
	t := &transaction{conn: conn, tx: tx, d: s.dialect}
	if err = do(ctx, t); err == nil && t.new {
		err = t.bump(ctx)
	}
	if err != nil {
		return s.dialect.Err(errors.Join(err, ignoreDone(tx.Rollback())))
	}
	return s.dialect.Err(tx.Commit())
}

func ignoreDone(err error) error {
	if errors.Is(err, sql.ErrTxDone) {
		return nil
	}
	return err
}

func (t *transaction) exec(ctx context.Context, query string, args ...any) error {
	_, err := t.execute(ctx, query, args...)
	return err
}

// execute is exec that gives how many rows were changed.
func (t *transaction) execute(ctx context.Context, query string, args ...any) (int64, error) {
	res, err := t.tx.ExecContext(ctx, t.d.Rebind(query), args...)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", firstWords(query), err)
	}
	return res.RowsAffected()
}

func (t *transaction) insert(ctx context.Context, table, columns string, rows [][]any) error {
	if len(rows) == 0 {
		return nil
	}
	if err := t.d.Insert(ctx, t.conn, t.tx, table, strings.Fields(columns), rows); err != nil {
		return fmt.Errorf("into %s: %w", table, err)
	}
	return nil
}

// firstWords shortens a query for an error.
func firstWords(query string) string {
	f := strings.Fields(query)
	return strings.Join(f[:min(4, len(f))], " ")
}

// marks gives n marks for parameters, at least one: ?,?,?.
func marks(n int) string {
	return strings.Repeat("?,", n-1) + "?"
}

// anys makes parameters of a list.
func anys[T any](in []T) []any {
	out := make([]any, len(in))
	for i, v := range in {
		out[i] = v
	}
	return out
}

// rows runs a query on the reading side and hands each row to scan.
func (s *Store) rows(ctx context.Context, scan func(*sql.Rows) error, query string, args ...any) error {
	return scanAll(ctx, s.read, s.dialect, scan, query, args...)
}

// queryer is a database or a transaction.
type queryer interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

func scanAll(ctx context.Context, q queryer, d Dialect, scan func(*sql.Rows) error, query string, args ...any) error {
	rows, err := q.QueryContext(ctx, d.Rebind(query), args...)
	if err != nil {
		return d.Err(fmt.Errorf("%s: %w", firstWords(query), err))
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return d.Err(rows.Err())
}

// Version gives the number of an archive's newest migration, 0 before the
// first, and archive.ErrNewer if it is one that we do not know.
func Version(ctx context.Context, p *goose.Provider) (int64, error) {
	have, err := p.GetDBVersion(ctx)
	if err != nil {
		return 0, err
	}
	sources := p.ListSources()
	if known := sources[len(sources)-1].Version; have > known {
		return have, fmt.Errorf("%w (its tables are version %d, this isnad knows %d): get a newer isnad", archive.ErrNewer, have, known)
	}
	return have, nil
}
