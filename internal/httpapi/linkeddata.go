package httpapi

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"github.com/isnad-news/isnad/internal/linked"
)

// linkedJSON is the media type of linked data.
const linkedJSON = "application/ld+json"

// graph is a document of JSON-LD.
type graph struct {
	ContentType string `header:"Content-Type"`
	Body        map[string]any
}

// linkedData gives a report's records in the vocabularies of others.
func (s service) linkedData(api huma.API) {
	for _, v := range []struct {
		id, path, summary string
		make              func(linked.Report, string) linked.Document
	}{
		{"get-annotations", "/v1/reports/{id}/annotations", "A report's records as W3C Web Annotations", linked.Annotations},
		{"get-provenance", "/v1/reports/{id}/provenance", "Where a report's records come from, by PROV-O", linked.Provenance},
		{"get-schema-org", "/v1/reports/{id}/schema.org", "A report and its claims by schema.org", linked.SchemaOrg},
	} {
		o := operation(v.id, v.path, v.summary)
		o.Responses = map[string]*huma.Response{"200": {Description: "JSON-LD",
			Content: map[string]*huma.MediaType{linkedJSON: {Schema: &huma.Schema{Type: huma.TypeObject}}}}}
		huma.Register(api, o, func(ctx context.Context, in *ByID) (*graph, error) {
			r, err := s.Desk.Report(ctx, in.ID)
			if err != nil {
				return nil, s.answered(err)
			}
			return &graph{linkedJSON, v.make(linked.Of(r.Entry), s.Base)}, nil
		})
	}
}
