package sqlite

import (
	"path/filepath"
	"testing"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/archive/archivetest"
	"github.com/isnad-news/isnad/internal/follow"
	"github.com/isnad-news/isnad/internal/follow/followtest"
)

func TestArchive(t *testing.T) {
	archivetest.Run(t, func(t *testing.T) archive.Archive {
		s, err := Open(t.Context(), filepath.Join(t.TempDir(), "sub folder", "archive #1?.db"), Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
		return s
	})
}

// TestFollow: what following remembers, the archive remembers.
func TestFollow(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	followtest.Store(t, func(t *testing.T) follow.Store {
		s, err := Open(t.Context(), path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
		return s
	})
}
