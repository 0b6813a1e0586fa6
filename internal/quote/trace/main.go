// Command trace prints, for each statement of annotated reports, who was weighed
// for its speaker and the features that spoke for each, as JSON lines: what
// scripts/speakers.py learns from.
//
// A file holds sentences that tell who says what, as internal/quote/testdata/press.txt.
//
//	go run ./internal/quote/trace DIR|FILE [DIR|FILE...]
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/engine"
	"github.com/isnad-news/isnad/internal/quote"
)

type candidate struct {
	Given    bool     `json:"given,omitempty"`
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Text     string   `json:"text"`
	Features []string `json:"features"`
}

type line struct {
	Report     string      `json:"report"`
	Start      int         `json:"start"` // of the content, code points
	End        int         `json:"end"`
	Cue        string      `json:"cue"`
	Want       string      `json:"want,omitempty"` // the id, or * and a part of the name
	Candidates []candidate `json:"candidates"`
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(dirs []string) error {
	if len(dirs) == 0 {
		return errors.New("name a folder of annotated reports: NAME.txt beside NAME.json")
	}
	e, err := engine.New()
	if err != nil {
		return err
	}
	enc := json.NewEncoder(os.Stdout)
	for _, d := range dirs {
		if strings.HasSuffix(d, ".txt") {
			if err := sentences(e, d, enc); err != nil {
				return err
			}
			continue
		}
		files, err := filepath.Glob(filepath.Join(d, "*.json"))
		if err != nil {
			return err
		}
		for _, f := range files {
			if err := trace(e, f, enc); err != nil {
				return err
			}
		}
	}
	return nil
}

func trace(e *engine.Engine, file string, enc *json.Encoder) error {
	var gold struct{ Published string }
	b, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, &gold); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	stem := strings.TrimSuffix(file, ".json")
	body, err := os.ReadFile(stem + ".txt")
	if err != nil {
		return err
	}
	day, err := time.Parse(time.DateOnly, gold.Published)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return speakers(e, isnad.Report{Text: string(body), Published: day}, enc, func(string) (string, bool) { return "", true }, stem)
}

// sentences traces the sentences of a file: those statements of which it tells who
// says them.
func sentences(e *engine.Engine, file string, enc *json.Encoder) error {
	b, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	for l := range strings.Lines(string(b)) {
		text, says, found := strings.Cut(strings.TrimSpace(l), " = ")
		if !found || strings.HasPrefix(l, "#") {
			continue
		}
		want := map[string]string{}
		for w := range strings.SplitSeq(says, " ; ") {
			if content, who, ok := strings.Cut(w, " > "); ok {
				want[content] = who
			}
		}
		report := strings.ReplaceAll(text, "\u23ce", "\n")
		if report == text {
			report = "-\n" + text // no headline
		}
		r := isnad.Report{Text: report, Published: time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)}
		who := func(content string) (string, bool) { w, ok := want[content]; return w, ok }
		if err := speakers(e, r, enc, who, file); err != nil {
			return err
		}
	}
	return nil
}

// speakers writes a line for each statement of a report that is wanted.
func speakers(e *engine.Engine, r isnad.Report, enc *json.Encoder, wanted func(content string) (string, bool), name string) error {
	point := func(at int) int { return len([]rune(r.Text[:at])) }
	var fault error
	e.Trace(r, engine.Tracer{Speakers: func(c quote.Choice) {
		st := c.Statement
		want, ok := wanted(r.Text[st.Content.Start:st.Content.End])
		if !ok {
			return
		}
		l := line{Report: name, Start: point(st.Content.Start), End: point(st.Content.End), Cue: r.Text[st.Cue.Start:st.Cue.End], Want: want}
		for _, k := range c.Candidates {
			l.Candidates = append(l.Candidates, candidate{k.Given, k.ID, k.Name, k.Text, k.Features})
		}
		if err := enc.Encode(l); err != nil {
			fault = err
		}
	}})
	return fault
}
