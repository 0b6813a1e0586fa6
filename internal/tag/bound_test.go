package tag_test

import (
	"testing"

	"github.com/isnad-news/isnad"
)

// TestBound holds that what only bounds a number is read across, and that verbs of being
// more or less are verbs elsewhere.
func TestBound(t *testing.T) {
	for text, want := range map[string]isnad.POS{
		"قتل ما لا يقل عن 20 شخصا.":         isnad.ADV,
		"أصيب ما يزيد على ثلاثين جنديا.":    isnad.ADV,
		"قال ما لا يقل عن ذلك أهمية.":       isnad.VERB,
		"يقل عدد السكان عن عشرين ألف نسمة.": isnad.VERB,
	} {
		a := read(t, text)
		for i := range a.Tags {
			if n := a.Parts[i].Norm; n == "يقل" || n == "يزيد" {
				if got := a.Tags[i].POS; got != want {
					t.Errorf("%s: %s is %s, want %s", text, n, got, want)
				}
			}
		}
	}
}
