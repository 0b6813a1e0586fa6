package httpapi

import (
	"context"
	"net/url"

	"github.com/danielgtaylor/huma/v2"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/view"
)

// listed is a page of a list with the address of the next one.
type listed[T any] struct {
	Link string `header:"Link" doc:"The next page, rel=next (RFC 8288)."`
	Body view.Page[T]
}

func (s service) lists(api huma.API) {
	list(s, api, operation("list-reports", "/v1/reports", "Find reports"), s.Desk.Search)
	list(s, api, operation("list-events", "/v1/events", "Find events, by whose word"), s.Desk.Events)
	list(s, api, operation("list-statements", "/v1/statements", "Find statements"), s.Desk.Statements)
	s.counted(api, "list-actors", "/v1/actors", "Count events by actor", archive.ByActor)
	s.counted(api, "list-recipients", "/v1/recipients", "Count events by recipient", archive.ByRecipient)
	s.counted(api, "list-speakers", "/v1/speakers", "Count statements by the speaker's id", archive.BySpeaker)
	s.counted(api, "list-people", "/v1/people", "Count statements by the speaker's name", archive.ByPerson)
	s.counted(api, "list-places", "/v1/places", "Count events by place", archive.ByPlace)
	s.counted(api, "list-countries", "/v1/countries", "Count events by country", archive.ByCountry)
	s.counted(api, "list-outlets", "/v1/outlets", "Count reports by outlet", archive.ByOutlet)
	s.counted(api, "list-tellers", "/v1/tellers", "Count records by who stands in their chain", archive.ByTeller)
	s.counted(api, "list-types", "/v1/types", "Count events by type", archive.ByType)
	s.counted(api, "list-days", "/v1/days", "Count reports by day of publication", archive.ByDay)
	s.counted(api, "list-months", "/v1/months", "Count events by month", archive.ByMonth)
}

func list[T any](s service, api huma.API, o huma.Operation, find func(context.Context, view.Filter) (view.Page[T], error)) {
	huma.Register(api, o, func(ctx context.Context, in *Paged) (*listed[T], error) {
		p, err := find(ctx, in.filter())
		if err != nil {
			return nil, s.answered(err)
		}
		out := &listed[T]{Body: p}
		if p.Next != "" {
			f := in.filter()
			f.After = p.Next
			out.Link = "<" + (&url.URL{Path: o.Path, RawQuery: f.Values().Encode()}).String() + `>; rel="next"`
		}
		return out, nil
	})
}

// counts is an answer that counts.
type counts struct {
	Counts []archive.Count `json:"counts"`
}

// top narrows and says how many values are wanted.
type top struct {
	Narrowed
	Top int `query:"top" minimum:"1" maximum:"1000" default:"100" doc:"Most values."`
}

func (s service) counted(api huma.API, id, path, summary string, by archive.Facet) {
	huma.Register(api, operation(id, path, summary), func(ctx context.Context, in *top) (*body[counts], error) {
		c, err := s.Desk.Most(ctx, in.filter(), by, in.Top)
		if c == nil {
			c = []archive.Count{}
		}
		return reply(s, counts{c}, err)
	})
}
