// Package httpapi is the archive as data: OpenAPI 3.1 below /v1, with the same
// answers as the pages.
package httpapi

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/correct"
	"github.com/isnad-news/isnad/internal/view"
)

// Desk is what the API asks; package view answers. Errors wrap
// archive.ErrNotFound or view.ErrAsk where they fit.
type Desk interface {
	Home(ctx context.Context, f view.Filter) (view.Home, error)
	Search(ctx context.Context, f view.Filter) (view.Page[view.ReportLine], error)
	Events(ctx context.Context, f view.Filter) (view.Page[view.EventLine], error)
	Statements(ctx context.Context, f view.Filter) (view.Page[view.StatementLine], error)
	EachReport(ctx context.Context, f view.Filter, do func(view.ReportLine) error) error
	EachEvent(ctx context.Context, f view.Filter, do func(view.EventLine) error) error
	EachStatement(ctx context.Context, f view.Filter, do func(view.StatementLine) error) error
	Most(ctx context.Context, f view.Filter, by archive.Facet, top int) ([]archive.Count, error)
	Actor(ctx context.Context, id string, f view.Filter) (view.Actor, error)
	Person(ctx context.Context, key string, f view.Filter) (view.Person, error)
	Place(ctx context.Context, country, key string, f view.Filter) (view.Place, error)
	Outlet(ctx context.Context, name string, f view.Filter) (view.Outlet, error)
	Report(ctx context.Context, id string) (view.Report, error)
	Why(ctx context.Context, report, key string) (view.Why, error)
	Read(ctx context.Context, r view.ReadRequest) (view.Report, error)
	Coverage(ctx context.Context) (view.Coverage, error)
	Choices() view.Choices
}

// Corrections gives what editors have said of all reports, by id.
type Corrections interface {
	Corrections(ctx context.Context, after string, limit int) ([]correct.Correction, error)
}

// Options make an API.
type Options struct {
	Desk        Desk
	Corrections Corrections
	Log         *slog.Logger
	Version     string // of the program
	Base        string // address of the site without a slash at its end, for linked data; may be empty
}

// service answers the operations.
type service struct{ Options }

// New gives the handler of everything below /v1.
func New(o Options) http.Handler {
	mux := http.NewServeMux()
	s := service{o}
	api := humago.New(mux, config(o.Version))
	s.lists(api)
	s.profiles(api)
	s.reports(api)
	s.linkedData(api)
	s.streams(api)
	s.rest(api)
	mux.HandleFunc("/", unknown(mux))
	return mux
}

// config names the API. Its pages of documentation would load scripts from
// elsewhere, so there are none: /v1/openapi.json and .yaml tell all.
func config(version string) huma.Config {
	c := huma.DefaultConfig("Isnad", version)
	c.Info.Description = "Arabic news as evidence: who did what to whom, when, where, and who says so. " +
		"Isnad never says that something happened; every record names its chain of tellers and the words that carry it. " +
		"Offsets are Unicode code points of the report's text, half-open."
	c.Components.Schemas = registry()
	c.OpenAPIPath, c.SchemasPath, c.DocsPath = "/v1/openapi", "/v1/schemas", ""
	c.CreateHooks = nil // no links to schemas in the answers
	c.NoFormatFallback = false
	return c
}

// operation begins the description of a GET.
func operation(id, path, summary string, more ...string) huma.Operation {
	o := huma.Operation{OperationID: id, Method: http.MethodGet, Path: path, Summary: summary,
		Errors: []int{http.StatusBadRequest, http.StatusNotFound, http.StatusRequestEntityTooLarge, http.StatusRequestURITooLong,
			http.StatusUnprocessableEntity, http.StatusTooManyRequests, http.StatusInternalServerError, http.StatusServiceUnavailable}}
	for _, d := range more {
		o.Description += d
	}
	return o
}

// unknown answers where no operation does: with 405 where another method would
// find one, else with 404.
func unknown(mux *http.ServeMux) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var allowed []string
		for _, method := range []string{http.MethodGet, http.MethodPost} {
			if _, pattern := mux.Handler(&http.Request{Method: method, URL: r.URL, Host: r.Host}); pattern != "/" {
				allowed = append(allowed, method)
			}
		}
		status, detail := http.StatusNotFound, "there is nothing at this address: see /v1/openapi.json"
		if len(allowed) > 0 {
			status, detail = http.StatusMethodNotAllowed, "this address answers "+strings.Join(allowed, " and ")+" alone"
			w.Header().Set("Allow", strings.Join(allowed, ", "))
		}
		w.Header().Set("Content-Type", "application/problem+json")
		w.WriteHeader(status)
		_ = json.NewEncoder(w).Encode(huma.ErrorModel{Title: http.StatusText(status), Status: status, Detail: detail}) // the asker may have gone
	}
}
