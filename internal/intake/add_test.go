package intake

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/ingest"
)

// slow takes the longer the nearer a report is to the beginning of ten.
func slow(r isnad.Report) *isnad.Analysis {
	var n int
	_, _ = fmt.Sscanf(r.ID, "r%d", &n)
	time.Sleep(time.Duration(10-n%10) * 100 * time.Microsecond)
	return plain(r)
}

func TestAddKeepsTheOrder(t *testing.T) {
	for _, workers := range []int{1, 3, 16} {
		m := &memory{}
		in := intakeOf(m, analyzer(slow))
		in.Workers = workers
		var told []string
		last := 0
		tally, err := in.Add(t.Context(), all(items(500)), func(d Done) {
			told = append(told, d.Item.Source)
			if n := d.Tally.Added + d.Tally.Known; n < last {
				t.Errorf("counted back from %d to %d", last, n)
			} else {
				last = n
			}
		})
		if err != nil || tally.Added != 500 || tally.Known+tally.Failed+tally.Skipped != 0 || tally.Bytes != 500*int64(len("raw r00000")) {
			t.Fatalf("workers %d: %+v, %v", workers, tally, err)
		}
		if !slices.IsSorted(told) || !slices.IsSorted(m.ids()) || len(told) != 500 || len(m.entries) != 500 {
			t.Errorf("workers %d: %d told, %d kept, or not in order", workers, len(told), len(m.entries))
		}
		e := m.entries[7]
		if e.Reader != "v1" || !e.Gathered.Equal(noon()) || string(e.Raw) != "raw r00007" || e.Media != "text/plain" || e.Source != "r00007" || e.Terms.Forms[0] != "read" {
			t.Errorf("kept %+v", e)
		}
	}
}

// TestAddBatches: a batch ends with so many reports, so many bytes, or when so
// much time has gone.
func TestAddBatches(t *testing.T) {
	big := items(10)
	for i := range big {
		big[i].Raw = make([]byte, 6<<20)
	}
	tests := []struct {
		name  string
		items []ingest.Item
		want  []int
	}{
		{"by number", items(2*batchReports + 50), []int{batchReports, batchReports, 50}},
		{"by bytes", big, []int{3, 3, 3, 1}},
		{"none", nil, []int{0}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := &memory{}
			if _, err := intakeOf(m, analyzer(plain)).Add(t.Context(), all(tt.items), nil); err != nil || !slices.Equal(m.puts, tt.want) {
				t.Errorf("batches of %v, want %v; %v", m.puts, tt.want, err)
			}
		})
	}
}

func TestAddBatchesByTime(t *testing.T) {
	m := &memory{}
	in := intakeOf(m, analyzer(plain))
	in.Workers = 1
	now := noon()
	in.Now = func() time.Time { now = now.Add(time.Second); return now }

	var told int
	if _, err := in.Add(t.Context(), all(knownItems(m, 50)), func(Done) { told++ }); err != nil || told != 50 {
		t.Fatal(told, err)
	}
	if len(m.puts) < 15 {
		t.Errorf("%d batches in 50 seconds and more, want one every 2 seconds", len(m.puts))
	}
}

// knownItems are items that an archive has already, so that no worker looks at
// the clock.
func knownItems(m *memory, n int) []ingest.Item {
	list := items(n)
	for _, it := range list {
		e := archive.Entry{Source: it.Source}
		e.Record.Document.ID = it.Report.ID
		m.entries = append(m.entries, e)
	}
	return list
}

func TestAddKnown(t *testing.T) {
	m := &memory{}
	list := append(knownItems(m, 2), item("new"), item("new"), item("r00000"))
	calls := map[string]int{}
	in := intakeOf(m, analyzer(func(r isnad.Report) *isnad.Analysis { calls[r.ID]++; return plain(r) }))
	in.Workers = 1
	m.failures = []archive.Failure{{Source: "r00001"}, {Source: "other"}}
	var known []bool
	tally, err := in.Add(t.Context(), all(list), func(d Done) { known = append(known, d.Known) })
	if err != nil || tally.Added != 1 || tally.Known != 4 || len(m.entries) != 3 {
		t.Errorf("%+v, %d kept, %v", tally, len(m.entries), err)
	}
	if calls["r00000"] != 0 || calls["r00001"] != 0 {
		t.Errorf("what is known was read: %v", calls)
	}
	if !slices.Equal(known, []bool{true, true, false, false, true}) {
		t.Errorf("known %v", known)
	}
	if len(m.failures) != 1 || m.failures[0].Source != "other" {
		t.Errorf("failures %v: that of a source that is there should be gone", m.failures)
	}
}

func TestAddFaults(t *testing.T) {
	m := &memory{}
	list := items(5)
	list[1] = ingest.Item{Source: "broken", Err: errors.New("no report")}
	list[3] = ingest.Item{Source: "other", Err: errors.New("no text"), Skipped: true}
	tally, err := intakeOf(m, analyzer(plain)).Add(t.Context(), all(list), nil)
	if err != nil || tally.Added != 3 || tally.Failed != 1 || tally.Skipped != 1 {
		t.Errorf("%+v, %v", tally, err)
	}
	want := []archive.Failure{{Source: "broken", Reason: "no report", At: noon()}, {Source: "other", Reason: "no text", Skipped: true, At: noon()}}
	if !slices.Equal(m.failures, want) {
		t.Errorf("failures %v, want %v", m.failures, want)
	}
}

// TestAddFaultOfOurOwn: a report that breaks a stage, the index or the record
// comes in with its words, without records, and is noted.
func TestAddFaultOfOurOwn(t *testing.T) {
	breaks := func(r isnad.Report) *isnad.Analysis {
		if r.ID == "r00001" {
			panic("index out of range")
		}
		return plain(r)
	}
	m := &memory{}
	inAnalysis := intakeOf(m, analyzer(breaks))
	m2 := &memory{}
	inIndex := intakeOf(m2, analyzer(plain))
	index := inIndex.Index
	inIndex.Index = func(a *isnad.Analysis) archive.Terms { breaks(a.Report); return index(a) }
	for what, in := range map[string]*Intake{"analysis": inAnalysis, "index": inIndex} {
		m := in.Archive.(*memory)
		var errs []error
		tally, err := in.Add(t.Context(), all(items(3)), func(d Done) { errs = append(errs, d.Item.Err) })
		if err != nil || tally.Added != 3 || tally.Failed != 1 || len(m.entries) != 3 {
			t.Fatalf("%s: %+v, %v", what, tally, err)
		}
		e := m.entries[1]
		if w := e.Record.Warnings; len(w) != 1 || w[0].Code != WarnFault || e.Record.Document.Text != "نص r00001" || e.Terms.Forms[0] != "text" || string(e.Raw) != "raw r00001" {
			t.Errorf("%s: kept %+v", what, e)
		}
		if len(m.failures) != 1 || m.failures[0].Source != "r00001" || !strings.Contains(m.failures[0].Reason, "index out of range") {
			t.Errorf("%s: noted %v", what, m.failures)
		}
		if errs[0] != nil || errs[1] == nil || errs[2] != nil {
			t.Errorf("%s: told %v", what, errs)
		}
	}
}

func TestAddStops(t *testing.T) {
	m := &memory{}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	endless := func(yield func(ingest.Item) bool) {
		for i := 0; yield(item(fmt.Sprintf("r%05d", i))); i++ {
		}
	}
	in := intakeOf(m, analyzer(func(r isnad.Report) *isnad.Analysis {
		if r.ID == "r00400" {
			cancel()
		}
		return plain(r)
	}))
	tally, err := in.Add(ctx, endless, nil)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want context.Canceled", err)
	}
	if tally.Added < 300 || tally.Added != len(m.entries) || !slices.IsSorted(m.ids()) {
		t.Errorf("%+v, %d kept", tally, len(m.entries))
	}
	again, err := intakeOf(m, analyzer(plain)).Add(t.Context(), all(items(600)), nil)
	if err != nil || again.Known != tally.Added || len(m.entries) != 600 {
		t.Errorf("going on: %+v, %d kept, %v", again, len(m.entries), err)
	}
}

func TestAddArchiveFaults(t *testing.T) {
	full := fmt.Errorf("%w: make room", archive.ErrFull)
	m := &memory{fault: full}
	if tally, err := intakeOf(m, analyzer(plain)).Add(t.Context(), all(items(1000)), nil); !errors.Is(err, archive.ErrFull) || tally.Added != 0 {
		t.Errorf("keeping: %+v, %v", tally, err)
	}
	m = &memory{asking: archive.ErrBusy}
	if tally, err := intakeOf(m, analyzer(plain)).Add(t.Context(), all(items(1000)), nil); !errors.Is(err, archive.ErrBusy) || tally.Added != 0 {
		t.Errorf("asking: %+v, %v", tally, err)
	}
}

// TestAddIDs: an id that an archive could not know a report by is replaced by
// the address of its content.
func TestAddIDs(t *testing.T) {
	for _, id := range []string{"", "a\x00b", "\xff\xfe"} {
		m := &memory{}
		it := item("x")
		it.Report.ID = id
		if _, err := intakeOf(m, analyzer(plain)).Add(t.Context(), all([]ingest.Item{it}), nil); err != nil {
			t.Fatal(err)
		}
		it.Report.ID = ""
		if got, want := m.ids()[0], ingest.Address(it.Report); got != want {
			t.Errorf("id %q became %q, want %q", id, got, want)
		}
	}
}

func TestAddOtherLanguages(t *testing.T) {
	m := &memory{}
	it := item("en")
	it.Language = "en"
	in := intakeOf(m, analyzer(func(isnad.Report) *isnad.Analysis { panic("it was read") }))
	if tally, err := in.Add(t.Context(), all([]ingest.Item{it}), nil); err != nil || tally.Added != 1 || tally.Failed != 0 {
		t.Fatalf("%+v, %v", tally, err)
	}
	if e := m.entries[0]; e.Terms.Forms[0] != "text" || e.Record.Document.Language != "en" {
		t.Errorf("kept %+v", e)
	}
}

func TestAddFutureDate(t *testing.T) {
	m := &memory{}
	list := items(2)
	list[1].Report.Published = noon().Add(72 * time.Hour)
	if _, err := intakeOf(m, analyzer(plain)).Add(t.Context(), all(list), nil); err != nil {
		t.Fatal(err)
	}
	if len(m.entries[0].Record.Warnings) != 0 || len(m.entries[1].Record.Warnings) != 1 || m.entries[1].Record.Warnings[0].Code != WarnFuture {
		t.Errorf("%v, %v", m.entries[0].Record.Warnings, m.entries[1].Record.Warnings)
	}
}
