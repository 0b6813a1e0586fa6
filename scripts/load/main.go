// Command load asks a running isnad serve for mixed pages, as many visitors
// would, and tells how many a second it answered, how long each took, and how
// the server's memory ran:
//
//	isnad serve --rate 0 &
//	go run ./scripts/load -pid $! -for 5m http://127.0.0.1:8080
//
// The pages are drawn from what the archive holds: reports, actors, people,
// places, outlets, lists with filters and searches, a few of them asked often
// and most of them seldom (Zipf's law), in both languages. -workers 1 -rate 20
// asks calmly, so that the times are the server's own and not those of a queue.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/signal"
	"slices"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

type options struct {
	base           string
	workers, pages int
	rate           float64
	pid            int
	length         time.Duration
	even           bool
}

func main() {
	var o options
	flag.IntVar(&o.workers, "workers", 16, "how many ask at once")
	flag.IntVar(&o.pages, "pages", 5000, "how many different pages are asked for, about")
	flag.Float64Var(&o.rate, "rate", 0, "requests a second at most; 0: as many as are answered")
	flag.IntVar(&o.pid, "pid", 0, "process of the server, whose memory is told")
	flag.DurationVar(&o.length, "for", time.Minute, "how long")
	flag.BoolVar(&o.even, "even", false, "each page once, in random order, rather than a few of them often")
	flag.Parse()
	o.base = flag.Arg(0)
	if o.base == "" || flag.NArg() > 1 {
		fmt.Fprintln(os.Stderr, "load: give the address of a running server: load http://127.0.0.1:8080")
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, o); err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o options) error {
	pages, err := gather(ctx, o.base, o.pages)
	if err != nil {
		return err
	}
	fmt.Printf("%d pages\n", len(pages))
	ctx, stop := context.WithTimeout(ctx, o.length)
	defer stop()
	a := &asker{options: o, paths: pages, client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: o.workers, DisableCompression: true}}}
	begun := time.Now()
	var wg sync.WaitGroup
	wg.Go(func() { a.watch(ctx) })
	a.limit = rate.NewLimiter(rate.Inf, 1)
	if o.rate > 0 {
		a.limit = rate.NewLimiter(rate.Limit(o.rate), 1)
	}
	for i := range o.workers {
		wg.Go(func() { a.work(ctx, rand.New(rand.NewPCG(5, uint64(i)))) })
	}
	wg.Wait()
	return a.tell(time.Since(begun))
}

// asker asks and notes.
type asker struct {
	options
	paths  []string
	client *http.Client
	limit  *rate.Limiter

	mu     sync.Mutex
	next   int
	took   []time.Duration
	slow   map[string]time.Duration
	faults map[string]int
	bytes  int64
}

func (a *asker) work(ctx context.Context, rnd *rand.Rand) {
	zipf := rand.NewZipf(rnd, 1.1, 10, uint64(len(a.paths)-1))
	for ctx.Err() == nil {
		if a.limit.Wait(ctx) != nil {
			return
		}
		path := a.paths[zipf.Uint64()]
		if a.even {
			a.mu.Lock()
			if a.next >= len(a.paths) {
				a.mu.Unlock()
				return
			}
			path = a.paths[a.next]
			a.next++
			a.mu.Unlock()
		}
		a.ask(ctx, path)
	}
}

func (a *asker) ask(ctx context.Context, path string) {
	req, err := http.NewRequestWithContext(context.WithoutCancel(ctx), http.MethodGet, a.base+path, nil)
	if err != nil {
		a.note(path, 0, 0, err.Error())
		return
	}
	req.Header.Set("Accept-Encoding", "gzip")
	begun := time.Now()
	resp, err := a.client.Do(req)
	if err != nil {
		a.note(path, 0, 0, err.Error())
		return
	}
	n, err := io.Copy(io.Discard, resp.Body)
	_ = resp.Body.Close()
	fault := ""
	switch {
	case err != nil:
		fault = err.Error()
	case resp.StatusCode != http.StatusOK:
		fault = resp.Status
	}
	a.note(path, time.Since(begun), n, fault)
}

func (a *asker) note(path string, took time.Duration, n int64, fault string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.took, a.bytes = append(a.took, took), a.bytes+n
	if fault != "" {
		if a.faults == nil {
			a.faults = map[string]int{}
		}
		if a.faults[fault]++; a.faults[fault] <= 3 {
			fmt.Printf("%s: %s\n", path, fault)
		}
	}
	if took > 100*time.Millisecond {
		if a.slow == nil {
			a.slow = map[string]time.Duration{}
		}
		a.slow[path] = max(a.slow[path], took)
	}
}

// tell sums up; errors are an error.
func (a *asker) tell(length time.Duration) error {
	slices.Sort(a.took)
	at := func(share float64) time.Duration { return a.took[min(int(share*float64(len(a.took))), len(a.took)-1)] }
	if len(a.took) == 0 {
		return fmt.Errorf("nothing was asked")
	}
	faults := 0
	for _, n := range a.faults {
		faults += n
	}
	fmt.Printf("%d requests in %.0f s: %.0f a second, %d errors; median %.1f ms, 95 %% %.1f, 99 %% %.1f, longest %.1f; %.1f MB\n", len(a.took), length.Seconds(),
		float64(len(a.took))/length.Seconds(), faults, ms(at(.5)), ms(at(.95)), ms(at(.99)), ms(at(1)), float64(a.bytes)/1e6)
	a.slowest()
	if faults > 0 {
		return fmt.Errorf("%d errors: %v", faults, a.faults)
	}
	return nil
}

func (a *asker) slowest() {
	paths := make([]string, 0, len(a.slow))
	for p := range a.slow {
		paths = append(paths, p)
	}
	slices.SortFunc(paths, func(x, y string) int { return int(a.slow[y] - a.slow[x]) })
	for _, p := range paths[:min(8, len(paths))] {
		fmt.Printf("  %6.0f ms  %s\n", ms(a.slow[p]), p)
	}
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
