package web

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestSlots(t *testing.T) {
	for _, c := range []struct {
		format string
		want   []slot // nil: a fault
	}{
		{"%s: %d%%", []slot{{verb: 's', most: -1}, {words: ": "}, {verb: 'd', arg: 1, most: -1}, {words: "%"}}},
		{"%[2]q %.40[1]q %v", []slot{{verb: 'q', arg: 1, most: -1}, {words: " "}, {verb: 'q', most: 40}, {words: " "}, {verb: 'v', arg: 1, most: -1}}},
		{"اكتب `%s:x`", []slot{{words: "اكتب "}, {verb: 's', most: -1, code: true}, {words: ":x", code: true}}},
		{"%", nil}, {"%x", nil}, {"%[0]s", nil}, {"%[1s", nil}, {"%[x]s", nil}, {"%.s", nil}, {"%[99]s", nil}, {"`a", nil}, {"%w", nil},
	} {
		got, err := slots(c.format)
		if (err == nil) != (c.want != nil) || err == nil && !slices.Equal(got, c.want) {
			t.Errorf("%q: got %+v, %v", c.format, got, err)
		}
	}
}

func FuzzSlots(f *testing.F) {
	f.Add("%s: %.40[2]q `%d` %%")
	f.Add("%[1")
	f.Add("`%.99999999999999999999s")
	f.Fuzz(func(t *testing.T, format string) {
		got, err := slots(format)
		if err != nil {
			return
		}
		// Nothing but the marks is lost.
		kept := ""
		for _, x := range got {
			if x.verb == 0 {
				kept += x.words
			}
		}
		if left := strings.NewReplacer("%", "", "`", ""); !strings.Contains(format, "%") && kept != left.Replace(format) {
			t.Errorf("%q keeps %q", format, kept)
		}
	})
}

func TestReadSayings(t *testing.T) {
	for _, c := range []struct {
		name, row, want string // want: what the fault tells
	}{
		{"sound", "%s is no %d\tليس %[2]d هو %[1]s", ""},
		{"without a translation yet", "nothing\t", ""},
		{"a verb less", "%s of %d\t%s", `["1s"], the English ["1s" "2d"]`},
		{"a verb of another kind", "%q\t%s", "phrases/said.tsv:2: "},
		{"another precision", "%.40q\t%q", `the English ["1.40q"]`},
		{"a verb that is none", "100%\t%%", "is not known"},
		{"an open backquote", "x\t`x", "lacks a backquote"},
		{"twice", "a\tأ\na\tب", `said.tsv:3: "a" stands already at phrases/said.tsv:2`},
		{"cells", "a\tb\tc", "said.tsv:2: 3 cells"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := readSayings(fstest.MapFS{sayingsFile: {Data: []byte("en\tar\n" + c.row + "\n")}})
			if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v, want %q", err, c.want)
			}
		})
	}
	if got, err := readSayings(fstest.MapFS{}); err != nil || len(got) != len(languages()) {
		t.Errorf("no table: %v, %v", got, err)
	}
}

// Each translation has words of its language, and can be told of any arguments.
func TestSayingsCanBeTold(t *testing.T) {
	told, err := readSayings(files)
	if err != nil {
		t.Fatal(err)
	}
	for format, in := range told["ar"] {
		words := ""
		for _, x := range in {
			words += x.words
		}
		arabic := strings.ContainsFunc(words, func(r rune) bool { return r >= 0x0621 && r <= 0x064A })
		if !arabic && strings.Trim(format, "%s:; ") != "" {
			t.Errorf("%q is told as %q", format, words)
		}
		if strings.ContainsAny(words, "0123456789") && strings.ContainsFunc(words, func(r rune) bool { return r == ';' || r == '?' || r == ',' }) {
			t.Errorf("%q has Latin signs in %q", format, words)
		}
		for _, x := range in {
			// Latin digits within Arabic turn round at hyphens unless they stand apart.
			if !x.code && strings.ContainsAny(x.words, "0123456789") && !namesStandard(x.words) {
				t.Errorf("%q: set the digits of %q between backquotes", format, x.words)
			}
		}
	}
}

// namesStandard tells whether the digits in words are of a name with Latin
// letters before them, which keep their order.
func namesStandard(words string) bool {
	for _, name := range []string{"UTF-8", "UTF-16", "Windows-1256", "ISO-8859-6", "ISO 3166-1", "bzip2"} {
		words = strings.ReplaceAll(words, name, "")
	}
	return !strings.ContainsAny(words, "0123456789")
}
