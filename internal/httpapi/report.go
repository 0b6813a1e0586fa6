package httpapi

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"github.com/isnad-news/isnad/internal/view"
)

// ByID asks for one report.
type ByID struct {
	ID string `path:"id" maxLength:"200" doc:"Of a report, as lists give it"`
}

func (s service) reports(api huma.API) {
	huma.Register(api, operation("get-report", "/v1/reports/{id}", "A report with its records, chains and corrections"),
		func(ctx context.Context, in *ByID) (*body[view.Report], error) {
			v, err := s.Desk.Report(ctx, in.ID)
			return reply(s, v, err)
		})
	huma.Register(api, operation("explain-record", "/v1/reports/{id}/why/{key}", "Why a record is there: its rule, its words, the lines of knowledge"),
		func(ctx context.Context, in *struct {
			ByID
			Key string `path:"key" maxLength:"20" doc:"e3 is the third event, s2 the second statement" example:"e1"`
		}) (*body[view.Why], error) {
			v, err := s.Desk.Why(ctx, in.ID, in.Key)
			return reply(s, v, err)
		})
}

// fresh is an answer that does not hang on the state of the archive alone, and
// so is not kept.
type fresh[T any] struct {
	CacheControl string `header:"Cache-Control"`
	Body         T
}

// rest are the operations that stand alone.
func (s service) rest(api huma.API) {
	huma.Register(api, operation("get-overview", "/v1/overview", "What the archive holds, and what came in lately"),
		func(ctx context.Context, in *Narrowed) (*body[view.Home], error) {
			v, err := s.Desk.Home(ctx, in.filter())
			return reply(s, v, err)
		})
	huma.Register(api, operation("get-coverage", "/v1/coverage", "What the reader did not understand of the newest reports"),
		func(ctx context.Context, _ *struct{}) (*fresh[view.Coverage], error) {
			v, err := s.Desk.Coverage(ctx)
			if err != nil {
				return nil, s.answered(err)
			}
			return &fresh[view.Coverage]{"private, no-cache", v}, nil
		})
	huma.Register(api, operation("get-choices", "/v1/choices", "What the coded fields of records may hold"),
		func(context.Context, *struct{}) (*body[view.Choices], error) {
			return reply(s, s.Desk.Choices(), nil)
		})
	s.correctionList(api)
	o := operation("read", "/v1/read", "Read a report that is sent; nothing of it is kept")
	o.Method, o.MaxBodyBytes = http.MethodPost, 2<<20
	huma.Register(api, o, func(ctx context.Context, in *struct{ Body view.ReadRequest }) (*body[view.Report], error) {
		v, err := s.Desk.Read(ctx, in.Body)
		return reply(s, v, err)
	})
}
