package httpapi

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/engine"
	"github.com/isnad-news/isnad/internal/archive/archivetest"
	"github.com/isnad-news/isnad/internal/archive/sqlite"
	"github.com/isnad-news/isnad/internal/search"
	"github.com/isnad-news/isnad/internal/view"
	"github.com/isnad-news/isnad/knowledge"
)

// mute reads nothing into a report.
type mute struct{}

func (mute) Analyze(r isnad.Report) *isnad.Analysis { return &isnad.Analysis{Report: r} }

// api serves 40 reports.
func api(t *testing.T) string {
	t.Helper()
	a, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "archive.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Put(t.Context(), archivetest.Entries(0, 40)); err != nil {
		t.Fatal(err)
	}
	lemmas, err := engine.NewLemmatizer()
	if err != nil {
		t.Fatal(err)
	}
	parser, err := search.NewParser(knowledge.Files(), lemmas, search.NewNames(knowledge.Files()))
	if err != nil {
		t.Fatal(err)
	}
	desk, err := view.New(view.Options{Archive: a, Knowledge: knowledge.Files(), Parser: parser, Analyzer: mute{}, Examples: fstest.MapFS{}})
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(New(Options{Desk: desk, Corrections: a, Log: slog.New(slog.DiscardHandler), Version: "1"}))
	t.Cleanup(func() {
		s.Close()
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return s.URL
}

func get(t *testing.T, address string) (status int, head http.Header, body string) {
	t.Helper()
	resp, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, resp.Header, string(b)
}

func decoded[T any](t *testing.T, address string) (v T) {
	t.Helper()
	status, _, b := get(t, address)
	if status != http.StatusOK {
		t.Fatalf("%s: %d %s", address, status, b)
	}
	if err := json.Unmarshal([]byte(b), &v); err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	return v
}

func TestAnswers(t *testing.T) {
	base := api(t)
	id := archivetest.Entry(1).Record.Document.ID
	for _, c := range []struct {
		path   string
		status int
		kind   string
		holds  string
	}{
		{"/v1/openapi.json", 200, "application/openapi+json", `"openapi":"3.1.0"`},
		{"/v1/reports", 200, "application/json", `"items":[`},
		{"/v1/reports?q=type:ASSAULT&limit=2", 200, "application/json", `"total":`},
		{"/v1/reports?q=%22unclosed", 200, "application/json", `"problems":`},
		{"/v1/reports?limit=9999", 422, "application/problem+json", "limit"},
		{"/v1/reports?q=%ff", 400, "application/problem+json", `"detail":`},
		{"/v1/reports/" + id, 200, "application/json", id},
		{"/v1/reports/none", 404, "application/problem+json", "archive"},
		{"/v1/reports/" + id + "/annotations", 200, linkedJSON, "TextPositionSelector"},
		{"/v1/reports/" + id + "/provenance", 200, linkedJSON, "prov"},
		{"/v1/reports/" + id + "/schema.org", 200, linkedJSON, "schema.org"},
		{"/v1/reports/none/annotations", 404, "application/problem+json", "archive"},
		{"/v1/reports/" + id + "/why/x9", 400, "application/problem+json", `"detail":`},
		{"/v1/events?type=ASSAULT&sort=-country", 200, "application/json", `"facets":`},
		{"/v1/events?after=nonsense", 400, "application/problem+json", `"detail":`},
		{"/v1/events?sort=nonsense", 400, "application/problem+json", `"detail":`},
		{"/v1/statements?class=say", 200, "application/json", `"items":[`},
		{"/v1/actors?top=3", 200, "application/json", `"counts":[`},
		{"/v1/actors?top=0", 422, "application/problem+json", "top"},
		{"/v1/actors/NOBODY-AT-ALL", 404, "application/problem+json", `"detail":`},
		{"/v1/people", 200, "application/json", `"counts":[`},
		{"/v1/places", 200, "application/json", `"counts":[`},
		{"/v1/outlets", 200, "application/json", `"counts":[`},
		{"/v1/outlets/" + url.PathEscape("no/such outlet"), 404, "application/problem+json", `"detail":`},
		{"/v1/overview", 200, "application/json", `"stats":`},
		{"/v1/choices", 200, "application/json", `"ASSAULT"`},
		{"/v1/coverage", 200, "application/json", `"ready":`},
		{"/v1/corrections", 200, "application/json", `"corrections":[]`},
		{"/v1/nothing", 404, "application/problem+json", "openapi.json"},
	} {
		status, head, body := get(t, base+c.path)
		if kind, _, _ := strings.Cut(head.Get("Content-Type"), ";"); status != c.status || kind != c.kind || !strings.Contains(body, c.holds) {
			t.Errorf("%s: %d %s %.300s, want %d %s with %s", c.path, status, kind, body, c.status, c.kind, c.holds)
		}
	}
}

// All pages of a list give what its stream gives, in the same number as Total.
func TestPagesAndStream(t *testing.T) {
	base := api(t)
	paged := map[string]bool{}
	address, pages, total := base+"/v1/events?limit=7", 0, 0
	for address != "" {
		status, head, body := get(t, address)
		var p view.Page[view.EventLine]
		if err := json.Unmarshal([]byte(body), &p); err != nil || status != http.StatusOK {
			t.Fatalf("%s: %d %v", address, status, err)
		}
		for _, e := range p.Items {
			if paged[e.Report+e.Key] {
				t.Errorf("%s %s twice", e.Report, e.Key)
			}
			paged[e.Report+e.Key] = true
		}
		total, address = p.Total, next(t, base, head)
		if pages++; pages > 1000 {
			t.Fatal("no end of pages")
		}
	}
	_, head, body := get(t, base+"/v1/events.jsonl")
	if head.Get("Content-Type") != jsonLines {
		t.Errorf("the stream is %s", head.Get("Content-Type"))
	}
	streamed := 0
	for s := bufio.NewScanner(strings.NewReader(body)); s.Scan(); streamed++ {
		var e view.EventLine
		if err := json.Unmarshal(s.Bytes(), &e); err != nil || !paged[e.Report+e.Key] {
			t.Fatalf("line %d: %v, %s %s", streamed, err, e.Report, e.Key)
		}
	}
	if len(paged) != total || streamed != total || total == 0 {
		t.Errorf("%d by pages, %d in the stream, total %d", len(paged), streamed, total)
	}
}

// next gives the address of the next page.
func next(t *testing.T, base string, head http.Header) string {
	t.Helper()
	link := head.Get("Link")
	if link == "" {
		return ""
	}
	path, ok := strings.CutPrefix(link, "<")
	path, rel, ok2 := strings.Cut(path, ">")
	if !ok || !ok2 || !strings.Contains(rel, `rel="next"`) {
		t.Fatalf("Link: %s", link)
	}
	return base + path
}

func TestRead(t *testing.T) {
	base := api(t)
	for _, c := range []struct {
		name, body string
		status     int
	}{
		{"a text", `{"text":"قال الوزير إن المحادثات بدأت."}`, http.StatusOK},
		{"no text", `{}`, http.StatusUnprocessableEntity},
		{"a bad date", `{"text":"قال الوزير","published":"yesterday"}`, http.StatusBadRequest},
		{"no JSON", `text`, http.StatusBadRequest},
		{"too much", `{"text":"` + strings.Repeat("a", 3<<20) + `"}`, http.StatusRequestEntityTooLarge},
	} {
		resp, err := http.Post(base+"/v1/read", "application/json", strings.NewReader(c.body))
		if err != nil {
			t.Fatal(err)
		}
		b, _ := io.ReadAll(resp.Body)
		_ = resp.Body.Close()
		if resp.StatusCode != c.status {
			t.Errorf("%s: %s %.300s, want %d", c.name, resp.Status, b, c.status)
		}
	}
}

// broken is a desk whose lists break off.
type broken struct {
	Desk
	after int
}

func (b broken) EachEvent(_ context.Context, _ view.Filter, do func(view.EventLine) error) error {
	for range b.after {
		if err := do(view.EventLine{Key: "e1", Report: strings.Repeat("x", 4096)}); err != nil {
			return err
		}
	}
	return errors.New("the disk is gone")
}

// Half a stream cannot be taken for all of it, and a stream that fails before
// its first line says so by its status.
func TestBrokenStream(t *testing.T) {
	for after, wantStatus := range map[int]int{0: http.StatusInternalServerError, 500: http.StatusOK} {
		s := httptest.NewServer(New(Options{Desk: broken{after: after}, Log: slog.New(slog.DiscardHandler)}))
		resp, err := http.Get(s.URL + "/v1/events.jsonl")
		if err != nil {
			t.Fatal(err)
		}
		_, err = io.Copy(io.Discard, resp.Body)
		_ = resp.Body.Close()
		if resp.StatusCode != wantStatus || (err == nil) != (after == 0) {
			t.Errorf("broken off after %d lines: %s, %v", after, resp.Status, err)
		}
		s.Close()
	}
}

// Every parameter narrows, wherever it is declared.
func TestNarrows(t *testing.T) {
	base := api(t)
	all := decoded[view.Page[view.EventLine]](t, base+"/v1/events?limit=200")
	some := decoded[view.Page[view.EventLine]](t, base+"/v1/events?type=ASSAULT&limit=200")
	if some.Total == 0 || some.Total >= all.Total || some.Filter.Type != "ASSAULT" {
		t.Fatalf("%d of %d events, by %+v", some.Total, all.Total, some.Filter)
	}
	for _, e := range some.Items {
		if e.Event.Type != "ASSAULT" {
			t.Errorf("%s %s is %s", e.Report, e.Key, e.Event.Type)
		}
	}
	outlet := url.QueryEscape(some.Items[0].Outlet)
	if c := decoded[counts](t, base+"/v1/outlets?top=50&outlet="+outlet).Counts; len(c) != 1 || c[0].Value != some.Items[0].Outlet {
		t.Errorf("outlets of one: %v", c)
	}
}
