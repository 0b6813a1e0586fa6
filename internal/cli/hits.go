package cli

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/search"
)

// hit is a found report as it is printed. Offsets are code points of the
// report's text.
type hit struct {
	ID         string             `json:"id"`
	Published  string             `json:"published"`
	Outlet     string             `json:"outlet"`
	Title      string             `json:"title"`
	Author     string             `json:"author,omitempty"`
	Form       string             `json:"form,omitempty"`
	Language   string             `json:"language"`
	URL        string             `json:"url"`
	Source     string             `json:"source"`
	Gathered   string             `json:"gathered"`
	Score      export.Decimal     `json:"score"`
	Snippet    snippet            `json:"snippet"`
	Statements []export.Statement `json:"statements"` // those that satisfy the query's fields
	Events     []export.Event     `json:"events"`
}

type snippet struct {
	export.Quote
	Marks []export.Range `json:"marks"`
}

// results is all that is found, as --format json prints it.
type results struct {
	Total  int                               `json:"total"`
	Hits   []hit                             `json:"hits"`
	Facets map[archive.Facet][]archive.Count `json:"facets,omitempty"`
}

func (c *searchCmd) hit(q archive.Query, h archive.Hit) (hit, search.Snippet) {
	d := h.Record.Document
	s := search.Excerpt(d.Text, h.Terms, q, c.Width, search.Evidence(h)...)
	out := hit{ID: d.ID, Published: d.Published, Outlet: d.Outlet, Title: d.Title, Author: d.Author, Form: d.Form, Language: d.Language,
		URL: d.URL, Source: h.Source, Gathered: h.Gathered.Format("2006-01-02T15:04:05Z"), Score: export.Decimal(h.Score),
		Snippet: snippet{export.Quote{Range: s.Range, Text: s.Text}, append([]export.Range{}, s.Marks...)},
		Events:  []export.Event{}, Statements: []export.Statement{}}
	for _, i := range h.Events {
		out.Events = append(out.Events, h.Record.Events[i])
	}
	for _, i := range h.Statements {
		out.Statements = append(out.Statements, h.Record.Statements[i])
	}
	return out, s
}

func (c *searchCmd) print(env *Env, q archive.Query, res archive.Result) error {
	b := bufio.NewWriter(env.Stdout)
	var err error
	switch c.Format {
	case "json":
		err = c.json(b, q, res)
	case "jsonl":
		enc := json.NewEncoder(b)
		enc.SetEscapeHTML(false)
		for _, h := range res.Hits {
			out, _ := c.hit(q, h)
			if err = enc.Encode(out); err != nil {
				return err
			}
		}
	case "csv":
		err = c.csv(b, q, res)
	default:
		c.text(b, q, res, export.Style{Color: colourful(env)})
	}
	if err != nil {
		return err
	}
	return b.Flush()
}

func (c *searchCmd) json(w io.Writer, q archive.Query, res archive.Result) error {
	out := results{Total: res.Total, Hits: []hit{}, Facets: res.Facets}
	for _, h := range res.Hits {
		one, _ := c.hit(q, h)
		out.Hits = append(out.Hits, one)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

func (c *searchCmd) csv(w io.Writer, q archive.Query, res archive.Result) error {
	t := csv.NewWriter(w)
	rows := [][]string{{"id", "published", "outlet", "title", "url", "score", "snippet", "statements", "events"}}
	for _, h := range res.Hits {
		out, _ := c.hit(q, h)
		rows = append(rows, []string{out.ID, out.Published, out.Outlet, out.Title, out.URL, strconv.FormatFloat(float64(out.Score), 'f', 4, 64),
			out.Snippet.Text, strconv.Itoa(len(out.Statements)), strconv.Itoa(len(out.Events))})
	}
	return t.WriteAll(rows)
}

func (c *searchCmd) text(w *bufio.Writer, q archive.Query, res archive.Result, s export.Style) {
	open, closing := "**", "**"
	if s.Color {
		open, closing = "\x1b[1;33m", "\x1b[0m"
	}
	if res.Total == 1 {
		fmt.Fprintln(w, "1 report")
	} else {
		fmt.Fprintf(w, "%d reports\n", res.Total)
	}
	for i, h := range res.Hits {
		out, sn := c.hit(q, h)
		fmt.Fprintf(w, "\n%d. %s\n   %s\n   %s\n", c.Offset+i+1, export.Isolate(out.Title),
			joined(out.Published, export.Isolate(out.Outlet), out.ID), isolated(sn.Marked(open, closing, printable)))
		for _, e := range out.Events {
			fmt.Fprintf(w, "   %s\n", e.Line())
		}
		for _, st := range out.Statements {
			fmt.Fprintf(w, "   %s\n", st.Line())
		}
	}
	for _, f := range archive.AllFacets() {
		if list, ok := res.Facets[f]; ok {
			writeCounts(w, "by "+string(f), list)
		}
	}
}

func joined(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, " · ")
}

// isolated keeps the direction of a passage from what stands beside it.
func isolated(s string) string { return "\u2068" + s + "\u2069" }

// printable leaves out what a terminal would act on.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7F && r < 0xA0 {
			return -1
		}
		return r
	}, s)
}
