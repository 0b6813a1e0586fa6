package view

import (
	"errors"
	"slices"
	"strings"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/said"
	"github.com/isnad-news/isnad/internal/search"
	"github.com/isnad-news/isnad/internal/text"
)

// asked is a filter as an archive is asked by it.
type asked struct {
	filter   Filter
	query    archive.Query // its terms alone
	problems []Problem
	lost     *Problem // the first field that was not understood: nothing is found by it
}

// ask reads a filter. What is malformed is an error that wraps ErrAsk; what is
// only unknown, or was taken in a way that one should know of, is a problem.
func (d *Desk) ask(f Filter) (*asked, error) {
	a := &asked{filter: f}
	if err := f.check(); err != nil {
		return nil, err
	}
	for _, add := range []func(*asked) error{d.words, d.coded, d.named, d.places, d.whole, d.days} {
		if err := add(a); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// all is ask where nobody is shown problems: what was not understood is an
// error.
func (d *Desk) all(f Filter) (*asked, error) {
	a, err := d.ask(f)
	if err != nil || a.lost == nil {
		return a, err
	}
	return nil, askError("%s: %s", said.Field(a.lost.Field), a.lost.Said)
}

func (a *asked) add(t ...archive.Term) { a.query.Terms = append(a.query.Terms, t...) }

// problem notes what was not understood.
func (a *asked) problem(field, value string, what said.Text) {
	a.note(field, value, what)
	if a.lost == nil {
		p := a.problems[len(a.problems)-1]
		a.lost = &p
	}
}

// note tells how something was taken.
func (a *asked) note(field, value string, what said.Text) {
	a.problems = append(a.problems, Problem{Field: field, Value: value, Text: what.String(), Said: what})
}

// words reads what is written in the language of searches.
func (d *Desk) words(a *asked) error {
	q, notes, err := d.o.Parser.Parse(a.filter.Q)
	var mistake *search.Error
	switch {
	case errors.As(err, &mistake):
		a.problem("q", a.filter.Q, mistake.Said())
		return nil
	case err != nil:
		return err
	}
	for _, n := range notes {
		a.note("q", a.filter.Q, n.Said())
	}
	a.add(q.Terms...)
	return nil
}

// coded adds the fields that know only certain values.
func (d *Desk) coded(a *asked) error {
	f := a.filter
	for _, x := range []struct {
		field archive.Field
		value string
	}{{archive.Type, f.Type}, {archive.Mode, f.Mode}, {archive.Factuality, f.Factuality}, {archive.Class, f.Class}, {archive.Language, f.Language}} {
		if x.value == "" {
			continue
		}
		t := archive.Term{Field: x.field}
		for _, v := range a.parts(string(x.field), x.value) {
			// Written as a name, so that nothing in it can be taken for a field.
			one, ok, err := d.parse(a, x.field, archive.Value{Name: v, Written: v})
			if err != nil {
				return err
			}
			if ok {
				t.Values = append(t.Values, one...)
			}
		}
		a.add(t)
	}
	return nil
}

// named adds the fields that somebody is named in: by ids or by a name. The
// name of a state or a group means its id.
func (d *Desk) named(a *asked) error {
	f := a.filter
	for _, x := range []struct {
		field archive.Field
		value string
	}{{archive.Actor, f.Actor}, {archive.Recipient, f.Recipient}, {archive.Party, f.Party}, {archive.Speaker, f.Speaker}, {archive.Teller, f.Teller}} {
		if x.value == "" {
			continue
		}
		t := archive.Term{Field: x.field}
		for _, v := range a.parts(string(x.field), x.value) {
			one, ok, err := d.parse(a, x.field, who(v))
			if err != nil {
				return err
			}
			if ok {
				t.Values = append(t.Values, meant(one)...)
			}
		}
		a.add(t)
	}
	return nil
}

// who tells an id from a name.
func who(s string) archive.Value {
	if isID(s) {
		return archive.Value{ID: s}
	}
	return archive.Value{Name: s, Written: s}
}

// meant leaves of a name that means a state or a group its id alone.
func meant(values []archive.Value) []archive.Value {
	if !slices.ContainsFunc(values, func(v archive.Value) bool { return v.ID != "" }) {
		return values
	}
	var out []archive.Value
	for _, v := range values {
		if v.ID != "" {
			out = append(out, archive.Value{ID: v.ID})
		}
	}
	return out
}

// parse reads one value by the rules of the language of searches.
func (d *Desk) parse(a *asked, f archive.Field, v archive.Value) ([]archive.Value, bool, error) {
	written := v.Written
	if written == "" {
		written = v.ID
	}
	p := d.o.Parser
	q, notes, err := p.Parse(p.Format(archive.Query{Terms: []archive.Term{{Field: f, Values: []archive.Value{v}}}}))
	var mistake *search.Error
	switch {
	case errors.As(err, &mistake):
		a.problem(string(f), written, mistake.What)
		return nil, false, nil
	case err != nil:
		return nil, false, err
	case len(q.Terms) != 1 || q.Terms[0].Field != f:
		a.problem(string(f), written, said.New("this was not understood: write a name or an id"))
		return nil, false, nil
	}
	for _, n := range notes {
		a.note(string(f), written, n.What)
	}
	return q.Terms[0].Values, true, nil
}

// parts gives what stands between commas, Latin and Arabic.
func (a *asked) parts(field, value string) []string {
	out := given(strings.FieldsFunc(value, func(r rune) bool { return r == ',' || r == 0x060C }))
	if len(out) == 0 {
		a.problem(field, value, said.New("there is nothing here but commas"))
	}
	return out
}

// isID tells whether s is written as ids of actors are: capitals, digits and
// hyphens, two letters at least.
func isID(s string) bool {
	letters := 0
	for _, r := range s {
		switch {
		case r >= 'A' && r <= 'Z':
			letters++
		case r >= '0' && r <= '9', r == '-', r == '+':
		default:
			return false
		}
	}
	return letters > 1
}

// digits writes Arabic-Indic and Persian digits as ASCII's.
func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if d, ok := text.Digit(r); ok {
			return rune(d)
		}
		if text.IsBidi(r) {
			return -1
		}
		return r
	}, s)
}
