package archivetest

import (
	"slices"
	"strings"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/correct"
)

// report is an entry with its rows, as a condition looks at it.
type report struct {
	archive.Entry
	came        int // how many came in before
	rows        archive.Rows
	title, text archive.Terms
}

// newReport puts corrections on what a reader has read, and knows the lemmas of
// the headline where the text begins with it. Words are found by their letters
// and digits: 1,200 is two words.
func newReport(e archive.Entry, came int, cs []correct.Correction) *report {
	e.Corrections, e.AsRead = nil, nil
	if len(cs) > 0 {
		read := e.Record
		e.Record, e.AsRead, e.Corrections = correct.Apply(read, cs), &read, cs
	}
	r := &report{Entry: e, came: came, rows: archive.RowsOf(&e.Record)}
	r.title.Forms = strings.Fields(archive.Normal(e.Record.Document.Title))
	if n := len(r.title.Forms); n <= len(e.Terms.Forms) && slices.Equal(r.title.Forms, e.Terms.Forms[:n]) {
		r.title.Lemmas = e.Terms.Lemmas[:n]
	}
	r.text = archive.Terms{Forms: tokens(e.Terms.Forms), Lemmas: e.Terms.Lemmas}
	return r
}

func tokens(words []string) (out []string) {
	for _, w := range words {
		out = append(out, archive.Split(w)...)
	}
	return out
}

// found is how a report satisfies a query.
type found struct {
	*report
	events, statements []int
	score              int // how often what is sought stands in it
}

// match tells whether all terms of a query hold of a report.
func match(r *report, terms []archive.Term) (found, bool) {
	f := found{report: r}
	for _, t := range terms {
		f.score += r.count(t)
		if t.Field.Of() == "report" && r.holds(t) == t.Not {
			return f, false
		}
		if t.Not && r.told(t) {
			return f, false
		}
	}
	s := positive(terms)
	f.events = where(len(r.rows.Events), r.event, s.ofEvents())
	f.statements = where(len(r.rows.Statements), r.statement, s.ofStatements())
	return f, r.together(s, &f)
}

// sides parts the terms that are not negated by what they are about.
type sides struct{ events, statements, tellers []archive.Term }

func positive(terms []archive.Term) (s sides) {
	for _, t := range terms {
		switch {
		case t.Not:
		case t.Field.Of() == "event":
			s.events = append(s.events, t)
		case t.Field.Of() == "statement":
			s.statements = append(s.statements, t)
		case t.Field.Of() == "any":
			s.tellers = append(s.tellers, t)
		}
	}
	return s
}

// ofEvents gives what must hold of one event: tellers too, unless they are
// those of statements.
func (s sides) ofEvents() []archive.Term {
	if s.events == nil && s.statements != nil {
		return nil
	}
	return slices.Concat(s.events, s.tellers)
}

// ofStatements is as ofEvents.
func (s sides) ofStatements() []archive.Term {
	if s.statements == nil && s.events != nil {
		return nil
	}
	return slices.Concat(s.statements, s.tellers)
}

// together tells whether one event, one statement or, for tellers alone,
// either holds all.
func (r *report) together(s sides, f *found) bool {
	switch {
	case s.events != nil && len(f.events) == 0, s.statements != nil && len(f.statements) == 0:
		return false
	case s.events == nil && s.statements == nil && s.tellers != nil:
		return len(f.events)+len(f.statements) > 0
	}
	return true
}

// where gives the indexes of the rows of which all terms hold.
func where(n int, holds func(int, archive.Term) bool, terms []archive.Term) (out []int) {
	for i := range n {
		if !slices.ContainsFunc(terms, func(t archive.Term) bool { return !holds(i, t) }) {
			out = append(out, i)
		}
	}
	return out
}

// told tells whether any event or statement satisfies a term about them.
func (r *report) told(t archive.Term) bool {
	events, statements := 0, 0
	if of := t.Field.Of(); of == "event" || of == "any" {
		events = len(where(len(r.rows.Events), r.event, []archive.Term{t}))
	}
	if of := t.Field.Of(); of == "statement" || of == "any" {
		statements = len(where(len(r.rows.Statements), r.statement, []archive.Term{t}))
	}
	return events+statements > 0
}

// count is how often the words of a term stand in the report.
func (r *report) count(t archive.Term) (n int) {
	for _, v := range t.Values {
		switch {
		case v.Words == nil || t.Not:
		case t.Field == archive.Text:
			n += stands(v.Words, r.text)
		case t.Field == archive.Title:
			n += stands(v.Words, r.title)
		}
	}
	return n
}

// holds tells whether one of a term's values holds of the report itself.
func (r *report) holds(t archive.Term) bool {
	doc := &r.Record.Document
	return slices.ContainsFunc(t.Values, func(v archive.Value) bool {
		switch t.Field {
		case archive.Text:
			return v.Words != nil && stands(v.Words, r.text) > 0
		case archive.Title:
			return v.Words != nil && stands(v.Words, r.title) > 0
		case archive.Outlet:
			return isNamed(v, archive.Normal(doc.Outlet))
		case archive.Language:
			return v.ID == doc.Language
		case archive.Form:
			return plainForm(v.ID) == plainForm(doc.Form)
		case archive.Published:
			return overlaps(v, doc.Published, doc.Published)
		case archive.ID:
			return v.ID == doc.ID
		}
		return false
	})
}

// plainForm names an article, whose form is left out in records.
func plainForm(s string) string {
	if s == "" {
		return "article"
	}
	return s
}

// event tells whether one of a term's values holds of event i.
func (r *report) event(i int, t archive.Term) bool {
	e := &r.rows.Events[i]
	return slices.ContainsFunc(t.Values, func(v archive.Value) bool {
		switch t.Field {
		case archive.Actor:
			return anyParty(e.Actors, v)
		case archive.Recipient:
			return anyParty(e.Recipients, v)
		case archive.Party:
			return anyParty(e.Actors, v) || anyParty(e.Recipients, v)
		case archive.Teller:
			return v.ID == archive.OutletLink || anyParty(e.Tellers, v)
		case archive.Place:
			return isParty(archive.Named{ID: e.Country, Name: e.Place}, v)
		case archive.Date:
			return overlaps(v, e.First, e.Last)
		case archive.Type:
			return v.ID == e.Type
		case archive.Mode:
			return v.ID == e.Mode
		case archive.Factuality:
			return v.ID == e.Factuality
		}
		return false
	})
}

// statement tells whether one of a term's values holds of statement i. Who
// speaks tells it, and every chain ends with the outlet.
func (r *report) statement(i int, t archive.Term) bool {
	s := &r.rows.Statements[i]
	return slices.ContainsFunc(t.Values, func(v archive.Value) bool {
		switch t.Field {
		case archive.Speaker:
			return isParty(s.Speaker, v)
		case archive.Class:
			return v.ID == s.Class
		case archive.Teller:
			return v.ID == archive.OutletLink || isParty(s.Speaker, v) || anyParty(s.Tellers, v)
		}
		return false
	})
}

func anyParty(ps []archive.Named, v archive.Value) bool {
	return slices.ContainsFunc(ps, func(p archive.Named) bool { return isParty(p, v) })
}

// isParty tells whether a party is meant by its id or by its name.
func isParty(p archive.Named, v archive.Value) bool {
	return v.ID != "" && v.ID == p.ID || isNamed(v, p.Name)
}

// isNamed tells whether a name is meant: all of it, or a part where it need
// not be exact.
func isNamed(v archive.Value, name string) bool {
	if v.Exact {
		return name != "" && archive.Normal(v.Name) == name
	}
	return within(v.Name, name)
}

// within tells whether name stands in longer by whole words; no name stands
// nowhere.
func within(name, longer string) bool {
	return name != "" && strings.Contains(" "+longer+" ", " "+name+" ")
}

// overlaps tells whether a value's days and those of first to last have one in
// common. What has no day has none in common with anything.
func overlaps(v archive.Value, first, last string) bool {
	return first != "" && (v.From == "" || last >= v.From) && (v.To == "" || first <= v.To)
}

// stands counts where words stand in a text.
func stands(w *archive.Words, in archive.Terms) (n int) {
	forms := tokens(w.Forms)
	for i := range in.Forms {
		if phraseAt(forms, w.Prefix, in.Forms[i:]) {
			n++
		}
	}
	for _, l := range in.Lemmas {
		begun := w.Prefix && len(forms) == 1 && strings.HasPrefix(l, forms[0])
		if l != "" && (begun || slices.Contains(w.Lemmas, l)) {
			n++
		}
	}
	return n
}

// phraseAt tells whether a text begins with a phrase.
func phraseAt(phrase []string, prefix bool, text []string) bool {
	n := len(phrase)
	if n == 0 || len(text) < n {
		return false
	}
	if prefix {
		return slices.Equal(phrase[:n-1], text[:n-1]) && strings.HasPrefix(text[n-1], phrase[n-1])
	}
	return slices.Equal(phrase, text[:n])
}
