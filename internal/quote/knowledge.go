package quote

import (
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"github.com/isnad-news/isnad/internal/loglinear"
	"github.com/isnad-news/isnad/internal/table"
	"github.com/isnad-news/isnad/internal/text"
)

// cue is a verb of saying.
type cue struct {
	lemma, dict   string // folded, and as the table has it
	class, source string
	clause, np    bool
	addressee     bool
	preps         []string // folded, whose phrase or clause is the content
}

func (c *cue) prep(lemma string) bool {
	for _, p := range c.preps {
		if p == lemma {
			return true
		}
	}
	return false
}

// takes tells whether anything can be said behind the verb.
func (c *cue) takes() bool { return c.clause || c.np || len(c.preps) > 0 }

// formula is a set phrase that names a teller or ends a content.
type formula struct {
	words []string // folded; the last may be a clitic
	kind  string
	lemma string
	where string
}

// Finder finds statements. It is safe for concurrent use.
type Finder struct {
	cues     map[string]*cue
	formulas map[string][]formula
	channels []channel
	firsts   map[string][]int           // channels by their first word
	words    map[string]map[string]bool // quotes/words by kind
	rooms    sync.Pool                  // of *room
	kinds    map[string][]string        // the lists that a folded word stands in
	listed   text.Sieve                 // all of them
	openers  text.Sieve                 // first words of formulas, with or without و
	weights  loglinear.Weights          // of what speaks for a speaker
	kept     loglinear.Weights          // of what speaks for a statement
}

type channel struct {
	words []string
	name  string
}

const classes = "say claim confirm deny announce condemn demand warn promise ask report"

// New reads quotes/cues, quotes/formulas, quotes/words and quotes/channels
// below fsys.
func New(fsys fs.FS) (*Finder, error) {
	f := &Finder{cues: map[string]*cue{}, formulas: map[string][]formula{}}
	rows, err := table.Read(fsys, "quotes", "cues")
	if err != nil {
		return nil, err
	}
	var faults []error
	for _, r := range rows {
		c := &cue{lemma: text.Fold(r.Get("lemma")), dict: r.Get("lemma"), class: r.Get("class"), source: r.Where(), addressee: r.Get("addressee") != ""}
		if !strings.Contains(" "+classes+" ", " "+c.class+" ") {
			faults = append(faults, fmt.Errorf("%s: class %q: one of %s", r.Where(), c.class, classes))
		}
		for _, t := range strings.Fields(r.Get("takes")) {
			switch t {
			case "clause":
				c.clause = true
			case "np":
				c.np = true
			default:
				c.preps = append(c.preps, text.Fold(t))
			}
		}
		f.cues[c.lemma] = c
	}
	if err := table.Join(faults); err != nil {
		return nil, err
	}
	if f.weights, err = loglinear.Read(fsys, "quotes", "speakers"); err != nil {
		return nil, err
	}
	if f.kept, err = loglinear.Read(fsys, "quotes", "kept"); err != nil {
		return nil, err
	}
	if rows, err = table.Read(fsys, "quotes", "formulas"); err != nil {
		return nil, err
	}
	f.openers = text.NewSieve(2 * len(rows))
	for _, r := range rows {
		m := formula{words: strings.Fields(text.Fold(r.Get("words"))), kind: r.Get("kind"), lemma: r.Get("lemma"), where: r.Where()}
		if len(m.words) > 0 {
			f.formulas[m.words[0]] = append(f.formulas[m.words[0]], m)
			f.openers.Add(text.Hash(m.words[0]))
			f.openers.Add(text.Hash(wawLetter + m.words[0]))
		}
	}
	if err = f.readWords(fsys); err != nil {
		return nil, err
	}
	if rows, err = table.Read(fsys, "quotes", "channels"); err != nil {
		return nil, err
	}
	f.firsts = map[string][]int{}
	for _, r := range rows {
		for _, w := range r.List("words") {
			if first := strings.Fields(text.Fold(w)); len(first) > 0 {
				f.firsts[first[0]] = append(f.firsts[first[0]], len(f.channels))
			}
			f.channels = append(f.channels, channel{strings.Fields(text.Fold(w)), r.Get("channel")})
		}
	}
	return f, nil
}
