package archivetest

import (
	"encoding/json"
	"reflect"
	"testing"
	"time"

	"github.com/isnad-news/isnad/internal/archive"
)

// What does not come in is noted, and forgotten when it does.
func testFailures(t *testing.T, a archive.Archive) {
	at := time.Date(2025, 9, 16, 12, 0, 0, 123_456_000, time.UTC)
	e := Entries(0, 2)
	fail := func(f ...archive.Failure) {
		t.Helper()
		if err := a.Fail(t.Context(), f); err != nil {
			t.Fatalf("Fail: %v", err)
		}
	}
	fail()
	fail(archive.Failure{Source: e[0].Source, Reason: "no text", At: at},
		archive.Failure{Source: "bad\xff\x00.zip", Reason: "broken\x00\xfe", At: at.Add(time.Hour)},
		archive.Failure{Source: "robots", Reason: "disallowed", Skipped: true, At: at.Add(-time.Hour)})
	fail(archive.Failure{Source: e[0].Source, Reason: "timeout", At: at.Add(2 * time.Hour)})
	want := []archive.Failure{
		{Source: e[0].Source, Reason: "timeout", At: at.Add(2 * time.Hour), Tries: 2},
		{Source: "bad\xff\x00.zip", Reason: clean("broken\x00\xfe"), At: at.Add(time.Hour), Tries: 1},
		{Source: "robots", Reason: "disallowed", Skipped: true, At: at.Add(-time.Hour), Tries: 1},
	}
	failures(t, a, 10, want)
	failures(t, a, 2, want[:2])
	if s, err := a.Stats(t.Context()); err != nil || s.Failed != 2 || s.Skipped != 1 || len(s.Reasons) != 3 {
		t.Errorf("Stats: %+v, %v", s, err)
	}
	put(t, a, e...)
	failures(t, a, 10, want[1:])
	fail(archive.Failure{Source: e[1].Source, Reason: "once more", At: at})
	if _, err := a.Put(t.Context(), e[1:]); err != nil {
		t.Fatal(err)
	}
	failures(t, a, 10, want[1:]) // what is there already has come in too
	for _, sources := range [][]string{nil, {"unknown", "'"}, {"bad\xff\x00.zip", "unknown"}} {
		if err := a.Forget(t.Context(), sources); err != nil {
			t.Errorf("Forget(%q): %v", sources, err)
		}
	}
	failures(t, a, 10, want[2:])
}

func failures(t *testing.T, a archive.Archive, limit int, want []archive.Failure) {
	t.Helper()
	got, err := a.Failures(t.Context(), limit)
	for i := range got {
		got[i].At, got[i].Reason = got[i].At.UTC(), clean(got[i].Reason)
	}
	if err != nil || !reflect.DeepEqual(append([]archive.Failure{}, got...), append([]archive.Failure{}, want...)) {
		t.Errorf("Failures(%d): %+v, %v, want %+v", limit, got, err, want)
	}
}

// The sum of an archive is that of what it holds.
func testStats(t *testing.T, a archive.Archive) {
	stats(t, a, archive.Stats{})
	m := NewModel()
	for lo := 0; lo < 90; lo += 30 {
		put(t, a, Entries(lo, lo+30)...)
		put(t, m, Entries(lo, lo+30)...)
		want, err := m.Stats(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		stats(t, a, want)
	}
}

func stats(t *testing.T, a archive.Archive, want archive.Stats) {
	t.Helper()
	got, err := a.Stats(t.Context())
	if err != nil {
		t.Fatalf("Stats: %v", err)
	}
	if want.Reports > 0 && got.Bytes <= 0 {
		t.Errorf("Stats: %d bytes", got.Bytes)
	}
	got.Bytes = want.Bytes
	for _, c := range []struct {
		what      string
		got, want []archive.Count
	}{
		{"outlets", got.Outlets, want.Outlets}, {"languages", got.Languages, want.Languages}, {"types", got.Types, want.Types},
		{"readers", got.Readers, want.Readers}, {"reasons", got.Reasons, want.Reasons},
	} {
		counts(t, "Stats: "+c.what, c.got, c.want)
	}
	got.Outlets, got.Languages, got.Types, got.Readers, got.Reasons = want.Outlets, want.Languages, want.Types, want.Readers, want.Reasons
	if !reflect.DeepEqual(got, want) {
		t.Errorf("Stats: %+v, want %+v", got, want)
	}
}

// counts compares counts: the most frequent must come first.
func counts(t *testing.T, what string, got, want []archive.Count) {
	t.Helper()
	if len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
		t.Errorf("%s: %s, want %s", what, shown(got), shown(want))
	}
}

// shown writes counts with what their pointers point to.
func shown(counts []archive.Count) string {
	b, err := json.Marshal(counts)
	if err != nil {
		return err.Error()
	}
	return short(string(b))
}
