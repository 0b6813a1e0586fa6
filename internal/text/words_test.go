package text

import "testing"

func TestWords(t *testing.T) {
	ws := NewWords("من", "قال", "", "x")
	for w, want := range map[string]bool{"من": true, "قال": true, "": true, "x": true, "عن": false, "قالت": false, "y": false} {
		if ws.Has(w) != want {
			t.Errorf("%q: %v", w, !want)
		}
	}
	if ws.Len() != 4 {
		t.Errorf("%d words", ws.Len())
	}
	n := 0
	for w := range ws.All() {
		if !ws.Has(w) {
			t.Errorf("%q is gone", w)
		}
		n++
	}
	if n != 4 {
		t.Errorf("gives %d words", n)
	}
	var none *Words
	if none.Has("من") || none.Len() != 0 {
		t.Error("a nil set has words")
	}
	for w := range none.All() {
		t.Errorf("a nil set gives %q", w)
	}
}

// TestFoldByBytes holds the quick way through a word to the slow one.
func TestFoldByBytes(t *testing.T) {
	for w, want := range map[string]string{
		"كتب": "كتب", "كتبة": "كتبه", "أحمد x": "احمد x", "\ufefb": "لا", "ab\u200fc": "abc", "كت\u064eب": "كتب", "\xd8": "\ufffd", "كتب\xd9": "كتب\ufffd", "“ك”": "“ك”", "\ufe8dأ": "اا",
	} {
		if got := Fold(w); got != want {
			t.Errorf("%q: %q, want %q", w, got, want)
		}
	}
}
