package archivetest

import (
	"testing"

	"github.com/isnad-news/isnad/internal/archive"
)

func TestModel(t *testing.T) {
	Run(t, func(*testing.T) archive.Archive { return NewModel() })
}
