// Package search reads what somebody types who looks for reports, makes the
// terms that a report's full text is found by, and cuts the passage of a found
// report that shows why it was found.
package search

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/said"
	"github.com/isnad-news/isnad/internal/table"
)

// Lemmatizer tells which lemmas a single word may have, folded; none for a
// word that nobody seeks by lemma.
type Lemmatizer interface {
	Lemmas(word string) []string
}

// Namer knows states and groups.
type Namer interface {
	// IDs gives the ids of the states and groups that the whole of a name
	// means; none for a person or a part of a state. Of a place only a state's
	// own name has one: a capital is a place within.
	IDs(name string, place bool) []string
	// Known tells whether a state or group has this id.
	Known(id string) bool
	// Near gives ids that are spelt much like this one.
	Near(id string) []string
	// Err tells why nobody is known, where that is a fault.
	Err() error
}

// Note is something that a reader of the results should know: how a doubtful
// part of a query was taken.
type Note struct {
	At   int       // code points into the query, from 1
	Text string    // What in English
	What said.Text // for other languages
}

// note makes a Note of what is said of a code point, counted from 0.
func note(at int, what said.Text) Note { return Note{at + 1, what.String(), what} }

// Said is what and where.
func (n Note) Said() said.Text { return placed(n.At, n.What) }

// Error is a mistake in a query.
type Error struct {
	At   int       // code points into the query, from 1
	Text string    // What in English
	What said.Text // for other languages
}

// mistake makes an Error of what is said of a code point, counted from 0.
func mistake(at int, what said.Text) *Error { return &Error{at + 1, what.String(), what} }

// Error says where and what.
func (e *Error) Error() string { return e.Said().String() }

// Said is what and where.
func (e *Error) Said() said.Text { return placed(e.At, e.What) }

// placed says where in a query something is the matter.
func placed(at int, what said.Text) said.Text { return said.New("at character %d: %s", at, what) }

// Fields of the language that archive.Field does not know: ways to ask for
// others.
const (
	since = "since"
	until = "until"
	lemma = "lemma"
)

// Field is a field of the language, for a help text.
type Field struct {
	Field string
	Names []string // the first is the usual one in Latin letters
	About string
}

type operator struct {
	kind   string // or, and, not
	strict bool
}

// Parser reads queries. It is safe for concurrent use.
type Parser struct {
	lemmas    Lemmatizer
	names     Namer
	list      []Field
	fields    map[string]string            // folded name: field
	operators map[string]operator          // by the word as written
	values    map[string]map[string]string // field, folded name: id
	ids       map[string][]string          // of each field, in the table's order
	others    map[string][]string          // field:id: its other names
}

// NewParser reads search/*.tsv below fsys.
func NewParser(fsys fs.FS, l Lemmatizer, n Namer) (*Parser, error) {
	p := &Parser{lemmas: l, names: n, fields: map[string]string{}, operators: map[string]operator{}, values: map[string]map[string]string{}, ids: map[string][]string{}, others: map[string][]string{}}
	for _, t := range []struct {
		kind string
		read func(table.Row) error
	}{{"fields", p.field}, {"operators", p.operator}, {"values", p.value}} {
		rows, err := table.Read(fsys, "search", t.kind)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			if err := t.read(r); err != nil {
				return nil, fmt.Errorf("%s: %w", r.Where(), err)
			}
		}
	}
	return p, nil
}

func (p *Parser) field(r table.Row) error {
	f := r.Get("field")
	if !slices.Contains(known(), f) {
		return fmt.Errorf("field %q: one of %s", f, strings.Join(known(), ", "))
	}
	for _, n := range r.List("names") {
		key := plain(n)
		if other, ok := p.fields[key]; ok && other != f {
			return fmt.Errorf("%q names %s already", n, other)
		}
		p.fields[key] = f
	}
	p.list = append(p.list, Field{f, r.List("names"), r.Get("about")})
	return nil
}

func (p *Parser) operator(r table.Row) error {
	o := operator{r.Get("operator"), r.Get("strict") == "yes"}
	if !slices.Contains([]string{"or", "and", "not"}, o.kind) {
		return fmt.Errorf("operator %q: or, and, not", o.kind)
	}
	for _, w := range r.List("words") {
		p.operators[w] = o
	}
	return nil
}

func (p *Parser) value(r table.Row) error {
	f, id := r.Get("field"), r.Get("id")
	if p.values[f] == nil {
		p.values[f] = map[string]string{}
	}
	if !slices.Contains(p.ids[f], id) {
		p.ids[f] = append(p.ids[f], id)
	}
	p.others[f+":"+id] = append(p.others[f+":"+id], r.List("names")...)
	for _, n := range append([]string{id}, r.List("names")...) {
		key := plain(n)
		if other, ok := p.values[f][key]; ok && other != id {
			return fmt.Errorf("%q means %s already", n, other)
		}
		p.values[f][key] = id
	}
	return nil
}

// Fields lists the fields with their names.
func (p *Parser) Fields() []Field { return slices.Clone(p.list) }

// Values lists what a field that knows only certain values knows.
func (p *Parser) Values(f archive.Field) []string { return slices.Clone(p.ids[string(f)]) }

// known lists the fields.
func known() []string {
	out := []string{since, until, lemma}
	for _, f := range []archive.Field{archive.Text, archive.Title, archive.Outlet, archive.Language, archive.Form, archive.Published, archive.ID,
		archive.Actor, archive.Recipient, archive.Party, archive.Type, archive.Mode, archive.Place, archive.Date, archive.Factuality,
		archive.Speaker, archive.Class, archive.Teller} {
		out = append(out, string(f))
	}
	return out
}

// plain is the form by which names of fields and values are compared.
func plain(s string) string { return archive.Normal(s) }
