package web

import (
	"strings"
	"testing"
	"testing/fstest"
)

// phrasesOf reads one table of phrases.
func phrasesOf(lines ...string) (map[string]map[string]string, error) {
	data := "key\tar\ten\n" + strings.Join(lines, "\n") + "\n"
	return readPhrases(fstest.MapFS{"phrases/a.tsv": {Data: []byte(data)}})
}

func TestPhraseFaults(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		want  []string
	}{
		{"sound", []string{"a\tواحد\tone", "b\t%d من %s\t%d of %s", "c\t%[2]s ثم %[1]s\t%s, then %s", "d\t٪ %%\t%%"}, nil},
		{"no translation", []string{"a\tواحد", "b\t\ttwo"}, []string{"phrases/a.tsv:2: a lacks", "phrases/a.tsv:3: b lacks"}},
		{"no key", []string{"\tواحد\tone"}, []string{"phrases/a.tsv:2: a phrase without a key"}},
		{"twice", []string{"a\tواحد\tone", "b\tاثنان\ttwo", "a\tواحد\tone"}, []string{"phrases/a.tsv:4: a stands already at phrases/a.tsv:2"}},
		{"verbs", []string{"a\t%d\t%s", "b\t%s\tnone", "c\t%s %s\t%[1]s"}, []string{"a.tsv:2: a: the Arabic holds", "a.tsv:3: b:", "a.tsv:4: c:"}},
		{"forms", []string{"r.one\tواحد\t%d report", "r.two\tاثنان", "r.few\t%d تقارير", "r.many\t%d تقريرا", "r.other\t%d تقرير\t%d reports"}, nil},
		{"a form is missing", []string{"r.one\tواحد\tone", "r.few\t%d تقارير", "r.other\t%d تقرير\t%d reports"},
			[]string{"r has no form two, which the language ar needs", "r has no form many"}},
		{"a form is empty", []string{"r.one\tواحد\t", "r.two\tاثنان", "r.few\t%d تقارير", "r.many\t%d تقريرا", "r.other\t%d تقرير\t%d reports"}, []string{"a.tsv:2: r.one lacks its form in en"}},
		{"a verb of one form alone", []string{"r.one\tواحد\tone", "r.two\tاثنان", "r.few\t%s تقارير", "r.many\t%d تقريرا", "r.other\t%d تقرير\t%d reports"}, []string{"a.tsv:4: r.few: 1s is not in the form other"}},
		{"other is no form here", []string{"kind.other\tآخر\tother"}, nil},
		{"cells", []string{"a\tb\tc\td"}, []string{"a.tsv:2: 4 cells"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := phrasesOf(c.lines...)
			if (err == nil) != (c.want == nil) {
				t.Fatalf("error %v, want %q", err, c.want)
			}
			for _, w := range c.want {
				if !strings.Contains(err.Error(), w) {
					t.Errorf("error %v lacks %q", err, w)
				}
			}
		})
	}
}

func TestSay(t *testing.T) {
	words, err := phrasesOf("n\tمن %d إلى %s\tfrom %d to %s", "plain\tنص %%\ttext %%", "day\tمثل 2025-09-16 أو 2025-09-01/2025-09-05 أو %d\tsuch as 2025-09-16, 2025-09-01/2025-09-05 or %d", "turned\t%[2]s قبل %[1]s\t%[1]s after %[2]s",
		"r.zero\tلا تقارير", "r.one\tتقرير واحد\t%d report", "r.two\tتقريران", "r.few\t%d تقارير", "r.many\t%d تقريرا", "r.other\t%d تقرير\t%d reports")
	if err != nil {
		t.Fatal(err)
	}
	ar, en := newTongue("ar", words["ar"]), newTongue("en", words["en"])
	for _, c := range []struct{ got, want string }{
		{ar.say("n", 1234, "الدوحة"), "من ١٬٢٣٤ إلى \u2068الدوحة\u2069"},
		{en.say("n", 1234, "x"), "from 1,234 to \u2068x\u2069"},
		{en.say("n", 1, "a\u202Eb\u2069\nc"), "from 1 to \u2068ab c\u2069"},
		{ar.say("plain"), "نص %"},
		{ar.say("day", 2), "مثل \u20682025-09-16\u2069 أو \u20682025-09-01/2025-09-05\u2069 أو ٢"},
		{en.say("day", 2), "such as 2025-09-16, 2025-09-01/2025-09-05 or 2"},
		{ar.say("turned", "a", "b"), "\u2068b\u2069 قبل \u2068a\u2069"},
		{ar.say("nowhere"), "⟦nowhere⟧"},
		{en.say("n", 1), "from 1 to %!s(MISSING)"},
		{ar.plural("r", 0), "لا تقارير"},
		{ar.plural("r", 1), "تقرير واحد"},
		{ar.plural("r", 2), "تقريران"},
		{ar.plural("r", 3), "٣ تقارير"},
		{ar.plural("r", 11), "١١ تقريرا"},
		{ar.plural("r", 100), "١٠٠ تقرير"},
		{ar.plural("r", 21685), "٢١٬٦٨٥ تقريرا"},
		{en.plural("r", 0), "0 reports"},
		{en.plural("r", 1), "1 report"},
		{en.plural("r", 12345), "12,345 reports"},
		{en.plural("none", 1), "⟦none.other⟧"},
		{en.word("r", "other"), "%d reports"},
		{en.word("r", "newer-code"), "newer-code"},
		{ar.number(-1234567), "\u061c-١٬٢٣٤٬٥٦٧"},
		{ar.number(2.5), "٢٫٥"},
		{en.number(int64(1234567)), "1,234,567"},
		{en.number("x"), "x"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func FuzzPhrases(f *testing.F) {
	f.Add("key\tar\ten\na\t%d\t%d\n")
	f.Add("key\tar\ten\nr.few\t%[9]d\t%\nr.other\t%[x]d\t%[2]\n")
	f.Add("key\n\n")
	f.Fuzz(func(t *testing.T, data string) {
		words, err := readPhrases(fstest.MapFS{"phrases/a.tsv": {Data: []byte(data)}})
		if err != nil {
			return
		}
		// What is accepted can be said.
		for _, lang := range languages() {
			tongue := newTongue(lang, words[lang])
			for key := range words[lang] {
				if tongue.say(key, 1, "x", 2) == missing(key) {
					t.Errorf("%q is not known", key)
				}
			}
		}
	})
}
