package export

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"sort"
	"strings"

	"github.com/isnad-news/isnad"
)

//go:embed page.gohtml
var pageSource string

// Page writes documents into one self-contained page: Head, any number of
// Report, Foot. It is safe for concurrent use.
type Page struct{ tmpl *template.Template }

// NewPage reads the page's template.
func NewPage() (*Page, error) {
	t, err := template.New("page").Funcs(template.FuncMap{"chain": chain, "count": Count.String}).Parse(pageSource)
	if err != nil {
		return nil, fmt.Errorf("page: %w", err)
	}
	return &Page{t}, nil
}

// Head begins a page.
func (p *Page) Head(w io.Writer) error { return p.part(w, "head", nil) }

// Report writes one document; n tells it from the others of the page.
func (p *Page) Report(w io.Writer, d Doc, n int) error {
	return p.part(w, "report", pageReport{Record: Build(d), N: n, Pieces: marked(d, n)})
}

// Foot ends a page.
func (p *Page) Foot(w io.Writer) error { return p.part(w, "foot", nil) }

func (p *Page) part(w io.Writer, name string, data any) error {
	if err := p.tmpl.ExecuteTemplate(w, name, data); err != nil {
		return fmt.Errorf("page: %w", err)
	}
	return nil
}

// pageReport is what the template sees of one document.
type pageReport struct {
	Record
	N      int
	Pieces []piece
}

// Key names a record of the page: r1-e2 is the second event of its first report.
func (r pageReport) Key(kind string, i int) string { return key(r.N, kind, i) }

func key(n int, kind string, i int) string { return fmt.Sprintf("r%d-%s%d", n, kind, i+1) }

// piece is a stretch of the text over which the same spans lie.
type piece struct {
	Text    string
	Classes string // of CSS, for every kind of span over it
	Keys    string // the records that it belongs to, parted by spaces
	Link    string // the narrowest of them
}

// mark is a span with the record that it belongs to.
type mark struct {
	isnad.Span
	class, key string
}

// marked cuts a text at all borders of its spans.
func marked(d Doc, n int) []piece {
	marks := marksOf(d, n)
	text := d.Report.Text
	borders := []int{0, len(text)}
	for _, m := range marks {
		borders = append(borders, m.Start, m.End)
	}
	sort.Ints(borders)
	// Narrow marks first, so that the first key is the most telling one.
	sort.SliceStable(marks, func(i, j int) bool { return marks[i].Len() < marks[j].Len() })
	byStart := append([]mark{}, marks...)
	sort.SliceStable(byStart, func(i, j int) bool { return byStart[i].Start < byStart[j].Start })
	var out []piece
	var open []mark
	next := 0
	for i := 0; i+1 < len(borders); i++ {
		s := isnad.Span{Start: borders[i], End: borders[i+1]}
		if s.Len() <= 0 {
			continue
		}
		for ; next < len(byStart) && byStart[next].Start <= s.Start; next++ {
			open = append(open, byStart[next])
		}
		open = still(open, s.Start)
		out = append(out, pieceOf(text[s.Start:s.End], open))
	}
	return out
}

// still drops the marks that have ended.
func still(open []mark, at int) []mark {
	kept := open[:0]
	for _, m := range open {
		if m.End > at {
			kept = append(kept, m)
		}
	}
	return kept
}

func pieceOf(text string, over []mark) piece {
	over = append([]mark{}, over...)
	sort.SliceStable(over, func(i, j int) bool { return over[i].Len() < over[j].Len() })
	p := piece{Text: text}
	var classes, keys []string
	for _, m := range over {
		classes = add(classes, m.class)
		keys = add(keys, m.key)
		if p.Link == "" {
			p.Link = m.key
		}
	}
	p.Classes, p.Keys = strings.Join(classes, " "), strings.Join(keys, " ")
	return p
}

func add(list []string, s string) []string {
	for _, have := range list {
		if have == s {
			return list
		}
	}
	return append(list, s)
}

// marksOf gathers the spans of all records, cut to the text.
func marksOf(d Doc, n int) []mark {
	var out []mark
	put := func(s isnad.Span, class, key string) {
		if s.Start >= 0 && s.Len() > 0 && s.End <= len(d.Report.Text) {
			out = append(out, mark{s, class, key})
		}
	}
	for i, s := range d.Statements {
		k := key(n, "s", i)
		put(s.Content, "said", k)
		put(s.Cue, "cue", k)
		put(s.SpeakerSpan, "speaker", k)
	}
	for i, e := range d.Events {
		k := key(n, "e", i)
		put(e.Trigger, "trigger", k)
		put(e.Place.Span, "where", k)
		for _, a := range append(append([]isnad.Arg{}, e.Actors...), e.Recipients...) {
			put(a.Span, "side", k)
		}
		for _, v := range e.Evidence {
			put(v.Span, "evidence", k)
		}
	}
	for i, t := range d.Times {
		put(t.Span, "time", key(n, "t", i))
	}
	for _, m := range d.Mentions {
		if m.Entity > 0 {
			put(m.Span, "mention", key(n, "n", int(m.Entity)-1))
		}
	}
	for i, w := range d.Warnings {
		put(w.Span, "warning", key(n, "w", i))
	}
	return out
}
