package web

import (
	"cmp"
	"net/http"
	"strconv"
	"strings"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/view"
)

// placesPage is where things are told to have happened.
type placesPage struct {
	Map       worldMap
	Rows      []placeRow
	Countries ranking
	Chips     []chip
	Form      narrowing
}

// placeRow is a place in the table below the map, with the same numbers.
type placeRow struct {
	Name    string
	Country linkCell
	Lat     string
	Lon     string
	N       int
	Href    string
}

// placeCounts are places and states by how many events are told of them.
type placeCounts struct {
	Places    []archive.Count `json:"places"`
	Countries []archive.Count `json:"countries"`
}

func placeFields() []string {
	return []string{"q", "type", "actor", "recipient", "country", "factuality", "teller", "outlet", "from", "to"}
}

// places shows a map and a table of places.
func (s *Site) places(w http.ResponseWriter, r *http.Request) {
	f, counts, ok := s.placeCounts(w, r, mostMapped)
	if !ok {
		return
	}
	counts = short(counts)
	t, shown := s.tongue(r), r.URL.Query().Get("view")
	p := placesPage{Map: s.worldMap(t, shown, f, counts.Places), Rows: s.placeRows(t, counts.Places),
		Countries: s.ranking(t, "places.countries", "country", counts.Countries, func(c archive.Count) string { return placeAddress(c.Value, "") }),
		Chips:     s.chips(t, "/places", f), Form: s.narrowing(t, "/places", f, map[archive.Facet][]archive.Count{archive.ByCountry: counts.Countries}, placeFields())}
	if shown == "world" {
		p.Form.Kept = append(p.Form.Kept, control{Name: "view", Value: shown})
	}
	s.show(w, r, http.StatusOK, "places", t.say("places.title"), p)
}

func (s *Site) placeCounts(w http.ResponseWriter, r *http.Request, top int) (view.Filter, placeCounts, bool) {
	var out placeCounts
	f, places, ok := s.most(w, r, archive.ByPlace, top)
	if !ok {
		return f, out, false
	}
	countries, err := s.Desk.Most(r.Context(), f, archive.ByCountry, mostRanked)
	if err != nil {
		s.fault(w, r, err)
		return f, out, false
	}
	for _, c := range countries {
		if c.Value != "" {
			out.Countries = append(out.Countries, c)
		}
	}
	out.Places = places
	return f, out, true
}

func (s *Site) placeRows(t *tongue, counts []archive.Count) []placeRow {
	out := make([]placeRow, 0, len(counts))
	for _, c := range counts {
		row := placeRow{Name: brief(placeName(t, c), briefName), N: c.N, Href: toPlace(c)}
		if p := c.Place; p != nil {
			row.Lat, row.Lon = degrees(p.Lat), degrees(p.Lon)
			if p.Country != "" {
				row.Country = linkCell{Name: s.Desk.Label(p.Country, t.code), Code: p.Country, Href: placeAddress(p.Country, "")}
			}
		}
		out = append(out, row)
	}
	return out
}

func degrees(x *float64) string {
	if x == nil {
		return ""
	}
	return strconv.FormatFloat(*x, 'f', -1, 64)
}

func (s *Site) placesJSON(w http.ResponseWriter, r *http.Request) {
	if _, counts, ok := s.placeCounts(w, r, mostListed); ok {
		s.writeJSON(w, r, counts)
	}
}

func (s *Site) placesCSV(w http.ResponseWriter, r *http.Request) {
	_, counts, ok := s.placeCounts(w, r, mostListed)
	if !ok {
		return
	}
	columns := []string{"key", "name", "name_en", "country", "latitude", "longitude", "events"}
	s.writeCSV(w, r, "places", columns, func(row func(...string) error) error {
		for _, c := range counts.Places {
			p := archive.Location{Name: cmp.Or(c.Label, c.Value)}
			if c.Place != nil {
				p = *c.Place
			}
			if err := row(c.Value, p.Name, p.NameEn, p.Country, degrees(p.Lat), degrees(p.Lon), strconv.Itoa(c.N)); err != nil {
				return err
			}
		}
		return nil
	})
}

// placePage is what is told to have happened at a place or in a state.
type placePage struct {
	view.Place
	Called  string
	Other   string
	State   linkCell // of a place
	ActorAt string   // of a state: its page as an actor
	Map     worldMap
	Lists   []ranking
	Events  eventTable
	All     string
	Feed    string
	Chips   []chip
	Form    narrowing
}

// place shows a place or, without a key, a state.
func (s *Site) place(w http.ResponseWriter, r *http.Request) {
	f, ok := s.listed(w, r)
	if !ok {
		return
	}
	country := strings.ToUpper(unsegment(r.PathValue("country")))
	if country == nowhereKnown {
		country = ""
	}
	x, err := s.Desk.Place(r.Context(), country, unsegment(r.PathValue("key")), f)
	if err != nil {
		s.fault(w, r, err)
		return
	}
	key := x.Key
	x = short(x)
	x.Key = key // in addresses whole
	p := s.placePage(s.tongue(r), x, country, f)
	s.show(w, r, http.StatusOK, "place", p.Called, p)
}

func (s *Site) placePage(t *tongue, x view.Place, country string, f view.Filter) placePage {
	path, here := placeAddress(country, x.Key), f
	here.Country, here.Place, here.Limit, here.After, here.Sort = country, x.Key, 0, "", ""
	p := placePage{Place: x, Called: brief(x.Name, briefName), Other: brief(x.NameEn, briefName), Events: s.eventTable(t, x.Events),
		All: address("/events", here), Feed: address("/events.rss", here),
		Lists: []ranking{
			s.ranking(t, "place.types", "type", x.Types, setting("/events", here, "type")),
			s.ranking(t, "place.actors", "actor", x.Actors, toActor),
			s.ranking(t, "place.tellers", "teller", x.Tellers, toActor)},
		Chips: s.chips(t, path, f), Form: s.narrowing(t, path, f, nil, periodFields())}
	if t.code == "en" && x.NameEn != "" {
		p.Called, p.Other = p.Other, p.Called
	}
	p.Called = cmp.Or(p.Called, country, brief(x.Key, briefName))
	if x.Key == "" {
		p.ActorAt = "/actors/" + segment(country)
		p.Lists = append(p.Lists, s.ranking(t, "place.places", "place", x.Places, toPlace))
		p.Map = s.nearMap(t, x.Places)
		return p
	}
	if country != "" {
		p.State = linkCell{Name: s.Desk.Label(country, t.code), Code: country, Href: placeAddress(country, "")}
	}
	p.Map = s.nearMap(t, []archive.Count{{Value: x.Key, Label: x.Name, N: x.Total, Place: &x.Location}})
	return p
}
