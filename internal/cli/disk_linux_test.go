package cli

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// disk mounts a small file system of its own.
func disk(t *testing.T, size string) string {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("only root may mount a small disk")
	}
	dir := t.TempDir()
	if err := syscall.Mount("isnad-test", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("no small disk can be mounted here: %v", err)
	}
	t.Cleanup(func() { must(t, syscall.Unmount(dir, 0)) })
	return dir
}

func remount(t *testing.T, dir string, flags uintptr, size string) {
	t.Helper()
	must(t, syscall.Mount("isnad-test", dir, "tmpfs", syscall.MS_REMOUNT|flags, "size="+size))
}

// TestFullDisk: add says that there is no room, what was kept is whole, and it
// goes on when there is room; search works meanwhile.
func TestFullDisk(t *testing.T) {
	dir := disk(t, "2m")
	input := writeReports(t, t.TempDir(), killed)
	at := filepath.Join(dir, "a.db")
	args := append([]string{"--archive", at, "add", "--published", "2025-09-16"}, input...)
	_, said, code := processCode(t, args...)
	if code != ExitInput || !strings.Contains(said, "no space left for the archive: make room and run the command again, what was kept stays") {
		t.Fatalf("exit code %d: %s", code, said)
	}
	before := number(t, said, `(\d+) reports added`)
	fill(t, filepath.Join(dir, "fill"))
	for _, more := range [][]string{{"search", "قطر"}, {"stats"}} {
		if _, said, code := processCode(t, append([]string{"--archive", at}, more...)...); code != ExitOK && !strings.Contains(said, "no space left") {
			t.Errorf("%v on a full disk: exit code %d: %s", more, code, said)
		}
	}
	if _, said, code := processCode(t, args...); code != ExitInput || !strings.Contains(said, "no space left") {
		t.Errorf("again: exit code %d: %s", code, said)
	}
	must(t, os.Remove(filepath.Join(dir, "fill")))
	remount(t, dir, 0, "64m")
	kept := wholeArchive(t, at)
	if len(kept) < before {
		t.Errorf("%d reports, but %d were told as added", len(kept), before)
	}
	process(t, args...)
	now := wholeArchive(t, at)
	now.has(t, kept)
	if len(now) != killed {
		t.Errorf("%d reports, want %d", len(now), killed)
	}
}

// fill takes all the room that is left.
func fill(t *testing.T, path string) {
	t.Helper()
	f, err := os.Create(path)
	must(t, err)
	defer func() { must(t, f.Close()) }()
	for _, size := range []int{64 << 10, 1 << 10, 1} {
		for err = nil; err == nil; {
			_, err = f.Write(make([]byte, size))
		}
	}
}

// TestFullDiskAtOnce: an archive that cannot even be made.
func TestFullDiskAtOnce(t *testing.T) {
	dir := disk(t, "64k")
	at := filepath.Join(dir, "a.db")
	report := filepath.Join(t.TempDir(), "r.txt")
	must(t, os.WriteFile(report, []byte("أدانت قطر الهجوم."), 0o600))
	if _, said, code := processCode(t, "--archive", at, "add", report); code != ExitInput || !strings.Contains(said, "no space left for the archive") {
		t.Errorf("exit code %d: %s", code, said)
	}
	if _, said, code := processCode(t, "--archive", at, "stats"); code != ExitInput || !strings.Contains(said, "there is no archive yet") {
		t.Errorf("exit code %d: %s", code, said)
	}
	remount(t, dir, 0, "8m")
	process(t, "--archive", at, "add", report)
	if n := len(wholeArchive(t, at)); n != 1 {
		t.Errorf("%d reports, want 1", n)
	}
}

// TestFullDiskInExport: no table is left half written under its name.
func TestFullDiskInExport(t *testing.T) {
	at := filepath.Join(t.TempDir(), "a.db")
	process(t, append([]string{"--archive", at, "add"}, writeReports(t, t.TempDir(), 300)...)...)
	for _, format := range []string{"csv", "jsonl", "parquet"} {
		dir := disk(t, "16k")
		out := filepath.Join(dir, "out")
		_, said, code := processCode(t, "--archive", at, "export", "--format", format, "--output", out)
		if code != ExitInput || !strings.Contains(said, "no space left") {
			t.Errorf("%s: exit code %d: %s", format, code, said)
		}
		left, err := os.ReadDir(out)
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		if len(left) > 0 {
			t.Errorf("%s: %v is left", format, left)
		}
		remount(t, dir, 0, "8m")
		process(t, "--archive", at, "export", "--format", format, "--output", out)
	}
}

// TestReadOnlyDisk: what is there can be searched, summed up and exported; what
// writes says why it cannot.
func TestReadOnlyDisk(t *testing.T) {
	dir := disk(t, "32m")
	at := filepath.Join(dir, "a.db")
	input := writeReports(t, t.TempDir(), 300)
	add := append([]string{"--archive", at, "add"}, input...)
	process(t, add...)
	remount(t, dir, syscall.MS_RDONLY, "32m")
	readsOnly(t, at, 300)
	for _, more := range [][]string{add[2:], {"reread"}, {"fetch", "http://127.0.0.1:9/"}, {"follow", "--once", "http://127.0.0.1:9/"}} {
		_, said, code := processCode(t, append([]string{"--archive", at}, more...)...)
		if code != ExitInput || !strings.Contains(said, "this archive can only be read") || !strings.Contains(said, "read-only file system") {
			t.Errorf("%v: exit code %d: %s", more, code, said)
		}
	}
	_, said, code := processCode(t, append([]string{"--archive", filepath.Join(dir, "other.db")}, add[2:]...)...)
	if code != ExitInput || !strings.Contains(said, "it cannot be made") || !strings.Contains(said, "read-only file system") {
		t.Errorf("a new archive: exit code %d: %s", code, said)
	}
}

// TestReadOnlyAfterKill: what a killed process has left in the log is read too.
func TestReadOnlyAfterKill(t *testing.T) {
	dir := disk(t, "32m")
	at := filepath.Join(dir, "a.db")
	process(t, append([]string{"--archive", at, "add"}, writeReports(t, t.TempDir(), 100)...)...)
	in, feed, err := os.Pipe()
	must(t, err)
	defer func() { _ = feed.Close(); _ = in.Close() }()
	c := exec.Command("isnad", "--archive", at, "add", "-")
	var errs bytes.Buffer
	c.Stdin, c.Stderr = in, &errs
	must(t, c.Start())
	t.Cleanup(func() { _ = c.Process.Kill() })        // if it has not ended
	for i, text := range shortReports(20_000)[100:] { // until a batch is through, however large one is
		_, err := feed.Write(lineOf(i, text))
		must(t, err)
		if i%50 == 0 && logged(at) > 0 {
			break
		}
	}
	if logged(at) == 0 {
		t.Fatal("nothing was kept: ", errs.String())
	}
	must(t, c.Process.Kill())
	_ = c.Wait() // killed
	remount(t, dir, syscall.MS_RDONLY, "32m")
	readsOnly(t, at, 100)
}

// logged is the size of an archive's log.
func logged(at string) int64 {
	info, err := os.Stat(at + "-wal")
	if err != nil {
		return 0
	}
	return info.Size()
}

// readsOnly proves that all that only reads works, and finds at least so many
// reports.
func readsOnly(t *testing.T, at string, least int) {
	t.Helper()
	out, _ := process(t, "--archive", at, "stats", "--check", "--format", "json")
	if n := number(t, out, `"reports": (\d+),`); n < least {
		t.Errorf("%d reports, want %d", n, least)
	}
	if out, _ := process(t, "--archive", at, "search", "-n", "0", "قطر"); number(t, out, `(\d+) reports`) == 0 {
		t.Error("nothing is found")
	}
	tables := t.TempDir()
	process(t, "--archive", at, "export", "--output", tables)
	if info, err := os.Stat(filepath.Join(tables, "reports.csv")); err != nil || info.Size() == 0 {
		t.Errorf("export: %v", err)
	}
}
