// Package mention finds who and what a report names: states by name, capital,
// seat or adjective, organisations and groups, institutions, people by name
// and office, people and groups by what they are (جنود), places; says who is
// meant, and follows them through the report.
package mention

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/isnad-news/isnad/internal/concurrent"
	"github.com/isnad-news/isnad/internal/table"
	"github.com/isnad-news/isnad/internal/text"
)

// item is one line of knowledge that a name leads to.
type item struct {
	kind     string // state capital seat group institution office spokesman rank title role person place callback adjective
	id       string
	sector   string
	name     string
	nameEn   string
	role     string
	country  string
	place    string   // kind of place
	definite bool     // stands only with the article
	word     bool     // the name is also a common word, or many bodies' name
	proofs   []string // of a state so named: what else it and its capital are called, one of which a report of it has
	lat, lon float64
	from, to string
	kinds    []string
	ids      []string // of a callback, in order of likelihood; of a home, whose papers write it so
	state    string
	source   string
}

// key is a name as a sequence of tokens without article.
type key struct {
	tokens  []string
	article bool // the first token bears the article
	last    bool // the last token bears it
	named   bool // the name of several words of a group
	item    *item
	second  uint64 // hash of the second token
}

// names leads from the first token to all names that begin with it.
type names map[string][]key

const article = "\u0627\u0644"

// bare takes the article off a folded token.
func bare(tok string) (string, bool) {
	if rest, ok := strings.CutPrefix(tok, article); ok && len(rest) > 2 {
		return rest, true
	}
	return tok, false
}

func (n names) add(name string, it *item) { n.addAs(name, it, nil) }

// addAs adds a name, and the other ways to write it that sp knows.
func (n names) addAs(name string, it *item, sp *spelling) {
	words := nameWords(name)
	if len(words) == 0 {
		return
	}
	k := key{item: it, tokens: words, named: (it.kind == "group" && it.id != "" || it.kind == "callback" && it.state == "") && it.sector != "REB" && it.sector != "MIL" && len(words) > 1}
	articled := false
	for i, raw := range words {
		b, art := text.Fold(raw), false
		if strings.HasPrefix(raw, article) { // ألماني has none
			b, art = bare(b)
		}
		if i == 0 {
			k.article = art
		}
		articled = articled || art
		if k.tokens[i] = b; art && i == len(words)-1 {
			k.last = true
		}
	}
	n[k.tokens[0]] = append(n[k.tokens[0]], k)
	if sp == nil {
		return
	}
	if !articled {
		sp.learn(k.tokens, it)
	}
	if other := sp.other(k.tokens); other != nil {
		k.tokens = other
		n[other[0]] = append(n[other[0]], k)
	}
}

// addForm adds a folded word that bears no article, though it may look so
// (الماني).
func (n names) addForm(form string, it *item) {
	n[form] = append(n[form], key{tokens: []string{form}, item: it})
}

// ready prepares for reading: it gives the sieve of the words that begin a name.
func (n names) ready() text.Sieve {
	begin := text.NewSieve(len(n))
	for first, ks := range n {
		begin.Add(text.Hash(first))
		for i := range ks {
			if k := &ks[i]; len(k.tokens) > 1 {
				k.second = text.Hash(k.tokens[1])
			}
		}
	}
	return begin
}

// expected is how many words begin the names of all tables, roughly.
const expected = 1 << 14

// source is a kind of tables, and how its rows are read.
type source struct {
	folder, kind string
	read         func(table.Row) error
}

// load reads actors/* and places/*: the names of states, groups and offices, those of
// places, those of people; side by side, since this is what the program waits for when
// it starts.
func load(fsys fs.FS, sp *spelling) (actors, places, persons names, people []*item, err error) {
	actors, places, persons = make(names, expected), make(names, expected/2), make(names, expected/2)
	parts := [][]source{
		{{"actors", "states", actors.state}, {"actors", "groups", actors.group}, {"actors", "institutions", actors.institution}, {"actors", "offices", actors.office},
			{"actors", "roles", actors.role}, {"actors", "callbacks", actors.callback}, {"actors", "home", actors.home}},
		{{"places", "places", places.place}},
		{{"actors", "people", func(row table.Row) error {
			people = append(people, persons.person(row, sp))
			return nil
		}}},
	}
	var reads []func() error
	for _, part := range parts {
		reads = append(reads, func() error { return readAll(fsys, part) })
	}
	err = concurrent.All(reads...)
	return actors, places, persons, people, err
}

// join takes up the names of others, behind its own.
func (n names) join(others ...names) names {
	for _, o := range others {
		for first, keys := range o {
			n[first] = append(n[first], keys...)
		}
	}
	return n
}

// readAll reads all rows of tables.
func readAll(fsys fs.FS, tables []source) error {
	for _, t := range tables {
		rows, err := table.Read(fsys, t.folder, t.kind)
		if err != nil {
			return err
		}
		for _, row := range rows {
			if err := t.read(row); err != nil {
				return fmt.Errorf("%s: %w", row.Where(), err)
			}
		}
	}
	return nil
}

func (n names) state(r table.Row) error {
	mk := func(kind string) *item {
		return &item{kind: kind, id: r.Get("id"), sector: "GOV", nameEn: r.Get("name_en"), country: r.Get("id"), source: r.Where()}
	}
	st := mk("state")
	for i, s := range r.List("names") {
		if i == 0 {
			st.name = s
		}
		if word, everyday := strings.CutSuffix(s, "*"); everyday {
			it := *st // مالي
			it.word = true
			it.proofs = append(append(it.proofs, r.List("names")[:i]...), r.List("capital")...)
			n.add(word, &it)
			continue
		}
		n.add(s, st)
	}
	for _, s := range r.List("capital") {
		c := mk("capital")
		c.name = s
		n.add(s, c)
	}
	for _, s := range r.List("seats") {
		c := mk("seat")
		c.name = s
		n.add(s, c)
	}
	for _, a := range r.List("adjectives") {
		adj := mk("adjective")
		adj.name = st.name
		if first, last, ok := strings.Cut(text.Fold(a), " "); ok {
			n.addPair(first, last, adj) // كوري شمالي
			continue
		}
		for _, f := range nisbaForms(text.Fold(a)) {
			if !isName(f, r.List("names")) {
				n.addForm(f, adj)
				continue
			}
			def := *adj // سورية is Syria before it is Syrian, السورية is not
			def.definite = true
			n.addForm(f, &def)
		}
	}
	for _, p := range r.List("people") {
		pe := mk("people")
		pe.name, pe.sector = p, "CVL"
		n.add(p, pe)
	}
	return nil
}

// addPair adds an adjective of two words, the first of which may decline too.
func (n names) addPair(first, last string, it *item) {
	const ya = "\u064a"
	firsts := nisbaForms(first)
	for i, f := range nisbaForms(last) {
		if strings.HasSuffix(first, ya) {
			n.add(firsts[i]+" "+f, it)
		} else {
			n.add(first+" "+f, it)
		}
	}
}

func isName(form string, names []string) bool {
	for _, n := range names {
		if text.Fold(n) == form {
			return true
		}
	}
	return false
}

// nisbaForms declines a folded nisba adjective.
func nisbaForms(a string) []string {
	const ya, ha, ta, alef, waw, nun = "\u064a", "\u0647", "\u062a", "\u0627", "\u0648", "\u0646"
	return []string{a, a + ha, a + alef, a + ya + nun, a + waw + nun, a + alef + ta, a + alef + nun, a + ta + ya + nun, a + ta + alef + nun, a + waw, strings.TrimSuffix(a, ya) + ya + ya + nun}
}

func (n names) group(r table.Row) error {
	it := &item{kind: "group", id: r.Get("id"), sector: r.Get("sector"), nameEn: r.Get("name_en"), country: r.Get("home"), kinds: r.List("kinds"), source: r.Where()}
	for i, s := range r.List("names") {
		if i == 0 {
			it.name = s
		}
		n.add(s, it)
	}
	for _, a := range r.List("adjectives") {
		c := *it
		c.kind = "gadjective"
		for _, f := range nisbaForms(text.Fold(a)) {
			n.addForm(f, &c)
		}
	}
	return nil
}

// sectors gives the sector of each group.
func (n names) sectors() map[string]string {
	out := map[string]string{}
	for _, ks := range n {
		for _, k := range ks {
			if it := k.item; it.kind == "group" && it.id != it.country && (out[it.id] == "" || it.sector < out[it.id]) {
				out[it.id] = it.sector
			}
		}
	}
	return out
}

// lands gives the state from which each group is.
func (n names) lands() map[string]string {
	out := map[string]string{}
	for _, ks := range n {
		for _, k := range ks {
			if it := k.item; it.kind == "group" && it.id != it.country && (out[it.id] == "" || it.country < out[it.id]) {
				out[it.id] = it.country
			}
		}
	}
	return out
}

// states gives the ids that are states'.
func (n names) states() map[string]bool {
	out := map[string]bool{}
	for _, ks := range n {
		for _, k := range ks {
			if k.item.kind == "state" {
				out[k.item.id] = true
			}
		}
	}
	return out
}

func (n names) institution(r table.Row) error {
	for _, s := range r.List("names") {
		n.add(s, &item{kind: "institution", id: r.Get("id"), sector: r.Get("sector"), name: s, nameEn: r.Get("name_en"), source: r.Where()})
	}
	return nil
}

func (n names) office(r table.Row) error {
	for _, s := range r.List("title") {
		n.add(s, &item{kind: r.Get("kind"), sector: r.Get("sector"), name: s, nameEn: r.Get("name_en"), source: r.Where()})
	}
	return nil
}

// role is known by the lemma of its head, see Finder.roles; a role of several
// words is a name.
func (n names) role(r table.Row) error {
	for _, s := range r.List("lemma") {
		n.add(s, &item{kind: "role", sector: r.Get("sector"), role: r.Get("kind"), name: s, nameEn: r.Get("name_en"), source: r.Where()})
	}
	return nil
}

func (n names) callback(r table.Row) error {
	n.add(r.Get("name"), &item{kind: "callback", ids: r.List("ids"), state: r.Get("state"), name: r.Get("name"), source: r.Where()})
	return nil
}

func (n names) home(r table.Row) error {
	n.add(r.Get("name"), &item{kind: "home", id: r.Get("id"), country: r.Get("id"), sector: "GOV", name: r.Get("name"), ids: r.List("outlets"), source: r.Where()})
	return nil
}

func (n names) place(r table.Row) error {
	it := &item{kind: "place", name: r.Get("name"), nameEn: r.Get("name_en"), country: r.Get("country"), place: r.Get("kind"), word: strings.Contains(r.Get("flags"), "word"), source: r.Where()}
	var err error
	if it.lat, err = coordinate(r, "lat", 90); err != nil {
		return err
	}
	if it.lon, err = coordinate(r, "lon", 180); err != nil {
		return err
	}
	n.add(it.name, it)
	for _, s := range r.List("spellings") {
		n.add(s, it)
	}
	return nil
}

func coordinate(r table.Row, column string, limit float64) (float64, error) {
	s := r.Get(column)
	if s == "" {
		return 0, nil
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || v < -limit || v > limit {
		return 0, fmt.Errorf("%s %q: degrees between -%g and %g", column, s, limit, limit)
	}
	return v, nil
}

func (n names) person(r table.Row, sp *spelling) *item {
	it := &item{kind: "person", id: r.Get("id"), sector: r.Get("sector"), name: r.Get("name"), nameEn: r.Get("name_en"), role: r.Get("role"), from: r.Get("from"), to: r.Get("to"), source: r.Where()}
	for _, s := range append([]string{it.name}, r.List("spellings")...) {
		n.addAs(s, it, sp)
	}
	return it
}

// holds tells whether a term of office covers a day. An unknown day is within
// every term.
func (it *item) holds(day time.Time) bool {
	if day.IsZero() {
		return true
	}
	d := day.Format("2006-01-02")
	from, to := it.from, it.to
	return (from == "" || from <= d) && (to == "" || d <= to || strings.HasPrefix(d, to))
}

// ahead tells whether a term of office begins after a day: an envoy of the United
// Nations was none of theirs before.
func (it *item) ahead(day time.Time) bool {
	return !day.IsZero() && it.from > day.Format("2006-01-02")
}

// hit is a name found in the text.
type hit struct {
	first, last int // words, half-open
	items       []*item
}

// at gives the longest names that begin at word i; toks are the folded words
// with proclitics off and marks left out.
func (n names) at(toks []token, i int) (best int, items []*item) {
	return n.within(toks, i, len(toks))
}

// within is at for names of no more than most tokens.
func (n names) within(toks []token, i, most int) (best int, items []*item) {
	t := &toks[i]
	for v := range t.variants {
		keys, art := t.variants[v].keys, t.variants[v].article
		for k := range keys {
			key := &keys[k]
			if len(key.tokens) < best || len(key.tokens) > most || i+len(key.tokens) > len(toks) {
				continue
			}
			if len(key.tokens) == 1 && !fits(key, art) {
				continue
			}
			if !t.matches(toks, i, key) || key.named && key.looser(toks, i, art) {
				continue
			}
			if len(key.tokens) > best {
				best, items = len(key.tokens), nil
			}
			items = appendItem(items, key.item)
		}
	}
	return best, items
}

func appendItem(items []*item, it *item) []*item {
	for _, x := range items {
		if x == it {
			return items
		}
	}
	return append(items, it)
}

// looser tells whether the words at token i have no article where the name of a
// group has it: لجنة دولية is not اللجنة الدولية.
func (k *key) looser(toks []token, i int, art bool) bool {
	if k.article && !art {
		return true
	}
	if !k.last {
		return false
	}
	for _, v := range toks[i+len(k.tokens)-1].variants {
		if v.article {
			return false
		}
	}
	return true
}

// fits tells whether a name of one word may stand with or without the
// article: adjectives, offices, roles and institutions take both, names of
// groups, states and places keep theirs.
func fits(k *key, art bool) bool {
	if k.item.definite {
		return art
	}
	switch k.item.kind {
	case "adjective", "gadjective", "institution", "office", "rank", "title", "spokesman", "role", "people":
		return true
	}
	return k.article == art
}

// nameWords parts a name into its words; Arabic letters, which nearly all are, are
// passed over by their first byte.
func nameWords(name string) []string {
	const first, last = 0xD8, 0xDB // of the letters from U+0600 to U+06FF
	out := make([]string, 0, 1+strings.Count(name, " ")+strings.Count(name, "-"))
	from := 0
	for i := 0; i < len(name); {
		if c := name[i]; c >= first && c <= last {
			i += 2
			continue
		}
		r, n := utf8.DecodeRuneInString(name[i:])
		if nameBreak(r) {
			if from < i {
				out = append(out, name[from:i])
			}
			from = i + n
		}
		i += n
	}
	if from < len(name) {
		out = append(out, name[from:])
	}
	return out
}

// nameBreak parts the words of a name: spaces, hyphens and quotation marks.
func nameBreak(r rune) bool {
	const first, last = '\u0600', '\u06ff' // Arabic has no space of its own
	return r == ' ' || r == '-' || r == '\u201c' || r == '\u201d' || (r < first || r > last) && unicode.IsSpace(r)
}
