package followtest_test

import (
	"testing"

	"github.com/isnad-news/isnad/internal/follow"
	"github.com/isnad-news/isnad/internal/follow/followtest"
)

func TestMemory(t *testing.T) {
	m := followtest.NewMemory()
	followtest.Store(t, func(*testing.T) follow.Store { return m })
}
