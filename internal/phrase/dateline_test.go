package phrase_test

import (
	"testing"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/phrase"
)

func TestDateline(t *testing.T) {
	for text, want := range map[string]string{
		"الخرطوم (أ ف ب) - قتل عشرة في هجوم.":              "قتل",
		"عمان - بترا - أعلن الوزير ذلك.":                   "أعلن",
		"غزة/ الأناضول/ قصف الجيش المدينة.":                "قصف",
		"قتل عشرة - بينهم طفل - في هجوم.":                  "قتل",
		"الوزير الذي وصل أمس إلى المدينة - قال ذلك للصحف.": "الوزير",
		"القاهرة، أعلنت الوزارة ذلك.":                      "القاهرة",
	} {
		a := read(t, text)
		sen := &a.Sentences[0]
		w := phrase.Dateline(a.Words, func(w int) *isnad.Tag {
			if a.Words[w].Last == a.Words[w].First {
				return &isnad.Tag{}
			}
			return &a.Tags[phrase.Stem(&a.Words[w], a.Parts)]
		}, sen)
		if got := text[a.Words[w].Start:a.Words[w].End]; got != want {
			t.Errorf("%s: goes on with %q, want %q", text, got, want)
		}
	}
}
