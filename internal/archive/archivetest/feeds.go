package archivetest

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/follow"
)

// An archive that following remembers in keeps feeds and items as follow.Store
// promises.
func testFeeds(t *testing.T, a archive.Archive) {
	s, ok := a.(follow.Store)
	if !ok {
		t.Skip("this archive is no store of feeds")
	}
	feeds := map[string]follow.FeedState{}
	for i := range 12 {
		f := follow.FeedState{URL: fmt.Sprintf("https://example.org/%d?'%%\x00", i%9), ETag: fmt.Sprint("\"", i), Failures: i,
			NextDue: time.Date(2025, 9, 16, i, 0, 0, 1000, time.UTC), LastError: "no \u0000 text", Title: "\u061f"}
		feeds[f.URL] = f
		if err := s.SaveFeed(t.Context(), f); err != nil {
			t.Fatalf("SaveFeed: %v", err)
		}
	}
	got, err := s.Feeds(t.Context())
	if err != nil || len(got) != len(feeds) {
		t.Fatalf("Feeds: %d, %v, want %d", len(got), err, len(feeds))
	}
	for _, f := range got {
		if want := feeds[f.URL]; !reflect.DeepEqual(f, want) {
			t.Errorf("Feeds: %+v, want %+v", f, want)
		}
	}
	testItems(t, s)
}

func testItems(t *testing.T, s follow.Store) {
	t.Helper()
	now := time.Date(2025, 9, 16, 12, 0, 0, 0, time.UTC)
	items := map[string]follow.SeenItem{}
	var due []string
	for i := range 40 {
		it := follow.SeenItem{ID: fmt.Sprintf("item %d'", i%30), Outcome: follow.Kept, When: now}
		if i%3 == 0 {
			it.Outcome, it.NextTry, it.Reason = follow.Failed, now.Add(time.Duration(i-20)*time.Minute), "refused"
			it.Title, it.URL, it.Published = "\u061f\x00", "https://example.org/x", now
		}
		items[it.ID] = it
		if err := s.MarkSeen(t.Context(), "feed", []follow.SeenItem{it}); err != nil {
			t.Fatalf("MarkSeen: %v", err)
		}
	}
	ids := slices.Collect(maps.Keys(items))
	got, err := s.Seen(t.Context(), append(ids, "unknown", "\xff\x00", ""))
	if err != nil || !reflect.DeepEqual(got, items) {
		t.Errorf("Seen: %v, %v, want %v", got, err, items)
	}
	for _, it := range items {
		if it.Outcome == follow.Failed && !it.NextTry.After(now) {
			due = append(due, it.ID)
		}
	}
	found, err := s.Due(t.Context(), "feed", now)
	var names []string
	for _, it := range found {
		names = append(names, it.ID)
	}
	slices.Sort(names)
	slices.Sort(due)
	if err != nil || !slices.Equal(names, due) {
		t.Errorf("Due: %v, %v, want %v", names, err, due)
	}
	if none, err := s.Due(t.Context(), "another feed", now); err != nil || len(none) != 0 {
		t.Errorf("Due of another feed: %v, %v", none, err)
	}
	unknown, err := s.Seen(t.Context(), nil)
	if err != nil || len(unknown) != 0 {
		t.Errorf("Seen of nothing: %v, %v", unknown, err)
	}
}
