package followtest

import (
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/isnad-news/isnad/internal/feed"
	"github.com/isnad-news/isnad/internal/follow"
)

// Store tests a store. Each call of open must give the same store as it stands:
// the suite opens it anew to see what was saved.
func Store(t *testing.T, open func(t *testing.T) follow.Store) {
	t.Run("feeds", func(t *testing.T) { feeds(t, open) })
	t.Run("items", func(t *testing.T) { items(t, open) })
	t.Run("due", func(t *testing.T) { due(t, open) })
	t.Run("many", func(t *testing.T) { many(t, open) })
}

// Text in Arabic is written as escapes: no Arabic word stands in the program.

// at gives moments, to the second, that are none of UTC's.
func at(n int) time.Time {
	return time.Date(2025, 9, 16, 4, 30, n, 0, time.FixedZone("", 3*3600))
}

func feeds(t *testing.T, open func(t *testing.T) follow.Store) {
	s := open(t)
	full := follow.FeedState{URL: "https://a.example/rss", MovedTo: "https://b.example/rss", ETag: `W/"1"`, LastModified: "Tue, 16 Sep 2025 04:30:00 GMT",
		LastTried: at(1), LastOK: at(2), NextDue: at(3), NotBefore: at(4), Interval: 90 * time.Second, Failures: 3, LastError: "\u062e\u0637\u0623", Gone: true, Title: "\u0635\u062d\u064a\u0641\u0629", Kind: feed.RSS}
	for _, st := range []follow.FeedState{{URL: full.URL, Title: "x", ETag: "y", Failures: 9}, {URL: "https://c.example/\u0623\u062e\u0628\u0627\u0631"}, full} {
		if err := s.SaveFeed(t.Context(), st); err != nil {
			t.Fatal(err)
		}
	}
	got, err := open(t).Feeds(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	byURL := map[string]follow.FeedState{}
	for _, st := range got {
		byURL[st.URL] = st
	}
	if len(got) != 2 || len(byURL) != 2 {
		t.Fatalf("%d feeds, want 2: %+v", len(got), got)
	}
	if g := byURL[full.URL]; !sameFeed(g, full) {
		t.Errorf("got %+v, want %+v", g, full)
	}
	if g := byURL["https://c.example/\u0623\u062e\u0628\u0627\u0631"]; !g.LastTried.IsZero() || !g.LastOK.IsZero() || !g.NextDue.IsZero() || !g.NotBefore.IsZero() || g.Gone {
		t.Errorf("zero times do not come back as such: %+v", g)
	}
}

func sameFeed(a, b follow.FeedState) bool {
	times := a.LastTried.Equal(b.LastTried) && a.LastOK.Equal(b.LastOK) && a.NextDue.Equal(b.NextDue) && a.NotBefore.Equal(b.NotBefore)
	for _, s := range []*follow.FeedState{&a, &b} {
		s.LastTried, s.LastOK, s.NextDue, s.NotBefore = time.Time{}, time.Time{}, time.Time{}, time.Time{}
	}
	return times && a == b
}

func sameItem(a, b follow.SeenItem) bool {
	times := a.When.Equal(b.When) && a.NextTry.Equal(b.NextTry) && a.Published.Equal(b.Published)
	for _, s := range []*follow.SeenItem{&a, &b} {
		s.When, s.NextTry, s.Published = time.Time{}, time.Time{}, time.Time{}
	}
	return times && a == b
}

func failed(id string, next time.Time) follow.SeenItem {
	return follow.SeenItem{ID: id, Outcome: follow.Failed, Reason: "404", Tries: 2, When: at(5), NextTry: next, URL: "https://a.example/1",
		Title: "\u062e\u0628\u0631", Author: "\u0633\u0627\u0644\u0645", Language: "ar", Content: "<p>\u0646\u0635</p>", GUID: "7", Published: at(6)}
}

func items(t *testing.T, open func(t *testing.T) follow.Store) {
	s := open(t)
	first := failed("items/1", at(9))
	for _, mark := range [][]follow.SeenItem{
		{first, {ID: "items/2", Outcome: follow.Kept, Tries: 1, When: at(1)}},
		{{ID: "items/3", Outcome: follow.Skipped, Reason: "robots", When: at(1)}, {ID: "guid:https://a.example/rss \u062e\u0628\u0631 1", Outcome: follow.GivenUp, When: at(1)}},
		nil,
	} {
		if err := s.MarkSeen(t.Context(), "https://a.example/rss", mark); err != nil {
			t.Fatal(err)
		}
	}
	got, err := open(t).Seen(t.Context(), []string{"items/1", "items/2", "items/3", "items/4", "guid:https://a.example/rss \u062e\u0628\u0631 1", "items/2"})
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 4 || got["items/2"].Outcome != follow.Kept || got["items/3"].Outcome != follow.Skipped || got["guid:https://a.example/rss \u062e\u0628\u0631 1"].Outcome != follow.GivenUp {
		t.Errorf("%+v", got)
	}
	if !sameItem(got["items/1"], first) {
		t.Errorf("got %+v, want %+v", got["items/1"], first)
	}
	if got, err := s.Seen(t.Context(), nil); err != nil || len(got) != 0 {
		t.Errorf("of no ids: %v, error %v", got, err)
	}
	// Through another feed, and for good.
	if err := s.MarkSeen(t.Context(), "https://b.example/rss", []follow.SeenItem{{ID: "items/1", Outcome: follow.Kept, When: at(2)}}); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Seen(t.Context(), []string{"items/1"}); err != nil || got["items/1"].Outcome != follow.Kept {
		t.Errorf("%+v, error %v", got, err)
	}
	for _, f := range []string{"https://a.example/rss", "https://b.example/rss"} {
		if got, err := s.Due(t.Context(), f, at(59)); err != nil || len(got) != 0 {
			t.Errorf("what was kept is due: %+v, error %v", got, err)
		}
	}
}

func due(t *testing.T, open func(t *testing.T) follow.Store) {
	s := open(t)
	const a, b = "https://due.example/a", "https://due.example/b"
	for _, m := range []struct {
		feed string
		item follow.SeenItem
	}{{a, failed("due/1", at(10))}, {a, failed("due/2", at(20))}, {b, failed("due/3", at(10))}, {b, failed("due/4", at(10))}, {a, failed("due/4", at(10))}} {
		if err := s.MarkSeen(t.Context(), m.feed, []follow.SeenItem{m.item}); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		feed string
		now  time.Time
		want string
	}{
		{a, at(9), "[]"}, {a, at(10), "[due/1 due/4]"}, {a, at(20).UTC(), "[due/1 due/2 due/4]"}, {b, at(50), "[due/3]"}, {"https://due.example/c", at(50), "[]"},
	} {
		got, err := open(t).Due(t.Context(), c.feed, c.now)
		ids := map[string]bool{}
		for _, it := range got {
			ids[it.ID] = true
			if want := failed(it.ID, it.NextTry); !sameItem(it, want) {
				t.Errorf("got %+v, want %+v", it, want)
			}
		}
		if list := sorted(ids); err != nil || list != c.want || len(ids) != len(got) {
			t.Errorf("%s at %s: %s, want %s, error %v", c.feed, c.now, list, c.want, err)
		}
	}
}

// many: as many ids in one call as a large feed has.
func many(t *testing.T, open func(t *testing.T) follow.Store) {
	s := open(t)
	var all []follow.SeenItem
	var ids []string
	for i := range 1000 {
		id := fmt.Sprintf("many/%d", i)
		ids = append(ids, id)
		if i%2 == 0 {
			all = append(all, follow.SeenItem{ID: id, Outcome: follow.Kept, When: at(1)})
		}
	}
	if err := s.MarkSeen(t.Context(), "https://many.example/", all); err != nil {
		t.Fatal(err)
	}
	got, err := s.Seen(t.Context(), ids)
	if err != nil || len(got) != len(all) {
		t.Fatalf("%d of %d, error %v", len(got), len(all), err)
	}
	for _, it := range all {
		if got[it.ID].Outcome != follow.Kept {
			t.Errorf("%s: %+v", it.ID, got[it.ID])
		}
	}
}

func sorted(set map[string]bool) string {
	return fmt.Sprint(slices.Sorted(maps.Keys(set)))
}
