package page

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/isnad-news/isnad"
)

// TestSavedPages holds every saved page to what stands beside it, to the word.
func TestSavedPages(t *testing.T) {
	x := testExtractor(t)
	for _, s := range savedPages(t) {
		t.Run(s.name, func(t *testing.T) {
			w := s.want
			a, err := x.Extract(context.Background(), s.raw, w.ContentType, w.Address)
			if w.Error != "" {
				if !errors.Is(err, ErrNoArticle) {
					t.Fatalf("error %v, text %q", err, a.Text)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range []struct{ what, got, want string }{
				{"title", a.Title, w.Title}, {"outlet", a.Outlet, w.Outlet}, {"author", a.Author, w.Author}, {"url", a.URL, w.URL},
				{"published", stamp(a.Published), w.Published}, {"modified", stamp(a.Modified), w.Modified},
				{"language", a.Language, w.Language}, {"form", a.Form, w.Form}, {"encoding", a.Encoding, w.Encoding},
			} {
				if c.got != c.want && !sameTime(c.got, c.want) {
					t.Errorf("%s: %q, want %q", c.what, c.got, c.want)
				}
			}
			compareText(t, a.Text, w)
			for _, code := range w.Warnings {
				if !slices.ContainsFunc(a.Warnings, func(w warning) bool { return w.Code == code }) {
					t.Errorf("no warning %q in %v", code, a.Warnings)
				}
			}
			if len(a.Warnings) > len(w.Warnings) {
				t.Errorf("warnings %v, want %v", a.Warnings, w.Warnings)
			}
		})
	}
}

type warning = isnad.Warning

func compareText(t *testing.T, text string, w want) {
	t.Helper()
	got := strings.Split(text, "\n")
	if got[0] != w.Title {
		t.Errorf("text begins %q", got[0])
	}
	got = slices.DeleteFunc(got[1:], func(l string) bool { return slices.Contains(w.Optional, l) })
	for i := range max(len(got), len(w.Body)) {
		g, e := "", ""
		if i < len(got) {
			g = got[i]
		}
		if i < len(w.Body) {
			e = w.Body[i]
		}
		if g != tidy(e) {
			t.Errorf("line %d:\n got %q\nwant %q", i, g, e)
			return
		}
	}
}

// stamp writes a time without its zone where it is UTC, as the pages that tell
// none are read.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2006-01-02T15:04:05")
}

// sameTime compares the clock that the page shows; a zone, where one was told,
// must be kept too.
func sameTime(got, want string) bool {
	w, err := time.Parse(time.RFC3339, want)
	return err == nil && got == w.Format("2006-01-02T15:04:05")
}
