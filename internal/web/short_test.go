package web

import (
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
