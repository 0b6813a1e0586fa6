package web

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/isnad-news/isnad/internal/table"
)

// readPhrases reads phrases/*.tsv: by language, then by key. What is wrong is
// told with file and line, all of it at once. said.tsv is read by readSayings.
func readPhrases(fsys fs.FS) (map[string]map[string]string, error) {
	names, err := fs.Glob(fsys, "phrases/*.tsv")
	if err != nil {
		return nil, err
	}
	b := phraseBook{at: map[string]table.Row{}}
	for _, name := range names {
		if name == sayingsFile {
			continue
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		rows, err := table.Parse(path.Clean(name), data)
		if err != nil {
			b.faults = append(b.faults, err)
		}
		for _, row := range rows {
			b.add(row)
		}
	}
	b.check()
	return b.words(), table.Join(b.faults)
}

// phraseBook gathers phrases and what is wrong with them.
type phraseBook struct {
	at     map[string]table.Row // by key
	faults []error
}

func (b *phraseBook) fault(row table.Row, format string, args ...any) {
	b.faults = append(b.faults, fmt.Errorf("%s: %s", row.Where(), fmt.Sprintf(format, args...)))
}

func (b *phraseBook) add(row table.Row) {
	key := row.Get("key")
	if key == "" {
		b.fault(row, "a phrase without a key")
		return
	}
	if was, ok := b.at[key]; ok {
		b.fault(row, "%s stands already at %s", key, was.Where())
		return
	}
	b.at[key] = row
}

// check proves each phrase, in the order of files and lines.
func (b *phraseBook) check() {
	keys := make([]string, 0, len(b.at))
	for key := range b.at {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(x, y string) int {
		p, q := b.at[x], b.at[y]
		if c := strings.Compare(p.File, q.File); c != 0 {
			return c
		}
		return p.Line - q.Line
	})
	for _, key := range keys {
		if base, form, ok := b.counted(key); ok {
			b.checkForm(base, form)
		} else {
			b.checkPlain(key)
		}
	}
}

// counted tells whether key is one form of a phrase that hangs on a number.
func (b *phraseBook) counted(key string) (base, form string, ok bool) {
	i := strings.LastIndexByte(key, '.')
	if i < 0 || !slices.Contains(forms("ar"), key[i+1:]) {
		return "", "", false
	}
	base, form = key[:i], key[i+1:]
	_, few := b.at[base+".few"]
	_, many := b.at[base+".many"]
	return base, form, few || many
}

func (b *phraseBook) checkPlain(key string) {
	row := b.at[key]
	ar, en := row.Get("ar"), row.Get("en")
	switch {
	case ar == "" || en == "":
		b.fault(row, "%s lacks its Arabic or its English", key)
	case !slices.Equal(verbs(ar), verbs(en)):
		b.fault(row, "%s: the Arabic holds %q, the English %q", key, verbs(ar), verbs(en))
	}
}

// checkForm proves one form of a counted phrase: it may leave out the number,
// and stand empty in a language that has no such form.
func (b *phraseBook) checkForm(base, form string) {
	row := b.at[base+"."+form]
	most := b.at[base+".other"]
	for _, lang := range languages() {
		text := row.Get(lang)
		if text == "" && slices.Contains(needed(lang), form) {
			b.fault(row, "%s.%s lacks its form in %s", base, form, lang)
		}
		for _, v := range verbs(text) {
			if !slices.Contains(verbs(most.Get(lang)), v) {
				b.fault(row, "%s.%s: %s is not in the form other", base, form, v)
			}
		}
		if form != "few" {
			continue
		}
		for _, f := range needed(lang) {
			if _, ok := b.at[base+"."+f]; !ok {
				b.fault(row, "%s has no form %s, which the language %s needs", base, f, lang)
			}
		}
	}
	if form == "other" && !slices.Equal(verbs(row.Get("ar")), verbs(row.Get("en"))) {
		b.fault(row, "%s: the Arabic holds %q, the English %q", base, verbs(row.Get("ar")), verbs(row.Get("en")))
	}
}

// words are the phrases by language, then by key. Numbers that hang together,
// such as 2025-09-16, are set apart in Arabic, where they would turn round.
func (b *phraseBook) words() map[string]map[string]string {
	joined := regexp.MustCompile(`[0-9]+(?:[-/][0-9]+)+`)
	out := map[string]map[string]string{}
	for _, lang := range languages() {
		out[lang] = make(map[string]string, len(b.at))
		for key, row := range b.at {
			text := row.Get(lang)
			if lang == "ar" {
				text = joined.ReplaceAllString(text, "\u2068$0\u2069")
			}
			if text != "" {
				out[lang][key] = text
			}
		}
	}
	return out
}

// forms are the forms that a counted phrase may have in a language, by CLDR.
func forms(lang string) []string {
	if lang == "ar" {
		return []string{"zero", "one", "two", "few", "many", "other"}
	}
	return []string{"one", "other"}
}

// needed are the forms that it must have; that of none falls back on other.
func needed(lang string) []string {
	return slices.DeleteFunc(forms(lang), func(f string) bool { return f == "zero" })
}

// verbs are the places of a phrase where something is put in, sorted: "1d" is
// the first argument as a number.
func verbs(phrase string) []string {
	var out []string
	next := 1
	for i := 0; i < len(phrase); i++ {
		if phrase[i] != '%' {
			continue
		}
		i++
		if i < len(phrase) && phrase[i] == '%' {
			continue
		}
		if end := strings.IndexByte(phrase[i:], ']'); i < len(phrase) && phrase[i] == '[' && end > 0 {
			// A number that cannot be read is found by comparing, and by rendering.
			if _, err := fmt.Sscanf(phrase[i:i+end+1], "[%d]", &next); err != nil {
				out = append(out, phrase[i:i+end+1])
			}
			i += end + 1
		}
		verb := "?"
		if i < len(phrase) {
			verb = phrase[i : i+1]
		}
		out = append(out, fmt.Sprint(next, verb))
		next++
	}
	slices.Sort(out)
	return slices.Compact(out)
}
