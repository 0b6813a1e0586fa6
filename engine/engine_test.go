package engine

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/export"
)

// update rewrites the golden files: go test ./engine -run Golden -update.
var update = flag.Bool("update", false, "rewrite the golden files")

func render(tb testing.TB, a *isnad.Analysis) []byte {
	tb.Helper()
	var b bytes.Buffer
	if err := writeJSON(&b, a); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}
