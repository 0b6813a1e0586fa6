package engine

import (
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/ar"
	"github.com/blevesearch/bleve/v2/registry"

	"github.com/isnad-news/isnad"
)

// sample is how many reports one round of a benchmark reads.
const sample = 200

func bleveAnalyzer(tb testing.TB) analysis.Analyzer {
	tb.Helper()
	a, err := registry.NewCache().AnalyzerNamed(ar.AnalyzerName)
	if err != nil {
		tb.Fatal(err)
	}
	return a
}

func wordsOf(rs []isnad.Report) int {
	n := 0
	for i := range rs {
		n += len(strings.Fields(rs[i].Text))
	}
	return n
}

func perSecond(b *testing.B, words int) {
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

// BenchmarkAnalyze reads reports through all stages on one core. B/op and
// ns/op are those of one report; beside it stands how many times faster
// bleve's Arabic analyzer (tokens, folding, light stems) reads the same text.
func BenchmarkAnalyze(b *testing.B) {
	e, rs := open(b), reports(b, sample)
	an := bleveAnalyzer(b)
	texts := make([][]byte, len(rs))
	for i := range rs {
		texts[i] = []byte(rs[i].Text)
	}
	words := float64(wordsOf(rs)) / float64(len(rs))
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		e.Analyze(rs[i%len(rs)])
		i++
	}
	ours := b.Elapsed().Seconds() / float64(b.N)
	b.ReportMetric(words/ours, "words/s")
	start, rounds := time.Now(), 0
	for time.Since(start) < time.Second/2 || rounds == 0 {
		for _, t := range texts {
			an.Analyze(append([]byte(nil), t...)) // it folds in place
		}
		rounds++
	}
	theirs := time.Since(start).Seconds() / float64(rounds*len(texts))
	b.ReportMetric(words/theirs, "bleve-words/s")
	b.ReportMetric(ours/theirs, "times-bleve")
}

// BenchmarkWords reads reports as far as numbers and times.
func BenchmarkWords(b *testing.B) {
	e, rs := open(b), reports(b, sample)
	b.ReportAllocs()
	for b.Loop() {
		for _, r := range rs {
			e.Words(r)
		}
	}
	perSecond(b, wordsOf(rs))
}

// BenchmarkOpen is what starting costs.
func BenchmarkOpen(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := New(); err != nil {
			b.Fatal(err)
		}
	}
}

// TestSpeed holds the engine to a tenth of the speed of bleve's Arabic
// analyzer on the same text in the same run.
func TestSpeed(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1)) // one core, collecting garbage too, whatever else runs
	e, rs := open(t), reports(t, 30)
	an := bleveAnalyzer(t)
	ours, theirs := time.Hour, time.Hour
	// short rounds in turn, so that others on the machine hinder both alike; more of
	// them while they do
	for i := 0; i < 15 || i < 500 && ours > 10*theirs; i++ {
		t0 := time.Now()
		for _, r := range rs {
			e.Analyze(r)
		}
		ours = min(ours, time.Since(t0))
		t0 = time.Now()
		for _, r := range rs {
			an.Analyze([]byte(r.Text))
		}
		theirs = min(theirs, time.Since(t0))
	}
	words := wordsOf(rs)
	t.Logf("%d words: %.0f words/s, bleve %.0f words/s, %.1f times", words, float64(words)/ours.Seconds(), float64(words)/theirs.Seconds(), ours.Seconds()/theirs.Seconds())
	if ours > 10*theirs {
		t.Errorf("%v for %d words, %v with bleve: more than ten times as long", ours, words, theirs)
	}
}

// TestLongLine: a text of many words without a stop costs no more than its
// length: twice the words take less than four times as long.
func TestLongLine(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	e := open(t)
	var b strings.Builder
	for _, r := range reports(t, 400) {
		b.WriteString(strings.NewReplacer("\n", " ", ".", " ", "؟", " ", "!", " ").Replace(r.Text))
		b.WriteString(" ")
	}
	text := b.String()
	for len(text) < 400_000 {
		text += text
	}
	took := func(n int) time.Duration {
		t0 := time.Now()
		e.Analyze(isnad.Report{Text: strings.ToValidUTF8(text[:n], "")})
		return time.Since(t0)
	}
	took(100_000)
	half, whole := took(200_000), took(400_000)
	// in turn and the shortest of each, since others on the machine hinder single runs
	for i := 0; i < 10 && whole > 4*half; i++ {
		half, whole = min(half, took(200_000)), min(whole, took(400_000))
	}
	if whole > 4*half && whole > 2*time.Second {
		t.Errorf("400 kB take %v, 200 kB %v", whole, half)
	}
}
