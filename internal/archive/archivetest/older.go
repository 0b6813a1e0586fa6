package archivetest

import (
	"errors"
	"testing"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/correct"
)

// Older proves that an archive of an older version is brought up to date by
// opening it: what older rows tell is filled, and names show in normal form
// until their reports are read again. Open opens one and the same archive
// again and again; back makes it one of the first version.
func Older(t *testing.T, open Open, back func(t *testing.T)) {
	all := Entries(0, 60)
	put(t, open(t), all...)
	back(t)
	a, m := open(t), NewModel()
	put(t, m, all...)
	clear(m.names)
	clear(m.places)
	asLike(t, a, m)
	for _, b := range []archive.Archive{a, m} {
		if err := b.Replace(t.Context(), all); err != nil {
			t.Fatalf("Replace: %v", err)
		}
	}
	asLike(t, a, m)
	c := correct.Correction{ID: "1", Report: all[0].Record.Document.ID, Action: correct.Checked}
	if err := a.Correct(t.Context(), c); err != nil {
		t.Errorf("Correct: %v", err)
	}
	whole(t, a)
}

// asLike wants an archive to answer as the model does.
func asLike(t *testing.T, a archive.Archive, m *Model) {
	t.Helper()
	whole(t, a)
	agree(t, a, m, archive.Query{Facets: archive.AllFacets(), Limit: 100, Sort: archive.Newest})
	agree(t, a, m, archive.Query{Terms: []archive.Term{is(archive.Type, "ASSAULT")}, Facets: archive.AllFacets(), Limit: 100, Sort: archive.Oldest})
	for _, kind := range []string{archive.Events, archive.Statements} {
		for _, o := range orders(kind) {
			listAlike(t, a, m, archive.Listing{Kind: kind, Order: o, Limit: 30}, 100)
		}
	}
}

// ReadOnly proves that an archive that has a report with this id, and can only
// be read, says so whenever it is written to, and can be read by all means.
func ReadOnly(t *testing.T, a archive.Archive, id string) {
	t.Helper()
	ctx := t.Context()
	for what, err := range map[string]error{
		"Correct":  a.Correct(ctx, correct.Correction{ID: "1", Report: id, Action: correct.Checked}),
		"PutUser":  a.PutUser(ctx, archive.User{Name: "salma"}),
		"DropUser": a.DropUser(ctx, "salma"),
		"Fail":     a.Fail(ctx, []archive.Failure{{Source: "x"}}),
		"Forget":   a.Forget(ctx, []string{"x"}),
	} {
		if !errors.Is(err, archive.ErrReadOnly) {
			t.Errorf("%s: %v, want ErrReadOnly", what, err)
		}
	}
	if got, err := a.Reports(ctx, []string{id}); err != nil || len(got) != 1 {
		t.Errorf("Reports: %d, %v", len(got), err)
	}
	for _, kind := range []string{archive.Events, archive.Statements} {
		if _, err := a.List(ctx, archive.Listing{Kind: kind, Limit: 3}); err != nil {
			t.Errorf("List: %v", err)
		}
	}
	if g, err := a.Generation(ctx); err != nil || g == "" {
		t.Errorf("Generation: %q, %v", g, err)
	}
	if us, err := a.Users(ctx); err != nil || len(us) > 0 {
		t.Errorf("Users: %v, %v", us, err)
	}
	if cs, err := a.Corrections(ctx, "", 9); err != nil || len(cs) > 0 {
		t.Errorf("Corrections: %v, %v", cs, err)
	}
}
