package web

import (
	"net/http"
	"strconv"

	"github.com/isnad-news/isnad/internal/coverage"
	"github.com/isnad-news/isnad/internal/view"
)

// coveragePage is what the reader did not understand, as a list of what to do.
type coveragePage struct {
	view.Coverage
	Kinds []gapKind
	Clean bool // all is counted and nothing was found
}

// gapKind is one kind of gaps.
type gapKind struct {
	Kind  string
	Total int
	Files []string // of the knowledge, to add to
	Gaps  []gapRow
	More  bool // the list goes on
	Open  bool // the first kind that has any
}

// Of each kind the page shows the commonest; the whole list is a file.
const (
	mostGaps  = 25
	briefGap  = 200 // of a sentence, around what is not understood
	briefMiss = 80  // of that itself
)

// gapRow is a gap with where it stands.
type gapRow struct {
	Value    string
	N        int
	Sentence sentenceCell
	Href     string
}

// covered is what was counted last; where it cannot be had the request is
// answered. It is counted by a clock of its own: an answer that is kept while the
// archive stays as it is would tell of an old count, or of none.
func (s *Site) covered(w http.ResponseWriter, r *http.Request) (view.Coverage, bool) {
	c, err := s.Desk.Coverage(r.Context())
	if err != nil {
		s.fault(w, r, err)
		return c, false
	}
	w.Header().Set("Cache-Control", "private, no-cache")
	return c, true
}

// coverage shows what the reader did not understand.
func (s *Site) coverage(w http.ResponseWriter, r *http.Request) {
	c, ok := s.covered(w, r)
	if !ok {
		return
	}
	p, opened := coveragePage{Coverage: c, Clean: c.Ready}, false
	for _, kind := range coverage.Kinds() {
		k := gapKind{Kind: kind, Total: c.Totals[kind], Files: coverage.Files(kind)}
		listed := c.Gaps[kind]
		k.More = len(listed) > mostGaps
		for _, g := range listed[:min(len(listed), mostGaps)] {
			row := gapRow{Value: brief(g.Value, briefMiss), N: g.N, Sentence: surround(parted(brief(g.Text, briefContent), plain(g.Value)), briefGap)}
			if g.Report != "" {
				row.Href = reportAddress(g.Report)
			}
			k.Gaps = append(k.Gaps, row)
		}
		k.Open = !opened && len(k.Gaps) > 0
		opened = opened || k.Open
		p.Clean = p.Clean && k.Total == 0
		p.Kinds = append(p.Kinds, k)
	}
	s.show(w, r, http.StatusOK, "coverage", s.say(s.language(r), "coverage.title"), p)
}

func (s *Site) coverageJSON(w http.ResponseWriter, r *http.Request) {
	c, ok := s.covered(w, r)
	if !ok {
		return
	}
	s.writeJSON(w, r, c)
}

func (s *Site) coverageCSV(w http.ResponseWriter, r *http.Request) {
	c, ok := s.covered(w, r)
	if !ok {
		return
	}
	if !c.Ready {
		// An empty table would say that everything was understood.
		w.Header().Set("Retry-After", "60")
		s.Problem(w, r, http.StatusServiceUnavailable)
		return
	}
	s.writeCSV(w, r, "coverage", []string{"kind", "value", "count", "report_id", "sentence"}, func(row func(...string) error) error {
		for _, kind := range coverage.Kinds() {
			for _, g := range c.Gaps[kind] {
				if err := row(kind, g.Value, strconv.Itoa(g.N), g.Report, g.Text); err != nil {
					return err
				}
			}
		}
		return nil
	})
}
