package clause

import (
	"reflect"
	"testing"

	"github.com/isnad-news/isnad/internal/sentence"
)

func TestQuotations(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
		open       bool // the last is not closed
	}{
		{"none", "لا شيء هنا.", nil, false},
		{"two kinds", "قال «نعم ولا» ثم \"ربما\".", []string{"نعم ولا", "ربما"}, false},
		{"turned round", "قال »نعم ولا« ثم صمت.", []string{"نعم ولا"}, false},
		{"over a sentence", "قال «نعم. ولا» ثم صمت.", []string{"نعم. ولا"}, false},
		{"not closed in its line", "قال «نعم ولا\nثم صمت» هنا.", []string{"نعم ولا"}, true},
		{"not closed before the next", "قال «نعم ولا، وأضاف «ربما» ثم صمت.", []string{"نعم ولا، وأضاف", "ربما"}, false},
		{"one inside another: to the last closing mark", "قال «إن «نعم» ليست لا» ثم صمت.", []string{"إن «نعم» ليست لا"}, false},
		{"two inside another", "قال «إن «نعم» ليست «لا» أبدا» ثم صمت.", []string{"إن «نعم» ليست «لا» أبدا"}, false},
		{"a double prime closes", "زار “المعرض 5″ ثم “السوق” هنا.", []string{"المعرض 5", "السوق"}, false},
		{"an opening mark closes, apart from both words", "حضر مهرجان « الصيف الكبير « الذي بدأ أمس.", []string{"الصيف الكبير"}, false},
		{"an opening mark closes, before a comma", "حضر مهرجان «الصيف الكبير «، الذي بدأ أمس.", []string{"الصيف الكبير"}, false},
		{"an opening mark apart, closed later", "قال «نعم ولا، وأضاف « ربما » ثم صمت.", []string{"نعم ولا، وأضاف", "ربما"}, false},
		{"no quotation begins with a stop", "قال المعرض جميل “. ثم صمت هنا", nil, false},
		{"inches", "شاشة 5″ هنا.", nil, false},
		{"a closing mark alone", "»", nil, false},
		{"nothing between", "«»", []string{""}, false},
	} {
		l := Layers{Text: c.text}
		l.Words, l.Sentences = sentence.Split(c.text)
		var got []string
		open := false
		for _, q := range l.Quotations() {
			words := ""
			if q.End > q.Open+1 {
				words = c.text[l.Words[q.Open+1].Start:l.Words[q.End-1].End]
			}
			got = append(got, words)
			open = q.Close < 0
		}
		if !reflect.DeepEqual(got, c.want) || open != c.open {
			t.Errorf("%s: %q, open %v; want %q, %v", c.name, got, open, c.want, c.open)
		}
	}
}
