package cli

import (
	"crypto/sha256"
	"database/sql"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/isnad-news/isnad/internal/archive/sqlite"
)

// kept is what an archive holds of each report, by id: who has read it, and its
// record in short.
type kept map[string]version

type version struct {
	reader  string
	record  [sha256.Size]byte
	records int
}

// wholeArchive proves that an archive is whole and gives what it holds.
func wholeArchive(t testing.TB, path string) kept {
	t.Helper()
	a, err := sqlite.Open(t.Context(), path, sqlite.Options{})
	must(t, err)
	defer func() { must(t, a.Close()) }()
	faults, err := a.Check(t.Context())
	must(t, err)
	if len(faults) > 0 {
		t.Fatalf("%d faults, such as %v", len(faults), faults[:min(5, len(faults))])
	}
	db := openRows(t, path)
	defer func() { must(t, db.Close()) }()
	rows, err := db.Query("SELECT r.id, v.version, b.record, r.events + r.statements FROM report r JOIN body b ON b.report = r.key JOIN reader v ON v.key = r.reader")
	must(t, err)
	out := kept{}
	for rows.Next() {
		var id string
		var v version
		var packed []byte
		must(t, rows.Scan(&id, &v.reader, &packed, &v.records))
		v.record = sha256.Sum256(packed) // the same record packs alike
		out[id] = v
	}
	must(t, rows.Err())
	return out
}

// openRows opens an archive's tables.
func openRows(t testing.TB, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Path: path}).String())
	must(t, err)
	db.SetMaxOpenConns(1)
	return db
}

// has proves that all of the earlier reports are there still.
func (k kept) has(t testing.TB, earlier kept) {
	t.Helper()
	for id := range earlier {
		if _, ok := k[id]; !ok {
			t.Fatalf("report %s is lost: there were %d, there are %d", id, len(earlier), len(k))
		}
	}
}

// same proves that an archive holds the same reports and records as another.
func (k kept) same(t testing.TB, other kept) {
	t.Helper()
	if len(k) != len(other) {
		t.Fatalf("%d reports, want %d", len(k), len(other))
	}
	for id, v := range other {
		if k[id] != v {
			t.Fatalf("report %s: %v, want %v", id, k[id], v)
		}
	}
}

// dumpQueries print the rows of an archive without the store's own numbers.
func dumpQueries() []string {
	return []string{
		"SELECT r.id, outlet, (SELECT folded FROM name WHERE key = outlet_name), url, form, title, language, day, source, media, statements, events FROM report r",
		"SELECT r.id, e.n, type, mode, factuality, country, (SELECT folded FROM name WHERE key = place), first, last FROM event e JOIN report r ON r.key = e.report",
		"SELECT r.id, event, role, n, p.id, (SELECT folded FROM name WHERE key = name), sector FROM party p JOIN report r ON r.key = p.report",
		"SELECT r.id, n, speaker, (SELECT folded FROM name WHERE key = name), sector, class FROM statement s JOIN report r ON r.key = s.report",
		"SELECT r.id, kind, record, n, t.id, (SELECT folded FROM name WHERE key = name) FROM teller t JOIN report r ON r.key = t.report",
		"SELECT (SELECT id FROM report WHERE key = doc), term, col, offset FROM temp.found",
		"SELECT (SELECT folded FROM name WHERE key = doc), term, offset FROM temp.found_names",
	}
}

// dump gives all rows of an archive, sorted, those of full text among them.
func dump(t testing.TB, path string) []string {
	t.Helper()
	db := openRows(t, path)
	defer func() { must(t, db.Close()) }()
	for _, q := range []string{"CREATE VIRTUAL TABLE temp.found USING fts5vocab(main, words, instance)",
		"CREATE VIRTUAL TABLE temp.found_names USING fts5vocab(main, name_words, instance)"} {
		_, err := db.Exec(q)
		must(t, err)
	}
	var out []string
	for i, q := range dumpQueries() {
		rows, err := db.Query(q)
		must(t, err)
		columns, err := rows.Columns()
		must(t, err)
		for rows.Next() {
			row, to := make([]sql.NullString, len(columns)), make([]any, len(columns))
			for c := range row {
				to[c] = &row[c]
			}
			must(t, rows.Scan(to...))
			out = append(out, fmt.Sprintf("%d %v", i, row))
		}
		must(t, rows.Err())
	}
	slices.Sort(out)
	return out
}

// sameRows proves that two archives have the same rows.
func sameRows(t testing.TB, got, want []string) {
	t.Helper()
	if slices.Equal(got, want) {
		return
	}
	var lines []string
	for _, d := range []struct {
		sign       string
		list, from []string
	}{{"lacks", want, got}, {"has", got, want}} {
		for _, l := range d.list {
			if _, ok := slices.BinarySearch(d.from, l); !ok && len(lines) < 10 {
				lines = append(lines, d.sign+" "+l)
			}
		}
	}
	t.Fatalf("%d rows, want %d:\n%s", len(got), len(want), strings.Join(lines, "\n"))
}
