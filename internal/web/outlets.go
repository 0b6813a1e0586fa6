package web

import (
	"net/http"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/view"
)

// outletsPage is who published what is in the archive.
type outletsPage struct {
	List  ranking
	Chips []chip
	Form  narrowing
}

// outlets shows who published how much.
func (s *Site) outlets(w http.ResponseWriter, r *http.Request) {
	f, counts, ok := s.most(w, r, archive.ByOutlet, mostRanked)
	if !ok {
		return
	}
	counts = short(counts)
	t := s.tongue(r)
	list := s.ranking(t, "outlets.reports", "outlet", counts, toPath("/outlets/"))
	for i, c := range counts {
		list.Lines[i].Name = outletCell(t, c.Value).Name
	}
	s.show(w, r, http.StatusOK, "outlets", t.say("outlets.title"), outletsPage{List: list,
		Chips: s.chips(t, "/outlets", f), Form: s.narrowing(t, "/outlets", f, nil, []string{"q", "from", "to"})})
}

func (s *Site) outletsJSON(w http.ResponseWriter, r *http.Request) {
	s.countsJSON(w, r, archive.ByOutlet)
}

func (s *Site) outletsCSV(w http.ResponseWriter, r *http.Request) {
	s.countsCSV(w, r, archive.ByOutlet, "outlets", []string{"outlet", "name", "reports"})
}

// outletPage is what an outlet published, and on whose word.
type outletPage struct {
	view.Outlet
	Called  string
	Records int // its events and statements
	Relies  []relied
	Lists   []ranking
	Reports string // addresses of its lists
	Events  string
	Said    string
	Chips   []chip
	Form    narrowing
}

// relied is a teller with how much of an outlet's records it tells.
type relied struct {
	linkCell
	N       int
	Percent int // of the outlet's records, rounded down; 0 for less than one
	Share   int // of the first's, for the bar
}

// outlet shows one outlet by the whole of its name.
func (s *Site) outlet(w http.ResponseWriter, r *http.Request) {
	f, ok := s.listed(w, r)
	if !ok {
		return
	}
	x, err := s.Desk.Outlet(r.Context(), unsegment(r.PathValue("name")), f)
	if err != nil {
		s.fault(w, r, err)
		return
	}
	here := f
	here.Outlet, here.Limit, here.After, here.Sort = x.Name, 0, "", ""
	records := 0
	for _, by := range []archive.Facet{archive.ByType, archive.ByClass} {
		counts, err := s.Desk.Most(r.Context(), here, by, mostRanked)
		if err != nil {
			s.fault(w, r, err)
			return
		}
		records += total(counts)
	}
	t, path := s.tongue(r), outletAddress(x.Name)
	x = short(x)
	p := outletPage{Outlet: x, Called: outletCell(t, x.Name).Name, Records: records, Relies: s.reliance(t, x.Tellers, records),
		Reports: address("/search", here), Events: address("/events", here), Said: address("/statements", here),
		Lists: []ranking{
			s.ranking(t, "outlet.speakers", "speaker", x.Speakers, toActor),
			s.ranking(t, "outlet.people", "person", x.People, toPath("/people/")),
			s.ranking(t, "outlet.types", "type", x.Types, setting("/events", here, "type")),
			s.ranking(t, "outlet.actors", "actor", x.Actors, toActor)},
		Chips: s.chips(t, path, f), Form: s.narrowing(t, path, f, nil, []string{"from", "to"})}
	s.show(w, r, http.StatusOK, "outlet", p.Called, p)
}

func (s *Site) reliance(t *tongue, tellers []archive.Count, records int) []relied {
	var out []relied
	for _, c := range tellers {
		line := relied{linkCell: linkCell{Name: s.called(t, "teller", c), Code: c.Value, Href: toActor(c)}, N: c.N}
		if c.Value == unnamedSource {
			line.Name, line.Code = t.word("teller", unnamedSource), ""
		}
		if records > 0 {
			line.Percent = c.N * 100 / records
		}
		line.Share = c.N * 100 / max(1, tellers[0].N)
		out = append(out, line)
	}
	return out
}
