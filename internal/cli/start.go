package cli

import (
	"os"
	"time"

	"github.com/isnad-news/isnad/engine"
	"github.com/isnad-news/isnad/internal/search"
	"github.com/isnad-news/isnad/knowledge"
)

// System is the world outside as the process has it, with the real engine.
func System() Env {
	return Env{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv, Now: time.Now,
		Knowledge: knowledge.Files,
		Open:      func(dirs []string) (Analyzer, error) { return engine.New(dirs...) },
		Lemmas:    func(dirs []string) (search.Lemmatizer, error) { return engine.NewLemmatizer(dirs...) },
		Checker:   engine.Checker{},
	}
}
