package segment_test

import (
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/lexicon"
	"github.com/isnad-news/isnad/internal/segment"
	"github.com/isnad-news/isnad/internal/text"
)

func segmenter(t testing.TB) *segment.Segmenter {
	t.Helper()
	block, err := os.ReadFile("../../knowledge/lexicon/lexicon.bin")
	if err != nil {
		t.Fatal(err)
	}
	lex, err := lexicon.Open(block)
	if err != nil {
		t.Fatal(err)
	}
	cl, err := segment.LoadClitics(os.DirFS("../../knowledge"))
	if err != nil {
		t.Fatal(err)
	}
	return segment.New(lex, cl)
}

// cut writes a reading as its parts, joined by +, the stem with its lemma and
// part of speech.
func cut(r segment.Reading) string {
	var out []string
	for _, p := range r.Pro {
		out = append(out, p.Form)
	}
	out = append(out, r.Tag.Dict+"/"+string(r.Tag.POS))
	if r.Enc != "" {
		out = append(out, r.Enc)
	}
	return strings.Join(out, "+")
}

// The cheapest reading of a word alone is the one that newspapers mean.
func TestCheapest(t *testing.T) {
	s := segmenter(t)
	for word, want := range map[string]string{
		"الرئيس":    "رئيس/NOUN",
		"والرئيس":   "و+رئيس/NOUN",
		"للرئيس":    "ل+رئيس/NOUN",
		"وبالرئيس":  "و+ب+رئيس/NOUN",
		"رئيسها":    "رئيس/NOUN+ها",
		"وزارته":    "وزارة/NOUN+ه",
		"سيعلن":     "س+أعلن/VERB",
		"وسيعلن":    "و+س+أعلن/VERB",
		"اعتقلتهم":  "اعتقل/VERB+هم",
		"وأعلنت":    "و+أعلن/VERB",
		"قُتِلَ":    "قتل/VERB",
		"في":        "في/ADP",
		"وفي":       "و+في/ADP",
		"إن":        "إن/PART",
		"وزير":      "وزير/NOUN", // و is no conjunction here
		"وصلت":      "وصل/VERB",
		"بريطانيا":  "بريطانيا/PROPN",
		"لبنان":     "لبنان/PROPN",
		"بلبنان":    "ب+لبنان/PROPN",
		"الفلسطيني": "فلسطيني/ADJ",
		"جاؤوا":     "جاء/VERB",
		"فوجئ":      "فاجأ/VERB",
		"إعلام":     "إعلام/NOUN", // no plural begins with i
		"إعداد":     "إعداد/NOUN",
		"خطأ":       "خطأ/NOUN", // the hamza tells it from خط
		"هنأ":       "هنأ/VERB",
		"هنا":       "هنا/ADV",
		"روسيا":     "روسيا/PROPN", // no Russian
		"إدارة":     "إدارة/NOUN",  // a listed word's spelling goes before the derived one's
		"أكبر":      "أكبر/ADJ",    // no verb of the first person
		"على":       "على/ADP",
	} {
		rs := s.Readings(word, text.Fold(word))
		if len(rs) == 0 {
			t.Fatalf("%s: no reading", word)
		}
		if got := cut(rs[0]); got != want {
			t.Errorf("%s: got %s, want %s", word, got, want)
		}
		if !sorted(rs) {
			t.Errorf("%s: readings are not in the order of their cost", word)
		}
	}
}

func sorted(rs []segment.Reading) bool {
	for i := 1; i < len(rs); i++ {
		if rs[i].Cost < rs[i-1].Cost {
			return false
		}
	}
	return true
}

// Readings that grammar forbids do not come up.
func TestForbidden(t *testing.T) {
	s := segmenter(t)
	for word, bad := range map[string]func(segment.Reading) bool{
		"الكتابه": func(r segment.Reading) bool { return r.Enc != "" && r.Tag.Feats.Def }, // article and pronoun
		"بيكتب":   func(r segment.Reading) bool { return len(r.Pro) > 0 && r.Tag.POS == isnad.VERB },
		"سكتبوا":  func(r segment.Reading) bool { return len(r.Pro) > 0 && !r.Tag.Guessed },
		"قوت":     func(r segment.Reading) bool { return r.Tag.Feats.Bound },
		"فئة":     func(r segment.Reading) bool { return r.Enc != "" }, // a ta marbuta is no pronoun
		"كتابني":  func(r segment.Reading) bool { return r.Enc == "ني" && r.Tag.POS == isnad.NOUN },
	} {
		for _, r := range s.Readings(word, text.Fold(word)) {
			if bad(r) {
				t.Errorf("%s: reads %s", word, cut(r))
			}
		}
	}
}

func TestGuess(t *testing.T) {
	s := segmenter(t)
	for word, want := range map[string]string{"زغبرنطية": "", "والزغبرنطيون": "و", "بزغبرنطان": "ب"} {
		rs := s.Readings(word, text.Fold(word))
		if len(rs) == 0 || !rs[0].Tag.Guessed {
			t.Errorf("%s: got %+v, want a guess", word, rs)
			continue
		}
		if !slices.ContainsFunc(rs, func(r segment.Reading) bool { return len(r.Pro) > 0 && r.Pro[0].Form == want || want == "" }) {
			t.Errorf("%s: nothing cuts %q off", word, want)
		}
	}
}

// What looks like an adjective of relation has its masculine as lemma, and an
// unknown word that begins like one with the article bears it.
func TestGuessedLemma(t *testing.T) {
	s := segmenter(t)
	for word, want := range map[string]string{"زغبرنطية": "زغبرنطي/ADJ", "والزغبرنط": "و+زغبرنط/PROPN"} {
		if got := cut(s.Readings(word, text.Fold(word))[0]); got != want {
			t.Errorf("%s: got %s, want %s", word, got, want)
		}
	}
}

func TestPlace(t *testing.T) {
	pro := func(forms ...string) (out []segment.Clitic) {
		for _, f := range forms {
			out = append(out, segment.Clitic{Form: f})
		}
		return out
	}
	for _, c := range []struct {
		raw  string
		r    segment.Reading
		want []string
	}{
		{"وبكتابهم", segment.Reading{Pro: pro("و", "ب"), Enc: "هم"}, []string{"و", "ب", "كتاب", "هم"}},
		{"وَبِكِتابِهِم", segment.Reading{Pro: pro("و", "ب"), Enc: "هم"}, []string{"وَ", "بِ", "كِتابِ", "هِم"}},
		{"للرئيس", segment.Reading{Pro: pro("ل")}, []string{"ل", "لرئيس"}},
		{"قال", segment.Reading{}, []string{"قال"}},
		{"بـه", segment.Reading{Enc: "ه"}, []string{"بـ", "ه"}},
	} {
		var got []string
		for _, sp := range c.r.Place(nil, c.raw, 10) {
			got = append(got, c.raw[sp.Start-10:sp.End-10])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.raw, got, c.want)
		}
	}
}

func TestLoadCliticsFaults(t *testing.T) {
	for name, data := range map[string]string{
		"clitics":     "form\tkind\tparts\tcost\nو\t\tو/CCONJ\tdear\n",
		"guesses":     "prefix\tsuffix\tupos\tcost\n\t\tNOUN\t\n",
		"preferences": "form\tupos\tlemma\tcost\nان\tPART\tان\tx\n",
	} {
		fsys := fstest.MapFS{"lexicon/" + name + ".tsv": {Data: []byte(data)}}
		if _, err := segment.LoadClitics(fsys); err == nil || !strings.Contains(err.Error(), name+".tsv:2: cost") {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestConcurrentUse(t *testing.T) {
	s := segmenter(t)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for _, w := range []string{"الرئيس", "وأعلنت", "سيعلن"} {
				if len(s.Readings(w, text.Fold(w))) == 0 {
					t.Error("no reading of", w)
				}
			}
		})
	}
	wg.Wait()
}
