package postgres

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"

	"github.com/isnad-news/isnad/internal/archive/sqlstore"
)

// dialect is PostgreSQL's; see sqlstore.Dialect.
type dialect struct{}

var _ sqlstore.Dialect = dialect{}

// Rebind numbers the marks. None of our queries has a ? that is no mark.
func (dialect) Rebind(query string) string {
	var b strings.Builder
	b.Grow(len(query) + 64)
	n := 0
	for {
		i := strings.IndexByte(query, '?')
		if i < 0 {
			b.WriteString(query)
			return b.String()
		}
		n++
		b.WriteString(query[:i])
		b.WriteByte('$')
		b.WriteString(strconv.Itoa(n))
		query = query[i+1:]
	}
}

// Insert adds rows by COPY, in the transaction that conn has begun.
func (dialect) Insert(ctx context.Context, c *sql.Conn, _ *sql.Tx, table string, columns []string, rows [][]any) error {
	return c.Raw(func(driverConn any) error {
		own, ok := driverConn.(*conn)
		if !ok {
			return fmt.Errorf("a connection is a %T", driverConn)
		}
		from := pgx.CopyFromSlice(len(rows), func(i int) ([]any, error) { return cleaned(rows[i]), nil })
		_, err := own.Conn.Conn().CopyFrom(ctx, pgx.Identifier{table}, columns, from)
		return err
	})
}

// cleaned is a row with such text as PostgreSQL can hold.
func cleaned(row []any) []any {
	out := make([]any, len(row))
	for i, v := range row {
		if s, ok := v.(string); ok {
			v = clean(s)
		}
		out[i] = v
	}
	return out
}

// Lock locks rows until the transaction ends.
func (dialect) Lock() string { return " FOR UPDATE" }

// Graded tells that lists need no table grade: the planner sorts an index part by part.
func (dialect) Graded() bool { return false }

// Size gives the bytes of all tables of the schema with their indexes.
func (dialect) Size() string {
	return `SELECT COALESCE(SUM(pg_total_relation_size(oid)), 0)::bigint FROM pg_class
		WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema()) AND relkind = 'r'`
}

// Whole tells of indexes that PostgreSQL holds to be broken. What lies in the
// tables is read by the store itself, and so proved by their checksums.
func (dialect) Whole(ctx context.Context, db *sql.DB) ([]string, error) {
	rows, err := db.QueryContext(ctx, `SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
		WHERE c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema()) AND NOT (i.indisvalid AND i.indisready) ORDER BY 1`)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	var faults []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		faults = append(faults, "an index that PostgreSQL holds to be broken: "+name+" (run REINDEX)")
	}
	return faults, rows.Err()
}
