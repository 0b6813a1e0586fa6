//go:build unix

package ingest

import (
	"path/filepath"
	"syscall"
	"testing"
)

func TestNamedPipe(t *testing.T) {
	dir := folder(t, "b.txt", "أول")
	pipe := filepath.Join(dir, "a.txt")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
	wantItems(t, collect(testReader(t, ""), dir), "!a named pipe", "أول")
	wantItems(t, collect(testReader(t, ""), pipe), "!a named pipe")
}
