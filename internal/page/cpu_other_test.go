//go:build !unix

package page

import "time"

// cpu stands in for the time that the process has computed.
func cpu() time.Duration { return time.Duration(time.Now().UnixNano()) }
