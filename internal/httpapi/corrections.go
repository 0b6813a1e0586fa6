package httpapi

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"github.com/isnad-news/isnad/internal/correct"
)

// corrections is a page of what editors have said.
type corrections struct {
	Corrections []correct.Correction `json:"corrections"`
	Next        string               `json:"next,omitempty" doc:"To give as after"`
}

func (s service) correctionList(api huma.API) {
	huma.Register(api, operation("list-corrections", "/v1/corrections", "What editors have corrected, the oldest first"),
		func(ctx context.Context, in *struct {
			After string `query:"after" maxLength:"64" doc:"Cursor: next of the page before"`
			Limit int    `query:"limit" minimum:"1" maximum:"500" default:"100"`
		}) (*body[corrections], error) {
			list, err := s.Corrections.Corrections(ctx, in.After, in.Limit)
			out := corrections{Corrections: list}
			if list == nil {
				out.Corrections = []correct.Correction{}
			}
			if len(list) == in.Limit {
				out.Next = list[len(list)-1].ID
			}
			return reply(s, out, err)
		})
}
