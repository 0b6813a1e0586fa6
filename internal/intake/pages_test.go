package intake

import (
	"errors"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/follow"
	"github.com/isnad-news/isnad/internal/ingest"
	"github.com/isnad-news/isnad/internal/page"
)

const (
	bare = `<!DOCTYPE html><html lang="ar"><head><title>قطر تدين الهجوم</title></head><body><article><h1>قطر تدين الهجوم</h1>
<p>أدانت قطر الهجوم على الدوحة واتهمت إسرائيل بخرق القانون الدولي في بيان لوزارة الخارجية.</p>
<p>وقالت الوزارة إن المحادثات تستأنف في القاهرة الأسبوع المقبل بحضور وزير الخارجية المصري.</p>
<p>وأضاف البيان أن الدوحة دعت مجلس الأمن إلى عقد جلسة عاجلة، وأن رئيس الوزراء أجرى اتصالات مع عدد من القادة العرب لبحث ما جرى.</p>
<p>ومن جهتها أعلنت القاهرة تضامنها مع قطر، ودعت جميع الأطراف إلى ضبط النفس والعودة إلى المفاوضات في أقرب وقت ممكن.</p></article></body></html>`
	told = `<meta property="article:published_time" content="2025-09-10T08:00:00+03:00"><meta property="og:site_name" content="صحيفة الشاطئ"><meta name="author" content="ليلى حداد">`
)

func pagesOf(t *testing.T, m *memory, a Analyzer) *Pages {
	t.Helper()
	x, err := page.New(os.DirFS("../../knowledge"))
	if err != nil {
		t.Fatal(err)
	}
	r := reader(t)
	r.Pages = x
	return &Pages{Intake: intakeOf(m, a), Reader: r}
}

func pageFrom(body string) follow.Page {
	return follow.Page{URL: "https://example.org/1", Feed: "https://example.org/feed", ID: "1", Body: []byte(body), ContentType: "text/html; charset=utf-8",
		Gathered: noon().Add(-time.Hour), Outlet: "الخلاصة", Author: "كاتب الخلاصة", Published: noon().AddDate(0, 0, -2)}
}

// TestPagesFallBack: what the page does not tell, the feed may.
func TestPagesFallBack(t *testing.T) {
	full := strings.Replace(bare, "<title>", told+"<title>", 1)
	undated := pageFrom(bare)
	undated.Published = time.Time{}
	fromFeed := pageFrom(bare)
	fromFeed.FromFeed, fromFeed.Note, fromFeed.URL = true, "the item has no address", ""
	tests := []struct {
		name                              string
		page                              follow.Page
		source, outlet, author, published string
		warnings                          []string
	}{
		{"the page tells", pageFrom(full), "https://example.org/1", "صحيفة الشاطئ", "ليلى حداد", "2025-09-10", nil},
		{"the feed tells", pageFrom(bare), "https://example.org/1", "الخلاصة", "كاتب الخلاصة", "2025-09-18", []string{WarnFeedDate}},
		{"nobody tells", undated, "https://example.org/1", "الخلاصة", "كاتب الخلاصة", "", []string{ingest.WarnNoDate}},
		{"the feed's own text", fromFeed, "https://example.org/feed 1", "الخلاصة", "كاتب الخلاصة", "2025-09-18", []string{WarnFeedDate, WarnFeedText}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := &memory{}
			if err := pagesOf(t, m, analyzer(plain)).Keep(t.Context(), tt.page); err != nil {
				t.Fatal(err)
			}
			e := m.entries[0]
			d := e.Record.Document
			if e.Source != tt.source || d.Outlet != tt.outlet || d.Author != tt.author || d.Published != tt.published || d.Title != "قطر تدين الهجوم" {
				t.Errorf("kept %q, %+v", e.Source, d)
			}
			if !e.Gathered.Equal(tt.page.Gathered) || string(e.Raw) != string(tt.page.Body) || e.Media != "text/html" {
				t.Errorf("kept %v, %s, %d bytes", e.Gathered, e.Media, len(e.Raw))
			}
			var codes []string
			for _, w := range e.Record.Warnings {
				codes = append(codes, w.Code)
			}
			if !slices.Equal(codes, tt.warnings) {
				t.Errorf("warnings %v, want %v", codes, tt.warnings)
			}
		})
	}
}

// seen notes what Kept is told.
type seen struct {
	mu    sync.Mutex
	known []bool
	errs  []error
}

func (s *seen) kept(it ingest.Item, known bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.known, s.errs = append(s.known, known), append(s.errs, it.Err)
}

func TestPagesKnown(t *testing.T) {
	m, s, calls := &memory{}, &seen{}, 0
	p := pagesOf(t, m, analyzer(func(r isnad.Report) *isnad.Analysis { calls++; return plain(r) }))
	p.Kept = s.kept
	for range 2 {
		if err := p.Keep(t.Context(), pageFrom(bare)); err != nil {
			t.Fatal(err)
		}
	}
	if len(m.entries) != 1 || calls != 1 || !slices.Equal(s.known, []bool{false, true}) {
		t.Errorf("%d kept, %d read, known %v", len(m.entries), calls, s.known)
	}
}

// TestPagesAtOnce: a page that several goroutines bring comes in once.
func TestPagesAtOnce(t *testing.T) {
	m, s := &memory{}, &seen{}
	p := pagesOf(t, m, analyzer(plain))
	p.Kept = s.kept
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if err := p.Keep(t.Context(), pageFrom(bare)); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	fresh := 0
	for _, k := range s.known {
		if !k {
			fresh++
		}
	}
	if len(m.entries) != 1 || fresh != 1 || len(s.known) != 8 {
		t.Errorf("%d kept, %v", len(m.entries), s.known)
	}
}

// TestPagesAtFault: the page's fault is refused and noted; the archive's is not
// the page's.
func TestPagesAtFault(t *testing.T) {
	for what, body := range map[string]string{
		"no page":    "%PDF-1.4 something else",
		"no article": `<!DOCTYPE html><html><head><title>x</title></head><body><nav><a href="/">الرئيسية</a></nav></body></html>`,
	} {
		m := &memory{}
		err := pagesOf(t, m, analyzer(plain)).Keep(t.Context(), pageFrom(body))
		if !errors.Is(err, follow.ErrRefused) || len(m.entries) != 0 || len(m.failures) != 1 || m.failures[0].Source != "https://example.org/1" {
			t.Errorf("%s: %v; %v", what, err, m.failures)
		}
	}
	for what, m := range map[string]*memory{"keeping": {fault: archive.ErrFull}, "asking": {asking: archive.ErrBusy}} {
		if err := pagesOf(t, m, analyzer(plain)).Keep(t.Context(), pageFrom(bare)); err == nil || errors.Is(err, follow.ErrRefused) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

// TestPagesFaultOfOurOwn: a page that breaks us is kept without records, noted
// and told, and ends nothing.
func TestPagesFaultOfOurOwn(t *testing.T) {
	m, s := &memory{}, &seen{}
	p := pagesOf(t, m, analyzer(func(isnad.Report) *isnad.Analysis { panic("nil map") }))
	p.Kept = s.kept
	if err := p.Keep(t.Context(), pageFrom(bare)); err != nil {
		t.Fatal(err)
	}
	if len(m.entries) != 1 || m.entries[0].Record.Warnings[len(m.entries[0].Record.Warnings)-1].Code != WarnFault {
		t.Errorf("kept %+v", m.entries)
	}
	if len(m.failures) != 1 || !strings.Contains(m.failures[0].Reason, "nil map") || len(s.errs) != 1 || s.errs[0] == nil {
		t.Errorf("noted %v, told %v", m.failures, s.errs)
	}
}
