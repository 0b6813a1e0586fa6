package lexicon_test

import (
	"testing"
	"testing/fstest"

	"github.com/isnad-news/isnad/internal/lexicon"
)

func TestOpenRefusesCutBlocks(t *testing.T) {
	block, err := lexicon.Compile(tables(t))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := lexicon.Open(block); err != nil {
		t.Fatal(err)
	}
	for n := range len(block) {
		l, err := lexicon.Open(block[:n])
		if err == nil {
			t.Errorf("opened a block of %d bytes cut to %d (%t)", len(block), n, l != nil)
		}
	}
	for _, n := range []int{len(block) / 3, len(block) / 2, len(block) - 1} {
		bad := append([]byte(nil), block...)
		bad[n] ^= 1
		if _, err := lexicon.Open(bad); err == nil {
			t.Errorf("opened a block with a wrong byte at %d", n)
		}
	}
}

// A folder laid over the knowledge may have no words of its own.
func TestOpenEmpty(t *testing.T) {
	block, err := lexicon.Compile(fstest.MapFS{})
	if err != nil {
		t.Fatal(err)
	}
	l, err := lexicon.Open(block)
	if err != nil {
		t.Fatal(err)
	}
	if forms, lemmas := l.Size(); forms != 0 || lemmas != 0 || l.Lookup("كتب") != nil {
		t.Errorf("%d forms, %d lemmas out of nothing", forms, lemmas)
	}
}

func TestOpenRefusesOtherVersions(t *testing.T) {
	for _, block := range []string{"", "isnadlex", "isnadlex0\n", "PK\x03\x04", "isnadlex5\n\x00\x00\x00\x00", "isnadlex4\n\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"} {
		if _, err := lexicon.Open([]byte(block)); err == nil {
			t.Errorf("opened %q", block)
		}
	}
}

// FuzzOpen: whatever bytes a block holds, opening and asking it ends in an
// answer or an error.
func FuzzOpen(f *testing.F) {
	block, err := lexicon.Compile(tables(f))
	if err != nil {
		f.Fatal(err)
	}
	body := lexicon.Body(block)
	f.Add(body, "كتب")
	f.Add(body[:len(body)/2], "قوات")
	f.Add([]byte{1}, "")
	f.Fuzz(func(t *testing.T, body []byte, form string) {
		if _, err := lexicon.Open(body); err == nil && len(body) < 14 {
			t.Error("opened a block without a body")
		}
		l, err := lexicon.Open(lexicon.Seal(body))
		if err != nil {
			return
		}
		l.Lookup(form)
	})
}
