package tag

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/segment"
	"github.com/isnad-news/isnad/internal/table"
)

// unseen is what a step costs that no line tells of.
const unseen = 6.0

// kinds counts the parts of speech: see kind.
const kinds = 17

// row holds what each part of speech costs behind one word.
type row [kinds]float64

// kind numbers the parts of speech; all others count as X.
func kind(p isnad.POS) int {
	switch p {
	case isnad.ADJ:
		return 1
	case isnad.ADP:
		return 2
	case isnad.ADV:
		return 3
	case isnad.AUX:
		return 4
	case isnad.CCONJ:
		return 5
	case isnad.DET:
		return 6
	case isnad.INTJ:
		return 7
	case isnad.NOUN:
		return 8
	case isnad.NUM:
		return 9
	case isnad.PART:
		return 10
	case isnad.PRON:
		return 11
	case isnad.PROPN:
		return 12
	case isnad.PUNCT:
		return 13
	case isnad.SCONJ:
		return 14
	case isnad.SYM:
		return 15
	case isnad.VERB:
		return 16
	}
	return 0
}

// costs holds what one part of speech costs after another (lexicon/transitions).
type costs struct {
	after map[string]*row            // a part of speech, or the start of a sentence
	form  map[string]map[string]*row // a closed-class word: by its form, then part of speech
	none  *row
}

// loadCosts reads lexicon/transitions.tsv.
func loadCosts(fsys fs.FS) (costs, error) {
	c := costs{after: map[string]*row{}, form: map[string]map[string]*row{}, none: uniform(unseen)}
	rows, err := table.Read(fsys, "lexicon", "transitions")
	if err != nil {
		return c, err
	}
	for _, r := range rows {
		f, err := strconv.ParseFloat(r.Get("cost"), 64)
		if err != nil {
			return c, fmt.Errorf("%s: cost %q: a number", r.Where(), r.Get("cost"))
		}
		p := r.Get("prev")
		by := c.after
		if pos, form, ok := strings.Cut(p, "/"); ok {
			if c.form[form] == nil {
				c.form[form] = map[string]*row{}
			}
			by, p = c.form[form], pos
		}
		if by[p] == nil {
			by[p] = uniform(unset)
		}
		by[p][kind(isnad.POS(r.Get("next")))] = f
	}
	c.fill()
	return c, nil
}

// unset marks what no line has told yet.
const unset = -1

func uniform(f float64) *row {
	r := new(row)
	for i := range r {
		r[i] = f
	}
	return r
}

// fill lets a form cost what its part of speech costs, where it has no line.
func (c *costs) fill() {
	for _, r := range c.after {
		r.fill(c.none)
	}
	for _, by := range c.form {
		for p, r := range by {
			r.fill(c.behind(p, ""))
		}
	}
}

func (r *row) fill(from *row) {
	for i, f := range r {
		if f == unset {
			r[i] = from[i]
		}
	}
}

// behind gives the costs after prev, known by its form where that has lines of
// its own.
func (c *costs) behind(prev, form string) *row {
	if form != "" {
		if r := c.form[form][prev]; r != nil {
			return r
		}
	}
	if r := c.after[prev]; r != nil {
		return r
	}
	return c.none
}

// behindReading gives the costs after a reading.
func (c *costs) behindReading(r *segment.Reading) *row {
	if r.Enc != "" {
		return c.behind(string(isnad.PRON), r.Enc)
	}
	return c.behind(string(r.Tag.POS), r.Stem)
}
