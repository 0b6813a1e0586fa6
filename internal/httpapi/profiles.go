package httpapi

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"github.com/isnad-news/isnad/internal/view"
)

func (s service) profiles(api huma.API) {
	huma.Register(api, operation("get-actor", "/v1/actors/{id}", "What an actor did, suffered and said, by whose word"),
		func(ctx context.Context, in *struct {
			ID string `path:"id" maxLength:"64" doc:"QAT, or an id of a group" example:"QAT"`
			Narrowed
		}) (*body[view.Actor], error) {
			v, err := s.Desk.Actor(ctx, in.ID, in.filter())
			return reply(s, v, err)
		})
	huma.Register(api, operation("get-person", "/v1/people/{key}", "What a person said"),
		func(ctx context.Context, in *struct {
			Key string `path:"key" maxLength:"600" doc:"Value of /v1/people: a name in normal form"`
			Paged
		}) (*body[view.Person], error) {
			v, err := s.Desk.Person(ctx, in.Key, in.filter())
			return reply(s, v, err)
		})
	huma.Register(api, operation("get-country", "/v1/places/{country}", "What is told to have happened in a country"),
		func(ctx context.Context, in *struct {
			Country string `path:"country" maxLength:"3" doc:"ISO 3166-1 alpha-3" example:"QAT"`
			Paged
		}) (*body[view.Place], error) {
			v, err := s.Desk.Place(ctx, in.Country, "", in.filter())
			return reply(s, v, err)
		})
	huma.Register(api, operation("get-place", "/v1/places/{country}/{key}", "What is told to have happened at a place"),
		func(ctx context.Context, in *struct {
			Country string `path:"country" maxLength:"3" doc:"ISO 3166-1 alpha-3; - for none"`
			Key     string `path:"key" maxLength:"600" doc:"Value of /v1/places: a name in normal form"`
			Paged
		}) (*body[view.Place], error) {
			v, err := s.Desk.Place(ctx, in.Country, in.Key, in.filter())
			return reply(s, v, err)
		})
	huma.Register(api, operation("get-outlet", "/v1/outlets/{name}", "What an outlet published, and whom it relies on"),
		func(ctx context.Context, in *struct {
			Name string `path:"name" maxLength:"600" doc:"Value of /v1/outlets, path-escaped"`
			Narrowed
		}) (*body[view.Outlet], error) {
			v, err := s.Desk.Outlet(ctx, in.Name, in.filter())
			return reply(s, v, err)
		})
}
