// Command trace prints, for each event of annotated reports, who was weighed for
// its sides and the features that spoke for each and for each pair, as JSON
// lines: what scripts/sides.py learns from.
//
//	go run ./internal/event/trace DIR [DIR...]
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
	"github.com/isnad-news/isnad/internal/event"
)

type candidate struct {
	Nobody   bool     `json:"nobody,omitempty"`
	Given    bool     `json:"given,omitempty"`
	ID       string   `json:"id"`
	Sector   string   `json:"sector"`
	Class    int      `json:"class"`
	Text     string   `json:"text"` // of the mention
	Features []string `json:"features"`
}

type line struct {
	Report     string       `json:"report"`
	Type       string       `json:"type"`
	Start      int          `json:"start"` // code points
	End        int          `json:"end"`
	Rules      bool         `json:"rules"` // hold that the report tells it
	Mutual     bool         `json:"mutual"`
	Both       bool         `json:"both,omitempty"`
	Told       []string     `json:"told"` // features of the trigger
	Actors     []candidate  `json:"actors"`
	Recipients []candidate  `json:"recipients"`
	Pairs      [][][]string `json:"pairs"` // features, by the classes of both
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
	text := string(body)
	point := func(at int) int { return len([]rune(text[:at])) }
	var fault error
	e.Trace(isnad.Report{Text: text, Published: day}, func(c event.Choice) {
		l := line{
			Report: stem, Type: c.Event.Type, Start: point(c.Event.Trigger.Start), End: point(c.Event.Trigger.End),
			Rules: c.Rules, Mutual: c.Mutual, Both: c.Both, Told: c.Told, Actors: told(text, c.Sides[0]), Recipients: told(text, c.Sides[1]),
		}
		for _, ps := range c.Pairs {
			row := make([][]string, len(ps))
			for i, p := range ps {
				row[i] = p.Features
			}
			l.Pairs = append(l.Pairs, row)
		}
		if err := enc.Encode(l); err != nil {
			fault = err
		}
	})
	return fault
}

func told(text string, cs []event.Candidate) []candidate {
	out := make([]candidate, len(cs))
	for i, k := range cs {
		out[i] = candidate{k.Nobody, k.Given, k.ID, k.Sector, k.Class, text[k.Span.Start:k.Span.End], k.Features}
	}
	return out
}
