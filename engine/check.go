package engine

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/isnad-news/isnad/internal/coverage"
	"github.com/isnad-news/isnad/internal/event"
	"github.com/isnad-news/isnad/internal/lexicon"
	"github.com/isnad-news/isnad/internal/mention"
	"github.com/isnad-news/isnad/internal/number"
	"github.com/isnad-news/isnad/internal/overlay"
	"github.com/isnad-news/isnad/internal/page"
	"github.com/isnad-news/isnad/internal/quote"
	"github.com/isnad-news/isnad/internal/search"
	"github.com/isnad-news/isnad/internal/segment"
	"github.com/isnad-news/isnad/internal/table"
	"github.com/isnad-news/isnad/internal/tag"
	"github.com/isnad-news/isnad/internal/treebank"
	"github.com/isnad-news/isnad/internal/when"
	"github.com/isnad-news/isnad/knowledge"
)

// Checker proves knowledge folders.
type Checker struct{}

// RuleAt gives where the rule of a record stands (events/assault.rules:12), or
// "" where that is not known.
func (e *Engine) RuleAt(name string) string {
	for _, r := range e.events.Rules() {
		if "events/"+r.Name == name {
			return r.Where
		}
	}
	if _, at, ok := strings.Cut(name, "#"); ok && strings.Contains(at, ".tsv:") {
		return at // what a table's line makes names that line
	}
	return ""
}

func folders(dir string) []string {
	if dir == "" {
		return nil
	}
	return []string{dir}
}

// Check writes every fault of the knowledge within, or of the folder dir laid
// over it, to w, and gives their number.
func (Checker) Check(ctx context.Context, w io.Writer, dir string) (int, error) {
	c := &check{fsys: knowledge.Files()}
	if dir != "" {
		own := os.DirFS(dir)
		c.fsys = overlay.New(knowledge.Files(), own)
		c.block(own, ownBlock(own))
		c.decisions(own, dir)
	} else {
		c.block(knowledge.Files(), knowledge.Lexicon)
		c.decisions(knowledge.Files(), dir)
	}
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	c.tables()
	c.rooms()
	for _, f := range c.faults {
		if _, err := fmt.Fprintln(w, f); err != nil {
			return len(c.faults), fmt.Errorf("output: %w", err)
		}
	}
	if len(c.faults) == 0 {
		fmt.Fprintf(w, "no faults: %d tables with %d rows, %d event rules\n", c.files, c.rows, c.rules)
	}
	return len(c.faults), nil
}

// check gathers faults, each once.
type check struct {
	fsys               fs.FS
	faults             []string
	files, rows, rules int
	states, groups     map[string]bool
}

func (c *check) fault(format string, a ...any) {
	f := fmt.Sprintf(format, a...)
	if !slices.Contains(c.faults, f) {
		c.faults = append(c.faults, f)
	}
}

// errs takes an error apart, if it joins several.
func (c *check) errs(err error) {
	var many interface{ Unwrap() []error }
	switch {
	case err == nil:
	case errors.As(err, &many):
		for _, e := range many.Unwrap() {
			c.errs(e)
		}
	default:
		c.fault("%s", err)
	}
}

// ownBlock gives a folder's compiled lexicon; it need not have one.
func ownBlock(own fs.FS) []byte {
	b, err := fs.ReadFile(own, "lexicon/lexicon.bin")
	if err != nil {
		return nil
	}
	return b
}

// block compiles the lexicon of a folder and compares it with the compiled
// one that lies there.
func (c *check) block(fsys fs.FS, have []byte) {
	made, err := lexicon.Compile(fsys)
	if err != nil {
		c.errs(err)
		return
	}
	if have != nil && !bytes.Equal(made, have) {
		c.fault("lexicon/lexicon.bin: not what the tables give: compile it again (make lexicon)")
	}
}

// decisions tells where what a folder lists as carrying no event speaks against
// the folder's own rules. Against those within it need not: the rule goes
// before.
func (c *check) decisions(own fs.FS, dir string) {
	_, lex, err := layered(folders(dir))
	if err != nil {
		c.errs(err)
		return
	}
	d, err := coverage.ReadDecisions(own)
	if err != nil {
		c.errs(err)
		return
	}
	for _, f := range d.Faults(lex.Lookup) {
		c.errs(f)
	}
}

// rooms lets each stage load its own tables and rules, which it knows best.
func (c *check) rooms() {
	cl, err := segment.LoadClitics(c.fsys)
	c.errs(err)
	if lex, lerr := lexicon.Open(knowledge.Lexicon); lerr != nil {
		c.errs(lerr)
	} else if err == nil {
		_, err = tag.New(c.fsys, segment.New(lex, cl), cl)
		c.errs(err)
	}
	_, err = treebank.New(c.fsys)
	c.errs(err)
	_, err = number.New(c.fsys)
	c.errs(err)
	_, err = when.New(c.fsys)
	c.errs(err)
	_, err = mention.New(c.fsys)
	c.errs(err)
	_, err = quote.New(c.fsys)
	c.errs(err)
	_, err = search.NewParser(c.fsys, nil, nil)
	c.errs(err)
	_, err = page.New(c.fsys)
	c.errs(err)
	m, err := event.New(c.fsys)
	c.errs(err)
	if m == nil {
		return
	}
	c.rules = len(m.Rules())
	seen := map[string]string{}
	for _, r := range m.Rules() {
		if at := seen[r.Name]; at != "" {
			c.fault("%s: rule %s stands already at %s", r.Where, r.Name, at)
		}
		seen[r.Name] = r.Where
	}
}

// tables reads every table, then checks the cells of those whose columns have
// a meaning of their own.
func (c *check) tables() {
	names, err := table.Files(c.fsys, "*")
	c.errs(err)
	byKind := map[string][]table.Row{}
	for _, n := range names {
		data, err := table.Data(c.fsys, n)
		if err != nil {
			c.errs(err)
			continue
		}
		rows, err := table.Parse(n, data)
		c.errs(err)
		c.files++
		c.rows += len(rows)
		kind := table.Kind(n)
		if !c.columns(n, kind, data) {
			continue // each of its rows would be at fault
		}
		byKind[kind] = append(byKind[kind], rows...)
	}
	c.ids(byKind)
	for _, kind := range []string{"actors/states", "actors/groups", "actors/institutions", "actors/offices", "actors/roles", "actors/people", "actors/home", "actors/callbacks", "places/places", "lexicon/nouns", "lexicon/verbs", "lexicon/names", "lexicon/particles"} {
		for _, r := range byKind[kind] {
			c.row(kind, r)
		}
	}
}

// columns tells whether the first line of a table that is no comment names
// the columns of its kind.
func (c *check) columns(file, kind string, data []byte) bool {
	want := map[string]string{
		"actors/states": "id name_en names", "actors/groups": "id sector home name_en names", "actors/institutions": "names sector id",
		"actors/offices": "title sector kind", "actors/roles": "lemma sector kind", "actors/people": "name name_en id sector role from to",
		"actors/home": "name id", "actors/callbacks": "name ids", "places/places": "name name_en country lat lon kind",
		"lexicon/nouns": "lemma gender plural class", "lexicon/adjectives": "lemma plural feminine", "lexicon/names": "form kind",
		"lexicon/verbs": "lemma root form present masdar trans", "lexicon/particles": "form lemma upos", "lexicon/terms": "kind lemmas",
		"search/fields": "field names about", "search/operators": "operator words strict", "search/values": "field id names",
		"search/related": "lemma others kind", "pages/furniture": "kind forms", "pages/markup": "kind names",
		"quotes/cues": "lemma class takes", "quotes/formulas": "words kind lemma", "quotes/channels": "words channel",
		"events/light": "lemma subject prep", "events/none": "lemma pos", "events/modes": "type mode lemmas", "events/contexts": "context lemmas",
	}[kind]
	have := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		for _, col := range strings.Split(line, "\t") {
			have[strings.TrimSpace(col)] = true
		}
		break
	}
	for _, col := range strings.Fields(want) {
		if !have[col] {
			c.fault("%s: no column %s: the first line that is no comment names the columns, with tabs between (%s …)", file, col, want)
			return false
		}
	}
	return true
}

// ids learns which ids there are.
func (c *check) ids(byKind map[string][]table.Row) {
	c.states, c.groups = map[string]bool{}, map[string]bool{}
	for _, r := range byKind["actors/states"] {
		id := r.Get("id")
		switch {
		case !iso(id):
			c.fault("%s: state %q: an id of ISO 3166-1 alpha-3 (EGY)", r.Where(), id)
		case c.states[id]:
			c.fault("%s: state %s stands there twice", r.Where(), id)
		}
		c.states[id] = true
	}
	for _, r := range byKind["actors/groups"] {
		c.groups[r.Get("id")] = true
	}
}

// iso tells whether id is a country's code of three letters. Kosovo has none
// in the standard; XKX is the one in use.
func iso(id string) bool {
	if id == "XKX" {
		return true
	}
	r, err := language.ParseRegion(id)
	return err == nil && len(id) == 3 && r.ISO3() == id && (r.IsCountry() || r.IsPrivateUse())
}

func (c *check) row(kind string, r table.Row) {
	switch kind {
	case "actors/states":
		c.need(r, "name_en", "names")
	case "actors/groups":
		c.need(r, "names", "name_en")
		c.group(r)
		c.sector(r)
	case "actors/people":
		c.need(r, "name", "name_en", "id")
		c.id(r, "id")
		c.sector(r)
		c.term(r)
	case "actors/institutions":
		c.need(r, "names")
		c.id(r, "id")
		c.sector(r)
	case "actors/offices":
		c.need(r, "title")
		c.oneOf(r, "kind", "office", "spokesman", "rank", "title", "honorific", "nobody")
		c.sector(r)
	case "actors/roles":
		c.need(r, "lemma")
		c.oneOf(r, "kind", "person", "people", "armed", "casualty", "guest")
		c.sector(r)
	case "actors/home":
		c.id(r, "id")
	case "actors/callbacks":
		c.id(r, "ids")
	case "actors/conflicts":
		c.id(r, "a")
		c.id(r, "b")
		c.oneOf(r, "kind", "fight", "ally")
	case "places/places":
		c.place(r)
	case "lexicon/nouns":
		c.need(r, "lemma")
		c.oneOf(r, "gender", "", "m", "f")
		c.oneOf(r, "class", "", "person", "people", "organization", "place", "time", "unit", "act", "thing")
	case "lexicon/verbs":
		c.need(r, "lemma", "root", "form") // some verbs have no present
		c.oneOf(r, "form", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "QI", "QII", "QIV")
		c.oneOf(r, "trans", "", "t", "i", "ti")
	case "lexicon/names":
		c.need(r, "form")
		c.oneOf(r, "kind", "given", "family", "both", "other")
		c.oneOf(r, "gender", "", "m", "f")
	case "lexicon/particles":
		c.need(r, "form")
		c.oneOf(r, "upos", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "SCONJ", "SYM", "VERB", "X")
	}
}

// need asks for a word in each of the columns.
func (c *check) need(r table.Row, columns ...string) {
	for _, col := range columns {
		if r.Get(col) == "" {
			c.fault("%s: %s is empty", r.Where(), col)
		}
	}
}

func (c *check) oneOf(r table.Row, column string, values ...string) {
	if got := r.Get(column); !slices.Contains(values, got) {
		c.fault("%s: %s %q: one of %s", r.Where(), column, got, strings.TrimSpace(strings.Join(values, " ")))
	}
}

// sector asks for PLOVER's sectors.
func (c *check) sector(r table.Row) {
	c.oneOf(r, "sector", "", "AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "HLH", "IGO", "JRN", "JUD", "LAB", "LEG", "MED", "MIL", "NGO", "OPP", "PTY", "REB", "REF", "REL", "SPY", "UAF", "UNK")
}

// group asks for ids in capitals, a state's own among them.
func (c *check) group(r table.Row) {
	if id := r.Get("id"); id != "" && !regexp.MustCompile(`^[A-Z0-9+]+(-[A-Z0-9+]+)*$`).MatchString(id) {
		c.fault("%s: group %q: capitals and hyphens (ANSAR-ALLAH)", r.Where(), id)
	}
	for _, h := range r.List("home") {
		if h != "IGO" && h != "MULTI" && h != "-" && !c.states[h] {
			c.fault("%s: home %q: a state's id, IGO, MULTI or -", r.Where(), h)
		}
	}
}

// id asks for the id of a state or group that the tables list.
func (c *check) id(r table.Row, column string) {
	for _, id := range r.List(column) {
		if !c.states[id] && !c.groups[id] {
			c.fault("%s: %s %q is in neither states nor groups", r.Where(), column, id)
		}
	}
}

// term asks for dates of an office in their order.
func (c *check) term(r table.Row) {
	date := regexp.MustCompile(`^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$`)
	for _, col := range []string{"from", "to"} {
		if v := r.Get(col); v != "" && !date.MatchString(v) {
			c.fault("%s: %s %q: YYYY, YYYY-MM or YYYY-MM-DD", r.Where(), col, v)
			return
		}
	}
	from, to := r.Get("from"), r.Get("to")
	if n := min(len(from), len(to)); n > 0 && from[:n] > to[:n] {
		c.fault("%s: from %s lies behind to %s", r.Where(), from, to)
	}
}

func (c *check) place(r table.Row) {
	c.need(r, "name", "name_en")
	if k := r.Get("kind"); k != "sea" && k != "strait" && k != "river" && k != "region" && k != "mountain" {
		c.need(r, "country") // the others may lie between states
	}
	if id := r.Get("country"); id != "" && !c.states[id] {
		c.fault("%s: country %q is not among the states", r.Where(), id)
	}
	c.oneOf(r, "kind", "country", "city", "town", "village", "district", "governorate", "region", "camp", "crossing", "strait", "base", "street", "square", "mountain", "river", "sea", "island", "airport", "port", "bridge", "dam", "site")
	for _, f := range r.List("flags") {
		if f != "word" && f != "homonym" {
			c.fault("%s: flags %q: word or homonym", r.Where(), f)
		}
	}
	for _, col := range []string{"lat", "lon"} {
		v, most := r.Get(col), 180.0
		if col == "lat" {
			most = 90
		}
		if f, err := strconv.ParseFloat(v, 64); v != "" && (err != nil || f < -most || f > most) {
			c.fault("%s: %s %q: degrees from -%g to %g", r.Where(), col, v, most, most)
		}
	}
	if (r.Get("lat") == "") != (r.Get("lon") == "") {
		c.fault("%s: lat and lon go together", r.Where())
	}
}
