// Package rule reads the event rules of the knowledge: frames that say which
// word carries which type of event and which of its arguments plays which
// role. The grammar's alternations belong to the matcher (package event).
package rule

import (
	"fmt"
	"io/fs"
	"sort"
	"strings"

	"github.com/isnad-news/isnad/internal/table"
	"github.com/isnad-news/isnad/internal/text"
)

// Rule is one frame. All words are folded lemmas.
type Rule struct {
	Name      string // file stem and rule name: assault#launch-attack
	Type      string
	Mode      string
	Verbs     []string
	Nouns     []string
	Actor     []string // sources in order: subject object idafa nisba by, or a preposition
	Recipient []string
	Place     []string // sources that may be the place besides place prepositions
	Needs     []string // one of these must follow within five words
	Behind    []string // one of these must stand right before the trigger
	Not       []string // none of these may follow within three words
	Require   string   // actor, recipient, either, both, none
	Count     string   // killed, injured, detained, displaced: what the recipients' number counts
	Fact      string
	Say       bool // the act consists in saying: told by the outlet, not by who acts
	Mutual    bool // both sides are actors and recipients
	Only      bool // no verbal nouns and participles by rule
	Passive   bool // the verb must stand in the passive
	Unsure    bool // never held by itself: offered for learned weights to choose
	Where     string
	Index     int // among all that are loaded
}

// types and their modes, by PLOVER.
func modes() map[string]string {
	return map[string]string{
		"AGREE": "", "CONSULT": "visit host third-party multilateral phone", "SUPPORT": "", "COOPERATE": "", "AID": "",
		"CONCEDE": "resign", "RETREAT": "release return ease access disarm ceasefire withdraw", "REQUEST": "assist change yield meet",
		"ACCUSE": "disapprove investigate allege", "REJECT": "assist change yield meet",
		"THREATEN": "restrict ban arrest relations expel territory political violence", "PROTEST": "demo riot strike hunger boycott obstruct",
		"SANCTION": "withdraw discontinue expel convict", "MOBILIZE": "troops weapons police militia",
		"COERCE":  "seize restrict ban censor curfew martial-law arrest deport withhold misinform cyber",
		"ASSAULT": "abduct aerial assassinate beat cleansing crowd-control destroy execute explosives firearms heavy-weapons primitive sexual suicide-attack torture unconventional",
	}
}

// KnownMode tells whether typ is an event type and mode one of its modes or
// empty.
func KnownMode(typ, mode string) bool {
	m, ok := modes()[typ]
	return ok && (mode == "" || strings.Contains(" "+m+" ", " "+mode+" "))
}

// Load reads every .rules file of a folder, in the order of their names, and
// gives all mistakes at once.
func Load(fsys fs.FS, folder string) ([]Rule, error) {
	names, err := fs.Glob(fsys, folder+"/*.rules")
	if err != nil {
		return nil, fmt.Errorf("%s: %w", folder, err)
	}
	sort.Strings(names)
	var out []Rule
	var faults []error
	for _, n := range names {
		data, err := fs.ReadFile(fsys, n)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		rs, errs := Parse(n, string(data))
		out = append(out, rs...)
		faults = append(faults, errs...)
	}
	for i := range out {
		out[i].Index = i
	}
	return out, table.Join(faults)
}

// Parse reads one file. A rule is a line "rule NAME" and indented lines of a
// field and its value; alternatives are parted by |. Lines that begin with #
// are comments. A line "default FIELD VALUE" holds for all rules beneath it.
func Parse(file, data string) ([]Rule, []error) {
	p := parser{file: file, defaults: map[string]string{}}
	p.stem = strings.TrimSuffix(file[strings.LastIndex(file, "/")+1:], ".rules")
	for i, line := range strings.Split(data, "\n") {
		p.line(i+1, line)
	}
	p.flush()
	return p.rules, p.faults
}

type parser struct {
	file, stem string
	defaults   map[string]string
	rules      []Rule
	faults     []error
	cur        *Rule
	set        map[string]bool
}

func (p *parser) fault(line, col int, format string, a ...any) {
	p.faults = append(p.faults, fmt.Errorf("%s:%d:%d: %s", p.file, line, col, fmt.Sprintf(format, a...)))
}

func (p *parser) line(n int, line string) {
	line = strings.TrimRight(line, " \t\r")
	trimmed := strings.TrimLeft(line, " \t")
	if trimmed == "" || strings.HasPrefix(trimmed, "#") {
		return
	}
	col := len(line) - len(trimmed) + 1
	key, val, _ := strings.Cut(trimmed, " ")
	val = strings.TrimSpace(val)
	switch {
	case key == "rule":
		p.flush()
		if val == "" || strings.ContainsAny(val, " \t") {
			p.fault(n, col, "a rule needs a name of one word")
		}
		p.cur = &Rule{Name: p.stem + "#" + val, Where: fmt.Sprintf("%s:%d", p.file, n)}
		p.set = map[string]bool{}
	case key == "default":
		f, v, _ := strings.Cut(val, " ")
		p.defaults[f] = strings.TrimSpace(v)
	case p.cur == nil:
		p.fault(n, col, "%q stands outside a rule", key)
	default:
		p.set[key] = true
		p.field(n, col, key, val)
	}
}

func (p *parser) field(n, col int, key, val string) {
	r := p.cur
	switch key {
	case "type":
		r.Type, r.Mode, _ = strings.Cut(val, " ")
		r.Mode = strings.TrimSpace(r.Mode)
		if !KnownMode(r.Type, r.Mode) {
			p.fault(n, col, "unknown type or mode %q", val)
		}
	case "verb":
		r.Verbs = list(val)
	case "noun":
		r.Nouns = list(val)
	case "actor":
		r.Actor = list(val)
	case "recipient":
		r.Recipient = list(val)
	case "place":
		r.Place = list(val)
	case "needs":
		r.Needs = list(val)
	case "behind":
		r.Behind = list(val)
	case "not":
		r.Not = list(val)
	case "require":
		r.Require = val
	case "count":
		r.Count = val
	case "fact":
		r.Fact = val
	case "say":
		r.Say = true
	case "mutual":
		r.Mutual = true
	case "only":
		r.Only = true
	case "passive":
		r.Passive = true
	case "unsure":
		r.Unsure = true
	default:
		p.fault(n, col, "unknown field %q", key)
	}
}

func (p *parser) flush() {
	if p.cur == nil {
		return
	}
	for _, k := range []string{"type", "actor", "recipient", "place", "require", "say", "mutual", "count", "unsure"} {
		if v, ok := p.defaults[k]; ok && !p.set[k] {
			p.field(0, 0, k, v)
		}
	}
	if p.cur.Type == "" {
		p.faults = append(p.faults, fmt.Errorf("%s: rule %s has no type", p.cur.Where, p.cur.Name))
	}
	if len(p.cur.Verbs)+len(p.cur.Nouns) == 0 {
		p.faults = append(p.faults, fmt.Errorf("%s: rule %s has neither verb nor noun", p.cur.Where, p.cur.Name))
	}
	p.rules = append(p.rules, *p.cur)
	p.cur = nil
}

func list(s string) []string {
	var out []string
	for _, x := range strings.FieldsFunc(s, func(r rune) bool { return r == '|' || r == ',' }) {
		if x = text.Fold(strings.TrimSpace(x)); x != "" {
			out = append(out, x)
		}
	}
	return out
}
