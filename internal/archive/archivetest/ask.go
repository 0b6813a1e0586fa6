package archivetest

import (
	"strings"

	"github.com/isnad-news/isnad/internal/archive"
)

// query draws a query about what entries of the same stock hold.
func (m maker) query() archive.Query {
	q := archive.Query{Limit: 1 << 20, Facets: archive.AllFacets(), Top: 1 << 10,
		Sort: pick(m, archive.ByRank, archive.Newest, archive.Oldest, archive.Gathered)}
	for range 1 + m.IntN(3) {
		q.Terms = append(q.Terms, m.term())
	}
	return q
}

func (m maker) term() archive.Term {
	t := archive.Term{Not: m.IntN(4) == 0, Field: pick(m,
		archive.Text, archive.Text, archive.Text, archive.Text, archive.Title, archive.Title, archive.Outlet, archive.Language,
		archive.Form, archive.Published, archive.ID, archive.Actor, archive.Actor, archive.Recipient, archive.Party,
		archive.Type, archive.Mode, archive.Place, archive.Date, archive.Date, archive.Factuality,
		archive.Speaker, archive.Class, archive.Teller)}
	for range pick(m, 1, 1, 1, 2, 3) {
		t.Values = append(t.Values, m.value(t.Field))
	}
	return t
}

func (m maker) value(f archive.Field) (v archive.Value) {
	switch f {
	case archive.Text:
		v.Words = m.words(true)
	case archive.Title:
		v.Words = m.words(false)
	case archive.Published, archive.Date:
		v.From, v.To = m.bounds()
	case archive.Outlet:
		if v.Name = m.part(pick(m, m.outlets...)); m.IntN(3) == 0 {
			v = archive.Value{Name: archive.Normal(pick(m, m.outlets...)), Exact: true}
		}
	case archive.Actor, archive.Recipient, archive.Party, archive.Place, archive.Speaker, archive.Teller:
		v = m.who()
	default:
		v.ID = m.fixed(f)
	}
	return v
}

// fixed draws an id of a field whose values are few.
func (m maker) fixed(f archive.Field) string {
	switch f {
	case archive.Language:
		return pick(m, "ar", "fa", "he")
	case archive.Form:
		return pick(m, "article", "live-blog", "stub", "gallery")
	case archive.ID:
		return newMaker(m.IntN(80)).entry(m.IntN(80)).Record.Document.ID
	case archive.Type:
		return pick(m, "ASSAULT", "CONSULT", "AGREE", "AID")
	case archive.Mode:
		return pick(m, "firearms", "visit")
	case archive.Factuality:
		return pick(m, "occurred", "planned", "denied")
	}
	return pick(m, "say", "deny", "demand")
}

// who draws an id, or a part of a name.
func (m maker) who() archive.Value {
	e := pick(m, m.names...)
	if e.ID != "" && m.IntN(2) == 0 {
		return archive.Value{ID: e.ID}
	}
	if m.IntN(4) == 0 { // as sides of entities, places and speakers are named
		return archive.Value{Name: archive.Normal(pick(m, e.Name, e.Name+" "+e.NameEn, e.Name+" "+e.Name)), Exact: true}
	}
	return archive.Value{Name: m.part(pick(m, e.Name, e.Name, e.NameEn+" "+e.ID))}
}

// part draws some words in a row of a name, in normal form, sometimes half a
// word.
func (m maker) part(name string) string {
	words := append(strings.Fields(archive.Normal(name)), "nobody")
	words = words[:max(1, len(words)-1)]
	from := m.IntN(len(words))
	out := strings.Join(words[from:from+1+m.IntN(len(words)-from)], " ")
	if r := []rune(out); m.IntN(8) == 0 && len(r) > 2 {
		return string(r[1:])
	}
	return out
}

// bounds draws days of which one may be missing.
func (m maker) bounds() (from, to string) {
	from, to = m.day(), m.day()
	if from > to && m.IntN(8) > 0 {
		from, to = to, from
	}
	switch m.IntN(4) {
	case 0:
		return "", to
	case 1:
		return from, ""
	}
	return from, to
}

// words draws a word, how one begins, a phrase, or a word with its lemma.
func (m maker) words(lemmas bool) *archive.Words {
	w := m.IntN(len(m.forms))
	one := archive.Words{Forms: []string{m.forms[w]}}
	switch m.IntN(4) {
	case 0:
		one.Forms = append(one.Forms, pick(m, m.forms...))
	case 1:
		if lemmas {
			one.Lemmas = []string{m.lemmas[w], pick(m, m.lemmas...)}
			one.Forms = one.Forms[:m.IntN(2)]
		}
	}
	if n := len(one.Forms); n > 0 && m.IntN(3) == 0 {
		one.Prefix = true
		r := []rune(one.Forms[n-1])
		one.Forms[n-1] = string(r[:1+m.IntN(len(r))])
	}
	return &one
}

// listing draws a listing of what entries of the same stock hold.
func (m maker) listing() archive.Listing {
	l := archive.Listing{Kind: pick(m, archive.Events, archive.Statements), Limit: pick(m, 1, 3, 10, 50)}
	for range m.IntN(3) {
		l.Terms = append(l.Terms, m.term())
	}
	l.Order = pick(m, append(archive.Orders(l.Kind), "")...)
	if l.Order != "" && m.IntN(2) == 0 {
		l.Order = "-" + l.Order
	}
	return l
}
