package view

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"unicode/utf8"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/engine"
	"github.com/isnad-news/isnad/examples"
	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/ingest"
	"github.com/isnad-news/isnad/internal/intake"
	"github.com/isnad-news/isnad/internal/sentence"
	"github.com/isnad-news/isnad/knowledge"
)

var opened = sync.OnceValues(func() (*engine.Engine, error) { return engine.New() })

// analyzerFunc reads as a function says.
type analyzerFunc func(isnad.Report) *isnad.Analysis

func (f analyzerFunc) Analyze(r isnad.Report) *isnad.Analysis { return f(r) }

// reading is a desk that reads by a, or by the real engine where that is nil.
func readingDesk(t testing.TB, in archive.Archive, a Analyzer) *Desk {
	t.Helper()
	d := over(t, in)
	e, err := opened()
	if err != nil {
		t.Fatal(err)
	}
	d.o.RuleAt, d.o.Examples, d.o.Analyzer = e.RuleAt, examples.Files, a
	if a == nil {
		d.o.Analyzer = e
	}
	return d
}

// TestReadAsFile: a text that is sent and a file of the same text have the same
// records.
func TestReadAsFile(t *testing.T) {
	d := readingDesk(t, none{}, nil)
	for _, ex := range d.Examples() {
		got, err := d.Read(t.Context(), ReadRequest{Text: ex.Text, Published: ex.Published, Outlet: ex.Outlet, URL: " https://example.org/1 "})
		if err != nil {
			t.Fatal(err)
		}
		if want := asFile(t, d, ex); !reflect.DeepEqual(got.Record, want) {
			t.Errorf("%s: got %+v, want %+v", ex.Name, got.Record, want)
		}
		if got.Kept || len(got.Record.Events) < 3 || got.Record.Document.Title != ex.Title || got.Corrections == nil || got.Media != "text/plain" {
			t.Errorf("%s: %+v", ex.Name, got)
		}
	}
}

// asFile reads an example as isnad read does.
func asFile(t *testing.T, d *Desk, ex Example) export.Record {
	t.Helper()
	name := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(name, []byte(ex.Text), 0o600); err != nil {
		t.Fatal(err)
	}
	day, err := ingest.ParseDate(ex.Published)
	if err != nil {
		t.Fatal(err)
	}
	r, err := ingest.NewReader(knowledge.Files(), nil, ingest.Defaults{Outlet: ex.Outlet, URL: "https://example.org/1", Published: day})
	if err != nil {
		t.Fatal(err)
	}
	for it := range r.Read(t.Context(), ingest.Sources([]string{name})) {
		doc, err := intake.Read(d.o.Analyzer, it)
		if err != nil {
			t.Fatal(err)
		}
		return export.Build(doc)
	}
	t.Fatal("nothing was read")
	return export.Record{}
}

func TestReadTitle(t *testing.T) {
	d := readingDesk(t, none{}, nil)
	got, err := d.Read(t.Context(), ReadRequest{Title: "وفد\nقطري\x00 في القاهرة", Text: "زار وفد قطري القاهرة.", Published: "2025-09-16T08:00"})
	if err != nil {
		t.Fatal(err)
	}
	doc := got.Record.Document
	if doc.Title != "وفد قطري في القاهرة" || doc.Text != "وفد قطري في القاهرة\nزار وفد قطري القاهرة." || doc.Published != "2025-09-16" || doc.Language != "ar" {
		t.Errorf("%+v", doc)
	}
	english, err := d.Read(t.Context(), ReadRequest{Text: "The minister said that talks would go on in the capital next week."})
	if err != nil || english.Record.Document.Language != "en" || len(english.Record.Statements) != 0 || len(english.Record.Warnings) == 0 {
		t.Errorf("%+v, %v", english.Record, err)
	}
}

func TestReadFaults(t *testing.T) {
	panics := analyzerFunc(func(isnad.Report) *isnad.Analysis { panic("nil map") })
	broken := analyzerFunc(func(r isnad.Report) *isnad.Analysis { return nil })
	for _, c := range []struct {
		name string
		a    Analyzer
		q    ReadRequest
		ask  bool
		want string
	}{
		{"nothing", panics, ReadRequest{Text: " \n"}, true, "empty"},
		{"a headline alone", panics, ReadRequest{Title: "عنوان"}, true, "empty"},
		{"too much", panics, ReadRequest{Text: strings.Repeat("نص ", 1<<18)}, true, "may have 1048576"},
		{"too much elsewhere", panics, ReadRequest{Text: "نص", URL: strings.Repeat("u", 1<<20)}, true, "may have 1048576"},
		{"a picture", panics, ReadRequest{Text: "\x89PNG\r\n"}, true, "a picture"},
		{"controls", panics, ReadRequest{Text: "\x01\x02\x03\x04"}, true, "not text"},
		{"no date", panics, ReadRequest{Text: "نص", Published: "yesterday"}, true, `"yesterday": write it as 2025-09-16`},
		{"a fault of our own", panics, ReadRequest{Text: "نص"}, false, "nil map"},
		{"another fault of our own", broken, ReadRequest{Text: "نص"}, false, "a fault of isnad's own"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := readingDesk(t, none{}, c.a).Read(t.Context(), c.q)
			if err == nil || errors.Is(err, ErrAsk) != c.ask || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v", err)
			}
		})
	}
	d := idle(t)
	if _, err := d.Read(t.Context(), ReadRequest{Text: "نص"}); !errors.Is(err, errNoEngine) {
		t.Errorf("without an engine: %v", err)
	}
}

// TestReadWaits: no more texts are read at once than there are cores, and one
// that nobody waits for is not read at all.
func TestReadWaits(t *testing.T) {
	var begun, most, now atomic.Int32
	goOn := make(chan struct{})
	d := readingDesk(t, none{}, analyzerFunc(func(r isnad.Report) *isnad.Analysis {
		begun.Add(1)
		if n := now.Add(1); n > most.Load() {
			most.Store(n)
		}
		<-goOn
		now.Add(-1)
		return &isnad.Analysis{Report: r}
	}))
	cores := runtime.GOMAXPROCS(0)
	var all sync.WaitGroup
	for range cores + 2 {
		all.Go(func() {
			if _, err := d.Read(t.Context(), ReadRequest{Text: "نص"}); err != nil {
				t.Error(err)
			}
		})
	}
	for int(begun.Load()) < cores {
		runtime.Gosched()
	}
	ctx, cancel := context.WithCancel(t.Context())
	gone := make(chan error)
	go func() {
		_, err := d.Read(ctx, ReadRequest{Text: "نص"})
		gone <- err
	}()
	cancel()
	if err := <-gone; !errors.Is(err, context.Canceled) {
		t.Errorf("one who has gone: %v", err)
	}
	close(goOn)
	all.Wait()
	if int(begun.Load()) != cores+2 || int(most.Load()) != cores {
		t.Errorf("%d read, %d at once, %d cores", begun.Load(), most.Load(), cores)
	}
	if _, err := d.Read(ctx, ReadRequest{Text: "نص"}); !errors.Is(err, context.Canceled) || int(begun.Load()) != cores+2 {
		t.Errorf("an ended context: %v", err)
	}
}

// FuzzRead: whatever is sent, there is an error or a record that is JSON, in
// valid UTF-8, with ranges that the text has.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"نص الخبر.", "\xff\xfe\x00", "{\"text\":1}", "\x00", "«", "عنوان\nنص", "\xEF\xBB\xBFنص"} {
		f.Add([]byte(s), s, "2025-09-16", s)
	}
	d := readingDesk(f, none{}, analyzerFunc(func(r isnad.Report) *isnad.Analysis {
		a := &isnad.Analysis{Report: r}
		a.Words, a.Sentences = sentence.Split(r.Text)
		odd := isnad.Span{Start: len(r.Text) / 2, End: len(r.Text) + 9}
		a.Events = []isnad.Event{{Trigger: odd, Actors: []isnad.Arg{{Mention: 7, Span: odd}}}}
		a.Statements = []isnad.Statement{{Content: isnad.Span{Start: -1, End: 3}, Speaker: -1}}
		return a
	}))
	f.Fuzz(func(t *testing.T, text []byte, title, published, outlet string) {
		got, err := d.Read(t.Context(), ReadRequest{Text: string(text), Title: title, Published: published, Outlet: outlet, URL: title})
		if err != nil {
			if !errors.Is(err, ErrAsk) {
				t.Errorf("no fault of the asker's: %v", err)
			}
			return
		}
		raw, err := json.Marshal(got.Record)
		if err != nil || !utf8.Valid(raw) {
			t.Errorf("%v", err)
		}
		doc := got.Record.Document
		n := utf8.RuneCountInString(doc.Text)
		if !utf8.ValidString(doc.Text+doc.Title+doc.Outlet+doc.URL) || strings.ContainsAny(doc.Outlet+doc.URL, "\n\x00") {
			t.Errorf("%+v", doc)
		}
		for _, s := range got.Record.Sentences {
			if s.Start < 0 || s.End > n || s.Start > s.End {
				t.Errorf("%+v of %d", s, n)
			}
		}
	})
}

func TestExamples(t *testing.T) {
	d := readingDesk(t, none{}, nil)
	got := d.Examples()
	files, err := examples.Files.ReadDir(".")
	if err != nil || len(got) != len(files)-1 {
		t.Fatalf("%d examples of %d files, %v", len(got), len(files), err)
	}
	for _, ex := range got {
		if ex.Name == "" || ex.Title == "" || ex.Outlet == "" || !strings.HasPrefix(ex.Text, ex.Title) {
			t.Errorf("%+v", ex)
		}
		if _, err := ingest.ParseDate(ex.Published); err != nil {
			t.Error(err)
		}
	}
	if got := idle(t).Examples(); got == nil || len(got) != 0 {
		t.Errorf("none: %v", got)
	}
}

// TestExamplesBroken: what can be read is given, the rest is told.
func TestExamplesBroken(t *testing.T) {
	const head = "file\tpublished\toutlet\n"
	one := &fstest.MapFile{Data: []byte("عنوان\nنص")}
	for table, want := range map[string]int{
		head + "a.txt\t2025-09-16\tx\nb.txt\t2025-09-16\tx\n":    1,
		head + "a.txt\tlater\tx\n":                               0,
		head + "a.txt\t2025-09-16\tx\ty\na.txt\t2025-09-17\tx\n": 1,
	} {
		got, err := readExamples(fstest.MapFS{"reports.table": {Data: []byte(table)}, "a.txt": one})
		if err == nil || len(got) != want {
			t.Errorf("%q: %+v, %v", table, got, err)
		}
	}
	if got, err := readExamples(fstest.MapFS{}); err == nil || len(got) != 0 {
		t.Errorf("no table: %v, %v", got, err)
	}
}

// TestPause: it ends with its context.
func TestPause(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan struct{})
		go func() { pause(ctx, coverageLook); close(done) }()
		synctest.Wait()
		cancel()
		<-done
		pause(t.Context(), coverageLook)
	})
}
