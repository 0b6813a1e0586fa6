package serve

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// live is a server on a real port.
type live struct {
	try
	addr string
	stop context.CancelFunc
	done chan error
}

func start(t *testing.T, pages http.Handler, change func(*Options)) live {
	t.Helper()
	s := newTry(t, pages, func(o *Options) {
		o.Listen = "127.0.0.1:0"
		if change != nil {
			change(o)
		}
	})
	ctx, stop := context.WithCancel(context.Background())
	addrs, done := make(chan net.Addr, 1), make(chan error, 1)
	go func() { done <- s.Run(ctx, func(a net.Addr) { addrs <- a }) }()
	out := live{try: s, stop: stop, done: done}
	select {
	case a := <-addrs:
		out.addr = a.String()
	case err := <-done:
		t.Fatal(err)
	}
	t.Cleanup(func() {
		stop()
		select {
		case err, open := <-done:
			if open && err != nil {
				t.Error(err)
			}
		case <-time.After(20 * time.Second):
			t.Error("the server does not end")
		}
	})
	return out
}

// ended waits for the end of Run.
func (l live) ended(t *testing.T) error {
	t.Helper()
	select {
	case err := <-l.done:
		close(l.done)
		return err
	case <-time.After(10 * time.Second):
		t.Fatal("the server does not end")
		return nil
	}
}

// client keeps no connections.
func client() *http.Client {
	return &http.Client{Transport: &http.Transport{DisableKeepAlives: true}, Timeout: 10 * time.Second}
}

func TestRun(t *testing.T) {
	l := start(t, html("well"), nil)
	for path, want := range map[string]string{"/": "well", "/healthz": "ok\n", "/readyz": "ready\n"} {
		res, err := client().Get("http://" + l.addr + path)
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(res.Body)
		if err != nil || string(b) != want {
			t.Errorf("%s: %q %v", path, b, err)
		}
		_ = res.Body.Close()
	}
	if strings.HasSuffix(l.addr, ":0") {
		t.Errorf("%s is not the real port", l.addr)
	}
}

func TestPortInUse(t *testing.T) {
	l := start(t, html("well"), nil)
	s := newTry(t, html(""), func(o *Options) { o.Listen = l.addr })
	err := s.Run(context.Background(), nil)
	if err == nil || !strings.Contains(err.Error(), "in use") || !strings.Contains(err.Error(), "--listen") {
		t.Error(err)
	}
}

// TestGracefulStop: what is under way ends well, and nothing new is taken.
func TestGracefulStop(t *testing.T) {
	begun, release := make(chan struct{}), make(chan struct{})
	l := start(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		close(begun)
		<-release
		html("well")(w, r)
	}), nil)
	got := make(chan string, 1)
	go func() {
		res, err := client().Get("http://" + l.addr + "/a")
		if err != nil {
			got <- err.Error()
			return
		}
		defer func() { _ = res.Body.Close() }()
		b, err := io.ReadAll(res.Body)
		got <- fmt.Sprint(string(b), err)
	}()
	<-begun
	l.stop()
	waitFor(t, l.stopping.Load)
	waitFor(t, func() bool {
		c, err := net.Dial("tcp", l.addr)
		if err == nil {
			_ = c.Close()
		}
		return err != nil
	})
	select {
	case err := <-l.done:
		t.Fatalf("it ended while a request was under way: %v", err)
	default:
	}
	close(release)
	if err := l.ended(t); err != nil {
		t.Error(err)
	}
	if g := <-got; g != "well<nil>" {
		t.Errorf("the request under way: %s", g)
	}
}

// TestStreamsAreCut: what does not end by itself is ended, and Run waits for it.
func TestStreamsAreCut(t *testing.T) {
	begun := make(chan struct{})
	ended := make(chan struct{})
	l := start(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, "line\n")
		_ = http.NewResponseController(w).Flush()
		close(begun)
		<-r.Context().Done()
		time.Sleep(100 * time.Millisecond) // the last words with the archive
		close(ended)
	}), func(o *Options) { o.Limits.Stop = 100 * time.Millisecond })
	res, err := client().Get("http://" + l.addr + "/events.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	<-begun
	l.stop()
	if err := l.ended(t); err != nil {
		t.Error(err)
	}
	select {
	case <-ended:
	default:
		t.Error("Run ended before the handler")
	}
	if _, err := io.ReadAll(res.Body); err == nil {
		t.Error("half a stream looks whole")
	}
}

// TestStreamOutlivesTheLimits: a stream goes on while its client reads it,
// longer than any page may take.
func TestStreamOutlivesTheLimits(t *testing.T) {
	stream := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for i := range 20 {
			if _, err := fmt.Fprintf(w, "%d\n", i); err != nil || r.Context().Err() != nil {
				t.Errorf("line %d: %v %v", i, err, r.Context().Err())
				panic(http.ErrAbortHandler)
			}
			_ = http.NewResponseController(w).Flush()
			time.Sleep(30 * time.Millisecond)
		}
	})
	l := start(t, stream, func(o *Options) {
		o.Limits = Limits{Read: 100 * time.Millisecond, Write: 100 * time.Millisecond, Page: 100 * time.Millisecond, Stall: 300 * time.Millisecond}
	})
	res, err := client().Get("http://" + l.addr + "/events.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	if b, err := io.ReadAll(res.Body); err != nil || strings.Count(string(b), "\n") != 20 {
		t.Errorf("%q %v", b, err)
	}
}

// TestStalledStream: a client that takes nothing is given up.
func TestStalledStream(t *testing.T) {
	gone := make(chan error, 1)
	stream := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		chunk := make([]byte, 1<<20)
		for {
			if _, err := w.Write(chunk); err != nil {
				gone <- err
				return
			}
		}
	})
	l := start(t, stream, func(o *Options) { o.Limits.Stall = 200 * time.Millisecond })
	c, err := net.Dial("tcp", l.addr)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	fmt.Fprintf(c, "GET /events.csv HTTP/1.1\r\nHost: localhost\r\n\r\n")
	select {
	case <-gone:
	case <-time.After(5 * time.Second):
		t.Error("it writes on")
	}
}

// TestSlowHeaders: who sends headers a byte at a time is hung up on.
func TestSlowHeaders(t *testing.T) {
	l := start(t, html("x"), func(o *Options) { o.Limits.Header = 200 * time.Millisecond })
	c, err := net.Dial("tcp", l.addr)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	fmt.Fprint(c, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
	begun := time.Now()
	for time.Since(begun) < 5*time.Second {
		if _, err := c.Write([]byte("a")); err != nil {
			return
		}
		_ = c.SetReadDeadline(time.Now().Add(20 * time.Millisecond))
		if _, err := c.Read(make([]byte, 1)); err == io.EOF { //nolint:errorlint // as net.Conn gives it
			return
		}
	}
	t.Error("the connection lives on")
}

// TestSlowBodies: who sends bodies slowly keeps nobody from being answered, and
// is hung up on.
func TestSlowBodies(t *testing.T) {
	l := start(t, html("well"), func(o *Options) {
		o.Cache, o.Limits = 0, Limits{Busy: 1, Queue: 1, Read: 500 * time.Millisecond}
	})
	var slow []net.Conn
	for range 20 {
		c, err := net.Dial("tcp", l.addr)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = c.Close() }()
		fmt.Fprint(c, "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nname=")
		slow = append(slow, c)
	}
	time.Sleep(50 * time.Millisecond)
	res, err := client().Post("http://"+l.addr+"/login", "text/plain", strings.NewReader("x"))
	if err != nil || res.StatusCode != http.StatusOK {
		t.Errorf("%v %v", res, err)
	}
	if err == nil {
		_ = res.Body.Close()
	}
	for _, c := range slow {
		_ = c.SetReadDeadline(time.Now().Add(5 * time.Second))
		line, err := bufio.NewReader(c).ReadString('\n')
		if err != nil || !strings.Contains(line, "408") {
			t.Errorf("%q %v", line, err)
		}
	}
}

func TestLargeHeaders(t *testing.T) {
	l := start(t, html("x"), nil)
	c, err := net.Dial("tcp", l.addr)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	go fmt.Fprintf(c, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Large: %s\r\n\r\n", strings.Repeat("a", 2*longestHeader))
	line, err := bufio.NewReader(c).ReadString('\n')
	if err != nil || !strings.Contains(line, "431") {
		t.Errorf("%q %v", line, err)
	}
}

// TestTools: MCP has its own address, and answers as long as it likes.
func TestTools(t *testing.T) {
	l := start(t, html("page"), func(o *Options) {
		o.Limits.Page = 50 * time.Millisecond
		o.Limits.Read = 50 * time.Millisecond
		o.MCP = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/event-stream")
			if _, ok := w.(http.Flusher); !ok {
				t.Error("events cannot be sent at once")
			}
			_ = http.NewResponseController(w).Flush()
			time.Sleep(200 * time.Millisecond)
			if err := r.Context().Err(); err != nil {
				t.Error(err)
			}
			_, _ = io.WriteString(w, "data: well\n\n")
		})
	})
	res, err := client().Get("http://" + l.addr + "/mcp")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	if b, err := io.ReadAll(res.Body); err != nil || string(b) != "data: well\n\n" {
		t.Errorf("%q %v", b, err)
	}
	res, err = client().Post("http://"+l.addr+"/mcp", "application/json", strings.NewReader("{}"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	if b, err := io.ReadAll(res.Body); err != nil || string(b) != "data: well\n\n" {
		t.Errorf("%q %v", b, err)
	}
}
