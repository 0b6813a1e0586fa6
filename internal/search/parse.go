package search

import (
	"fmt"
	"slices"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/said"
)

// longestQuery bounds a query, in bytes.
const longestQuery = 4096

// Parse reads a query. A mistake in it is an *Error, which tells where it stands
// and what to do; other errors are faults of the knowledge. Best match comes first; limits and facets are left to the
// caller.
func (p *Parser) Parse(query string) (archive.Query, []Note, error) {
	q := archive.Query{Sort: archive.ByRank}
	if len(query) > longestQuery {
		return q, nil, mistake(0, said.New("a query has at most %d bytes, this has %d", longestQuery, len(query)))
	}
	items, err := p.items(query)
	if err != nil {
		return q, nil, err
	}
	b := &builder{p: p}
	for i := range items {
		b.add(items, i)
	}
	if b.err == nil && b.or != nil {
		b.fail(b.or.at, orWants)
	}
	switch {
	case b.err != nil:
		return q, nil, b.err
	case b.fault != nil:
		return q, nil, fmt.Errorf("names of states and groups: %w", b.fault)
	}
	q.Terms = b.terms
	return q, b.notes, nil
}

const (
	orWants = "OR wants a word, a phrase or a field on either side; write quotation marks around it if the word is meant"
	orSame  = "OR stands between words and phrases, or between two conditions of the same field, and not beside what is left out with a minus"
)

// builder makes terms of items.
type builder struct {
	p     *Parser
	terms []archive.Term
	notes []Note
	or    *item // an OR that waits for its right side
	open  bool  // the last term stands right before
	not   bool  // NOT before the next item
	err   *Error
	fault error // of the knowledge, not of the query
}

func (b *builder) fail(at int, format string, a ...any) {
	if b.err == nil {
		b.err = mistake(at, said.New(format, a...))
	}
}

func (b *builder) note(at int, format string, a ...any) {
	b.notes = append(b.notes, note(at, said.New(format, a...)))
}

func (b *builder) add(items []item, i int) {
	it := items[i]
	if it.op != nil && b.operator(items, i) {
		return
	}
	it.op = nil
	it.not, b.not = it.not || b.not, false
	t, ok := b.term(it)
	switch {
	case b.err != nil || !ok:
		return
	case b.or == nil:
		b.terms = append(b.terms, t)
	default:
		last := &b.terms[len(b.terms)-1]
		if last.Field != t.Field || last.Not || t.Not || it.field == since || it.field == until {
			b.fail(b.or.at, orSame)
			return
		}
		last.Values, b.or = append(last.Values, t.Values...), nil
	}
	b.unique()
	b.open = true
}

// unique drops a value that the last term has twice.
func (b *builder) unique() {
	t := &b.terms[len(b.terms)-1]
	var out []archive.Value
	for _, v := range t.Values {
		if !slices.ContainsFunc(out, func(o archive.Value) bool { return same(o, v) }) {
			out = append(out, v)
		}
	}
	t.Values = out
}

// same tells whether two values ask for the same.
func same(a, b archive.Value) bool {
	wa, wb := a.Words, b.Words
	if a.Written, a.Words, b.Written, b.Words = "", nil, "", nil; a != b || (wa == nil) != (wb == nil) {
		return false
	}
	return wa == nil || wa.Prefix == wb.Prefix && slices.Equal(wa.Forms, wb.Forms) && slices.Equal(wa.Lemmas, wb.Lemmas)
}

// operator takes an operator, or tells that the word is none here.
func (b *builder) operator(items []item, i int) bool {
	it := &items[i]
	left, right := b.open && b.or == nil && !b.not, i+1 < len(items) && items[i+1].op == nil
	bare := it.op.strict || left && right && items[i-1].field == "" && items[i+1].field == "" && !items[i-1].not && !items[i+1].not
	if !bare {
		return false
	}
	switch it.op.kind {
	case "or":
		if !left {
			b.fail(it.at, orWants)
		}
		if !it.op.strict {
			b.note(it.at, "%q is read as OR; write quotation marks around it if the word is meant", it.atoms[0].text)
		}
		b.or = it
	case "not":
		if i+1 == len(items) {
			b.fail(it.at, "NOT wants a word, a phrase or a field behind it; write quotation marks around it if the word is meant")
		}
		b.not = true
	}
	return true
}

// term makes the condition of an item; false where it asks for nothing.
func (b *builder) term(it item) (archive.Term, bool) {
	t := archive.Term{Field: archive.Field(it.field), Not: it.not}
	switch it.field {
	case "", lemma:
		t.Field = archive.Text
	case since, until:
		t.Field = archive.Published
		if len(it.atoms) > 1 {
			b.fail(it.atoms[1].at, "%s: takes one day; write two conditions or a range, as in published:2025-09..2025-11", it.name)
		}
	}
	for _, a := range it.atoms {
		t.Values = append(t.Values, b.values(it, a)...)
	}
	return t, len(t.Values) > 0
}

func (b *builder) values(it item, a atom) []archive.Value {
	switch f := archive.Field(it.field); f {
	case "", archive.Text, archive.Title:
		return b.words(it, a)
	case lemma:
		return b.lemma(a)
	case since, until, archive.Published, archive.Date:
		return b.dates(it, a)
	case archive.Type, archive.Mode, archive.Factuality, archive.Class, archive.Form, archive.Language:
		return b.listed(it, a)
	case archive.ID:
		return b.id(it, a)
	default:
		return b.name(it, f, a)
	}
}
