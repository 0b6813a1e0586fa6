// Package archivetest proves that an archive keeps the promises of the
// interface: one suite for all that implement it, and a model in memory that
// says what a query must find.
package archivetest

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/isnad-news/isnad/internal/archive"
)

// Open opens a new, empty archive; the test that it is opened for closes it.
type Open func(t *testing.T) archive.Archive

// Run proves an archive.
func Run(t *testing.T, open Open) {
	for _, s := range []struct {
		name string
		run  func(*testing.T, archive.Archive)
	}{
		{"kept as it came", testRoundTrip},
		{"odd content", testOdd},
		{"large text", testLarge},
		{"thousands of records", testManyRecords},
		{"once", testOnce},
		{"once from many sides", testConcurrentPut},
		{"all or nothing", testAtomic},
		{"failures", testFailures},
		{"replace", testReplace},
		{"stale", testStale},
		{"stats", testStats},
		{"words", testWords},
		{"titles", testTitles},
		{"fields", testFields},
		{"one event", testOneEvent},
		{"tellers", testTellers},
		{"days", testDays},
		{"orders", testOrders},
		{"pages", testPages},
		{"facets", testFacets},
		{"each", testEach},
		{"odd queries", testOddQueries},
		{"cancelled", testCancelled},
		{"readers beside a writer", testReaders},
		{"check", testCheck},
		{"feeds", testFeeds},
		{"reports", testReports},
		{"lists", testLists},
		{"pages of lists", testListPages},
		{"a long list", testLongList},
		{"lists that grow", testListGrows},
		{"cursors", testCursors},
		{"whole names", testExact},
		{"names as written", testWritten},
		{"generation", testGeneration},
		{"corrections", testCorrections},
		{"corrections and replace", testCorrectedReplace},
		{"corrections of many", testCorrectionPages},
		{"users", testUsers},
	} {
		t.Run(s.name, func(t *testing.T) { s.run(t, open(t)) })
	}
	for seed := range 4 {
		t.Run("as the model", func(t *testing.T) { testModel(t, open(t), seed) })
	}
}

// put keeps reports and wants all of them new.
func put(t *testing.T, a archive.Archive, entries ...archive.Entry) {
	t.Helper()
	n, err := a.Put(t.Context(), entries)
	if err != nil || n != len(entries) {
		t.Fatalf("Put: %d of %d new, %v", n, len(entries), err)
	}
}

// same compares entries, the time of gathering as a moment in UTC.
func same(t *testing.T, what string, got, want archive.Entry) {
	t.Helper()
	if !got.Gathered.Equal(want.Gathered) {
		t.Errorf("%s: gathered %v, want %v", what, got.Gathered, want.Gathered)
	}
	if _, off := got.Gathered.Zone(); off != 0 {
		t.Errorf("%s: gathered %v, not UTC", what, got.Gathered)
	}
	got.Gathered = want.Gathered
	for _, f := range []struct {
		field     string
		got, want any
	}{
		{"record", got.Record, want.Record}, {"forms", list(got.Terms.Forms), list(want.Terms.Forms)},
		{"lemmas", list(got.Terms.Lemmas), list(want.Terms.Lemmas)}, {"raw", string(got.Raw), string(want.Raw)},
		{"media", clean(got.Media), clean(want.Media)}, {"source", got.Source, want.Source},
		{"reader", clean(got.Reader), clean(want.Reader)},
		{"corrections", got.Corrections, want.Corrections}, {"record as read", got.AsRead, want.AsRead},
	} {
		if !reflect.DeepEqual(f.got, f.want) {
			t.Errorf("%s: %s %s, want %s", what, f.field, short(f.got), short(f.want))
		}
	}
}

// clean is how text that is none may come back where a database has it in a
// column: without NUL, and with U+FFFD for what is no UTF-8. Records and bytes
// come back as they were.
func clean(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "")
}

// list is a list that is equal whether it is empty or nil.
func list(s []string) []string { return append([]string{}, s...) }

// search wants a query to find something without an error.
func search(t *testing.T, a archive.Archive, q archive.Query) archive.Result {
	t.Helper()
	r, err := a.Search(t.Context(), q)
	if err != nil {
		t.Fatalf("Search(%s): %v", show(q), err)
	}
	return r
}

// finds wants terms to find just the reports with these ids.
func finds(t *testing.T, a archive.Archive, what string, want []string, terms ...archive.Term) archive.Result {
	t.Helper()
	r := search(t, a, archive.Query{Terms: terms, Limit: 1000})
	got := hitIDs(r)
	slices.Sort(got)
	want = list(want)
	slices.Sort(want)
	if !slices.Equal(got, want) || r.Total != len(want) {
		t.Errorf("%s: %v, total %d, want %v", what, got, r.Total, want)
	}
	return r
}

func hitIDs(r archive.Result) []string {
	out := []string{}
	for _, h := range r.Hits {
		out = append(out, h.Record.Document.ID)
	}
	return out
}

// report reads a report that must be there.
func get(t *testing.T, a archive.Archive, id string) archive.Entry {
	t.Helper()
	e, err := a.Report(t.Context(), id)
	if err != nil {
		t.Fatalf("Report(%q): %v", id, err)
	}
	return e
}

// each collects what Each hands on.
func each(ctx context.Context, a archive.Archive, q archive.Query) (out []archive.Entry, err error) {
	err = a.Each(ctx, q, func(e archive.Entry) error {
		out = append(out, e)
		return nil
	})
	return out, err
}
