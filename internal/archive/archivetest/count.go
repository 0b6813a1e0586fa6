package archivetest

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/isnad-news/isnad/internal/archive"
)

// learn notes how names are written, and where places stand, the first time
// that either is told.
func (m *Model) learn(rows archive.Rows) {
	for _, n := range rows.Names {
		if _, known := m.names[n.Name]; !known {
			m.names[n.Name] = n
		}
	}
	for _, p := range rows.Places {
		k := [2]string{p.Name, p.Country}
		old, known := m.places[k]
		switch {
		case !known:
			m.places[k] = p
		case old.Lat == nil:
			old.Lat, old.Lon = p.Lat, p.Lon
			m.places[k] = old
		}
	}
}

// facet counts what was found: events and statements that satisfy the query,
// or reports. What has no value is not counted. Days and months come in order,
// and all.
func (m *Model) facet(all []found, terms []archive.Term, by archive.Facet, top int) []archive.Count {
	if top <= 0 {
		top = 10
	}
	if by == archive.ByPlace {
		return m.wheres(all, top)
	}
	t := tally{}
	s := positive(terms)
	for _, f := range all {
		f.count(t, s, by)
	}
	switch by {
	case archive.ByDay, archive.ByMonth, archive.ByStatement:
		days := t.top(0)
		slices.SortFunc(days, func(a, b archive.Count) int { return strings.Compare(a.Value, b.Value) })
		return days
	}
	out := t.top(top)
	if by == archive.ByPerson {
		m.mu.RLock()
		defer m.mu.RUnlock()
		for i := range out {
			n := m.names[out[i].Value]
			out[i].Label, out[i].LabelEn = cmp.Or(clean(n.Written), out[i].Value), clean(n.English)
		}
	}
	return out
}

// count adds what one report has of a facet.
func (f found) count(t tally, s sides, by archive.Facet) {
	doc := &f.Record.Document
	switch by {
	case archive.ByDay:
		t.add(doc.Published)
	case archive.ByOutlet:
		t.add(doc.Outlet)
	case archive.ByLanguage:
		t.add(doc.Language)
	case archive.ByTeller:
		f.tellers(t, s)
	}
	for _, i := range f.statements {
		f.ofStatement(t, &f.rows.Statements[i], by)
	}
	for _, i := range f.events {
		f.ofEvent(t, &f.rows.Events[i], by)
	}
}

// tellers counts each event and statement once for each in its chain; of a
// query with terms of one kind only, those of that kind.
func (f found) tellers(t tally, s sides) {
	both := (s.events == nil) == (s.statements == nil)
	for _, i := range f.events {
		if both || s.events != nil {
			t.add(partyIDs(f.rows.Events[i].Tellers)...)
		}
	}
	for _, i := range f.statements {
		if both || s.statements != nil {
			t.add(partyIDs(f.rows.Statements[i].Tellers)...)
		}
	}
}

func (f found) ofStatement(t tally, s *archive.StatementRow, by archive.Facet) {
	switch by {
	case archive.BySpeaker:
		t.add(s.Speaker.ID)
	case archive.ByPerson:
		t.add(s.Speaker.Name)
	case archive.ByClass:
		t.add(s.Class)
	case archive.ByStatement:
		t.add(month(f.Record.Document.Published))
	}
}

// ofEvent counts an event once for each value.
func (f found) ofEvent(t tally, e *archive.EventRow, by archive.Facet) {
	switch by {
	case archive.ByType:
		t.add(e.Type)
	case archive.ByMode:
		t.add(e.Mode)
	case archive.ByFactuality:
		t.add(e.Factuality)
	case archive.ByCountry:
		t.add(e.Country)
	case archive.ByActor:
		t.add(partyIDs(e.Actors)...)
	case archive.ByRecipient:
		t.add(partyIDs(e.Recipients)...)
	case archive.ByMonth:
		t.add(month(cmp.Or(e.First, f.Record.Document.Published)))
	}
}

func month(day string) string { return day[:min(len(day), len("2006-01"))] }

func partyIDs(ps []archive.Named) (out []string) {
	for _, p := range ps {
		out = append(out, p.ID)
	}
	return out
}

// wheres counts events by the name and country of their place.
func (m *Model) wheres(all []found, top int) []archive.Count {
	counts := map[[2]string]int{}
	for _, f := range all {
		for _, i := range f.events {
			if e := &f.rows.Events[i]; e.Place != "" {
				counts[[2]string{e.Place, e.Country}]++
			}
		}
	}
	keys := slices.SortedFunc(maps.Keys(counts), func(a, b [2]string) int {
		return cmp.Or(counts[b]-counts[a], strings.Compare(a[0], b[0]), strings.Compare(a[1], b[1]))
	})
	m.mu.RLock()
	defer m.mu.RUnlock()
	out := []archive.Count{}
	for _, k := range keys[:min(top, len(keys))] {
		p := m.places[k]
		p.Written, p.English, p.Country = cmp.Or(clean(p.Written), k[0]), clean(p.English), k[1]
		out = append(out, archive.Count{Value: k[0], Label: p.Written, LabelEn: p.English, N: counts[k], Place: p.Location()})
	}
	return out
}
