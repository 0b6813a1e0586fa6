package search

import (
	"strings"
	"unicode"

	"github.com/isnad-news/isnad/internal/said"
	"github.com/isnad-news/isnad/internal/text"
)

// atom is a word or a phrase as written.
type atom struct {
	at     int
	text   string
	quoted bool
}

// item is one condition as written, or an operator.
type item struct {
	at    int
	not   bool
	op    *operator
	field string // "" for bare words
	name  string // the field as written
	atoms []atom
}

// lexer cuts a query into items.
type lexer struct {
	p   *Parser
	s   []rune
	at  int
	err *Error
}

func (l *lexer) fail(at int, format string, a ...any) {
	if l.err == nil {
		l.err = mistake(at, said.New(format, a...))
	}
}

func (p *Parser) items(query string) ([]item, *Error) {
	l := &lexer{p: p, s: []rune(query)}
	var out []item
	for l.err == nil && l.space() {
		if it, ok := l.item(); ok {
			out = append(out, it)
		}
	}
	return out, l.err
}

// blank tells of spaces and of what nobody sees.
func blank(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }

// space goes to the next item and tells whether there is one.
func (l *lexer) space() bool {
	for l.at < len(l.s) && (blank(l.s[l.at]) || text.IsBidi(l.s[l.at])) {
		l.at++
	}
	return l.at < len(l.s)
}

// more tells whether an item goes on here.
func (l *lexer) more() bool { return l.at < len(l.s) && !blank(l.s[l.at]) }

func (l *lexer) item() (item, bool) {
	it := item{at: l.at}
	if l.s[l.at] == '|' {
		l.at++
		it.op = &operator{"or", true}
		return it, true
	}
	if r := l.s[l.at]; r == '-' || r == minus {
		l.at++
		if !l.more() {
			return it, false // a dash between words
		}
		it.not = true
	}
	if closers(l.s[l.at]) != "" {
		it.atoms = []atom{l.phrase()}
		return it, l.err == nil
	}
	a := l.word("")
	if !it.not {
		if op, ok := l.p.operators[a.text]; ok {
			it.op, it.atoms = &op, []atom{a}
			return it, true
		}
	}
	return it, l.fill(&it, a)
}

// minus is the sign that some keyboards have for the hyphen.
const minus = 0x2212

// fill finds the field that a word may begin with.
func (l *lexer) fill(it *item, a atom) bool {
	name, value, ok := strings.Cut(a.text, ":")
	f := l.p.fields[plain(name)]
	switch {
	case !ok || name == "" || f == "" && !l.misspelt(name, value):
		it.atoms = []atom{a}
		return a.text != ""
	case f == "":
		l.unknown(a.at, name)
		return false
	}
	it.field, it.name = f, name
	l.at = a.at + len([]rune(name)) + 1
	it.atoms = l.values(name)
	return l.err == nil
}

// misspelt tells whether what stands before a colon can only be meant as a
// field: letters, right before a value. Times, addresses and words before the
// colon of a sentence are words.
func (l *lexer) misspelt(name, value string) bool {
	if value == "" && (!l.more() || closers(l.s[l.at]) == "") || strings.HasPrefix(value, "//") {
		return false
	}
	return !strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '_' })
}

// unknown tells of a field that there is not, and which may be meant.
func (l *lexer) unknown(at int, name string) {
	var names []string
	for _, f := range l.p.list {
		names = append(names, f.Names...)
	}
	if near := nearest(name, names); len(near) > 0 {
		l.fail(at, "there is no field %q: %s?; write quotation marks around it if words are meant", name, said.ListOf(near))
		return
	}
	l.fail(at, "there is no field %q; write quotation marks around it if words are meant", name)
}

// values reads what stands behind a field's colon: alternatives between commas.
func (l *lexer) values(name string) []atom {
	var out []atom
	for l.err == nil {
		if !l.more() {
			l.fail(l.at, "%s: wants a value right behind the colon or comma, as in %s:word or %s:\"two words\"; write quotation marks around it if the word is meant", name, name, name)
			return nil
		}
		if closers(l.s[l.at]) != "" {
			out = append(out, l.phrase())
		} else {
			out = append(out, l.word(separators))
		}
		if !l.more() || !strings.ContainsRune(separators, l.s[l.at]) {
			return out
		}
		l.at++
	}
	return out
}

// separators part alternatives: comma, Arabic comma, bar.
const separators = ",\u060c|"

// word reads to the next space, bar or quotation mark, or one of stop.
func (l *lexer) word(stop string) atom {
	from := l.at
	for ; l.more(); l.at++ {
		if r := l.s[l.at]; r == '|' || strings.ContainsRune(stop, r) || closers(r) != "" && !l.gershayim() {
			break
		}
	}
	return atom{at: from, text: string(l.s[from:l.at])}
}

func (l *lexer) phrase() atom {
	from, end := l.at, closers(l.s[l.at])
	for l.at++; l.at < len(l.s); l.at++ {
		if strings.ContainsRune(end, l.s[l.at]) {
			l.at++
			return atom{at: from, text: string(l.s[from+1 : l.at-1]), quoted: true}
		}
	}
	l.fail(from, "the quotation mark %c is never closed: write %c behind the phrase", l.s[from], []rune(end)[0])
	return atom{at: from}
}
