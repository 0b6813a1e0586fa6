package affix_test

import (
	"os"
	"testing"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/number/affix"
	"github.com/isnad-news/isnad/internal/text"
)

func TestForms(t *testing.T) {
	a, err := affix.New(os.DirFS("../../../knowledge"))
	if err != nil {
		t.Fatal(err)
	}
	f := affix.NewForms[string](a)
	f.Add("شهر", "month")
	f.Add("الجمعة", "friday")
	f.Add("منتصف الليل", "midnight")
	for _, c := range []struct {
		words []string
		want  string
		skip  int
		art   bool
	}{
		{[]string{"شهر"}, "month", 0, false},
		{[]string{"والشهر"}, "month", 1, true},
		{[]string{"للشهر"}, "month", 1, true},
		{[]string{"وبالجمعة"}, "friday", 2, false},
		{[]string{"جمعة"}, "", 0, false},
		{[]string{"بمنتصف", "الليل"}, "midnight", 1, false},
		{[]string{"منتصف"}, "", 0, false},
	} {
		words := make([]isnad.Word, len(c.words))
		for i, w := range c.words {
			words[i].Norm = text.Fold(w)
		}
		hits := f.At(words, 0)
		if c.want == "" {
			if len(hits) != 0 {
				t.Errorf("%v: %+v", c.words, hits)
			}
			continue
		}
		if len(hits) != 1 || hits[0].Val != c.want || hits[0].Skip != c.skip || hits[0].Art != c.art || hits[0].Len != len(words) {
			t.Errorf("%v: %+v", c.words, hits)
		}
	}
}

func TestAlone(t *testing.T) {
	a, err := affix.New(os.DirFS("../../../knowledge"))
	if err != nil {
		t.Fatal(err)
	}
	for w, want := range map[string][2]bool{"و": {true, true}, "ال": {false, true}, "وال": {true, true}, "ب": {false, true}, "وقد": {false, false}} {
		if conj, ok := a.Alone(w); conj != want[0] || ok != want[1] {
			t.Errorf("%s: %v %v", w, conj, ok)
		}
	}
}
