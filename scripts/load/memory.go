package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"
)

// watch tells the server's resident memory twenty times in all, and how many
// requests were answered since.
func (a *asker) watch(ctx context.Context) {
	begun, before := time.Now(), 0
	tick := time.NewTicker(a.length / 20)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		a.mu.Lock()
		n := len(a.took)
		a.mu.Unlock()
		fmt.Printf("%5.0f s  %7d requests  %s\n", time.Since(begun).Seconds(), n-before, resident(a.pid))
		before = n
	}
}

// resident reads what the kernel says of a process; "" where it says nothing.
func resident(pid int) string {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return ""
	}
	for _, line := range strings.Split(string(b), "\n") {
		if v, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			return strings.TrimSpace(v)
		}
	}
	return ""
}
