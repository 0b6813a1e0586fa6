package cli

import (
	"errors"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// killed is how many short reports are added and read again while somebody
// kills the process, and kills how often that is done unless ISNAD_KILLS says
// otherwise.
const (
	killed = 1500
	kills  = 50
)

func killsWanted(t *testing.T) int {
	t.Helper()
	s := os.Getenv("ISNAD_KILLS")
	if s == "" {
		return kills
	}
	n, err := strconv.Atoi(s)
	must(t, err)
	return n
}

// process runs a command line in a process of its own and gives what it says.
func process(t testing.TB, args ...string) (stdout, stderr string) {
	t.Helper()
	stdout, stderr, code := processCode(t, args...)
	if code != ExitOK {
		t.Fatalf("isnad %s: exit code %d: %s", strings.Join(args, " "), code, stderr)
	}
	return stdout, stderr
}

func processCode(t testing.TB, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, errs strings.Builder
	c := exec.Command("isnad", args...)
	c.Stdout, c.Stderr = &out, &errs
	var exit *exec.ExitError
	if err := c.Run(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return out.String(), errs.String(), c.ProcessState.ExitCode()
}

// killer kills processes at random moments.
type killer struct {
	rnd             *rand.Rand
	soonest, within time.Duration
	kills           int
	amid            int // of them after something had been kept
}

// once runs a command line and kills it at some moment, if it has not ended
// before; done tells whether it had come to its end, as it may when there have
// been as many kills as are wanted.
func (k *killer) once(t *testing.T, wanted int, args ...string) (done bool) {
	t.Helper()
	if k.kills >= wanted {
		process(t, args...)
		return true
	}
	var errs strings.Builder
	c := exec.Command("isnad", args...)
	c.Stderr = &errs
	must(t, c.Start())
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	select {
	case err := <-ended:
		if err != nil {
			t.Fatalf("isnad %s: %v: %s", strings.Join(args, " "), err, errs.String())
		}
		return true
	case <-time.After(k.soonest + time.Duration(k.rnd.Int64N(int64(k.within)))):
	}
	must(t, ignoreFinished(c.Process.Kill()))
	if <-ended; c.ProcessState.Success() {
		return true
	}
	k.kills++
	return false
}

// learn moves the moments so that most runs are killed while they write, however
// busy the machine is: sooner where one came to its end, later where it had
// come to nothing.
func (k *killer) learn(done, nothing bool) {
	switch {
	case done:
		k.within = max(k.within*3/4, 20*time.Millisecond)
	case nothing:
		k.within = k.within * 5 / 4
	default:
		k.amid++
	}
}

func ignoreFinished(err error) error {
	if errors.Is(err, os.ErrProcessDone) {
		return nil
	}
	return err
}

// TestKill kills isnad add and isnad reread at random moments, again and again:
// no report that was there is lost, none is half there, the file is whole, and
// in the end all is as if nothing had happened.
func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	dir := t.TempDir()
	input := writeReports(t, dir, killed)
	calm := filepath.Join(dir, "calm.db")
	add := func(at string) []string {
		return append([]string{"--archive", at, "add", "--published", "2025-09-16"}, input...)
	}
	began := time.Now()
	process(t, add(calm)...)
	long := time.Since(began)
	began = time.Now()
	process(t, "--archive", calm, "reread")
	short := time.Since(began)
	want := wholeArchive(t, calm)
	if len(want) != killed {
		t.Fatalf("%d reports came in, want %d", len(want), killed)
	}
	for id, v := range want {
		if v.records == 0 {
			t.Fatalf("report %s has no records", id)
		}
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d; a whole run takes %v, %v of it to start", seed, long.Round(time.Millisecond), short.Round(time.Millisecond))
	newKiller := func(n uint64) *killer {
		return &killer{rnd: rand.New(rand.NewPCG(seed, n)), soonest: short * 2 / 3, within: max(long-short*2/3, 50*time.Millisecond)}
	}
	rows := dump(t, calm)
	wanted := killsWanted(t)
	t.Run("add", func(t *testing.T) { t.Parallel(); killAdd(t, newKiller(1), dir, add, want, rows, (wanted+1)/2) })
	t.Run("reread", func(t *testing.T) { t.Parallel(); killReread(t, newKiller(2), dir, calm, want, rows, wanted/2) })
}

func killAdd(t *testing.T, k *killer, dir string, add func(string) []string, want kept, rows []string, wanted int) {
	archives := 0
	for ; k.kills < wanted; archives++ {
		at := filepath.Join(dir, "killed"+strconv.Itoa(archives)+".db")
		have := kept{}
		for done := false; !done; {
			done = k.once(t, wanted, add(at)...)
			now := wholeArchive(t, at)
			now.has(t, have)
			k.learn(done, maps.Equal(now, have))
			have = now
		}
		have.same(t, want)
		sameRows(t, dump(t, at), rows)
		must(t, os.Remove(at))
	}
	t.Logf("%d kills, %d of them after something was kept, %d archives", k.kills, k.amid, archives)
}

// killReread reads an archive again with other knowledge and with its own, in
// turn: each report has the records of the one or of the other at any time.
func killReread(t *testing.T, k *killer, dir, at string, own kept, rows []string, wanted int) {
	other := filepath.Join(dir, "knowledge")
	must(t, os.MkdirAll(filepath.Join(other, "events"), 0o700))
	must(t, os.WriteFile(filepath.Join(other, "events", "mine.rules"), []byte("default type ASSAULT\n\nrule slap\n  verb صفع\n  actor subject\n  recipient object\n"), 0o600))
	with := []string{"--archive", at, "reread", "--knowledge", other}
	without := []string{"--archive", at, "reread"}
	process(t, with...)
	others := wholeArchive(t, at)
	others.has(t, own)
	otherRows := dump(t, at)
	if len(rows) == len(otherRows) {
		t.Fatal("the other knowledge finds nothing else")
	}
	turns, have := 0, others
	for ; k.kills < wanted; turns++ {
		args, end, endRows := without, own, rows
		if turns%2 == 1 {
			args, end, endRows = with, others, otherRows
		}
		for done := false; !done; {
			if done = k.once(t, wanted, args...); !done && k.rnd.IntN(4) == 0 {
				done = k.once(t, wanted, append(args[:len(args):len(args)], "--all")...)
			}
			now := wholeArchive(t, at)
			now.has(t, own)
			k.learn(done, maps.Equal(now, have))
			have = now
			for id, v := range now {
				if v != own[id] && v != others[id] {
					t.Fatalf("report %s is neither as it was nor as it will be", id)
				}
			}
			if done {
				now.same(t, end)
			}
		}
		sameRows(t, dump(t, at), endRows)
	}
	t.Logf("%d kills, %d of them after something was kept, %d whole turns", k.kills, k.amid, turns)
}
