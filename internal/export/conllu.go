package export

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/isnad-news/isnad"
)

// CoNLLU writes the words of a text in CoNLL-U, a block a sentence; id names
// the text, and upos gives the part of speech of every part. The forms written
// together, white space aside, are the text.
func CoNLLU(w io.Writer, a *isnad.Analysis, upos []isnad.POS, id string) error {
	c := conllu{w: bufio.NewWriter(w), a: a, upos: upos}
	fmt.Fprintf(c.w, "# newdoc id = %s\n", id)
	for i, s := range c.blocks() {
		c.sentence(s, fmt.Sprintf("%s-%d", id, i+1))
	}
	if err := c.w.Flush(); err != nil {
		return fmt.Errorf("CoNLL-U: %w", err)
	}
	return nil
}

type conllu struct {
	w    *bufio.Writer
	a    *isnad.Analysis
	upos []isnad.POS
}

// block is a sentence with the words that begin in it.
type block struct {
	isnad.Span
	words []isnad.Word
}

// blocks cuts the whole text into sentences, so that nothing between two
// sentences is lost.
func (c conllu) blocks() []block {
	text := c.a.Report.Text
	var out []block
	at := 0
	for i, s := range c.a.Sentences {
		end := max(at, s.End)
		if i == len(c.a.Sentences)-1 {
			end = len(text)
		}
		out = append(out, block{Span: isnad.Span{Start: at, End: end}})
		at = end
	}
	if len(out) == 0 {
		out = append(out, block{Span: isnad.Span{End: len(text)}})
	}
	k := 0
	for _, w := range c.a.Words {
		for k < len(out)-1 && w.Start >= out[k].End {
			k++
		}
		out[k].words = append(out[k].words, w)
	}
	return slices.DeleteFunc(out, func(b block) bool { return strings.TrimSpace(text[b.Start:b.End]) == "" })
}

// token is one line: a part of a word, or a stretch that no word covers.
type token struct {
	isnad.Span
	tag  isnad.Tag
	upos isnad.POS
	norm string
}

func (c conllu) sentence(b block, id string) {
	text := c.a.Report.Text
	fmt.Fprintf(c.w, "# sent_id = %s\n# text = %s\n", id, oneLine(text[b.Start:b.End]))
	n, at := 1, b.Start
	for _, w := range b.words {
		n = c.word(n, c.gaps(at, w.Start))
		n = c.word(n, c.parts(w))
		at = max(at, w.End)
	}
	c.word(n, c.gaps(at, b.End))
	c.w.WriteByte('\n')
}

// gaps gives the stretches between white space that no word covers.
func (c conllu) gaps(from, to int) []token {
	var out []token
	for at := from; at < to; {
		rest := c.a.Report.Text[at:to]
		skip := len(rest) - len(strings.TrimLeftFunc(rest, unicode.IsSpace))
		if skip == len(rest) {
			break
		}
		at += skip
		size := strings.IndexFunc(rest[skip:], unicode.IsSpace)
		if size < 0 {
			size = len(rest) - skip
		}
		s := isnad.Span{Start: at, End: at + size}
		out = append(out, token{Span: s, upos: isnad.SYM, norm: c.a.Report.Text[s.Start:s.End]})
		at += size
	}
	return out
}

// parts gives the parts of a word; a word without parts stands for itself.
func (c conllu) parts(w isnad.Word) []token {
	var out []token
	for i := w.First; i < w.Last && i < len(c.a.Parts); i++ {
		t := token{Span: c.a.Parts[i].Span, norm: c.a.Parts[i].Norm}
		if i < len(c.a.Tags) {
			t.tag = c.a.Tags[i]
			t.upos = t.tag.POS
		}
		if i < len(c.upos) {
			t.upos = c.upos[i]
		}
		out = append(out, t)
	}
	if len(out) == 0 {
		return []token{{Span: w.Span, norm: w.Norm}}
	}
	return out
}

// word writes the tokens of one word, numbered from n, and gives the next
// number. Gaps are words of one token each, parted by white space.
func (c conllu) word(n int, ts []token) int {
	joined := len(ts) > 1 && ts[0].End == ts[1].Start
	if joined {
		last := ts[len(ts)-1]
		form := c.a.Report.Text[ts[0].Start:last.End]
		c.line(fmt.Sprintf("%d-%d", n, n+len(ts)-1), form, "_", "_", "_", c.misc(last.End))
	}
	for _, t := range ts {
		misc := c.misc(t.End)
		if joined {
			misc = "_"
		}
		if t.tag.Guessed {
			misc = noted(misc, "Guessed=Yes")
		}
		c.line(fmt.Sprint(n), c.a.Report.Text[t.Start:t.End], lemma(t), upos(t), Feats(t.tag), misc)
		n++
	}
	return n
}

// misc tells whether white space follows.
func (c conllu) misc(end int) string {
	r, size := utf8.DecodeRuneInString(c.a.Report.Text[end:])
	if size == 0 || unicode.IsSpace(r) {
		return "_"
	}
	return "SpaceAfter=No"
}

// noted adds an attribute to the last column, in the order of their names.
func noted(misc, attribute string) string {
	if misc == "_" {
		return attribute
	}
	return attribute + "|" + misc
}

func (c conllu) line(id, form, lemma, upos, feats, misc string) {
	fmt.Fprintf(c.w, "%s\t%s\t%s\t%s\t_\t%s\t_\t_\t_\t%s\n", id, cell(form), cell(lemma), upos, feats, misc)
}

// cell keeps a form from breaking the columns. Forms hold no white space but
// where the text is odd.
func cell(s string) string {
	if s == "" {
		return "_"
	}
	return oneLine(s)
}

// oneLine writes every run of tabs and line ends as one space.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("\n\r\t\v\f\u0085\u2028\u2029", r) }), " ")
}

func lemma(t token) string {
	switch {
	case t.tag.Dict != "":
		return t.tag.Dict
	case t.tag.Lemma != "":
		return t.tag.Lemma
	}
	return t.norm
}

func upos(t token) string {
	if t.upos == "" {
		return string(isnad.X)
	}
	return string(t.upos)
}

// Feats writes grammatical features as Universal Dependencies does: sorted,
// "_" where there are none.
func Feats(t isnad.Tag) string {
	f := t.Feats
	var out []string
	add := func(name, value string) {
		if value != "" {
			out = append(out, name+"="+value)
		}
	}
	tensed := f.Tense != 0 && (t.POS == isnad.VERB || t.POS == isnad.AUX)
	if tensed {
		add("Aspect", pick(f.Tense, "p", "Perf", "f", "Imp"))
	}
	if nominal := t.POS == isnad.NOUN || t.POS == isnad.ADJ; nominal && f.Def {
		add("Definite", "Def")
	} else if nominal && f.Tanwin {
		add("Definite", "Ind")
	}
	add("Gender", pick(f.Gender, "m", "Masc", "f", "Fem"))
	if tensed {
		add("Mood", pick(f.Tense, "f", "Ind", "i", "Imp"))
	}
	add("Number", pick(f.Number, "s", "Sing", "d", "Dual", "p", "Plur"))
	add("Person", pick(f.Person, "1", "1", "2", "2", "3", "3"))
	if tensed {
		add("Tense", pick(f.Tense, "p", "Past", "f", "Pres"))
	}
	add("VerbForm", verbForm(f, tensed))
	add("Voice", voice(f, tensed))
	if len(out) == 0 {
		return "_"
	}
	return strings.Join(out, "|")
}

// pick gives the value that stands behind the key.
func pick(key byte, pairs ...string) string {
	for i := 0; i+1 < len(pairs); i += 2 {
		if key == pairs[i][0] {
			return pairs[i+1]
		}
	}
	return ""
}

func verbForm(f isnad.Feats, tensed bool) string {
	if tensed {
		return "Fin"
	}
	return pick(f.Verbal, "m", "Vnoun", "a", "Part", "p", "Part")
}

func voice(f isnad.Feats, tensed bool) string {
	if tensed {
		return pick(f.Voice, "a", "Act", "b", "Act", "p", "Pass")
	}
	return pick(f.Verbal, "a", "Act", "p", "Pass")
}
