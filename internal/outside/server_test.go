package outside

import (
	"bufio"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// binary builds the program once.
var binary = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "isnad-outside-*")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "isnad")
	out, err := exec.Command("go", "build", "-o", path, "../../cmd/isnad").CombinedOutput()
	if err != nil {
		return "", &os.PathError{Op: "go build", Path: string(out), Err: err}
	}
	return path, nil
})

// isnad runs a command of the program to its end.
func isnad(t testing.TB, stdin string, args ...string) string {
	t.Helper()
	bin, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(bin, args...)
	c.Stdin = strings.NewReader(stdin)
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("isnad %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// serve starts the program's own server and gives its address.
func serve(t testing.TB, archive string, more ...string) string {
	t.Helper()
	bin, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(bin, append([]string{"serve", "--archive", archive, "--listen", "127.0.0.1:0", "--rate", "0"}, more...)...)
	errs, err := c.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = c.Process.Signal(os.Interrupt)
		_ = c.Wait()
	})
	address := make(chan string, 2)
	for _, r := range []io.Reader{errs, out} {
		go watch(r, address)
	}
	select {
	case a := <-address:
		return a
	case <-time.After(60 * time.Second):
		t.Fatal("the server did not say its address within a minute")
		return ""
	}
}

func watch(r io.Reader, address chan<- string) {
	find := regexp.MustCompile(`http://127\.0\.0\.1:\d+`)
	for s := bufio.NewScanner(r); s.Scan(); {
		if a := find.FindString(s.Text()); a != "" {
			select {
			case address <- a:
			default:
			}
		}
	}
}

// newspapers gives an archive with two days of newspapers where they lie
// beside the project, else of the project's own examples.
var newspapers = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "isnad-archive-*")
	if err != nil {
		return "", err
	}
	bin, err := binary()
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "archive.db")
	days, err := filepath.Glob("../../../shared/corpora/saudinewsnet/*.zip")
	if err != nil {
		return "", err
	}
	args := append([]string{"add", "--archive", path}, days[:min(2, len(days))]...)
	if len(days) == 0 {
		args = append(args, "--published", "2025-09-16", "../../examples")
	}
	out, err := exec.Command(bin, args...).CombinedOutput()
	if _, missing := os.Stat(path); missing != nil {
		return "", &os.PathError{Op: "isnad add", Path: string(out), Err: err}
	}
	return path, nil // some reports of the newspapers have no text, which add tells by its exit code
})

// ask gets JSON from the API.
func ask[T any](t testing.TB, address string) T {
	t.Helper()
	var v T
	resp, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	if resp.StatusCode != http.StatusOK {
		b, _ := io.ReadAll(resp.Body)
		t.Fatalf("%s: %s: %s", address, resp.Status, b)
	}
	if err := json.NewDecoder(resp.Body).Decode(&v); err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	return v
}
