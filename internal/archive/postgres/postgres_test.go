//go:build unix

package postgres_test

import (
	"testing"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/archive/archivetest"
	"github.com/isnad-news/isnad/internal/archive/postgres"
)

// open opens an archive until the test ends.
func open(t *testing.T, address string, o postgres.Options) archive.Archive {
	t.Helper()
	a, err := postgres.Open(t.Context(), address, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return a
}

func TestArchive(t *testing.T) {
	s := running(t)
	archivetest.Run(t, func(t *testing.T) archive.Archive {
		address, _ := s.fresh(t)
		return open(t, address, postgres.Options{})
	})
}
