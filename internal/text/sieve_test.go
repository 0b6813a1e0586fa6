package text_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/isnad-news/isnad/internal/text"
)

// TestSieve: what was put in passes, most else does not, and an empty sieve
// lets nothing pass.
func TestSieve(t *testing.T) {
	const n = 1000
	s := text.NewSieve(n)
	word := func(i int) string { return strings.Repeat("كلمة", i%4) + strconv.Itoa(i) }
	for i := range n {
		s.Add(text.Hash(word(i)))
	}
	passed := 0
	for i := range n {
		if !s.May(text.Hash(word(i))) {
			t.Fatalf("%q was put in and does not pass", word(i))
		}
		if s.May(text.Hash(word(n + i))) {
			passed++
		}
	}
	if passed > n/8 {
		t.Errorf("%d of %d others pass", passed, n)
	}
	if empty := (text.Sieve{}); empty.May(text.Hash("كلمة")) {
		t.Error("an empty sieve lets a word pass")
	}
}

// TestHash: strings that differ in one place, or in their length alone, have
// numbers of their own.
func TestHash(t *testing.T) {
	seen := map[uint64]string{}
	for n := range 40 {
		for at := -1; at < n; at++ {
			b := []byte(strings.Repeat("a", n))
			if at >= 0 {
				b[at] = 'b'
			}
			w := string(b)
			if old, ok := seen[text.Hash(w)]; ok && old != w {
				t.Errorf("%q and %q have one number", old, w)
			}
			seen[text.Hash(w)] = w
		}
	}
}

// TestLetters holds the quick way over letters to what they are by one.
func TestLetters(t *testing.T) {
	for r := rune(0x20); r < 0xFFFF; r++ {
		s := string(r)
		want := 0
		if text.IsArabic(r) || text.IsMark(r) {
			want = len(s)
		}
		if got := text.Letters(s); got != want {
			t.Errorf("%U: %d bytes, want %d", r, got, want)
		}
	}
	if got := text.Letters("مُحمّد، قال"); got != len("مُحمّد") {
		t.Errorf("%d bytes of a word with marks", got)
	}
	if got := text.Letters("م\xd9"); got != len("م") {
		t.Errorf("%d bytes before half a letter", got)
	}
}
