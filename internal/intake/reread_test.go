package intake

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/engine"
	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/ingest"
	"github.com/isnad-news/isnad/internal/page"
)

// TestRereadIsTheSame: with the same knowledge, records come out byte by byte
// as they were, their warnings among them, at whatever time.
func TestRereadIsTheSame(t *testing.T) {
	e, err := engine.New()
	if err != nil {
		t.Fatal(err)
	}
	m := &memory{}
	in := intakeOf(m, e)
	r := reader(t)
	if r.Pages, err = page.New(os.DirFS("../../knowledge")); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, text := range map[string]string{
		"broken.txt":  "قال الوزير إن \xd9 الاجتماع \xd9 في العاصمة.\nوأضاف أن «المحادثات لم تنته",
		"nul.json":    `{"text": "قال \u0000 الوزير إن الاجتماع غدا.", "published": "gestern", "id": "n1"}`,
		"future.json": `{"text": "تعلن قطر دعمها لمصر.", "published": "2025-12-24", "outlet": "صحيفة", "author": "فلان", "url": "https://example.org/1"}`,
		"english.txt": "The minister said on Tuesday that the meeting will be held in the capital.",
		"sport.txt":   "فاز فريق الكرة بالمباراة.\nسجل اللاعب هدفين في مرمى المنتخب وتوج الفريق بكأس الدوري بعد المباراة النهائية في الملعب.",
		"page.html": `<!DOCTYPE html><html lang="ar"><head><title>قطر تدين الهجوم</title></head><body><article><h1>قطر تدين الهجوم</h1>
			<p>أدانت قطر الهجوم على الدوحة واتهمت إسرائيل بخرق القانون الدولي في بيان لوزارة الخارجية.</p>
			<p>وقالت الوزارة إن المحادثات تستأنف في القاهرة الأسبوع المقبل بحضور وزير الخارجية المصري.</p>
<p>وأضاف البيان أن الدوحة دعت مجلس الأمن إلى عقد جلسة عاجلة، وأن رئيس الوزراء أجرى اتصالات مع عدد من القادة العرب لبحث ما جرى.</p>
<p>ومن جهتها أعلنت القاهرة تضامنها مع قطر، ودعت جميع الأطراف إلى ضبط النفس والعودة إلى المفاوضات في أقرب وقت ممكن.</p></article></body></html>`,
	} {
		if err := os.WriteFile(dir+"/"+name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	sources := ingest.Sources([]string{"../../examples", dir})
	if tally, err := in.Add(t.Context(), r.Read(t.Context(), sources), nil); err != nil || tally.Added < 9 || tally.Failed > 0 {
		t.Fatalf("%+v, %v, %v", tally, err, m.failures)
	}
	before := marshalled(t, m)
	in.Now = func() time.Time { return noon().AddDate(1, 0, 0) }
	read := 0
	err = in.Reread(t.Context(), m, "", func(r Reread) {
		if read++; r.Change.Any() || r.Err != nil {
			t.Errorf("%s: %v, %v", r.Document.ID, r.Change.Lines, r.Err)
		}
	})
	if err != nil || read != len(m.entries) {
		t.Fatalf("%d read, %v", read, err)
	}
	for i, after := range marshalled(t, m) {
		if after != before[i] {
			t.Errorf("%s:\n%s\nwas\n%s", m.entries[i].Source, after, before[i])
		}
	}
}

// marshalled gives each entry as JSON.
func marshalled(t *testing.T, m *memory) []string {
	t.Helper()
	var out []string
	for _, e := range m.entries {
		raw, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(raw))
	}
	return out
}

// filled is an archive of n reports that v1 has read.
func filled(t *testing.T, n int) *memory {
	t.Helper()
	m := &memory{}
	if _, err := intakeOf(m, analyzer(plain)).Add(t.Context(), all(items(n)), nil); err != nil {
		t.Fatal(err)
	}
	m.puts = nil
	return m
}

// tells is an analyzer that finds an event in each report.
func tells(r isnad.Report) *isnad.Analysis {
	a := plain(r)
	a.Events = []isnad.Event{{Type: "ASSAULT", Trigger: isnad.Span{End: 4}, Factuality: isnad.Occurred}}
	return a
}

func TestRereadStale(t *testing.T) {
	m := filled(t, 2*rereadReports+10)
	in := intakeOf(m, analyzer(tells))
	in.Reader = "v2"
	m.entries[5].Reader = "v2"
	var told []string
	var sum Change
	err := in.Reread(t.Context(), m, "v2", func(r Reread) {
		told = append(told, r.Document.ID)
		sum.Add(r.Change)
	})
	if err != nil || len(told) != 2*rereadReports+9 || !slices.IsSorted(told) || slices.Contains(told, "r00005") {
		t.Fatalf("%d read again: %v", len(told), err)
	}
	if sum.EventsNew != len(told) || sum.EventsGone+sum.EventsOther+sum.StatementsNew+sum.StatementsGone+sum.StatementsOther != 0 {
		t.Errorf("changes %+v", sum)
	}
	if want := []int{rereadReports, rereadReports, 9}; !slices.Equal(m.puts, want) {
		t.Errorf("batches %v, want %v", m.puts, want)
	}
	e := m.entries[0]
	if e.Reader != "v2" || string(e.Raw) != "raw r00000" || e.Source != "r00000" || e.Media != "text/plain" || !e.Gathered.Equal(noon()) || len(e.Record.Events) != 1 {
		t.Errorf("kept %+v", e)
	}
	if err := in.Reread(t.Context(), m, "v2", func(Reread) { t.Error("read a third time") }); err != nil {
		t.Error(err)
	}
}

// TestRereadFaultOfOurOwn: a report that breaks us keeps the records that it
// has, and is tried again the next time.
func TestRereadFaultOfOurOwn(t *testing.T) {
	m := filled(t, 3)
	in := intakeOf(m, analyzer(func(r isnad.Report) *isnad.Analysis {
		if r.ID == "r00001" {
			panic("nil map")
		}
		return tells(r)
	}))
	in.Reader = "v2"
	var faults []string
	if err := in.Reread(t.Context(), m, "v2", func(r Reread) {
		if r.Err != nil {
			faults = append(faults, r.Document.ID+" "+r.Err.Error())
		}
	}); err != nil {
		t.Fatal(err)
	}
	if len(faults) != 1 || !strings.Contains(faults[0], "r00001") || !strings.Contains(faults[0], "nil map") {
		t.Errorf("faults %v", faults)
	}
	if e := m.entries[1]; e.Reader != "v1" || len(e.Record.Events) != 0 {
		t.Errorf("%+v is not as it was", e)
	}
}

func TestRereadStops(t *testing.T) {
	m := filled(t, 3*rereadReports)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	in := intakeOf(m, analyzer(tells))
	in.Reader = "v2"
	read := 0
	err := in.Reread(ctx, m, "v2", func(Reread) {
		if read++; read == 10 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || read < rereadReports || read == 3*rereadReports {
		t.Fatalf("%d read, %v", read, err)
	}
	again := 0
	if err := in.Reread(t.Context(), m, "v2", func(Reread) { again++ }); err != nil || read+again != 3*rereadReports {
		t.Errorf("%d and then %d read, %v", read, again, err)
	}
}

func TestRereadArchiveFaults(t *testing.T) {
	m := filled(t, 5)
	in := intakeOf(m, analyzer(tells))
	m.fault = archive.ErrFull
	if err := in.Reread(t.Context(), m, "", func(Reread) { t.Error("told of what was not kept") }); !errors.Is(err, archive.ErrFull) {
		t.Errorf("keeping: %v", err)
	}
	m.fault, m.asking = nil, archive.ErrBroken
	if err := in.Reread(t.Context(), m, "", func(Reread) {}); !errors.Is(err, archive.ErrBroken) {
		t.Errorf("asking: %v", err)
	}
}

func TestSpanOf(t *testing.T) {
	const text = "aقb"
	for _, tt := range []struct {
		points export.Range
		want   isnad.Span
	}{
		{export.Range{Start: 0, End: 1}, isnad.Span{Start: 0, End: 1}},
		{export.Range{Start: 1, End: 2}, isnad.Span{Start: 1, End: 3}},
		{export.Range{Start: 2, End: 3}, isnad.Span{Start: 3, End: 4}},
		{export.Range{Start: 0, End: 3}, isnad.Span{Start: 0, End: 4}},
		{export.Range{Start: 3, End: 3}, isnad.Span{Start: 4, End: 4}},
		{export.Range{Start: 9, End: 12}, isnad.Span{Start: 4, End: 4}},
	} {
		if got := spanOf(tt.points, text); got != tt.want {
			t.Errorf("%v is %v, want %v", tt.points, got, tt.want)
		}
	}
}
