// Command trace prints, for each event of annotated reports, who was weighed for
// its sides and the features that spoke for each and for each pair, as JSON
// lines: what scripts/sides.py learns from. With -settings it prints the dates,
// countries and factualities that were weighed, for scripts/settings.py.
//
//	go run ./internal/event/trace [-settings] DIR [DIR...]
package main

import (
	"encoding/json"
	"errors"
	"flag"
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

type setting struct {
	Report  string   `json:"report"`
	Type    string   `json:"type"`
	Start   int      `json:"start"` // code points
	End     int      `json:"end"`
	Kind    string   `json:"kind"`
	Options []option `json:"options"`
}

type option struct {
	Value    string   `json:"value"`
	Rules    bool     `json:"rules,omitempty"`
	Features []string `json:"features"`
}

func main() {
	settings := flag.Bool("settings", false, "print dates, countries and factualities instead of sides")
	flag.Parse()
	if err := run(*settings, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(settings bool, dirs []string) error {
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
			if err := trace(e, f, settings, enc); err != nil {
				return err
			}
		}
	}
	return nil
}

func trace(e *engine.Engine, file string, settings bool, enc *json.Encoder) error {
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
	write := func(l any) {
		if err := enc.Encode(l); err != nil {
			fault = err
		}
	}
	sides := func(c event.Choice) {
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
		write(l)
	}
	t := engine.Tracer{Sides: sides}
	if settings {
		t = engine.Tracer{Settings: func(c event.Setting) {
			l := setting{Report: stem, Type: c.Event.Type, Start: point(c.Event.Trigger.Start), End: point(c.Event.Trigger.End), Kind: c.Kind}
			for _, o := range c.Options {
				l.Options = append(l.Options, option{o.Value, o.Rules, o.Features})
			}
			write(l)
		}}
	}
	e.Trace(isnad.Report{Text: text, Published: day}, t)
	return fault
}

func told(text string, cs []event.Candidate) []candidate {
	out := make([]candidate, len(cs))
	for i, k := range cs {
		out[i] = candidate{k.Nobody, k.Given, k.ID, k.Sector, k.Class, text[k.Span.Start:k.Span.End], k.Features}
	}
	return out
}
