package archivetest

import (
	"embed"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/text"
)

//go:embed testdata
var testdata embed.FS

// Entry makes the i-th of endless many reports with records, always the same.
// Their words, names, places and days are few, so that many share them.
func Entry(i int) archive.Entry { return newMaker(i).entry(i) }

// Entries makes the reports from lo to hi, hi left out.
func Entries(lo, hi int) []archive.Entry {
	out := make([]archive.Entry, 0, hi-lo)
	for i := lo; i < hi; i++ {
		out = append(out, Entry(i))
	}
	return out
}

// maker draws reports and queries from a small stock.
type maker struct {
	*rand.Rand
	stock
}

type stock struct {
	forms, lemmas []string
	names         []export.Entity
	outlets       []string
}

func newMaker(seed int) maker {
	return maker{rand.New(rand.NewPCG(uint64(seed), 4)), newStock()}
}

func newStock() (s stock) {
	for _, row := range rows("words.tsv") {
		s.forms, s.lemmas = append(s.forms, row[0]), append(s.lemmas, row[1])
	}
	for _, row := range rows("names.tsv") {
		s.names = append(s.names, export.Entity{ID: row[0], Name: row[1], NameEn: row[2], Kind: "group"})
	}
	for _, row := range rows("outlets.tsv") {
		s.outlets = append(s.outlets, row[0])
	}
	return s
}

// rows reads a table that lies embedded, its first line left out. It panics
// where it is not there: only a build without it can bring that about.
func rows(name string) (out [][]string) {
	b, err := testdata.ReadFile("testdata/" + name)
	if err != nil {
		panic(err)
	}
	for _, line := range strings.Split(strings.TrimRight(string(b), "\n"), "\n")[1:] {
		out = append(out, strings.Split(line, "\t"))
	}
	return out
}

// pick draws one; fields of records are drawn by it too, so that a zero value
// among them is a field left empty.
func pick[T any](m maker, of ...T) T { return of[m.IntN(len(of))] }

func (m maker) entry(i int) archive.Entry {
	e := archive.Entry{
		Raw: fmt.Appendf(nil, "<p>%d</p>", i), Media: pick(m, "text/html", "text/plain", "application/json"),
		Source: fmt.Sprintf("https://example.org/%d", i), Reader: pick(m, "1.0+k1", "1.0+k2", "1.1+k2"),
		Gathered: time.Date(2025, 9, 20, 0, 0, 0, 0, time.UTC).Add(time.Duration(m.IntN(1e6)) * time.Millisecond),
	}
	title := m.draw(&archive.Terms{}, m.IntN(6))
	if m.IntN(2) == 0 {
		title = m.draw(&e.Terms, 1+m.IntN(3)) // the text begins with it
	}
	body := m.draw(&e.Terms, m.IntN(30))
	if m.IntN(2) == 0 {
		m.asText(&e.Terms, body)
	}
	e.Record = export.Record{
		Schema: export.Schema,
		Document: export.Document{
			ID: fmt.Sprintf("%016x", uint64(i)*0x9E3779B97F4A7C15), Outlet: pick(m, m.outlets...), URL: e.Source,
			Author: pick(m, "", m.names[m.IntN(len(m.names))].Name), Form: pick(m, "", "", "live-blog", "stub"),
			Title: title, Published: m.published(), Language: pick(m, "ar", "ar", "fa", ""), Text: body,
		},
		Sentences: []export.Range{{Start: 0, End: len([]rune(body))}}, Times: []export.Time{}, Warnings: []export.Warning{},
	}
	m.records(&e.Record)
	return e
}

// asText makes terms those that the text's own words give, as readers do.
func (m maker) asText(t *archive.Terms, of string) {
	lemma := map[string]string{}
	for i, f := range m.forms {
		lemma[f] = m.lemmas[i]
	}
	_, forms := text.Tokens(of)
	*t = archive.Terms{Forms: forms, Lemmas: make([]string, len(forms)), AsText: true}
	for i, f := range forms {
		t.Lemmas[i] = lemma[f]
	}
}

// draw draws a text of n words and notes them.
func (m maker) draw(into *archive.Terms, n int) string {
	for range n {
		w := m.IntN(len(m.forms))
		into.Forms, into.Lemmas = append(into.Forms, m.forms[w]), append(into.Lemmas, m.lemmas[w])
	}
	return strings.Join(into.Forms, " ")
}

func (m maker) published() string {
	if m.IntN(8) == 0 {
		return ""
	}
	return m.day()
}

// day draws a day of two months at the turn of a year.
func (m maker) day() string {
	return time.Date(2025, 12, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, m.IntN(62)).Format(time.DateOnly)
}

// Large makes a report that has a text of about this many bytes.
func Large(i, bytes int) archive.Entry {
	m := newMaker(i)
	e := m.entry(i)
	e.Terms = archive.Terms{}
	body := m.draw(&e.Terms, 1+bytes/9) // the stock's words have some nine bytes, the space included
	e.Record.Document.Text, e.Raw = body, []byte(body)
	return e
}
