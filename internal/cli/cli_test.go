package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/coverage"
	"github.com/isnad-news/isnad/internal/inorder"
	"github.com/isnad-news/isnad/knowledge"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"isnad": func() { os.Exit(Main(System())) },
	})
}

// TestScripts runs the command lines in testdata/script with the real engine.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script", Setup: setupScript, Cmds: scriptCommands(), Condition: scriptCondition})
}

// fake is an engine that does what a test needs.
type fake struct {
	analyze func(isnad.Report) *isnad.Analysis
}

func (f fake) Analyze(r isnad.Report) *isnad.Analysis { return f.analyze(r) }
func (f fake) Words(r isnad.Report) *isnad.Analysis   { return f.analyze(r) }
func (f fake) UPOS(*isnad.Analysis) []isnad.POS       { return nil }

func plain(r isnad.Report) *isnad.Analysis { return &isnad.Analysis{Report: r} }

// try runs a command line with a fake engine.
func try(a Analyzer, c Checker, stdin io.Reader, args ...string) (code int, stdout, stderr string) {
	return tryUntil(context.Background(), a, c, stdin, args...)
}

func tryUntil(ctx context.Context, a Analyzer, c Checker, stdin io.Reader, args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	env := Env{
		Stdin: stdin, Stdout: &out, Stderr: &errs, Getenv: func(string) string { return "" },
		Now:       func() time.Time { return time.Date(2025, 9, 20, 0, 0, 0, 0, time.UTC) },
		Knowledge: os.DirFS("../../knowledge"), Checker: c,
		Open: func([]string) (Analyzer, error) {
			if a == nil {
				return nil, fmt.Errorf("the engine was loaded")
			}
			return a, nil
		},
	}
	code = Run(ctx, args, env)
	return code, out.String(), errs.String()
}

func TestOrderWhateverTheWorkers(t *testing.T) {
	var in strings.Builder
	for i := range 60 {
		fmt.Fprintf(&in, `{"text":"r%d","published":"2025-09-16"}`+"\n", i)
	}
	slow := fake{func(r isnad.Report) *isnad.Analysis {
		var n int
		_, _ = fmt.Sscanf(r.Text, "r%d", &n)
		time.Sleep(time.Duration(n%7) * time.Millisecond)
		return plain(r)
	}}
	var outs []string
	for _, workers := range []string{"1", "3", "16"} {
		code, out, errs := try(slow, nil, strings.NewReader(in.String()), "read", "--format", "jsonl", "--workers", workers)
		if code != ExitOK || strings.Count(out, "\n") != 60 {
			t.Fatalf("workers %s: code %d, %d lines: %s", workers, code, strings.Count(out, "\n"), errs)
		}
		outs = append(outs, out)
	}
	if outs[0] != outs[1] || outs[0] != outs[2] {
		t.Error("output depends on the number of workers")
	}
}

func TestFaultOfOurOwnCostsOneReport(t *testing.T) {
	a := fake{func(r isnad.Report) *isnad.Analysis {
		if r.Text == "bad" {
			panic("index out of range")
		}
		return plain(r)
	}}
	in := `{"text":"one"}` + "\n" + `{"text":"bad"}` + "\n" + `{"text":"two"}`
	code, out, errs := try(a, nil, strings.NewReader(in), "read", "--format", "jsonl")
	if code != ExitInput || strings.Count(out, "\n") != 3 || !strings.Contains(out, "internal-fault") || !strings.Contains(errs, "index out of range") {
		t.Errorf("code %d\n%s\n%s", code, out, errs)
	}
}

func TestEngineStaysShut(t *testing.T) {
	for _, args := range [][]string{{"version"}, {"completion", "bash"}, {"--help"}, {"read", "--help"}, {}} {
		if code, _, errs := try(nil, nil, strings.NewReader(""), args...); code != ExitOK {
			t.Errorf("%v: code %d: %s", args, code, errs)
		}
	}
	if code, _, errs := try(nil, nil, strings.NewReader(""), "read", "nowhere.txt"); code != ExitInput || strings.Contains(errs, "engine") {
		t.Errorf("a missing file: code %d: %s", code, errs)
	}
}

func TestOtherLanguagesAreNotAnalyzed(t *testing.T) {
	var calls atomic.Int32
	a := fake{func(r isnad.Report) *isnad.Analysis { calls.Add(1); return plain(r) }}
	code, out, errs := try(a, nil, strings.NewReader("The minister said that the meeting was held in the city."), "read", "--format", "json", "--published", "2025-09-16")
	if code != ExitOK || calls.Load() != 0 || !strings.Contains(out, `"language": "en"`) || !strings.Contains(errs, "English") {
		t.Errorf("code %d, %d calls\n%s\n%s", code, calls.Load(), out, errs)
	}
}

func TestFutureDateIsNoPartOfTheRecord(t *testing.T) {
	_, out, errs := try(fake{plain}, nil, strings.NewReader("قال الوزير إن الاجتماع غدا"), "read", "--format", "json", "--published", "2099-01-01")
	if !strings.Contains(errs, "future-date") || strings.Contains(out, "future-date") {
		t.Errorf("%s\n%s", out, errs)
	}
}

func TestManyWarningsAreCounted(t *testing.T) {
	in := strings.Repeat(`{"text":"x"}`+"\n", 40)
	_, _, errs := try(fake{plain}, nil, strings.NewReader(in), "read", "--format", "jsonl")
	if n := strings.Count(errs, "\n"); n != mostWarnings+1 || !strings.Contains(errs, "35 more") {
		t.Errorf("%d lines:\n%s", n, errs)
	}
}

func TestEngineWarningsAreNotTwice(t *testing.T) {
	a := fake{func(r isnad.Report) *isnad.Analysis {
		return &isnad.Analysis{Report: r, Warnings: []isnad.Warning{{Code: "no-date"}, {Code: "unclosed-quote", Span: isnad.Span{End: 1}}}}
	}}
	_, out, _ := try(a, nil, strings.NewReader("x"), "read", "--format", "jsonl")
	if strings.Count(out, `"no-date"`) != 1 || strings.Count(out, `"unclosed-quote"`) != 1 {
		t.Error(out)
	}
}

func TestStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	endless := func(yield func(int) bool) {
		for i := 0; yield(i); i++ {
		}
	}
	n := 0
	for range inorder.Map(ctx, endless, 4, func(i int) int { return i }) {
		if n++; n == 100 {
			cancel()
		}
	}
	if n > 200 {
		t.Errorf("went on for %d values", n-100)
	}
	for v := range inorder.Map(context.Background(), endless, 4, func(i int) int { return i }) {
		if v == 10 {
			break
		}
	}
}

// TestInterrupt: a command that waits for input ends when it is told to.
func TestInterrupt(t *testing.T) {
	for _, args := range [][]string{{"read", "-"}, {"analyze", "-"}, {"explain", "-"}} {
		ctx, cancel := context.WithCancel(context.Background())
		in, w := io.Pipe()
		time.AfterFunc(20*time.Millisecond, cancel)
		code, _, errs := tryUntil(ctx, fake{plain}, nil, in, args...)
		if code != ExitInput || !strings.Contains(errs, "stopped") {
			t.Errorf("%v: code %d: %s", args, code, errs)
		}
		_ = w.Close()
	}
}

// checker is a Checker that finds what it is told.
type checker struct{ faults int }

func (c checker) Check(_ context.Context, w io.Writer, dir string) (int, error) {
	fmt.Fprintln(w, "checked", dir)
	return c.faults, nil
}

func (c checker) Coverage(_ context.Context, dir string, reports iter.Seq[isnad.Report]) (*coverage.Counter, error) {
	if c.faults > 0 {
		return nil, fmt.Errorf("%d faults in %q", c.faults, dir)
	}
	counted, err := coverage.New(knowledge.Files())
	if err != nil {
		return nil, err
	}
	for r := range reports {
		counted.Add(&isnad.Analysis{Report: r, Warnings: []isnad.Warning{{Code: r.Text + " by " + filepath.Base(dir)}}})
	}
	return counted, nil
}

func TestCheck(t *testing.T) {
	dir := t.TempDir()
	report, other, own := dir+"/r.txt", dir+"/s.txt", dir+"/own"
	if err := os.MkdirAll(own+"/events", 0o700); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{report: "نص", other: "كلام", own + "/events/none.tsv": "lemma\tpos\n"} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	tests := []struct {
		name    string
		checker Checker
		args    []string
		code    int
		out     string
	}{
		{"well", checker{}, nil, ExitOK, "checked"},
		{"faults", checker{2}, []string{dir}, ExitInput, "checked " + dir},
		{"no folder", checker{}, []string{dir + "/none"}, ExitUsage, ""},
		{"none built in", nil, nil, ExitInput, ""},
		{"two folders", checker{}, []string{dir, own}, ExitUsage, ""},
		{"coverage", checker{}, []string{"--coverage", report}, ExitOK, "warning\t1\tنص by .\t"},
		{"coverage of several", checker{}, []string{"--coverage", report, other}, ExitOK, "كلام by ."},
		{"coverage by a folder", checker{}, []string{own, "--coverage", report, other}, ExitOK, "كلام by own"},
		{"coverage of standard input", checker{}, []string{"--coverage", "-"}, ExitOK, "reports\t0.00\t0\t1\t"},
		{"coverage of nothing there", checker{}, []string{"--coverage", dir + "/none"}, ExitInput, "reports\t-\t0\t0\t"},
		{"coverage that fails", checker{3}, []string{own, "--coverage", report}, ExitInput, ""},
		{"coverage, none listed", checker{}, []string{"--coverage", report, "--top", "0"}, ExitOK, "reports"},
		{"coverage, less than none", checker{}, []string{"--coverage", report, "--top=-1"}, ExitUsage, ""},
		{"lemmas", checker{}, []string{"--coverage", report, "--lemmas", "-"}, ExitOK, "pos\trank\tlemma"},
		{"lemmas into a file", checker{}, []string{"--coverage", report, "--lemmas", dir + "/l.tsv"}, ExitOK, "reports"},
		{"lemmas nowhere", checker{}, []string{"--coverage", report, "--lemmas", dir + "/none/l.tsv"}, ExitInput, ""},
		{"lemmas of nothing", checker{}, []string{"--lemmas", "-"}, ExitUsage, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			code, out, errs := try(nil, tt.checker, strings.NewReader("كلام"), append([]string{"check"}, tt.args...)...)
			if code != tt.code || !strings.Contains(out, tt.out) {
				t.Errorf("code %d, want %d\n%s\n%s", code, tt.code, out, errs)
			}
		})
	}
}

// TestNovelInOneLine: fifty million bytes without a line's end come through.
func TestNovelInOneLine(t *testing.T) {
	if testing.Short() {
		t.Skip("takes memory and seconds")
	}
	const words = "قال الوزير إن الاجتماع سيعقد في العاصمة "
	text := strings.Repeat(words, 50<<20/len(words))
	code, out, errs := try(fake{plain}, nil, strings.NewReader(text), "read", "--format", "jsonl", "--published", "2025-09-16")
	if code != ExitOK || len(out) < len(text) || strings.Count(out, "\n") != 1 {
		t.Errorf("code %d, %d bytes: %.200s", code, len(out), errs)
	}
}

func TestCompletionNamesEveryFlag(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish"} {
		_, out, _ := try(nil, nil, strings.NewReader(""), "completion", shell)
		for _, want := range []string{"read", "explain", "published", "jsonl", "coverage"} {
			if !strings.Contains(out, want) {
				t.Errorf("%s: no %s", shell, want)
			}
		}
	}
}
