// Command trace prints, for each stranger of annotated reports, with and without their
// outlet, whose he may be and the features that spoke for each, as JSON lines: what
// scripts/strangers.py learns from. With -bearers it reads records of reports, as isnad
// read --format jsonl writes them, and prints the names of all people beside whom a
// report tells their state, for scripts/bearers.py.
//
//	go run ./internal/mention/trace DIR [DIR...]
//	go run ./internal/mention/trace -bearers < read.jsonl
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/engine"
	"github.com/isnad-news/isnad/internal/annotated"
	"github.com/isnad-news/isnad/internal/mention"
)

type candidate struct {
	ID       string   `json:"id"`
	Features []string `json:"features"`
}

type line struct {
	Report     string      `json:"report"`
	Start      int         `json:"start"` // code points
	Text       string      `json:"text"`  // of the mention
	Name       string      `json:"name"`
	Given      string      `json:"given"` // by the rules
	Candidates []candidate `json:"candidates"`
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	e, err := engine.New()
	if err != nil {
		return err
	}
	out := json.NewEncoder(os.Stdout)
	if len(args) > 0 && args[0] == "-bearers" {
		return bearers(e, os.Stdin, out)
	}
	return annotated.Each(args, func(path string, r isnad.Report) error {
		if err := strangers(e, r, out, path); err != nil || r.Outlet == "" {
			return err
		}
		r.Outlet = ""
		return strangers(e, r, out, path)
	})
}

// strangers writes a line for each stranger of a report.
func strangers(e *engine.Engine, r isnad.Report, out *json.Encoder, path string) error {
	var fault error
	e.Trace(r, engine.Tracer{Strangers: func(s mention.Stranger) {
		if len(s.Candidates) == 0 {
			return
		}
		l := line{Report: path, Start: annotated.Point(r.Text, s.Start), Text: r.Text[s.Start:s.End], Name: s.Name, Given: s.Given}
		for _, c := range s.Candidates {
			l.Candidates = append(l.Candidates, candidate{c.ID, c.Features})
		}
		fault = errors.Join(fault, out.Encode(l))
	}})
	return fault
}

// bearers writes a line for each person of whose state a report tells: the words of the
// name, and the state.
func bearers(e *engine.Engine, in io.Reader, out *json.Encoder) error {
	lines := bufio.NewReader(in)
	for {
		b, err := lines.ReadBytes('\n')
		if len(b) > 0 {
			var record struct {
				Document struct{ Text, Outlet string }
			}
			if err := json.Unmarshal(b, &record); err != nil {
				return fmt.Errorf("a record of isnad read --format jsonl: %w", err)
			}
			if err := bearersOf(e, isnad.Report{Text: record.Document.Text, Outlet: record.Document.Outlet}, out); err != nil {
				return err
			}
		}
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
	}
}

func bearersOf(e *engine.Engine, r isnad.Report, out *json.Encoder) error {
	strange := map[isnad.Span]bool{}
	a := e.Trace(r, engine.Tracer{Strangers: func(s mention.Stranger) { strange[s.Span] = true }})
	for _, m := range a.Mentions {
		if m.Kind != "person" || m.NameSpan.Len() == 0 || m.Adj || strange[m.Span] || len(m.ID) != 3 {
			continue
		}
		l := struct{ ID, Name string }{m.ID, strings.Join(mention.NameWords(a.Words, &m), " ")}
		if err := out.Encode(l); err != nil {
			return err
		}
	}
	return nil
}
