package engine_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/engine"
	"github.com/isnad-news/isnad/internal/table"
	"github.com/isnad-news/isnad/internal/text"
)

// recognized is one case of the recognizers-text suites.
type recognized struct {
	Input   string
	Context struct{ ReferenceDateTime string }
	Results []struct {
		Text              string
		Value, Resolution json.RawMessage
	}
}

// groups are the figures that the suites are counted under, with the share of
// the cases run that must hold.
var groups = []struct { //nolint:gochecknoglobals // of the test only
	name  string
	floor float64
	files []string
}{
	{"numbers", 0.92, []string{"Number-NumberModel", "Number-NumberRangeModel"}},
	{"ordinals and percentages", 0.90, []string{"Number-OrdinalModel", "Number-OrdinalModelSuppressExtendedTypes", "Number-PercentModel"}},
	{"dates", 0.85, []string{"DateTime-DateExtractor", "DateTime-DateParser", "DateTime-HolidayExtractor", "DateTime-HolidayParser", "DateTime-DateTimeExtractor", "DateTime-DateTimeParser", "DateTime-DateTimeModel", "DateTime-TimeExtractor", "DateTime-TimeParser", "DateTime-MergedExtractor", "DateTime-MergedParser"}},
	{"periods", 0.85, []string{"DateTime-DatePeriodExtractor", "DateTime-DatePeriodParser", "DateTime-DateTimePeriodExtractor", "DateTime-DateTimePeriodParser", "DateTime-TimePeriodExtractor", "DateTime-TimePeriodParser"}},
	{"durations", 0.85, []string{"DateTime-DurationExtractor", "DateTime-DurationParser", "DateTime-SetExtractor", "DateTime-SetParser"}},
	{"choices", 0, []string{"Choice-BooleanModel"}},
}

// TestRecognizers reads the Arabic cases of recognizers-text, where they are
// present. What is left out stands in testdata/recognizers.tsv with its
// reason.
func TestRecognizers(t *testing.T) {
	const dir = "../../shared/suites/recognizers-text"
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no recognizers-text suites")
	}
	e, err := engine.New()
	if err != nil {
		t.Fatal(err)
	}
	left := leftOut(t)
	all, run := 0, 0
	for _, g := range groups {
		tried, held := 0, 0
		for _, file := range g.files {
			data, err := os.ReadFile(filepath.Join(dir, file+".json"))
			if err != nil {
				t.Fatal(err)
			}
			var cases []recognized
			if err := json.Unmarshal(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), &cases); err != nil {
				t.Fatal(err)
			}
			n, ok := 0, 0
			for i, c := range cases {
				if left[file][i] || left[file][-1] {
					continue
				}
				n++
				if fault := c.check(e, file); fault == "" {
					ok++
				} else if os.Getenv("RECOGNIZERS") != "" && strings.HasPrefix(file, os.Getenv("RECOGNIZERS")) {
					t.Logf("%s %d: %s: %s", file, i, c.Input, fault)
				}
			}
			t.Logf("%-45s %4d cases, %4d run, %4d hold", file, len(cases), n, ok)
			all, run, tried, held = all+len(cases), run+n, tried+n, held+ok
		}
		if tried > 0 {
			share := float64(held) / float64(tried)
			t.Logf("%s: %d of %d, %.1f %%", g.name, held, tried, 100*share)
			if share < g.floor {
				t.Errorf("%s: %.1f %% of the cases run hold, want %.0f %%", g.name, 100*share, 100*g.floor)
			}
		}
	}
	t.Logf("%d of %d cases run, %.1f %%", run, all, 100*float64(run)/float64(all))
	if float64(run) < 0.75*float64(all) {
		t.Errorf("only %d of %d cases are run", run, all)
	}
}

// leftOut gives the numbers of the cases left out, by file; -1 is a whole file.
func leftOut(t *testing.T) map[string]map[int]bool {
	t.Helper()
	rows, err := table.Read(os.DirFS("testdata"), ".", "recognizers")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]map[int]bool{}
	for _, r := range rows {
		if r.Get("reason") == "" {
			t.Errorf("%s: give the reason", r.Where())
		}
		f := r.Get("file")
		if out[f] == nil {
			out[f] = map[int]bool{}
		}
		if r.Get("cases") == "all" {
			out[f][-1] = true
			continue
		}
		for _, s := range strings.Fields(r.Get("cases")) {
			a, b, _ := strings.Cut(s, "-")
			lo, err := strconv.Atoi(a)
			if err != nil {
				t.Fatalf("%s: %q is no number", r.Where(), s)
			}
			hi := lo
			if b != "" {
				if hi, err = strconv.Atoi(b); err != nil {
					t.Fatalf("%s: %q is no number", r.Where(), s)
				}
			}
			for ; lo <= hi; lo++ {
				out[f][lo] = true
			}
		}
	}
	return out
}

// check gives "" where the case holds, else what is wrong.
func (c recognized) check(e *engine.Engine, file string) string {
	published := time.Date(2016, 11, 7, 0, 0, 0, 0, time.UTC)
	if ref := c.Context.ReferenceDateTime; len(ref) >= 10 {
		d, err := time.Parse(time.DateOnly, ref[:10])
		if err != nil {
			return err.Error()
		}
		published = d
	}
	a := e.Words(isnad.Report{Text: c.Input, Published: published})
	switch file {
	case "Number-NumberModel":
		return c.numbers(a, "cardinal", "fraction")
	case "Number-OrdinalModel", "Number-OrdinalModelSuppressExtendedTypes":
		return c.numbers(a, "ordinal")
	case "Number-PercentModel":
		return c.numbers(a, "percent")
	case "Number-NumberRangeModel":
		return c.ranges(a)
	}
	return c.times(a)
}

// spans gives where the results stand in the input, each behind the one
// before; the suites' own offsets are often wrong.
func (c recognized) spans() []isnad.Span {
	var out []isnad.Span
	at := 0
	for _, r := range c.Results {
		s := strings.TrimSpace(r.Text)
		i := strings.Index(c.Input[at:], s)
		if i < 0 {
			out = append(out, isnad.Span{Start: -1, End: -1})
			continue
		}
		out = append(out, isnad.Span{Start: at + i, End: at + i + len(s)})
		at += i + len(s)
	}
	return out
}

func (c recognized) numbers(a *isnad.Analysis, kinds ...string) string {
	var got []isnad.Number
	for _, n := range a.Numbers {
		for _, k := range kinds {
			if n.Kind == k {
				got = append(got, n)
			}
		}
	}
	spans := c.spans()
	if len(got) != len(spans) {
		return fmt.Sprintf("%d found, want %d", len(got), len(spans))
	}
	for i, s := range spans {
		if !near(c.Input, got[i].Span, s) {
			return fmt.Sprintf("found %q, want %q", c.Input[got[i].Start:got[i].End], c.Results[i].Text)
		}
		want, ok := number(c.Results[i].Resolution)
		if ok && math.Abs(got[i].Value-want) > 1e-6*math.Max(1e-9, math.Abs(want)) {
			return fmt.Sprintf("value %v, want %v", got[i].Value, want)
		}
	}
	return ""
}

// number reads the value of a resolution: 12, 12% or 1E-07.
func number(raw json.RawMessage) (float64, bool) {
	var r struct{ Value string }
	if json.Unmarshal(raw, &r) != nil {
		return 0, false
	}
	v, err := strconv.ParseFloat(strings.TrimSuffix(r.Value, "%"), 64)
	return v, err == nil
}

// ranges holds where the bounds are told: as a range, or as numbers that are
// the least and the most.
func (c recognized) ranges(a *isnad.Analysis) string {
	spans := c.spans()
	used := 0
	for i, s := range spans {
		var r struct{ Value string }
		if json.Unmarshal(c.Results[i].Resolution, &r) != nil {
			return "no value"
		}
		lo, hi, _ := strings.Cut(strings.Trim(r.Value, "[]()"), ",")
		var in []isnad.Number
		for _, n := range a.Numbers {
			if n.Start >= s.Start && n.End <= s.End {
				in = append(in, n)
			}
		}
		used += len(in)
		if !bounded(in, lo, hi) {
			return fmt.Sprintf("in %q: %v, want %s", c.Results[i].Text, in, r.Value)
		}
	}
	for _, n := range a.Numbers {
		if (n.Min || n.Max || n.Kind == "range") && used == 0 {
			return fmt.Sprintf("bounds in %q, want none", c.Input[n.Start:n.End])
		}
	}
	return ""
}

func bounded(in []isnad.Number, lo, hi string) bool {
	if len(in) == 1 && in[0].Kind == "range" {
		return is(in[0].Value, lo) && is(in[0].Upper, hi)
	}
	if len(in) == 1 && lo == hi {
		return is(in[0].Value, lo) && !in[0].Min && !in[0].Max
	}
	for _, n := range in {
		switch {
		case n.Min && is(n.Value, lo):
			lo = ""
		case n.Max && is(n.Value, hi):
			hi = ""
		default:
			return false
		}
	}
	return len(in) > 0 && lo == "" && hi == ""
}

func is(v float64, s string) bool {
	w, err := strconv.ParseFloat(s, 64)
	return err == nil && math.Abs(v-w) <= 1e-9*math.Max(1, math.Abs(w))
}

// near tells whether two spans are the same but for words that only lead to a
// number or a time.
func near(input string, a, b isnad.Span) bool {
	if a.End <= b.Start || b.End <= a.Start {
		return false
	}
	return leads(input[min(a.Start, b.Start):max(a.Start, b.Start)]) && leads(input[min(a.End, b.End):max(a.End, b.End)])
}

// leads tells whether a stretch holds only prepositions, marks and the nouns
// that introduce a time.
func leads(s string) bool {
	for _, w := range strings.FieldsFunc(text.Fold(s), func(r rune) bool { return strings.ContainsRune(" \u00a0.,،؛:؟?!()\"'/-", r) }) {
		if !strings.Contains(" في من الي حتي بين ما خلال يوم شهر سنه عام الساعه ساعه تمام لمده مده ال ب ل لل و علي هذا عند منذ بتاريخ تاريخ ليوم بيوم اليوم فتره طوال طيله قبل بعد غضون حوالي ", " "+w+" ") {
			return false
		}
	}
	return true
}

// resolved is what a result says of its time.
type resolved struct {
	Timex                            string
	FutureResolution, PastResolution map[string]string
	Values                           []map[string]string
}

func (c recognized) times(a *isnad.Analysis) string {
	spans := c.spans()
	if len(a.Times) != len(spans) {
		var got []string
		for _, x := range a.Times {
			got = append(got, c.Input[x.Start:x.End])
		}
		var want []string
		for _, r := range c.Results {
			want = append(want, r.Text)
		}
		return fmt.Sprintf("found %q, want %q", got, want)
	}
	for i, s := range spans {
		x := a.Times[i]
		if !near(c.Input, x.Span, s) {
			return fmt.Sprintf("found %q, want %q", c.Input[x.Start:x.End], c.Results[i].Text)
		}
		raw := c.Results[i].Value
		if len(raw) == 0 {
			raw = c.Results[i].Resolution
		}
		var r resolved
		if len(raw) == 0 || json.Unmarshal(raw, &r) != nil {
			continue
		}
		if !r.holds(x) {
			return fmt.Sprintf("%q is %s (%s to %s), want %s", c.Results[i].Text, x.Value, x.From.Format(time.DateTime), x.To.Format(time.DateTime), raw)
		}
	}
	return ""
}

// holds tells whether one of the values that the suite allows is the time's.
func (r resolved) holds(x isnad.Time) bool {
	vs := append([]map[string]string{r.FutureResolution, r.PastResolution}, r.Values...)
	timex := []string{r.Timex}
	for _, v := range r.Values {
		timex = append(timex, v["timex"])
	}
	for _, s := range timex {
		if s != "" && (s == x.Value || partOf(s) != "" && partOf(s) == partOf(x.Value) && (!strings.HasPrefix(s, "2") || s[:10] == x.Value[:10]) || x.Type == "TIME" && clockOf(s) != "" && clockOf(s) == clockOf(x.Value) && !strings.HasPrefix(s, "2")) {
			return true
		}
		if x.Type == "SET" && strings.HasPrefix(s, "T") && clockOf(s) == clockOf(x.Value) {
			return true
		}
	}
	known := false
	for _, v := range vs {
		if len(v) == 0 {
			continue
		}
		known = true
		if sameTime(v, x) {
			return true
		}
	}
	return !known && (r.Timex == "" || r.Timex == x.Value)
}

// partOf gives the part of the day of a TIMEX3 value: TMO, TEV. The suites
// give each part hours of their own.
func partOf(s string) string {
	if n := len(s) - 3; n >= 0 && s[n] == 'T' && s[n+1] >= 'A' {
		return s[n:]
	}
	return ""
}

// clockOf gives the time of day of a TIMEX3 value as HH:MM.
func clockOf(s string) string {
	_, c, ok := strings.Cut(s, "T")
	if !ok || len(c) < 2 || c[0] > '9' {
		return ""
	}
	if len(c) == 2 {
		c += ":00"
	}
	return c
}

func sameTime(v map[string]string, x isnad.Time) bool {
	day := func(t time.Time) string { return t.Format(time.DateOnly) }
	value := func(keys ...string) string {
		for _, k := range keys {
			if s := v[k]; s != "" && s != "not resolved" {
				return s
			}
		}
		return ""
	}
	start, end := value("startDate", "startDateTime", "startTime", "start"), value("endDate", "endDateTime", "endTime", "end")
	switch {
	case start != "" || end != "":
		return edgeOf(start, x.From, 0) && edgeOf(end, x.To, 1)
	case value("dateTime") != "":
		return x.From.Format(time.DateTime) == value("dateTime")
	case value("date") != "":
		return day(x.From) == value("date") || x.Grain != "day" && holds(x, value("date"))
	case value("time") != "":
		return x.From.Format(time.TimeOnly) == value("time")
	case value("duration") != "":
		return seconds(x.Value) == value("duration")
	}
	switch s := value("value"); {
	case s == "":
		return false
	case len(s) == len(time.DateOnly):
		return day(x.From) == s || x.Grain != "day" && holds(x, s)
	case len(s) == len(time.TimeOnly):
		return x.From.Format(time.TimeOnly) == s
	case len(s) == len(time.DateTime):
		return x.From.Format(time.DateTime) == s
	default:
		return seconds(x.Value) == s
	}
}

// holds tells whether a day lies in what is told to the week, the month or the
// year: a month ago is a month to the reader and a day to the suites.
func holds(x isnad.Time, day string) bool {
	t, err := time.Parse(time.DateOnly, day)
	return err == nil && x.Type == "DATE" && !x.From.After(t) && x.To.After(t)
}

// edgeOf compares an edge of a period; its last day may count or not.
func edgeOf(want string, t time.Time, slack int) bool {
	if want == "" {
		return true
	}
	if t.IsZero() {
		return false
	}
	switch len(want) {
	case len(time.DateOnly):
		for n := 0; n <= slack; n++ {
			if t.AddDate(0, 0, -n).Format(time.DateOnly) == want {
				return true
			}
		}
		return false
	case len(time.TimeOnly):
		return t.Format(time.TimeOnly) == want
	}
	return t.Format(time.DateTime) == want
}

// seconds gives the length of a TIMEX3 duration as the suites count it: years
// of 365 days, months of 30.
func seconds(timex string) string {
	s, ok := strings.CutPrefix(timex, "P")
	if !ok {
		return ""
	}
	total, clock := 0.0, false
	for s != "" {
		if s[0] == 'T' {
			s, clock = s[1:], true
			continue
		}
		i := strings.IndexFunc(s, func(r rune) bool { return r != '.' && (r < '0' || r > '9') })
		if i <= 0 {
			return ""
		}
		n, err := strconv.ParseFloat(s[:i], 64)
		if err != nil {
			return ""
		}
		unit := map[string]float64{"falseY": 365 * 86400, "falseM": 30 * 86400, "falseW": 7 * 86400, "falseD": 86400, "trueH": 3600, "trueM": 60, "trueS": 1}[strconv.FormatBool(clock)+s[i:i+1]]
		if unit == 0 {
			return ""
		}
		total, s = total+n*unit, s[i+1:]
	}
	return strconv.FormatFloat(total, 'f', -1, 64)
}

// TestSeconds holds what the suites are compared by.
func TestSeconds(t *testing.T) {
	got := map[string]string{}
	for _, s := range []string{"P3D", "PT3H", "P1Y2M", "P1DT2H", "", "P", "Px"} {
		got[s] = seconds(s)
	}
	want := map[string]string{"P3D": "259200", "PT3H": "10800", "P1Y2M": "36720000", "P1DT2H": "93600", "": "", "P": "0", "Px": ""}
	keys := make([]string, 0, len(want))
	for k := range want {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		if got[k] != want[k] {
			t.Errorf("%s: %s, want %s", k, got[k], want[k])
		}
	}
}
