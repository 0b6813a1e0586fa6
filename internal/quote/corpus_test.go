package quote_test

import (
	"archive/zip"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/clause"
)

// days and perDay say how much of the newspapers beside the project is read,
// spoken is the share of the quotations of some length that must have a
// speaker, and shown how many of those without one -v prints.
const (
	days   = 10
	perDay = 60
	spoken = 0.93
	shown  = 100
)

// TestMarks holds that nearly whatever stands between quotation marks and is
// no mere name is somebody's speech, or a part of it, of whom the reader tells.
func TestMarks(t *testing.T) {
	zips, err := filepath.Glob("../../../shared/corpora/*/*.zip")
	if err != nil || len(zips) == 0 || testing.Short() {
		t.Skip("no newspapers beside the project", err)
	}
	e := open(t)
	all, told, named, printed := 0, 0, 0, 0
	for _, z := range zips[:min(days, len(zips))] {
		for _, r := range sampleOf(t, z, perDay) {
			a := e.Analyze(r)
			if i := circle(a.Statements); i >= 0 {
				t.Errorf("%s: %s: statement %d is within itself", r.Outlet, r.Title, i+1)
			}
			l := clause.Layers{Text: a.Report.Text, Words: a.Words, Sentences: a.Sentences}
			for _, q := range l.Quotations() {
				if q.Close < 0 || wordsIn(&l, q) < 4 {
					continue
				}
				sp := isnad.Span{Start: a.Words[q.Open].End, End: a.Words[q.Close].Start}
				if mereName(a, q) && !spokenBy(a.Statements, sp) {
					named++
					continue
				}
				all++
				if spokenBy(a.Statements, sp) {
					told++
				} else if printed < shown {
					printed++
					from, to := a.Words[max(0, q.Open-8)].Start, a.Words[min(len(a.Words)-1, q.Close+5)].End
					t.Logf("%s: %s", r.Outlet, strings.ReplaceAll(a.Report.Text[from:to], "\n", " / "))
				}
			}
		}
	}
	if all == 0 {
		t.Fatal("no quotation in the newspapers")
	}
	share := float64(told) / float64(all)
	t.Logf("%d of %d quotations of four words and more have a speaker: %.3f; %d more hold no verb and are names and titles", told, all, share, named)
	if share < spoken {
		t.Errorf("%.3f of the quotations have a speaker, want %.2f", share, spoken)
	}
}

// wordsIn counts what stands in a quotation and is no mark.
func wordsIn(l *clause.Layers, q clause.Quotation) int {
	n := 0
	for w := q.Open + 1; w < q.End; w++ {
		if l.Words[w].Kind != isnad.Punct {
			n++
		}
	}
	return n
}

// circle gives a statement that is within itself by way of others, or -1.
func circle(sts []isnad.Statement) int {
	for i := range sts {
		at := sts[i].Within
		for n := 0; at != 0; n++ {
			if n > len(sts) {
				return i
			}
			at = sts[at-1].Within
		}
	}
	return -1
}

// mereName tells of a quotation without a verb in a tense: a title, a firm, a list.
func mereName(a *isnad.Analysis, q clause.Quotation) bool {
	for w := q.Open + 1; w < q.Close; w++ {
		for k := a.Words[w].First; k < a.Words[w].Last; k++ {
			if a.Tags[k].POS == isnad.VERB && a.Tags[k].Feats.Tense != 0 {
				return false
			}
		}
	}
	return true
}

// spokenBy tells whether somebody says what stands at sp, or at least half of it.
func spokenBy(sts []isnad.Statement, sp isnad.Span) bool {
	for i := range sts {
		c := sts[i].Content
		if sts[i].SpeakerText != "" && 2*(min(c.End, sp.End)-max(c.Start, sp.Start)) >= sp.Len() {
			return true
		}
	}
	return false
}

// sampleOf gives n reports spread over a day's file.
func sampleOf(t *testing.T, file string, n int) []isnad.Report {
	t.Helper()
	z, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = z.Close() }()
	day, _ := time.Parse("2006-01-02", strings.TrimSuffix(filepath.Base(file), ".zip"))
	var out []isnad.Report
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		var rows []struct{ Title, Content, Source string }
		if err := json.NewDecoder(in).Decode(&rows); err != nil {
			t.Fatal(file, err)
		}
		for _, r := range rows {
			if r.Content != "" {
				out = append(out, isnad.Report{Title: r.Title, Text: r.Title + "\n" + r.Content, Outlet: r.Source, Published: day})
			}
		}
	}
	step := max(1, len(out)/n)
	var some []isnad.Report
	for i := 0; i < len(out) && len(some) < n; i += step {
		some = append(some, out[i])
	}
	return some
}
