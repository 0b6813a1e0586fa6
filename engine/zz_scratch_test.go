package engine

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/isnad-news/isnad"
)

func TestScratchLong(t *testing.T) {
	data, _ := os.ReadFile("/tmp/corp/2015-07-23.json")
	var rs []struct{ Content string }
	_ = json.Unmarshal(data, &rs)
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	mode := os.Getenv("MODE")
	size := 200 << 10
	if os.Getenv("BIG") != "" {
		size = 3 << 20
	}
	for b.Len() < size {
		for _, r := range rs {
			if b.Len() >= size {
				break
			}
			c := r.Content
			if mode == "line" {
				c = strings.NewReplacer("\n", " ", "\r", " ").Replace(c)
			}
			if mode == "nostop" {
				c = strings.NewReplacer("\n", " ", "\r", " ", ".", " ", "؟", " ", "!", " ").Replace(c)
			}
			b.WriteString(c)
			if mode == "" {
				b.WriteString("\n")
			} else {
				b.WriteString(" ")
			}
		}
	}
	r := isnad.Report{Text: b.String(), Published: time.Date(2015, 7, 23, 0, 0, 0, 0, time.UTC)}
	t0 := time.Now()
	a := e.Words(r)
	t.Log("words", len(a.Words), "sent", len(a.Sentences), time.Since(t0))
	t0 = time.Now()
	a, _ = e.names(r)
	t.Log("names", len(a.Mentions), time.Since(t0))
	t0 = time.Now()
	a = e.Analyze(r)
	t.Log("all", len(a.Statements), len(a.Events), time.Since(t0))
}
