package web

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/isnad-news/isnad/internal/export"
)

// What stands in AssertedBy for those that have no id.
const (
	ownVoice = "outlet"
	unnamed  = "unnamed-source"
)

// teller is one link of a chain of tellers.
type teller struct {
	Name string
	ID   string // "" where the name is all that is known
	Role string // speaker, source, agency, outlet: keys of phrases
}

// tellersOf names a chain, nearest to the happening first: the speaker of a
// statement or of the statement that holds an event, who tells of it, the outlet.
func (c *composer) tellersOf(first *teller, ids []string) []teller {
	var out []teller
	if first != nil {
		out = append(out, *first)
	}
	for _, id := range ids {
		out = append(out, c.teller(id))
	}
	if len(out) == 0 || out[len(out)-1].Role != "outlet" {
		out = append(out, c.teller(ownVoice))
	}
	return out
}

func (c *composer) teller(id string) teller {
	switch id {
	case ownVoice:
		name := brief(c.record.Document.Outlet, briefName)
		if name == "" {
			name = c.say("teller.outlet")
		}
		return teller{Name: name, Role: "outlet"}
	case unnamed:
		return teller{Name: c.say("teller.unnamed-source"), Role: "source"}
	}
	id = brief(id, briefName)
	name := brief(c.s.Desk.Label(id, c.lang), briefName)
	if name == "" {
		name = id
	}
	return teller{Name: name, ID: id, Role: "teller"}
}

// speakerOf is a statement's speaker as a teller.
func (c *composer) speakerOf(s export.Statement) teller {
	name := s.Speaker.Name
	if name == "" {
		name = s.Speaker.Text
	}
	if name = brief(name, briefName); name == "" {
		name = c.say("teller.unnamed-source")
	}
	return teller{Name: name, ID: brief(s.Speaker.ID, briefName), Role: "speaker"}
}

// voice is the speaker by whose word an event is told, where a statement that
// holds its trigger is the first teller's; the chain then names the person.
func (c *composer) voice(e export.Event) (teller, bool) {
	if len(e.AssertedBy) == 0 || e.AssertedBy[0] == ownVoice {
		return teller{}, false
	}
	if s, ok := c.held.narrowest(e.Trigger.Range, func(s export.Statement) bool { return s.Speaker.ID == e.AssertedBy[0] }); ok {
		return c.speakerOf(s), true
	}
	return teller{}, false
}

// contents are statements by where what they say stands.
type contents struct {
	byStart []export.Statement
	widest  int // code points of the longest
}

func newContents(all []export.Statement) contents {
	c := contents{byStart: slices.Clone(all)}
	slices.SortStableFunc(c.byStart, func(a, b export.Statement) int { return a.Content.Start - b.Content.Start })
	for _, s := range all {
		c.widest = max(c.widest, s.Content.End-s.Content.Start)
	}
	return c
}

// narrowest is the statement of the least content that holds r and is meant.
func (c contents) narrowest(r export.Range, meant func(export.Statement) bool) (export.Statement, bool) {
	best, width := export.Statement{}, -1
	end := sort.Search(len(c.byStart), func(i int) bool { return c.byStart[i].Content.Start > r.Start })
	for i := end - 1; i >= 0 && r.Start-c.byStart[i].Content.Start <= c.widest; i-- {
		s := c.byStart[i]
		if w := s.Content.End - s.Content.Start; r.End <= s.Content.End && (width < 0 || w < width) && meant(s) {
			best, width = s, w
		}
	}
	return best, width >= 0
}

// drawing is a chain as a small tree: boxes and the lines between them.
type drawing struct {
	Key           string // of the record
	As            string // of the record with the same drawing, which is used again; else ""
	Width, Height int
	Boxes         []box
	Lines         []string // paths of SVG
	Text          string   // the same in words
}

// box is one teller of a drawing.
type box struct {
	teller
	X, Y, W, H  int
	Middle      int // of the words, across
	Line1       int // baselines
	Line2       int
	Short, Code string
	Cut         bool // not all of the name or the code is shown
}

// Measures of a drawing, in CSS pixels. The server cannot measure letters: a
// box is as wide as wide letters would need.
const (
	boxHeight  = 44
	boxGap     = 28
	boxPadding = 20
	letter     = 8 // a letter of a name at 14 px
	codeLetter = 8 // a capital of a code at 11 px
	leastBox   = 60
	mostBox    = 190
	abreast    = 3 // longer chains go downwards, so that phones can show them
	// The half width and the length of an arrow's head.
	headHalf, headLong = 4, 7
)

// draw makes the drawing of a chain: from right to left in Arabic.
func (c *composer) draw(key string, tellers []teller) drawing {
	d := drawing{Key: key, Text: c.inWords(tellers)}
	for _, t := range tellers {
		d.Boxes = append(d.Boxes, boxOf(t))
	}
	if len(tellers) > abreast {
		d.down()
	} else {
		d.across(c.rtl)
	}
	d.As = c.drawn(d)
	return d
}

// drawn is the record that has the same drawing already, "" where it is new.
func (c *composer) drawn(d drawing) string {
	look := fmt.Sprint(d.Width, d.Height, d.Boxes)
	if as, ok := c.trees[look]; ok {
		return as
	}
	c.trees[look] = d.Key
	return ""
}

// inWords tells a chain as a sentence: by whose word, told by whom.
func (c *composer) inWords(tellers []teller) string {
	var parts []string
	for i, t := range tellers {
		key := "chain.told"
		if i == 0 {
			key = "chain.word"
		}
		parts = append(parts, c.say(key, t.Name))
	}
	return strings.Join(parts, c.say("list.comma")+" ")
}

func boxOf(t teller) box {
	b := box{teller: t, H: boxHeight, Code: brief(t.ID, (mostBox-boxPadding)/codeLetter)}
	b.Short = brief(t.Name, (mostBox-boxPadding)/letter)
	b.Cut = b.Short != b.Name || b.Code != b.ID
	if b.Code == b.Short {
		b.Code = ""
	}
	b.W = max(utf8.RuneCountInString(b.Short)*letter, utf8.RuneCountInString(b.Code)*codeLetter) + boxPadding
	b.W = min(max(b.W, leastBox), mostBox)
	return b
}

// set places a box's words within it.
func (b *box) set(x, y int) {
	b.X, b.Y, b.Middle = x, y, x+b.W/2
	b.Line1, b.Line2 = y+19, y+35
	if b.Code == "" {
		b.Line1 = y + 27
	}
}

// across lays the boxes side by side.
func (d *drawing) across(rtl bool) {
	for _, b := range d.Boxes {
		d.Width += b.W + boxGap
	}
	d.Width += 2 - boxGap // and a pixel of border on either side
	d.Height = boxHeight + 2
	x := 1
	for i := range d.Boxes {
		b := &d.Boxes[i]
		if rtl {
			b.set(d.Width-x-b.W, 1)
		} else {
			b.set(x, 1)
		}
		x += b.W + boxGap
		if i > 0 {
			before, way := d.Boxes[i-1], 1
			from, to := before.X+before.W, b.X
			if rtl {
				from, to, way = before.X, b.X+b.W, -1
			}
			y := 1 + boxHeight/2
			d.Lines = append(d.Lines, fmt.Sprintf("M%d %dH%dM%d %dL%d %dL%d %d", from, y, to,
				to-way*headLong, y-headHalf, to, y, to-way*headLong, y+headHalf))
		}
	}
}

// down lays the boxes one below the other.
func (d *drawing) down() {
	for _, b := range d.Boxes {
		d.Width = max(d.Width, b.W+2)
	}
	d.Height = len(d.Boxes)*(boxHeight+boxGap) - boxGap + 2
	y := 1
	for i := range d.Boxes {
		b := &d.Boxes[i]
		b.set((d.Width-b.W)/2, y)
		if i > 0 {
			x := d.Width / 2
			d.Lines = append(d.Lines, fmt.Sprintf("M%d %dV%dM%d %dL%d %dL%d %d", x, y-boxGap, y,
				x-headHalf, y-headLong, x, y, x+headHalf, y-headLong))
		}
		y += boxHeight + boxGap
	}
}
