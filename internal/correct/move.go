package correct

import (
	"strings"
	"unicode/utf8"

	"github.com/isnad-news/isnad/internal/export"
)

// words finds spans of code points in a text that may have changed since they
// were taken.
type words struct {
	text     string
	at       []int                     // byte at which each stride-th code point begins
	n        int                       // code points
	entities map[string]*export.Entity // by reference
	named    map[export.Range]string   // entity whose mention stands just there
}

// stride is how many code points lie between two entries of words.at.
const stride = 64

func newWords(r export.Record) *words {
	w := &words{text: r.Document.Text, entities: map[string]*export.Entity{}, named: map[export.Range]string{}}
	for b := range w.text {
		if w.n%stride == 0 {
			w.at = append(w.at, b)
		}
		w.n++
	}
	for i := range r.Entities {
		e := &r.Entities[i]
		w.entities[e.Ref] = e
		for _, m := range e.Mentions {
			if _, there := w.named[m.Range]; !there {
				w.named[m.Range] = e.Ref
			}
		}
	}
	return w
}

// byteAt gives the byte at which code point p begins; p is 0 to w.n.
func (w *words) byteAt(p int) int {
	if p == w.n {
		return len(w.text)
	}
	b := w.at[p/stride]
	for range p % stride {
		_, size := utf8.DecodeRuneInString(w.text[b:])
		b += size
	}
	return b
}

// has tells whether these words stand at r.
func (w *words) has(r export.Range, text string) bool {
	s, ok := w.slice(r)
	return ok && s == text
}

// slice gives the text of a range that lies in the text.
func (w *words) slice(r export.Range) (string, bool) {
	if r.Start < 0 || r.End < r.Start || r.End > w.n {
		return "", false
	}
	return w.text[w.byteAt(r.Start):w.byteAt(r.End)], true
}

// shift gives by how many code points a body's words have moved: none where
// its trigger or content stands where it stood; else to that place at which
// most of its other words stand too, of several such the nearest. It is not ok
// where it stands nowhere.
func (w *words) shift(b Body) (by int, ok bool) {
	q := b.anchor()
	if q.Text == "" {
		return 0, false
	}
	if w.has(q.Range, q.Text) {
		return 0, true
	}
	others, most := b.quotes(), -1
	w.each(q.Text, func(p int) {
		d, with := p-q.Start, 0
		for _, o := range others {
			if w.has(moved(o.Range, d), o.Text) {
				with++
			}
		}
		if with > most || with == most && distance(d, 0) < distance(by, 0) {
			by, most = d, with
		}
	})
	return by, most >= 0
}

// each hands on where words stand, in code points, overlapping ones included.
func (w *words) each(text string, do func(p int)) {
	for at, points := 0, 0; ; points++ {
		i := strings.Index(w.text[at:], text)
		if i < 0 {
			return
		}
		points += utf8.RuneCountInString(w.text[at : at+i])
		do(points)
		_, size := utf8.DecodeRuneInString(w.text[at+i:])
		at += i + size
	}
}

func moved(r export.Range, by int) export.Range {
	return export.Range{Start: r.Start + by, End: r.End + by}
}

// move gives where words stand by now, in a text that has moved by so much:
// there, else at the nearest place. It is not ok where they stand nowhere.
func (w *words) move(q export.Quote, by int) (export.Quote, bool) {
	if q.Text == "" {
		return q, w.has(q.Range, "")
	}
	if r := moved(q.Range, by); w.has(r, q.Text) {
		q.Range = r
		return q, true
	}
	best := -1
	w.each(q.Text, func(p int) {
		if best < 0 || distance(p, q.Start+by) < distance(best, q.Start+by) {
			best = p
		}
	})
	if best < 0 {
		return q, false
	}
	q.Start, q.End = best, best+utf8.RuneCountInString(q.Text)
	return q, true
}

func distance(a, b int) int { return max(a, b) - min(a, b) }

// moveAt moves where a field stands; nil where its words stand nowhere.
func (w *words) moveAt(start, end *int, text string, by int) (newStart, newEnd *int) {
	if start == nil || end == nil {
		return nil, nil
	}
	q, ok := w.move(export.Quote{Range: export.Range{Start: *start, End: *end}, Text: text}, by)
	if !ok || q.Text == "" {
		return nil, nil
	}
	return &q.Start, &q.End
}

// ref is the entity that words at a place name. References are numbered anew
// at each reading: an editor's old one holds only where it still fits.
func (w *words) ref(old, id string, start, end *int) string {
	if start == nil || end == nil {
		return ""
	}
	if e := w.entities[old]; e != nil && e.ID == id {
		for _, m := range e.Mentions {
			if m.Start < *end && *start < m.End {
				return old
			}
		}
	}
	return w.named[export.Range{Start: *start, End: *end}]
}

// args moves one side of an event.
func (w *words) args(in []export.Arg, by int) []export.Arg {
	out := make([]export.Arg, 0, len(in))
	for _, a := range in {
		a.Start, a.End = w.moveAt(a.Start, a.End, a.Text, by)
		a.Ref = w.ref(a.Ref, a.ID, a.Start, a.End)
		out = append(out, a)
	}
	return out
}

// place moves a place.
func (w *words) place(in *export.Place, by int) *export.Place {
	if in == nil {
		return nil
	}
	p := *in
	p.Start, p.End = w.moveAt(p.Start, p.End, p.Text, by)
	return &p
}

// speaker moves a speaker.
func (w *words) speaker(s export.Speaker, by int) export.Speaker {
	s.Start, s.End = w.moveAt(s.Start, s.End, s.Text, by)
	s.Ref = w.ref(s.Ref, s.ID, s.Start, s.End)
	return s
}
