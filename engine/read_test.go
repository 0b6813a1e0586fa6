package engine

import (
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/table"
)

// noted is a number or a time as a reader wrote it down: code points of the
// content, half-open.
type noted struct {
	start, end       int
	kind, typ, value string
}

// TestRead compares the numbers and times of the reports of testdata/read.tsv,
// which were read one by one, where the newspapers lie beside the project.
// One that overlaps a listed one is found.
func TestRead(t *testing.T) {
	const dir = "../../shared/corpora/saudinewsnet"
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no newspapers")
	}
	rows, err := table.Read(os.DirFS("testdata"), ".", "read")
	if err != nil {
		t.Fatal(err)
	}
	reports, order := map[string][]noted{}, []string{}
	for _, r := range rows {
		k := r.Get("report")
		if _, ok := reports[k]; !ok {
			order, reports[k] = append(order, k), nil
		}
		if r.Get("kind") == "" {
			continue
		}
		from, err1 := strconv.Atoi(r.Get("start"))
		to, err2 := strconv.Atoi(r.Get("end"))
		if err1 != nil || err2 != nil {
			t.Fatalf("%s: start and end are code points", r.Where())
		}
		reports[k] = append(reports[k], noted{from, to, r.Get("kind"), r.Get("type"), r.Get("value")})
	}
	e := open(t)
	days := map[string][]item{}
	counts := map[string]*agreement{"number": {}, "time": {}}
	for _, k := range order {
		day, index, _ := strings.Cut(k, "_")
		if days[day] == nil {
			days[day] = items(t, filepath.Join(dir, day+".zip"))
		}
		i, err := strconv.Atoi(index)
		if err != nil || i >= len(days[day]) {
			t.Fatalf("no report %s", k)
		}
		published, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		text := days[day][i].Content
		a := e.Words(isnad.Report{Text: text, Published: published})
		var numbers, times []noted
		for _, n := range a.Numbers {
			v := strconv.FormatFloat(n.Value, 'f', -1, 64)
			if n.Kind == "range" {
				v += ".." + strconv.FormatFloat(n.Upper, 'f', -1, 64)
			}
			numbers = append(numbers, points(text, n.Span, "number", n.Kind, v))
		}
		for _, x := range a.Times {
			times = append(times, points(text, x.Span, "time", x.Type, x.Value))
		}
		counts["number"].add(reports[k], hourless(numbers, reports[k]), "number")
		counts["time"].add(reports[k], times, "time")
	}
	for _, kind := range []string{"number", "time"} {
		c := counts[kind]
		p, r, v := c.share(c.hits, c.hits+c.spurious), c.share(c.hits, c.gold), c.share(c.values, c.hits)
		t.Logf("%ss of %d reports: %d listed, precision %.3f, recall %.3f, value right %.3f", kind, len(order), c.gold, p, r, v)
		if p < 0.97 || r < 0.95 || v < 0.95 {
			t.Errorf("%ss: precision %.3f, recall %.3f, value right %.3f; want 0.97, 0.95, 0.95", kind, p, r, v)
		}
	}
}

func points(text string, s isnad.Span, kind, typ, value string) noted {
	from := utf8.RuneCountInString(text[:s.Start])
	return noted{from, from + utf8.RuneCountInString(text[s.Start:s.End]), kind, typ, value}
}

// hourless leaves out the numbers within listed hours, which the list does not
// count as numbers.
func hourless(numbers, gold []noted) []noted {
	var out []noted
	for _, n := range numbers {
		within := false
		for _, g := range gold {
			within = within || g.typ == "TIME" && g.start <= n.start && n.end <= g.end
		}
		if !within {
			out = append(out, n)
		}
	}
	return out
}

type agreement struct{ gold, hits, spurious, values int }

func (c *agreement) share(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

func (c *agreement) add(gold, got []noted, kind string) {
	used := make([]bool, len(got))
	for _, g := range gold {
		if g.kind != kind {
			continue
		}
		c.gold++
		for i, x := range got {
			if used[i] || x.start >= g.end || g.start >= x.end {
				continue
			}
			used[i] = true
			c.hits++
			if same(g, x) {
				c.values++
			}
			break
		}
	}
	for _, u := range used {
		if !u {
			c.spurious++
		}
	}
}

// same compares a value; the list leaves vague counts without one.
func same(g, x noted) bool {
	if g.kind == "time" {
		return g.value == x.value
	}
	if g.typ != x.typ {
		return false
	}
	if g.value == "" {
		return true
	}
	a, err1 := strconv.ParseFloat(g.value, 64)
	b, err2 := strconv.ParseFloat(x.value, 64)
	if err1 != nil || err2 != nil {
		return g.value == x.value
	}
	return math.Abs(a-b) <= 1e-6*math.Max(1, math.Abs(a))
}
