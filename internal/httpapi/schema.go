package httpapi

import (
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/view"
)

// registry describes the types of records, of which some print themselves in
// their own way and some share a name.
func registry() huma.Registry {
	names := map[reflect.Type]string{
		reflect.TypeFor[view.Report](): "KeptReport",
		reflect.TypeFor[view.Place]():  "PlaceProfile",
		reflect.TypeFor[view.Actor]():  "ActorProfile",
		reflect.TypeFor[view.Person](): "PersonProfile",
		reflect.TypeFor[view.Outlet](): "OutletProfile",
		reflect.TypeFor[placeFields](): "EventPlace",
		reflect.TypeFor[export.Time](): "TimeExpression",
	}
	r := huma.NewMapRegistry("#/components/schemas/", func(t reflect.Type, hint string) string {
		for t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		if name := names[t]; name != "" {
			return name
		}
		return huma.DefaultSchemaNamer(t, hint)
	})
	r.RegisterTypeAlias(reflect.TypeFor[export.Count](), reflect.TypeFor[people]())
	r.RegisterTypeAlias(reflect.TypeFor[export.Decimal](), reflect.TypeFor[decimal]())
	r.RegisterTypeAlias(reflect.TypeFor[export.Place](), reflect.TypeFor[place]())
	return r
}

// placeFields are those of a place that is told.
type placeFields export.Place

// place is where an event happened, null where the report does not tell.
type place struct{}

// Schema tells that it may be null.
func (place) Schema(r huma.Registry) *huma.Schema {
	return &huma.Schema{OneOf: []*huma.Schema{r.Schema(reflect.TypeFor[placeFields](), true, ""), {Type: "null"}}}
}

// people is how a number of people is printed.
type people struct{}

// Schema tells that it is a number, a word, or null.
func (people) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Description: "A number of people; a word where the report counts vaguely; null where it does not tell.",
		OneOf: []*huma.Schema{{Type: huma.TypeInteger}, {Type: huma.TypeString}, {Type: "null"}}}
}

// decimal is how a number with decimals is printed.
type decimal struct{}

// Schema tells that it may be null.
func (decimal) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeNumber, Nullable: true}
}
