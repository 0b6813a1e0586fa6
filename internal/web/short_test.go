package web

import (
	"context"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/view"
)

func TestShort(t *testing.T) {
	long := strings.Repeat("س", 5000)
	lines := []view.EventLine{{Title: "x", Event: export.Event{Type: "AID"}}, {Title: long, Sentence: long, Event: export.Event{
		Actors: []export.Arg{{Text: long, ID: "QAT"}}, Place: &export.Place{Text: long}}}}
	page := view.Page[view.EventLine]{Items: lines, Total: 2, Facets: map[archive.Facet][]archive.Count{archive.ByActor: {{Value: long, N: 3}}}}
	got := short(page)
	x := got.Items[1]
	for what, s := range map[string]string{"title": x.Title, "actor": x.Event.Actors[0].Text, "place": x.Event.Place.Text, "facet": got.Facets[archive.ByActor][0].Value} {
		if n := utf8.RuneCountInString(s); n > longestShown || n < longestShown/2 {
			t.Errorf("%s: %d code points", what, n)
		}
	}
	if x.Sentence != long || x.Event.Actors[0].ID != "QAT" || got.Facets[archive.ByActor][0].N != 3 || got.Total != 2 || !reflect.DeepEqual(got.Items[0], lines[0]) {
		t.Errorf("more than what is too long has changed: %+v", got.Items[0])
	}
	if page.Items[1].Title != long || page.Items[1].Event.Place.Text != long || page.Facets[archive.ByActor][0].Value != long {
		t.Error("what others share was altered")
	}
	if fine := (view.Page[view.EventLine]{Items: lines[:1]}); &short(fine).Items[0] != &fine.Items[0] {
		t.Error("what is short was copied")
	}
}

// longNamed is a desk whose counts bear a name that is longer than any.
type longNamed struct {
	fakeDesk
	name string
}

func (d *longNamed) Most(context.Context, view.Filter, archive.Facet, int) ([]archive.Count, error) {
	return []archive.Count{{Value: d.name, N: 3}}, nil
}

// Pages show the beginning of a name that is too long, data formats all of it.
func TestShortOnPagesAlone(t *testing.T) {
	d := &longNamed{name: strings.Repeat("س", 5000)}
	h := fakeSite(t, d, nil)
	for _, path := range []string{"/actors", "/people", "/places", "/outlets"} {
		if page := get(h, "ar", path).Body.String(); strings.Contains(strings.ReplaceAll(page, "<wbr>", ""), d.name) {
			t.Errorf("%s shows all of it", path)
		}
		for _, ending := range []string{".csv", ".json"} {
			if data := get(h, "ar", path+ending).Body.String(); !strings.Contains(data, d.name) {
				t.Errorf("%s%s has not all of it", path, ending)
			}
		}
	}
}
