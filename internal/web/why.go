package web

import (
	"net/http"
	"slices"

	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/view"
)

// whyPage is what the page of a record's reasons is shown from.
type whyPage struct {
	ID, Title, Language string
	Why                 view.Why
	Editor              string
	Rule, RuleAt        string
	Kind                string // event, statement, name, time or warning
	Summary             string
	Steps               []step
	Passages            [][]stretch // the sentences in which it stands
}

// step is one reason.
type step struct {
	Field, Text, Codes string
	Span               string // 12–18 in code points; "" where it is inferred
	Inferred, Carried  bool
	Source             []string
}

// why shows the rule, the words and the lines of knowledge behind a record.
func (s *Site) why(w http.ResponseWriter, r *http.Request) {
	id, key := reportID(r), r.PathValue("key")
	report, err := s.Desk.Report(r.Context(), id)
	if err != nil {
		s.fault(w, r, err)
		return
	}
	why, err := s.Desk.Why(r.Context(), id, key)
	if err != nil {
		s.fault(w, r, err)
		return
	}
	lang := s.language(r)
	c := s.compose(lang, report)
	doc := report.Record.Document
	p := whyPage{ID: doc.ID, Title: headline(doc), Language: doc.Language, Why: why, Steps: c.steps(why),
		Editor: brief(why.Editor, briefName), Rule: brief(why.Rule, briefName), RuleAt: brief(why.RuleAt, briefTitle),
		Passages: passages(report.Record, why)}
	if body, err := bodyAt(report.Record, key); err == nil {
		p.Kind, p.Summary = kindOf(body), c.summary(&body)
	}
	s.show(w, r, http.StatusOK, "why", s.say(lang, "why.title", brief(key, 20)), p)
}

// steps are the reasons, the rule apart, which stands before them.
func (c *composer) steps(why view.Why) []step {
	out := make([]step, 0, len(why.Reasons))
	for _, x := range why.Reasons {
		if x.Field == "rule" {
			continue
		}
		st := step{Field: brief(x.Field, briefName), Text: brief(x.Text, briefContent), Codes: brief(x.Codes, briefName),
			Carried: x.Carried, Inferred: x.Range == nil && inferable(x.Field)}
		if len(x.Chain) > 0 {
			st.Text = c.inWords(c.tellersOf(nil, x.Chain))
		}
		if x.Range != nil {
			st.Span = spanText(*x.Range)
		}
		for _, line := range x.Source {
			st.Source = append(st.Source, brief(line, briefTitle))
		}
		out = append(out, st)
	}
	return out
}

// inferable tells of the fields for which it says something that no words
// carry them.
func inferable(field string) bool {
	return slices.Contains([]string{"words", "actor", "recipient", "place", "date", "speaker", "cue", "content"}, field)
}

// passages are the sentences in which a record's reasons stand, with the words
// of each marked.
func passages(r export.Record, why view.Why) [][]stretch {
	var marks []mark
	for _, x := range why.Reasons {
		if x.Range != nil {
			marks = append(marks, mark{Range: *x.Range, class: "m-why", key: why.Key})
		}
	}
	text := newFinder(r.Document.Text).runes
	var out [][]stretch
	for _, s := range r.Sentences {
		if s.Start < 0 || s.End > len(text) || s.Start >= s.End {
			continue
		}
		if inside := into(marks, s); len(inside) > 0 {
			out = append(out, cut(string(text[s.Start:s.End]), inside))
		}
	}
	return out
}

// into are the parts of marks that lie in a sentence, counted from its start.
func into(marks []mark, s export.Range) []mark {
	var out []mark
	for _, m := range marks {
		m.Start, m.End = max(m.Start, s.Start)-s.Start, min(m.End, s.End)-s.Start
		if m.Start < m.End {
			out = append(out, m)
		}
	}
	return out
}
