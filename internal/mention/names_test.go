package mention

import (
	"slices"
	"strings"
	"testing"
)

func TestNameWords(t *testing.T) {
	for _, name := range []string{"", " ", "سالم", "بدر  سالم", "-بدر-سالم ", "حركة “بدر”", "Abu بدر\u00a0x", "بد\xd8", "\xd8"} {
		if got, want := nameWords(name), strings.FieldsFunc(name, nameBreak); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
