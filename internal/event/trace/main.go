// Command trace prints, for each event of annotated reports, who was weighed for
// its sides and the features that spoke for each and for each pair, as JSON
// lines: what scripts/sides.py learns from. With -settings it prints the dates,
// countries and factualities that were weighed, for scripts/settings.py.
//
//	go run ./internal/event/trace [-settings] DIR [DIR...]
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/engine"
	"github.com/isnad-news/isnad/internal/annotated"
	"github.com/isnad-news/isnad/internal/event"
)

type candidate struct {
	Nobody   bool     `json:"nobody,omitempty"`
	Given    bool     `json:"given,omitempty"`
	ID       string   `json:"id"`
	Sector   string   `json:"sector"`
	Class    int      `json:"class"`
	Company  int      `json:"company"` // of whom they are named together with: 0 where nobody tells
	Text     string   `json:"text"`    // of the mention
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
	e, err := engine.New()
	if err != nil {
		return err
	}
	enc := json.NewEncoder(os.Stdout)
	return annotated.Each(dirs, func(path string, r isnad.Report) error {
		r.Outlet = "" // as they are scored
		var fault error
		write := func(l any) {
			if err := enc.Encode(l); err != nil {
				fault = err
			}
		}
		t := engine.Tracer{Sides: func(c event.Choice) { write(sidesOf(path, r.Text, c)) }}
		if settings {
			t = engine.Tracer{Settings: func(c event.Setting) { write(settingOf(path, r.Text, c)) }}
		}
		e.Trace(r, t)
		return fault
	})
}

func sidesOf(path, text string, c event.Choice) line {
	at := c.Event.Trigger
	l := line{
		Report: path, Type: c.Event.Type, Start: annotated.Point(text, at.Start), End: annotated.Point(text, at.End),
		Rules: c.Rules, Mutual: c.Mutual, Both: c.Both, Told: c.Told, Actors: told(text, c.Sides[0]), Recipients: told(text, c.Sides[1]),
	}
	for _, ps := range c.Pairs {
		row := make([][]string, len(ps))
		for i, p := range ps {
			row[i] = p.Features
		}
		l.Pairs = append(l.Pairs, row)
	}
	return l
}

func settingOf(path, text string, c event.Setting) setting {
	at := c.Event.Trigger
	l := setting{Report: path, Type: c.Event.Type, Start: annotated.Point(text, at.Start), End: annotated.Point(text, at.End), Kind: c.Kind}
	for _, o := range c.Options {
		l.Options = append(l.Options, option{o.Value, o.Rules, o.Features})
	}
	return l
}

func told(text string, cs []event.Candidate) []candidate {
	out := make([]candidate, len(cs))
	for i, k := range cs {
		out[i] = candidate{k.Nobody, k.Given, k.ID, k.Sector, k.Class, int(k.Company), text[k.Span.Start:k.Span.End], k.Features}
	}
	return out
}
