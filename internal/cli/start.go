package cli

import (
	"os"
	"runtime/debug"
	"time"

	"github.com/isnad-news/isnad/engine"
	"github.com/isnad-news/isnad/internal/search"
	"github.com/isnad-news/isnad/knowledge"
)

// System is the world outside as the process has it, with the real engine.
func System() Env {
	return Env{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv, Now: time.Now,
		Knowledge: knowledge.Files(),
		Open: func(dirs []string) (Analyzer, error) {
			defer unhurried()()
			return engine.New(dirs...)
		},
		Lemmas:  func(dirs []string) (search.Lemmatizer, error) { return engine.NewLemmatizer(dirs...) },
		Checker: engine.Checker{},
	}
}

// unhurried lets garbage lie while the knowledge is loaded, most of which
// stays: going again and again through what grows took a quarter of the start. All
// that is loaded, some 70 MB with what falls off, comes to less than the first round
// waits for (four megabytes, times that). What it gives ends that.
func unhurried() (end func()) {
	const percent = 2000
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	before := debug.SetGCPercent(percent)
	return func() { debug.SetGCPercent(before) }
}
