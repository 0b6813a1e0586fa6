package web

import (
	"slices"
	"strconv"
	"time"

	"github.com/isnad-news/isnad/internal/correct"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/view"
)

// composer makes what the page of a report shows.
type composer struct {
	s       *Site
	lang    string
	rtl     bool
	report  view.Report
	record  export.Record // of which no more is shown than a page can bear
	held    contents
	outcome correct.Outcome   // how the corrections stand
	spots   map[string]bool   // records that stand somewhere in the text
	trees   map[string]string // by how it looks, the record whose chain is drawn so first
	editing bool              // whoever looks may correct
}

func (s *Site) compose(lang string, r view.Report) *composer {
	c := &composer{s: s, lang: lang, rtl: s.tongues[lang].dir() == "rtl", report: r, record: shortened(r.Record), spots: map[string]bool{}, trees: map[string]string{}}
	c.held = newContents(c.record.Statements)
	if r.AsRead != nil {
		c.outcome = correct.Trace(*r.AsRead, r.Corrections)
	}
	return c
}

// mostRecords of each kind are shown on a page. The longest reports of
// newspapers have some fifty; a text of a megabyte may have ten thousand, which
// no browser should be given.
const mostRecords = 1000

// shortened is a record with the first of its records of each kind.
func shortened(r export.Record) export.Record {
	r.Statements = r.Statements[:min(len(r.Statements), mostRecords)]
	r.Events = r.Events[:min(len(r.Events), mostRecords)]
	r.Entities = r.Entities[:min(len(r.Entities), mostRecords)]
	r.Times = r.Times[:min(len(r.Times), mostRecords)]
	r.Warnings = r.Warnings[:min(len(r.Warnings), mostRecords)]
	return r
}

func (c *composer) say(key string, args ...any) string { return c.s.say(c.lang, key, args...) }

// card is what every record shows.
type card struct {
	Key    string
	Report string // id of the report
	Kept   bool   // the report stands in the archive: its reasons can be told
	Edit   bool   // whoever looks may correct it
	Spot   bool   // it stands in the text: a link leads there
	Chain  drawing
	Rule   string
	Fixed  *fixed // how editors changed it; nil: as read
	Digest string // of the record as shown, to find out whether it changes meanwhile
}

// fixed tells that a record is an editor's.
type fixed struct {
	By    string
	At    time.Time
	Acts  []string // ids of the corrections
	Added bool
}

// side is a party with its codes.
type side struct {
	Text, ID, Sector string
	Carried          bool
	Inferred         bool
}

// statementCard is a statement with those that stand within it.
type statementCard struct {
	card
	Speaker                    side
	Role                       string
	Said, Cue, Lemma           string
	Class, Kind, Channel, Date string
	Within                     []*statementCard
}

// eventCard is an event.
type eventCard struct {
	card
	Type, Mode, Trigger, Date, Factuality string
	Contexts                              []string
	Actors, Recipients                    []side
	Place                                 *place
	Harm                                  []harm
	Confidence                            float64
}

type place struct{ Text, NameEn, Country string }

// harm is a number of people by what befell them.
type harm struct {
	Key   string // killed, injured, detained, displaced
	N     int
	Vague string
}

// nameCard is who or what is named.
type nameCard struct {
	card
	Name, NameEn, Kind, ID, Sector, Role string
	Mentions                             int
}

// timeCard is an expression of time.
type timeCard struct {
	card
	Text, Type, Value string
}

// warningCard is a doubt.
type warningCard struct {
	card
	Code, Text string
}

// base is what all cards of records share.
func (c *composer) base(key, rule string) card {
	return card{Key: key, Report: c.record.Document.ID, Kept: c.report.Kept, Edit: c.editing, Spot: c.spots[key], Rule: brief(rule, briefName)}
}

// statements gives the outermost statements, those within them in their order.
func (c *composer) statements() []*statementCard {
	all := make([]*statementCard, len(c.record.Statements))
	for i, s := range c.record.Statements {
		all[i] = c.statement(i, s)
	}
	var out []*statementCard
	for i := range all {
		if around := c.around(i); around >= 0 {
			all[around].Within = append(all[around].Within, all[i])
		} else {
			out = append(out, all[i])
		}
	}
	return out
}

// deepestWithin is how deep statements are shown within each other; browsers
// bear no endless depth.
const deepestWithin = 12

// around is the statement in which another is shown: that in which it stands
// or, too deep, one further out; -1 where there is none, or where the record
// goes round in a circle.
func (c *composer) around(i int) int {
	seen := map[int]bool{i: true}
	var out []int // from the nearest to the outermost
	for at := i; ; {
		w := c.record.Statements[at].Within
		if w == nil || *w < 0 || *w >= len(c.record.Statements) {
			break
		}
		if at = *w; seen[at] {
			return -1
		}
		seen[at] = true
		out = append(out, at)
	}
	if len(out) == 0 {
		return -1
	}
	return out[max(0, len(out)-deepestWithin)]
}

func (c *composer) statement(i int, s export.Statement) *statementCard {
	key := keyOf(statementKey, i)
	first := c.speakerOf(s)
	out := &statementCard{card: c.base(key, s.Rule),
		Speaker: side{Text: first.Name, ID: first.ID, Sector: brief(s.Speaker.Sector, briefName), Inferred: s.Speaker.Start == nil},
		Said:    brief(s.Content.Text, briefContent), Cue: brief(s.Cue.Text, briefName), Lemma: brief(s.Cue.Lemma, briefName),
		Class: brief(s.Cue.Class, briefName), Kind: brief(s.Kind, briefName), Channel: brief(s.Channel, briefName), Date: brief(s.Date, briefName)}
	out.Chain = c.draw(key, c.tellersOf(&first, s.AssertedBy))
	out.Fixed = fixedBy(c.outcome.Statements, i)
	out.Digest = digest(correct.Body{Statement: &s})
	return out
}

func (c *composer) events() []eventCard {
	out := make([]eventCard, len(c.record.Events))
	for i, e := range c.record.Events {
		out[i] = c.event(i, e)
	}
	return out
}

func (c *composer) event(i int, e export.Event) eventCard {
	key := keyOf(eventKey, i)
	out := eventCard{card: c.base(key, e.Rule), Type: brief(e.Type, briefName), Mode: brief(e.Mode, briefName),
		Trigger: brief(e.Trigger.Text, briefName), Date: brief(e.Date, briefName), Factuality: brief(e.Factuality, briefName),
		Actors: sides(e.Actors), Recipients: sides(e.Recipients), Harm: harms(e), Confidence: float64(e.Confidence)}
	for _, x := range e.Contexts {
		out.Contexts = append(out.Contexts, brief(x, briefName))
	}
	if p := e.Place; p != nil {
		out.Place = &place{brief(p.Text, briefName), brief(p.NameEn, briefName), brief(p.Country, briefName)}
	}
	chain := c.tellersOf(nil, e.AssertedBy)
	if t, ok := c.voice(e); ok {
		chain[0] = t
	}
	out.Chain = c.draw(key, chain)
	out.Fixed = fixedBy(c.outcome.Events, i)
	out.Digest = digest(correct.Body{Event: &e})
	return out
}

func sides(args []export.Arg) []side {
	out := make([]side, 0, len(args))
	for _, a := range args {
		out = append(out, side{Text: brief(a.Text, briefName), ID: brief(a.ID, briefName), Sector: brief(a.Sector, briefName),
			Carried: a.Carried, Inferred: a.Start == nil && !a.Carried})
	}
	return out
}

func harms(e export.Event) []harm {
	var out []harm
	for _, h := range []struct {
		key string
		export.Count
	}{{"killed", e.Killed}, {"injured", e.Injured}, {"detained", e.Detained}, {"displaced", e.Displaced}} {
		if h.Known {
			out = append(out, harm{h.key, h.N, brief(h.Vague, briefName)})
		}
	}
	return out
}

func fixedBy(origins []correct.Origin, i int) *fixed {
	if i >= len(origins) || len(origins[i].IDs) == 0 {
		return nil
	}
	o := origins[i]
	return &fixed{By: brief(o.By, briefName), At: o.At, Acts: slices.Clone(o.IDs), Added: o.Read < 0}
}

func (c *composer) names() []nameCard {
	out := make([]nameCard, len(c.record.Entities))
	for i, n := range c.record.Entities {
		english := ""
		if c.lang == "en" {
			english = brief(n.NameEn, briefName)
		}
		out[i] = nameCard{c.base(keyOf(nameKey, i), ""), brief(n.Name, briefName), english, brief(n.Kind, briefName),
			brief(n.ID, briefName), brief(n.Sector, briefName), brief(n.Role, briefName), len(n.Mentions)}
	}
	return out
}

func (c *composer) times() []timeCard {
	out := make([]timeCard, len(c.record.Times))
	for i, t := range c.record.Times {
		out[i] = timeCard{c.base(keyOf(timeKey, i), ""), brief(t.Text, briefName), brief(t.Type, briefName), brief(t.Value, briefName)}
	}
	return out
}

func (c *composer) warnings() []warningCard {
	out := make([]warningCard, len(c.record.Warnings))
	for i, w := range c.record.Warnings {
		out[i] = warningCard{c.base(keyOf(warningKey, i), ""), brief(w.Code, briefName), brief(w.Text, briefContent)}
	}
	return out
}

// parseKey reads a record's key: its kind and its index from 0.
func parseKey(key string) (kind string, i int, ok bool) {
	if len(key) < 2 || key[1] < '1' || key[1] > '9' {
		return "", 0, false
	}
	n, err := strconv.Atoi(key[1:])
	return key[:1], n - 1, err == nil
}
