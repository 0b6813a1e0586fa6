package page

import (
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/isnad-news/isnad/internal/table"
	"github.com/isnad-news/isnad/internal/text"
)

// tables are the knowledge of pages; nothing alters them once they are read.
type tables struct {
	marks  map[string][]string // words of a class or id, joined by spaces -> kinds
	forms  map[string][]string // kind of line -> folded forms
	months map[string]time.Month
	days   map[string]time.Weekday
}

func loadTables(fsys fs.FS) (*tables, error) {
	t := &tables{marks: map[string][]string{}, forms: map[string][]string{}, months: map[string]time.Month{}, days: map[string]time.Weekday{}}
	marks, err := need(fsys, "pages", "markup")
	if err != nil {
		return nil, err
	}
	for _, r := range marks {
		for _, n := range r.List("names") {
			key := strings.ReplaceAll(n, "-", " ")
			t.marks[key] = append(t.marks[key], r.Get("kind"))
		}
	}
	lines, err := need(fsys, "pages", "furniture")
	if err != nil {
		return nil, err
	}
	for _, r := range lines {
		for _, f := range r.List("forms") {
			t.forms[r.Get("kind")] = append(t.forms[r.Get("kind")], key(f))
		}
	}
	return t, t.calendar(fsys)
}

// calendar reads the names of months and days that the stage of times reads by.
func (t *tables) calendar(fsys fs.FS) error {
	months, err := need(fsys, "times", "months")
	if err != nil {
		return err
	}
	for _, r := range months {
		n, err := strconv.Atoi(r.Get("number"))
		if err != nil {
			return fmt.Errorf("%s: month's number %q: %w", r.Where(), r.Get("number"), err)
		}
		for _, f := range append(r.List("names"), r.List("word")...) {
			if r.Get("calendar") == "g" {
				t.months[key(f)] = time.Month(n)
			}
		}
	}
	for m := time.January; m <= time.December; m++ {
		t.months[strings.ToLower(m.String())] = m
		t.months[strings.ToLower(m.String()[:3])] = m
	}
	days, err := need(fsys, "times", "days")
	if err != nil {
		return err
	}
	for _, r := range days {
		n, err := strconv.Atoi(r.Get("number"))
		if err != nil {
			return fmt.Errorf("%s: day's number %q: %w", r.Where(), r.Get("number"), err)
		}
		for _, f := range r.List("names") {
			t.days[key(f)] = time.Weekday(n % 7)
		}
	}
	return nil
}

func need(fsys fs.FS, folder, kind string) ([]table.Row, error) {
	rows, err := table.Read(fsys, folder, kind)
	if err == nil && len(rows) == 0 {
		err = fmt.Errorf("%s/%s.tsv: no such table in the knowledge", folder, kind)
	}
	return rows, err
}

// key is a line as tables compare it: folded, lower case, words parted by
// one space.
func key(s string) string {
	s = text.Fold(s)
	for _, r := range s {
		if r >= 'A' && r <= 'Z' || r >= 0x80 && r < 0x600 && unicode.IsUpper(r) {
			s = strings.ToLower(s)
			break
		}
	}
	if strings.Contains(s, "  ") || strings.ContainsAny(s, "\t\n\u00a0") || strings.HasPrefix(s, " ") || strings.HasSuffix(s, " ") {
		s = strings.Join(strings.Fields(s), " ")
	}
	return s
}

// phrase is a line as the tables compare it; made once, asked often.
type phrase struct {
	key  string // folded, at most longestForm bytes of it
	bare string // without the marks around it
	all  bool   // the line is no longer than key
}

func newPhrase(s string) phrase {
	k := key(head(s))
	return phrase{k, strings.TrimFunc(k, mark), len(s) <= longestForm}
}

// bare is a key without the punctuation around it.
func bare(s string) string { return strings.TrimFunc(key(s), mark) }

func mark(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// longestForm is how many bytes of a line are compared with the tables: no
// line of furniture is longer.
const longestForm = 400

// head is the beginning of a line that tables look at.
func head(s string) string {
	if len(s) <= longestForm {
		return s
	}
	for i := range s[:longestForm] {
		if i > longestForm-utf8.UTFMax {
			return s[:i]
		}
	}
	return s[:longestForm]
}

// is tells whether the whole of a line, but for marks around it, is a form of
// a kind.
func (t *tables) is(kind, s string) bool { return t.phraseIs(kind, newPhrase(s)) }

func (t *tables) phraseIs(kind string, p phrase) bool {
	return p.all && (slices.Contains(t.forms[kind], p.key) || slices.Contains(t.forms[kind], p.bare))
}

// begins gives what follows the longest form of a kind that begins a line; the
// form ends where a word ends.
func (t *tables) begins(kind, s string) (rest string, ok bool) {
	return t.phraseBegins(kind, newPhrase(s))
}

func (t *tables) phraseBegins(kind string, p phrase) (rest string, ok bool) {
	k := strings.TrimLeftFunc(p.key, mark)
	longest := 0
	for _, f := range t.forms[kind] {
		after, found := strings.CutPrefix(k, f)
		if found && len(f) > longest && !startsWord(after) {
			rest, ok, longest = after, true, len(f)
		}
	}
	return rest, ok
}

// phraseHolds tells whether a form of a kind stands in a line.
func (t *tables) phraseHolds(kind string, p phrase) bool {
	for _, f := range t.forms[kind] {
		if i := strings.Index(p.key, f); i >= 0 && !startsWord(p.key[i+len(f):]) && !endsWord(p.key[:i]) {
			return true
		}
	}
	return false
}

func endsWord(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return s != "" && !mark(r)
}

func startsWord(s string) bool {
	for _, r := range s {
		return unicode.IsLetter(r) || unicode.IsDigit(r)
	}
	return false
}

// longestName is the most words that a name in markup.tsv has.
const longestName = 5

// kinds gives the kinds of a class or id.
func (t *tables) kinds(name string) []string {
	var out []string
	for _, one := range strings.Fields(name) {
		words := nameWords(one)
		for i := range words {
			for n := 1; n <= longestName && i+n <= len(words); n++ {
				out = append(out, t.marks[strings.Join(words[i:i+n], " ")]...)
			}
		}
	}
	return out
}

// nameWords parts a name such as mostRead_box-2 into its words. Names that
// are too long are made by machines and say nothing.
func nameWords(name string) []string {
	if len(name) > 80 {
		return nil
	}
	var out []string
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 {
			out = append(out, strings.ToLower(b.String()))
			b.Reset()
		}
	}
	lower := false
	for _, r := range name {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			flush()
			lower = false
			continue
		case unicode.IsUpper(r) && lower:
			flush()
		}
		lower = unicode.IsLower(r)
		b.WriteRune(r)
	}
	flush()
	return out
}
