package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// interrupt sends Ctrl-C to a process and waits for its end, which must come
// within a few seconds even where many share the machine. It gives the exit
// code and what was said.
func interrupt(t *testing.T, c *exec.Cmd, errs fmt.Stringer) (int, string) {
	t.Helper()
	began := time.Now()
	must(t, ignoreFinished(c.Process.Signal(os.Interrupt)))
	_ = c.Wait() // the exit code tells
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("took %v to stop", took)
	}
	return c.ProcessState.ExitCode(), errs.String()
}

// TestInterruptAdd: Ctrl-C while add waits for more ends it in good order, what
// was read is kept, and the command goes on when it is run again.
func TestInterruptAdd(t *testing.T) {
	at := filepath.Join(t.TempDir(), "a.db")
	const n = killed
	var lines bytes.Buffer
	for i, text := range shortReports(n) {
		lines.Write(lineOf(i, text))
	}
	in, feed, err := os.Pipe()
	must(t, err)
	defer func() { _ = feed.Close(); _ = in.Close() }()
	c := exec.Command("isnad", "--archive", at, "add", "-")
	var errs bytes.Buffer
	c.Stdin, c.Stderr = in, &errs
	must(t, c.Start())
	t.Cleanup(func() { _ = c.Process.Kill() }) // if it has not ended
	_, err = feed.Write(lines.Bytes())         // far more than a pipe holds, so most is read when this is through
	must(t, err)
	code, said := interrupt(t, c, &errs)
	if code != ExitInput || !strings.Contains(said, "stopped: what was read is kept; run the command again to go on") {
		t.Errorf("exit code %d: %s", code, said)
	}
	if have := len(wholeArchive(t, at)); have == 0 || have != number(t, said, `(\d+) reports added`) {
		t.Errorf("%d reports kept: %s", have, said)
	}
	file := filepath.Join(t.TempDir(), "all.jsonl")
	must(t, os.WriteFile(file, lines.Bytes(), 0o600))
	process(t, "--archive", at, "add", file)
	if have := len(wholeArchive(t, at)); have != n {
		t.Errorf("%d reports, want %d", have, n)
	}
}

func number(t *testing.T, said, pattern string) int {
	t.Helper()
	m := regexp.MustCompile(pattern).FindStringSubmatch(said)
	if m == nil {
		t.Fatalf("no %s in: %s", pattern, said)
	}
	n, err := strconv.Atoi(m[1])
	must(t, err)
	return n
}

// TestInterruptAtWork: likewise in the midst of reading, by add and by reread.
func TestInterruptAtWork(t *testing.T) {
	dir := t.TempDir()
	at := filepath.Join(dir, "a.db")
	input := writeReports(t, dir, killed)
	stops := 0
	stopped := func(wait time.Duration, args ...string) {
		if !interruptAfter(t, wait, append([]string{"--archive", at}, args...)...) {
			stops++
		}
	}
	for try := range 3 {
		stopped(time.Duration(100+150*try)*time.Millisecond, append([]string{"add"}, input...)...)
	}
	process(t, append([]string{"--archive", at, "add"}, input...)...)
	want := wholeArchive(t, at)
	if len(want) != killed {
		t.Errorf("%d reports, want %d", len(want), killed)
	}
	for try := range 3 {
		stopped(time.Duration(150+150*try)*time.Millisecond, "reread", "--all")
		wholeArchive(t, at).same(t, want)
	}
	if stops == 0 {
		t.Error("nothing was stopped in time")
	}
}

func interruptAfter(t *testing.T, wait time.Duration, args ...string) (done bool) {
	t.Helper()
	c := exec.Command("isnad", args...)
	var errs bytes.Buffer
	c.Stderr = &errs
	must(t, c.Start())
	time.Sleep(wait)
	code, said := interrupt(t, c, &errs)
	switch {
	case code == ExitOK:
		return true
	case code == -1 && said == "": // the signal came before the process was ready for it
	case code != ExitInput || !strings.Contains(said, "isnad: stopped"):
		t.Fatalf("exit code %d: %s", code, said)
	}
	return false
}

// TestTwoWriters: two processes may make one archive and add to it at once;
// each report comes in once, and a reader beside them is never refused.
func TestTwoWriters(t *testing.T) {
	dir := t.TempDir()
	at := filepath.Join(dir, "new", "a.db")
	input := writeReports(t, dir, killed)
	args := append([]string{"--archive", at, "add", "--published", "2025-09-16"}, input...)
	var errs [3]bytes.Buffer
	var writers [3]*exec.Cmd
	for i := range writers {
		writers[i] = exec.Command("isnad", args...)
		writers[i].Stderr = &errs[i]
		must(t, writers[i].Start())
	}
	ended := make(chan error, len(writers))
	for _, w := range writers {
		go func() { ended <- w.Wait() }()
	}
	searches := 0
	for left := len(writers); left > 0; {
		select {
		case err := <-ended:
			left--
			if err != nil {
				t.Errorf("a writer: %v", err)
			}
		default:
			searches += searchBeside(t, at)
		}
	}
	sum := 0
	for i := range errs {
		sum += number(t, errs[i].String(), `(\d+) reports added`)
	}
	if have := len(wholeArchive(t, at)); have != killed || sum != killed {
		t.Errorf("%d reports, %d told as added, want %d", have, sum, killed)
	}
	if searches == 0 {
		t.Error("nothing was sought meanwhile")
	}
	t.Logf("%d searches meanwhile", searches)
}

// searchBeside searches once and gives 1; 0 where there is no archive yet.
func searchBeside(t *testing.T, at string) int {
	t.Helper()
	var out, errs bytes.Buffer
	env := System()
	env.Stdout, env.Stderr, env.Stdin = &out, &errs, io.MultiReader()
	code := Run(context.Background(), []string{"--archive", at, "search", "--format", "json", "actor:QAT", "--facets", "type"}, env)
	if code == ExitInput && strings.Contains(errs.String(), "there is no archive yet") {
		return 0
	}
	if code != ExitOK || !strings.Contains(out.String(), `"total"`) {
		t.Errorf("search beside writers: exit code %d: %s", code, errs.String())
	}
	return 1
}
