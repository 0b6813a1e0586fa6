package follow

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestInterval(t *testing.T) {
	now := time.Date(2025, 9, 16, 4, 30, 0, 0, time.UTC)
	every := func(n int, gap, since time.Duration) (dates []time.Time) {
		for i := range n {
			dates = append(dates, now.Add(-since-time.Duration(i)*gap))
		}
		return dates
	}
	for _, c := range []struct {
		name string
		b    batch
		was  time.Duration
		want time.Duration
	}{
		{"nothing known", batch{fresh: 1}, 0, 30 * time.Minute},
		{"no dates, nothing new", batch{}, 40 * time.Minute, time.Hour},
		{"no dates, unchanged", batch{same: true, fresh: 0}, 5 * time.Hour, 6 * time.Hour},
		{"no dates, new items", batch{fresh: 2}, 40 * time.Minute, 20 * time.Minute},
		{"one an hour", batch{fresh: 1, dates: every(20, time.Hour, time.Hour)}, 0, time.Hour},
		{"one a minute", batch{fresh: 1, dates: every(100, time.Minute, time.Minute)}, 0, 5 * time.Minute},
		{"asleep for a day", batch{dates: every(20, time.Hour, 20*time.Hour)}, 0, 5 * time.Hour},
		{"asleep for a year", batch{dates: every(20, time.Hour, 9000*time.Hour)}, 0, 6 * time.Hour},
		{"publisher asks for longer", batch{fresh: 1, hint: 2 * time.Hour, dates: every(20, time.Hour, time.Hour)}, 0, 2 * time.Hour},
		{"but holds an hour", batch{fresh: 1, hint: 2 * time.Hour, dates: every(31, 2*time.Minute, 0)}, 0, 30 * time.Minute},
		{"the future does not count", batch{fresh: 1, dates: append(every(3, time.Hour, 0), every(30, -time.Hour, -time.Hour)...)}, 0, time.Hour},
		{"all at once", batch{fresh: 1, dates: every(30, 0, time.Minute)}, 0, 5 * time.Minute},
	} {
		if got := (Options{}).withDefaults().interval(&c.b, c.was, now); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestSources(t *testing.T) {
	dir := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, c := range []struct {
		name  string
		given []string
		want  string // addresses, or what the error says
		told  int
		err   bool
	}{
		{name: "addresses", given: []string{"https://a.example/rss", "http://b.example"}, want: "https://a.example/rss http://b.example"},
		{name: "OPML", given: []string{file("l.opml", `<opml><body><outline xmlUrl="https://a.example/rss"/><outline xmlUrl="rss"/></body></opml>`)}, want: "https://a.example/rss", told: 1},
		{name: "lines", given: []string{file("l.txt", "\ufeff# صحف\r\n\r\nhttps://a.example/rss\r\na.example\r\nhttp://b.example/أخبار")}, want: "https://a.example/rss http://b.example/أخبار", told: 1},
		{name: "no file", given: []string{"a.example/rss"}, want: "https://", err: true},
		{name: "a feed", given: []string{file("f.xml", `<rss><channel></channel></rss>`)}, want: "published", err: true},
		{name: "a page", given: []string{file("f.html", `<html>`)}, want: "web page", err: true},
		{name: "empty", given: []string{file("e.txt", "")}, want: "empty", err: true},
		{name: "remarks only", given: []string{file("r.txt", "# no\n")}, want: "no feeds", err: true},
		{name: "a folder", given: []string{dir}, want: "directory", err: true},
		{name: "broken OPML", given: []string{file("b.opml", `<opml><body><outline`)}, want: "broken", err: true},
		{name: "nothing", want: "no feeds", err: true},
	} {
		sources, notices, err := Sources(c.given)
		if c.err {
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%s: error %v does not say %q", c.name, err, c.want)
			}
			continue
		}
		var urls []string
		for _, s := range sources {
			urls = append(urls, s.URL)
		}
		if got := strings.Join(urls, " "); err != nil || got != c.want || len(notices) != c.told {
			t.Errorf("%s: %s, %d notices, error %v", c.name, got, len(notices), err)
		}
	}
}
