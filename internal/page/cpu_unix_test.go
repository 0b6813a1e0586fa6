//go:build unix

package page

import (
	"syscall"
	"time"
)

// cpu is the time that the process has computed: what else runs on the machine
// does not count.
func cpu() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
