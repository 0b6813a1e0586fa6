package search

import (
	"strings"
	"unicode/utf8"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/said"
)

// listed makes a value of a field that knows only certain ones. Languages are
// known by any code of ISO 639 too.
func (b *builder) listed(it item, a atom) []archive.Value {
	name := plain(a.text)
	if id := b.p.values[it.field][name]; id != "" {
		return []archive.Value{{ID: id}}
	}
	if it.field == string(archive.Language) && code(name) {
		return []archive.Value{{ID: name}}
	}
	known := said.ListOf(b.p.ids[it.field])
	near := nearest(a.text, b.p.spellings(it.field))
	if len(near) == 0 {
		b.fail(a.at, "%s:%s is not known: one of %s", it.name, a.text, known)
	} else {
		b.fail(a.at, "%s:%s is not known: %s? All: %s", it.name, a.text, said.ListOf(near), known)
	}
	return nil
}

// code tells whether s has the shape of a language's code.
func code(s string) bool {
	return (len(s) == 2 || len(s) == 3) && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == ""
}

// spellings lists the ids of a field and, behind them, their other names, in a
// fixed order.
func (p *Parser) spellings(field string) []string {
	out := append([]string{}, p.ids[field]...)
	for _, id := range p.ids[field] {
		out = append(out, p.others[field+":"+id]...)
	}
	return out
}

func (b *builder) id(it item, a atom) []archive.Value {
	if a.text == "" || !utf8.ValidString(a.text) {
		b.fail(a.at, "%s: wants a report's id", it.name)
		return nil
	}
	return []archive.Value{{ID: a.text}}
}

// capitals tells whether s is written as the ids of states and groups are.
func capitals(s string) bool {
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

// name makes a value of whom or what is named: an id in capitals, else the
// words in normal form and the ids of whom the whole of them means.
func (b *builder) name(it item, f archive.Field, a atom) []archive.Value {
	text := strings.TrimSpace(a.text)
	n := archive.Normal(text)
	switch {
	case n == "":
		b.fail(a.at, "%s: there is no letter or digit to seek here", it.name)
		return nil
	case strings.Contains(text, "*"):
		b.fail(a.at, "%s: a star works in words and titles only; a name is found by any of its words", it.name)
		return nil
	case f == archive.Outlet:
		return []archive.Value{{Name: n, Written: text}}
	case b.p.names.Err() != nil:
		b.fault = b.p.names.Err()
		return nil
	case !a.quoted && capitals(text) && b.p.names.Known(text):
		return []archive.Value{{ID: text}}
	}
	ids := b.p.names.IDs(text, f == archive.Place)
	if len(ids) == 0 && !a.quoted && capitals(text) {
		b.unknown(a.at, text)
		return []archive.Value{{ID: text}}
	}
	out := []archive.Value{{Name: n, Written: text}}
	for i, id := range ids {
		if i == 0 {
			out[0].ID = id
			continue
		}
		out = append(out, archive.Value{ID: id})
	}
	return out
}

// unknown tells of an id that nobody has, and which may be meant.
func (b *builder) unknown(at int, id string) {
	if near := b.p.names.Near(id); len(near) > 0 {
		b.note(at, "no state or group has the id %s: %s? It is sought as an id; write \"%s\" for a name", id, said.ListOf(near), id)
		return
	}
	b.note(at, "no state or group has the id %s It is sought as an id; write \"%s\" for a name", id, id)
}
