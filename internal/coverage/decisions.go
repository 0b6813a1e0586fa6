package coverage

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/lexicon"
	"github.com/isnad-news/isnad/internal/rule"
	"github.com/isnad-news/isnad/internal/table"
	"github.com/isnad-news/isnad/internal/text"
)

// What decides about a word besides the name of an event rule.
const (
	byCue   = "cue"   // a verb of saying, in quotes/cues
	byLight = "light" // lends a happening its subject, in events/light
	byNone  = "none"  // carries neither, in events/none
)

// onlyVerb stands behind the name of a rule that keeps the verbal nouns of its
// verbs out: somebody has thought of them.
const onlyVerb = " (verb only)"

// Decisions tell what the knowledge makes of verbs and of nouns of happening:
// an event, something said, or neither. All words are folded lemmas.
type Decisions struct {
	verbs, nouns map[string]*rule.Rule // the first rule that lists the word
	free         map[string]*rule.Rule // the first that takes the verb's verbal nouns too
	cues         map[string]bool       // verbs of saying; whether a clause may follow
	lights       map[string]bool
	none         map[word]string // where the line stands
	naming
}

// word is a lemma as a verb or as a noun.
type word struct {
	lemma string
	noun  bool
}

// ReadDecisions reads events/*.rules, events/light, events/none and
// quotes/cues below fsys.
func ReadDecisions(fsys fs.FS) (*Decisions, error) {
	d := &Decisions{
		verbs: map[string]*rule.Rule{}, nouns: map[string]*rule.Rule{}, free: map[string]*rule.Rule{},
		cues: map[string]bool{}, lights: map[string]bool{}, none: map[word]string{},
	}
	rules, err := rule.Load(fsys, "events")
	if err != nil {
		return nil, err
	}
	for i := range rules {
		r := &rules[i]
		for _, v := range r.Verbs {
			first(d.verbs, v, r)
			if !r.Only {
				first(d.free, v, r)
			}
		}
		for _, n := range r.Nouns {
			first(d.nouns, n, r)
		}
	}
	rows, err := table.Read(fsys, "quotes", "cues")
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		l := text.Fold(r.Get("lemma"))
		d.cues[l] = d.cues[l] || slices.Contains(strings.Fields(r.Get("takes")), "clause")
	}
	if rows, err = table.Read(fsys, "events", "light"); err != nil {
		return nil, err
	}
	for _, r := range rows {
		d.lights[text.Fold(r.Get("lemma"))] = true
	}
	if d.naming, err = readNaming(fsys); err != nil {
		return nil, err
	}
	return d, d.readNone(fsys)
}

func first(rules map[string]*rule.Rule, w string, r *rule.Rule) {
	if rules[w] == nil {
		rules[w] = r
	}
}

func (d *Decisions) readNone(fsys fs.FS) error {
	rows, err := table.Read(fsys, "events", "none")
	if err != nil {
		return err
	}
	var faults []error
	for _, r := range rows {
		w := word{text.Fold(r.Get("lemma")), r.Get("pos") == "noun"}
		switch {
		case w.lemma == "":
			faults = append(faults, fmt.Errorf("%s: no lemma", r.Where()))
		case !w.noun && r.Get("pos") != "verb":
			faults = append(faults, fmt.Errorf("%s: pos %q: verb or noun", r.Where(), r.Get("pos")))
		case d.none[w] != "":
			faults = append(faults, fmt.Errorf("%s: %s stands already at %s", r.Where(), r.Get("lemma"), d.none[w]))
		default:
			d.none[w] = r.Where()
		}
	}
	return table.Join(faults)
}

// Verb tells what decides about a verb: the name of an event rule, cue, light
// or none; "" where nothing does.
func (d *Decisions) Verb(lemma string) string {
	switch {
	case d.verbs[lemma] != nil:
		return d.verbs[lemma].Name
	case has(d.cues, lemma):
		return byCue
	case d.lights[lemma]:
		return byLight
	case d.none[word{lemma, false}] != "":
		return byNone
	}
	return ""
}

// Noun tells the same of a noun of happening; root is the verb that it belongs
// to, "" where it belongs to none. What holds for the verb holds for it.
func (d *Decisions) Noun(lemma, root string) string {
	switch {
	case d.nouns[lemma] != nil:
		return d.nouns[lemma].Name
	case d.free[root] != nil:
		return d.free[root].Name
	case d.none[word{lemma, true}] != "":
		return byNone
	case d.verbs[root] != nil:
		return d.verbs[root].Name + onlyVerb
	}
	return d.Verb(root)
}

func has(m map[string]bool, k string) bool {
	_, ok := m[k]
	return ok
}

// Faults gives the lines of events/none that speak against a rule or a verb of
// saying, and those whose word the lexicon does not know.
func (d *Decisions) Faults(lookup func(form string) []lexicon.Entry) []error {
	var faults []error
	for w, where := range d.none {
		known := false
		for _, e := range lookup(w.lemma) {
			if verb := e.POS == isnad.VERB || e.POS == isnad.AUX; e.Lemma != w.lemma || w.noun && e.POS != isnad.NOUN || !w.noun && !verb {
				continue
			}
			known = true
			if by := d.against(w, e); by != "" {
				faults = append(faults, fmt.Errorf("%s: %s carries none, but %s has it", where, w.lemma, by))
				break
			}
		}
		if !known {
			faults = append(faults, fmt.Errorf("%s: %s is not in the lexicon as what its pos says", where, w.lemma))
		}
	}
	slices.SortFunc(faults, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return faults
}

// against gives what makes more than nothing of a word in one of its readings:
// a rule that could fire on it, or a verb of saying.
func (d *Decisions) against(w word, e lexicon.Entry) string {
	switch {
	case !w.noun && d.verbs[w.lemma] != nil:
		return d.verbs[w.lemma].Where
	case !w.noun && has(d.cues, w.lemma):
		return "quotes/cues"
	case w.noun && d.nouns[w.lemma] != nil:
		return d.nouns[w.lemma].Where
	case w.noun && e.Feats.Verbal == 'm' && d.free[e.Root] != nil:
		return d.free[e.Root].Where
	}
	return ""
}
