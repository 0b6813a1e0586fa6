package view

import (
	"fmt"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/archive/sqlite"
)

// month is a desk over the archive that ISNAD_MONTH names.
func month(b *testing.B) *Desk {
	b.Helper()
	path := os.Getenv("ISNAD_MONTH")
	if path == "" {
		b.Skip("ISNAD_MONTH names no archive")
	}
	a, err := sqlite.Open(b.Context(), path, sqlite.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = a.Close() })
	return over(b, a)
}

// filters are as different as those of visitors: each is asked once, so that
// no count is answered from the one before.
func filters(b *testing.B, d *Desk) []Filter {
	b.Helper()
	var out []Filter
	most := func(by archive.Facet, top int, filter func(value string) Filter) {
		counts, err := d.Most(b.Context(), Filter{}, by, top)
		if err != nil {
			b.Fatal(err)
		}
		for _, c := range counts {
			out = append(out, filter(c.Value))
		}
	}
	most(archive.ByActor, 60, func(v string) Filter { return Filter{Actor: v} })
	most(archive.ByRecipient, 30, func(v string) Filter { return Filter{Recipient: v} })
	most(archive.ByCountry, 30, func(v string) Filter { return Filter{Country: v} })
	most(archive.BySpeaker, 30, func(v string) Filter { return Filter{Speaker: v} })
	most(archive.ByType, 16, func(v string) Filter { return Filter{Type: v} })
	most(archive.ByOutlet, 14, func(v string) Filter { return Filter{Outlet: v} })
	most(archive.ByDay, 0+1, func(v string) Filter { return Filter{From: v, To: v} })
	for i, v := range []string{"هجوم", "النفط", "وزير الخارجية", "اليمن", "عدن", "زيارة", "مؤتمر", "اتفاق", "الأمم المتحدة", "كرة القدم", "المطار", "انتخابات"} {
		out = append(out, Filter{Q: v}, Filter{Q: v, Actor: out[i].Actor})
	}
	return out
}

// measure asks each filter once and gives the middle and the worst time.
func measure(b *testing.B, fits func(Filter) bool, ask func(d *Desk, f Filter) error) {
	b.Helper()
	d := month(b)
	all := filters(b, d)
	for b.Loop() {
		fresh := over(b, d.o.Archive)
		var took []time.Duration
		for _, f := range all {
			if !fits(f) {
				continue
			}
			start := time.Now()
			if err := ask(fresh, f); err != nil {
				b.Fatal(fmt.Errorf("%+v: %w", f, err))
			}
			took = append(took, time.Since(start))
		}
		slices.Sort(took)
		b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms/median")
		b.ReportMetric(float64(took[len(took)*9/10].Microseconds())/1000, "ms/p90")
		b.ReportMetric(float64(took[len(took)-1].Microseconds())/1000, "ms/worst")
	}
}

func every(Filter) bool { return true }

func BenchmarkEvents(b *testing.B) {
	measure(b, every, func(d *Desk, f Filter) error { _, err := d.Events(b.Context(), f); return err })
}

func BenchmarkStatements(b *testing.B) {
	measure(b, every, func(d *Desk, f Filter) error { _, err := d.Statements(b.Context(), f); return err })
}

func BenchmarkSearch(b *testing.B) {
	measure(b, every, func(d *Desk, f Filter) error { _, err := d.Search(b.Context(), f); return err })
}

func BenchmarkActor(b *testing.B) {
	named := func(f Filter) bool { return f.Q == "" && f.Actor+f.Speaker != "" }
	measure(b, named, func(d *Desk, f Filter) error {
		_, err := d.Actor(b.Context(), f.Actor+f.Speaker, Filter{})
		return err
	})
}

// BenchmarkEachEvent streams every event.
func BenchmarkEachEvent(b *testing.B) {
	d := month(b)
	for b.Loop() {
		n := 0
		if err := d.EachEvent(b.Context(), Filter{}, func(EventLine) error { n++; return nil }); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(n), "events")
	}
}

func BenchmarkHome(b *testing.B) {
	d := month(b)
	for b.Loop() {
		if _, err := d.Home(b.Context(), Filter{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkHomeFirst asks for what the first visitor after a change waits for.
func BenchmarkHomeFirst(b *testing.B) {
	d := month(b)
	for b.Loop() {
		if _, err := over(b, d.o.Archive).Home(b.Context(), Filter{}); err != nil {
			b.Fatal(err)
		}
	}
}
