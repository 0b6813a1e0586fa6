package search

import (
	"strings"

	"github.com/isnad-news/isnad/internal/archive"
)

// Format writes the terms of a query so that Parse reads the same terms. Of a
// query that Parse did not make, words are written by their forms, and their
// lemmas are those that Parse finds.
func (p *Parser) Format(q archive.Query) string {
	var out []string
	for _, t := range q.Terms {
		if s := p.term(t); s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, " ")
}

func (p *Parser) term(t archive.Term) string {
	f := string(t.Field)
	sep, head := ",", p.usual(f)+":"
	var values []string
	for _, v := range t.Values {
		values = append(values, p.written(t.Field, v))
	}
	switch {
	case len(values) == 0:
		return ""
	case t.Field == archive.Text && t.Not && len(values) > 1:
	case t.Field == archive.Text:
		sep, head = " OR ", ""
		for i, v := range t.Values {
			if v.Words != nil && len(v.Words.Forms) == 0 {
				values[i] = p.usual(lemma) + ":" + values[i]
			}
		}
	case t.Field == archive.Published && len(values) == 1:
		switch v := t.Values[0]; {
		case v.To == "" && v.From != "":
			head, values[0] = p.usual(since)+":", v.From
		case v.From == "" && v.To != "":
			head, values[0] = p.usual(until)+":", v.To
		}
	}
	if t.Not {
		head = "-" + head
	}
	return head + strings.Join(values, sep)
}

// usual is the name of a field in Latin letters.
func (p *Parser) usual(field string) string {
	for _, f := range p.list {
		if f.Field == field {
			return f.Names[0]
		}
	}
	return field
}

func (p *Parser) written(f archive.Field, v archive.Value) string {
	switch {
	case v.Words != nil:
		return p.word(v)
	case f == archive.Published || f == archive.Date:
		if v.From == v.To {
			return v.From
		}
		return v.From + ".." + v.To
	case v.Name == "" && (capitals(v.ID) || f != archive.ID):
		return v.ID
	case v.Name == "":
		return quoted(v.ID)
	case v.Written != "":
		return quoted(v.Written)
	}
	return quoted(v.Name)
}

func (p *Parser) word(v archive.Value) string {
	w, text := v.Words, v.Written
	switch {
	case len(w.Forms) == 0:
		if text == "" {
			text = strings.Join(w.Lemmas, ",")
		}
		return text
	case text == "":
		text = strings.Join(w.Forms, " ")
	}
	if len(w.Lemmas) == 0 || len(w.Forms) > 1 || w.Prefix {
		if w.Prefix {
			text += "*"
		}
		return quoted(text)
	}
	if _, ok := p.operators[text]; ok {
		return "(" + text + ")"
	}
	return text
}

// quoted puts quotation marks around s that do not stand in it.
func quoted(s string) string {
	switch {
	case !strings.Contains(s, "\""):
		return "\"" + s + "\""
	case !strings.Contains(s, "\u00bb"):
		return "\u00ab" + s + "\u00bb"
	}
	return "\u201c" + strings.NewReplacer("\"", " ", "\u201c", " ", "\u201d", " ").Replace(s) + "\u201d"
}
