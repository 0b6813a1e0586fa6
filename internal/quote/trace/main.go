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
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/engine"
	"github.com/isnad-news/isnad/internal/annotated"
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

func run(args []string) error {
	e, err := engine.New()
	if err != nil {
		return err
	}
	enc := json.NewEncoder(os.Stdout)
	var dirs []string
	what := ""
	if len(args) > 0 && strings.HasPrefix(args[0], "-") {
		what, args = args[0], args[1:]
	}
	for _, a := range args {
		if !strings.HasSuffix(a, ".txt") {
			dirs = append(dirs, a)
			continue
		}
		show := speakers
		if what == "-kept" {
			show = kept
		}
		if err := sentences(e, a, enc, show); err != nil {
			return err
		}
	}
	if len(dirs) == 0 && len(args) > 0 {
		return nil
	}
	all := func(string) (string, bool) { return "", true }
	if what == "-kept" {
		return annotated.Each(dirs, func(path string, r isnad.Report) error { return kept(e, r, enc, all, path) })
	}
	return annotated.Each(dirs, func(path string, r isnad.Report) error { return speakers(e, r, enc, all, path) })
}

// sentences traces the sentences of a file: those statements of which it tells who
// says them.
func sentences(e *engine.Engine, file string, enc *json.Encoder, show shown) error {
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
		if err := show(e, r, enc, who, file); err != nil {
			return err
		}
	}
	return nil
}

// speakers writes a line for each statement of a report that is wanted.
func speakers(e *engine.Engine, r isnad.Report, enc *json.Encoder, wanted func(content string) (string, bool), name string) error {
	r.Outlet = "" // as they are scored
	point := func(at int) int { return annotated.Point(r.Text, at) }
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

// shown writes what is to be learned of a report's statements that are wanted.
type shown func(e *engine.Engine, r isnad.Report, enc *json.Encoder, wanted func(content string) (string, bool), name string) error

// kept writes a line for each statement of a report that is wanted: what speaks for it.
func kept(e *engine.Engine, r isnad.Report, enc *json.Encoder, wanted func(content string) (string, bool), name string) (fault error) {
	r.Outlet = "" // as they are scored
	e.Trace(r, engine.Tracer{Kept: func(f quote.Found) {
		st := f.Statement
		want, ok := wanted(r.Text[st.Content.Start:st.Content.End])
		if !ok {
			return
		}
		l := struct {
			Report   string   `json:"report"`
			Start    int      `json:"start"`
			End      int      `json:"end"`
			Cue      string   `json:"cue"`
			Speaker  string   `json:"speaker"`
			ID       string   `json:"id"`
			Want     string   `json:"want,omitempty"`
			Features []string `json:"features"`
		}{name, annotated.Point(r.Text, st.Content.Start), annotated.Point(r.Text, st.Content.End), r.Text[st.Cue.Start:st.Cue.End], st.SpeakerName, st.SpeakerID, want, f.Features}
		if err := enc.Encode(l); err != nil {
			fault = err
		}
	}})
	return fault
}
