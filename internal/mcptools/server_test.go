package mcptools

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/isnad-news/isnad/internal/view"
)

var impl = &mcp.Implementation{Name: "test", Version: "1"}

// inMemory gives a client whose server asks the desk.
func inMemory(t *testing.T, d *fakeDesk, log io.Writer) *mcp.ClientSession {
	t.Helper()
	clientEnd, serverEnd := mcp.NewInMemoryTransports()
	s := New(d, "v1", slog.New(slog.NewTextHandler(log, nil)))
	ss, err := s.Connect(t.Context(), serverEnd, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ss.Close() })
	return connect(t, clientEnd)
}

// overHTTP gives one that speaks over the network.
func overHTTP(t *testing.T, d *fakeDesk, log io.Writer) *mcp.ClientSession {
	t.Helper()
	web := httptest.NewServer(Handler(d, "v1", slog.New(slog.NewTextHandler(log, nil))))
	t.Cleanup(web.Close)
	return connect(t, &mcp.StreamableClientTransport{Endpoint: web.URL})
}

func connect(t *testing.T, transport mcp.Transport) *mcp.ClientSession {
	t.Helper()
	cs, err := mcp.NewClient(impl, nil).Connect(t.Context(), transport, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cs.Close() })
	return cs
}

// safe is a log that several goroutines write.
type safe struct {
	mu sync.Mutex
	bytes.Buffer
}

func (s *safe) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.Buffer.Write(p)
}

func (s *safe) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.Buffer.String()
}

// call gives the text and the structured output of a tool.
func call(t *testing.T, cs *mcp.ClientSession, tool string, args map[string]any) (text string, out map[string]any, isError bool) {
	t.Helper()
	res, err := cs.CallTool(t.Context(), &mcp.CallToolParams{Name: tool, Arguments: args})
	if err != nil {
		t.Fatalf("%s %v: a fault of the protocol: %v", tool, args, err)
	}
	for _, c := range res.Content {
		if c, ok := c.(*mcp.TextContent); ok {
			text += c.Text
		}
	}
	out, _ = res.StructuredContent.(map[string]any)
	return text, out, res.IsError
}

// transports runs a test over each.
func transports(t *testing.T, do func(t *testing.T, d *fakeDesk, cs *mcp.ClientSession, log *safe)) {
	for name, begin := range map[string]func(*testing.T, *fakeDesk, io.Writer) *mcp.ClientSession{"in memory": inMemory, "HTTP": overHTTP} {
		t.Run(name, func(t *testing.T) {
			d, log := &fakeDesk{}, &safe{}
			do(t, d, begin(t, d, log), log)
		})
	}
}

func TestTools(t *testing.T) {
	calls := []struct {
		tool string
		args map[string]any
		text []string // in the text
		json []string // in the structured output
	}{
		{"search", map[string]any{"q": "قطر", "limit": 5}, []string{"12 reports, 1 shown", "[/reports/r1]", "أعلنت قطر أن وفدي", `after "cursor"`, "nobody goes by this name"},
			[]string{`"address":"/reports/r1"`, `"next":"cursor"`, `"total":12`}},
		{"events", map[string]any{"type": "CONSULT", "actor": "QAT"},
			[]string{"CONSULT/visit", "[/reports/r1#e1]", "QAT قطر (GOV)", "2025-09-21", "الدوحة, QAT", "planned", "told by: QAT -> outlet الضفة", "سيلتقيان في الدوحة", "editor سلمى"},
			[]string{`"address":"/reports/r1#e1"`, `"asserted_by":["QAT","outlet"]`, `"evidence":"أعلنت قطر`, `"label":"Qatar"`}},
		{"statements", map[string]any{"speaker": "QAT"},
			[]string{"[/reports/r1#s1]", "قطر (QAT): أعلنت", "told by: QAT -> outlet الضفة", "evidence: وفدي البلدين"},
			[]string{`"address":"/reports/r1#s1"`, `"class":"announce"`}},
		{"get_report", map[string]any{"id": "/reports/r1#e1"},
			[]string{"CONSULT/host", "سيلتقيان", "Correction by سلمى: change [/reports/r1#e1], holds. the host is Qatar", "Correction by سلمى: drop, holds", "Doubt: unclosed-quote: a mark is not closed"},
			[]string{`"corrected_by":"سلمى"`, `"standing":"holds"`, `"id":"r1"`}},
		{"read_text", map[string]any{"text": sampleText, "published": "2025-09-16"},
			[]string{"ASSAULT by the word", "killed: 3; injured: dozens", "who: ? مجهولون (UAF)", "told by: outlet الضفة"},
			[]string{`"address":""`, `"killed":"3"`, `"start":`}},
		{"actor", map[string]any{"id": "QAT"}, []string{"Qatar (QAT) [/actors/QAT]", "Told to have done: v0 300", "Office: Salem al-Wahmi", "[/reports/r1#s1]"},
			[]string{`"name_en":"Qatar"`}},
		{"explain", map[string]any{"report": "/reports/r1#e1"}, []string{"Why [/reports/r1#e1]", "events/consult#meet", "knowledge/events/consult.rules:12", "no longer", "at 44 to 47", "inferred"},
			[]string{`"rule_at":"knowledge/events/consult.rules:12"`}},
	}
	transports(t, func(t *testing.T, _ *fakeDesk, cs *mcp.ClientSession, log *safe) {
		for _, c := range calls {
			text, out, isError := call(t, cs, c.tool, c.args)
			raw, err := json.Marshal(out)
			if err != nil || isError {
				t.Fatalf("%s: %v: %s", c.tool, err, text)
			}
			for _, want := range c.text {
				if !strings.Contains(text, want) {
					t.Errorf("%s: no %q in\n%s", c.tool, want, text)
				}
			}
			for _, want := range c.json {
				if !strings.Contains(string(raw), want) {
					t.Errorf("%s: no %s in\n%s", c.tool, want, raw)
				}
			}
		}
		if s := log.String(); strings.Contains(s, "level=ERROR") {
			t.Errorf("logged: %s", s)
		}
	})
}

func TestTeach(t *testing.T) {
	transports(t, func(t *testing.T, _ *fakeDesk, cs *mcp.ClientSession, _ *safe) {
		if s := cs.InitializeResult().Instructions; !strings.Contains(s, "never says that something happened, only who says so") {
			t.Errorf("instructions: %s", s)
		}
		all, err := cs.ListTools(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, tool := range all.Tools {
			names = append(names, tool.Name)
			if a := tool.Annotations; a == nil || !a.ReadOnlyHint || tool.Title == "" || len(tool.Description) < 60 {
				t.Errorf("%s: is not said to read only, or not told of", tool.Name)
			}
			if tool.OutputSchema == nil {
				t.Errorf("%s: no schema of what it gives", tool.Name)
			}
			for name, p := range tool.InputSchema.(map[string]any)["properties"].(map[string]any) {
				if d, _ := p.(map[string]any)["description"].(string); len(d) < 20 && name != "language" {
					t.Errorf("%s: %s is not told of: %q", tool.Name, name, d)
				}
			}
		}
		slices.Sort(names)
		if want := "[actor events explain get_report read_text search statements]"; fmt.Sprint(names) != want {
			t.Errorf("tools %v, want %s", names, want)
		}
	})
}

func TestFilterGoesThrough(t *testing.T) {
	d := &fakeDesk{}
	cs := inMemory(t, d, io.Discard)
	all := map[string]any{"q": "1", "type": "2", "mode": "3", "actor": "4", "recipient": "5", "party": "6", "country": "7", "place": "8", "factuality": "9",
		"speaker": "10", "person": "11", "class": "12", "teller": "13", "outlet": "14", "language": "15", "from": "16", "to": "17", "sort": "18", "after": "19", "limit": 20}
	want := view.Filter{Q: "1", Type: "2", Mode: "3", Actor: "4", Recipient: "5", Party: "6", Country: "7", Place: "8", Factuality: "9", Speaker: "10", Person: "11",
		Class: "12", Teller: "13", Outlet: "14", Language: "15", From: "16", To: "17", Sort: "18", After: "19", Limit: 20}
	if text, _, isError := call(t, cs, "search", all); isError || d.asked != want {
		t.Errorf("asked %+v: %s", d.asked, text)
	}
	call(t, cs, "events", map[string]any{})
	if d.asked != (view.Filter{Limit: usualLimit}) {
		t.Errorf("asked %+v", d.asked)
	}
	call(t, cs, "read_text", map[string]any{"text": "نص", "title": "عنوان", "outlet": "صحيفة", "published": "2025-01-02"})
	if d.read != (view.ReadRequest{Text: "نص", Title: "عنوان", Outlet: "صحيفة", Published: "2025-01-02"}) {
		t.Errorf("read %+v", d.read)
	}
}

func TestHostile(t *testing.T) {
	calls := []struct {
		tool string
		args map[string]any
		want string
	}{
		{"search", map[string]any{"limit": 51}, "give 1 to 50"},
		{"events", map[string]any{"limit": -1}, "give 1 to 50"},
		{"statements", map[string]any{"limit": "many"}, "limit"},
		{"search", map[string]any{"limit": 1e300}, "limit"},
		{"search", map[string]any{"q": []string{"a"}}, "q"},
		{"search", map[string]any{"drop": "table"}, "drop"},
		{"read_text", map[string]any{}, "text"},
		{"read_text", map[string]any{"text": " \n"}, "empty"},
		{"read_text", map[string]any{"text": strings.Repeat("ا", mostText+1)}, "at most 200000"},
		{"get_report", map[string]any{"id": ""}, "as search gives it"},
		{"get_report", map[string]any{"id": "../../etc/passwd"}, "not in the archive; search"},
		{"actor", map[string]any{"id": "  "}, "such as QAT"},
		{"actor", map[string]any{"id": "XXX"}, `events with party "XXX"`},
		{"explain", map[string]any{"report": "r1"}, "/reports/ID#e3"},
		{"explain", map[string]any{"report": "r1", "record": "e99"}, "its records are e1 and s1"},
	}
	transports(t, func(t *testing.T, _ *fakeDesk, cs *mcp.ClientSession, _ *safe) {
		for _, c := range calls {
			text, out, isError := call(t, cs, c.tool, c.args)
			if !isError || !strings.Contains(text, c.want) || len(out) > 0 {
				t.Errorf("%s %.60v: error %v: %s, want %q", c.tool, c.args, isError, text, c.want)
			}
		}
		if text, _, isError := call(t, cs, "get_report", map[string]any{"id": "r1", "from": 1 << 40}); isError || !strings.Contains(text, "Statements: 1") {
			t.Errorf("behind the end: %s", text)
		}
		if text, _, isError := call(t, cs, "get_report", map[string]any{"id": "r1", "from": -5}); isError || !strings.Contains(text, "تستضيف") {
			t.Errorf("before the begin: %s", text)
		}
	})
}

func TestInnerFaults(t *testing.T) {
	transports(t, func(t *testing.T, d *fakeDesk, cs *mcp.ClientSession, log *safe) {
		d.err = errors.New("open /secret/archive.db: permission denied")
		text, _, isError := call(t, cs, "events", nil)
		if !isError || strings.Contains(text, "secret") || !strings.Contains(text, "try again") {
			t.Errorf("told: %s", text)
		}
		if !strings.Contains(log.String(), "/secret/archive.db") {
			t.Errorf("not logged: %s", log)
		}
		d.err, d.panics = nil, true
		text, _, isError = call(t, cs, "search", nil)
		if !isError || !strings.Contains(text, "try again") || !strings.Contains(log.String(), "a fault of the desk's") {
			t.Errorf("told of a panic: %s; logged %s", text, log)
		}
		d.panics = false
		if _, _, isError := call(t, cs, "search", nil); isError {
			t.Error("does not go on after a panic")
		}
	})
}

func TestCancelled(t *testing.T) {
	d := &fakeDesk{wait: true, waits: make(chan struct{})}
	log := &safe{}
	cs := inMemory(t, d, log)
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		<-d.waits
		cancel()
	}()
	if _, err := cs.CallTool(ctx, &mcp.CallToolParams{Name: "search"}); !errors.Is(err, context.Canceled) {
		t.Errorf("err %v", err)
	}
	d.wait = false
	if text, _, isError := call(t, cs, "search", nil); isError {
		t.Errorf("does not go on after a cancelled call: %s", text)
	}
	if s := log.String(); strings.Contains(s, "level=ERROR") {
		t.Errorf("a visitor's going is no fault: %s", s)
	}
}

func TestTold(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err := tools{log: slog.New(slog.DiscardHandler)}.told(ctx, "search", fmt.Errorf("archive: %w", ctx.Err()))
	if !errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), "ask for less") {
		t.Errorf("told %v", err)
	}
}

func TestHandlerMethods(t *testing.T) {
	h := Handler(&fakeDesk{}, "v1", nil)
	for _, c := range []struct {
		method, body string
		want         int
	}{{"GET", "", http.StatusMethodNotAllowed}, {"DELETE", "", http.StatusMethodNotAllowed}, {"POST", "no JSON", http.StatusBadRequest},
		{"POST", strings.Repeat(" ", maxBody+1), http.StatusRequestEntityTooLarge}} {
		r := httptest.NewRequest(c.method, "/mcp", strings.NewReader(c.body))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Accept", "application/json, text/event-stream")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != c.want {
			t.Errorf("%s %.10q: %d %s, want %d", c.method, c.body, w.Code, w.Body, c.want)
		}
	}
}

func TestRecord(t *testing.T) {
	for in, want := range map[string][2]string{
		"r1": {"r1", ""}, "r1#e3": {"r1", "e3"}, "/reports/r1#s12": {"r1", "s12"}, " https://example.org/reports/a%20b?lang=ar#e1 ": {"a b", "e1"},
		"/reports/r1": {"r1", ""}, "": {"", ""}, "odd#id": {"odd#id", ""}, "/reports/%zz#e1": {"%zz", "e1"}, "#e1": {"", "e1"},
	} {
		if id, key := record(in); id != want[0] || key != want[1] {
			t.Errorf("%q: %q %q, want %q", in, id, key, want)
		}
	}
	for _, id := range []string{"r1", "a b", "a/b#e1", "قطر", "100%"} {
		if got, key := record(address(id, "e7")); got != id || key != "e7" {
			t.Errorf("%q comes back as %q %q", id, got, key)
		}
	}
}

func FuzzRecord(f *testing.F) {
	f.Add("/reports/r1#e3")
	f.Add("https://example.org/reports/%zz?x#s1")
	f.Fuzz(func(t *testing.T, s string) {
		id, key := record(s)
		if len(id)+len(key) > len(s) {
			t.Errorf("%q gives more: %q %q", s, id, key)
		}
	})
}
