// Package web is what people look at: pages made on the server, in Arabic and
// English, that work without scripts.
package web

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/correct"
	"github.com/isnad-news/isnad/internal/view"
)

// Desk is what pages ask; package view answers. Errors wrap
// archive.ErrNotFound, view.ErrAsk (the visitor's own fault) or
// correct.ErrInvalid where they fit.
type Desk interface {
	Home(ctx context.Context, f view.Filter) (view.Home, error)
	Search(ctx context.Context, f view.Filter) (view.Page[view.ReportLine], error)
	Events(ctx context.Context, f view.Filter) (view.Page[view.EventLine], error)
	Statements(ctx context.Context, f view.Filter) (view.Page[view.StatementLine], error)
	// EachReport, EachEvent and EachStatement hand on all that a filter finds,
	// whatever its limit and cursor.
	EachReport(ctx context.Context, f view.Filter, do func(view.ReportLine) error) error
	EachEvent(ctx context.Context, f view.Filter, do func(view.EventLine) error) error
	EachStatement(ctx context.Context, f view.Filter, do func(view.StatementLine) error) error
	// Most counts what a filter finds by a facet, the most first, at most top.
	Most(ctx context.Context, f view.Filter, by archive.Facet, top int) ([]archive.Count, error)
	Actor(ctx context.Context, id string, f view.Filter) (view.Actor, error)
	Person(ctx context.Context, key string, f view.Filter) (view.Person, error)
	// Place tells of a place by country and key; of a state where key is empty.
	Place(ctx context.Context, country, key string, f view.Filter) (view.Place, error)
	Outlet(ctx context.Context, name string, f view.Filter) (view.Outlet, error)
	Report(ctx context.Context, id string) (view.Report, error)
	Why(ctx context.Context, report, key string) (view.Why, error)
	Read(ctx context.Context, r view.ReadRequest) (view.Report, error)
	Examples() []view.Example
	Coverage(ctx context.Context) (view.Coverage, error)
	// Correct proves a correction, gives it an id and keeps it.
	Correct(ctx context.Context, c correct.Correction) (correct.Correction, error)
	// Label names an actor, state or type of record for people: "Qatar" or its
	// Arabic name for QAT; the id itself where nothing is known. language is
	// "ar" or "en".
	Label(id, language string) string
	// Types lists the types of events with their modes; Sectors, Classes,
	// Factualities, Kinds what those fields may hold.
	Choices() view.Choices
}

// Sessions knows who asks. It is nil where nobody can log in.
type Sessions interface {
	// User is who has logged in, "" for a visitor.
	User(r *http.Request) string
	// Login proves a password; errors wrap account.ErrWrong or account.ErrSlow.
	Login(r *http.Request, name, password string) error
	Logout(r *http.Request) error
}

// Options make a site.
type Options struct {
	Desk     Desk
	Sessions Sessions
	Log      *slog.Logger
	Now      func() time.Time
	Version  string // of the program, shown at the foot and in the addresses of static files
	Address  string // how the site is found from outside, https://news.example.org; as requests say where empty
}
