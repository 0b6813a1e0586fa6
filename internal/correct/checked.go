package correct

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"github.com/isnad-news/isnad/internal/export"
)

// Complete fills in what only the records that an editor saw can tell: of add,
// how many of the same words and type stand there already (so that later the
// reader's own finding of the new one is known from those); of checked, the
// digest of what was checked, unless the page that was looked at has given its
// own. cs are the corrections before c.
func Complete(c Correction, read export.Record, cs []Correction) Correction {
	switch c.Action {
	case Add:
		if now, ok := c.Now.of(c.Kind); ok {
			n := beside(Apply(read, cs), now)
			c.Beside = &n
		}
	case Checked:
		if c.Digest == "" {
			c.Digest = Digest(Apply(read, cs))
		}
	}
	return c
}

// beside counts the records of the same words and type.
func beside(seen export.Record, now Body) int {
	n := 0
	if now.Event != nil {
		for i := range seen.Events {
			if samePlaceAndType(now, Body{Event: &seen.Events[i]}) {
				n++
			}
		}
		return n
	}
	for i := range seen.Statements {
		if samePlaceAndType(now, Body{Statement: &seen.Statements[i]}) {
			n++
		}
	}
	return n
}

// Digest names what a record says of its text, whatever rule found it: 64
// hexadecimal digits.
func Digest(r export.Record) string {
	h := sha256.New()
	e := json.NewEncoder(h)
	told := struct {
		Text, Published string
		Statements      []export.Statement
		Events          []export.Event
	}{r.Document.Text, r.Document.Published, nil, nil}
	for _, s := range r.Statements {
		s.Rule, s.Speaker.Ref, s.Within = "", "", nil
		told.Statements = append(told.Statements, s)
	}
	for _, v := range r.Events {
		told.Events = append(told.Events, bare(v))
	}
	_ = e.Encode(told) // a hash takes all bytes, and these types all have a form in JSON
	return hex.EncodeToString(h.Sum(nil))
}

// bare is an event without what is not of the report.
func bare(e export.Event) export.Event {
	e.Rule, e.Confidence, e.Sentence, e.Evidence = "", 0, 0, nil
	e.Actors, e.Recipients = nameless(e.Actors), nameless(e.Recipients)
	if e.Place != nil {
		p := *e.Place
		p.Lat, p.Lon = nil, nil
		e.Place = &p
	}
	return e
}

func nameless(in []export.Arg) []export.Arg {
	out := make([]export.Arg, len(in))
	for i, a := range in {
		a.Ref, a.Carried = "", false
		out[i] = a
	}
	return out
}

// checks says of each checked report whether its records are still those that
// the editor saw.
func (t *tracer) checks() {
	digest := ""
	for i, c := range t.cs {
		if c.Action != Checked || t.standing[i] != Holds {
			continue
		}
		if c.Digest == "" {
			t.outcome.States[i].Standing = t.sinceChecked(i)
			continue
		}
		if digest == "" {
			digest = Digest(t.outcome.Record)
		}
		if c.Digest != digest {
			t.outcome.States[i].Standing = Moot
		}
	}
}

// sinceChecked is for checks without a digest: moot once something has been
// corrected since, or taken back.
func (t *tracer) sinceChecked(i int) Standing {
	for _, c := range t.cs[i+1:] {
		if c.Action != Checked {
			return Moot
		}
	}
	return Holds
}

// CheckedBy gives the last correction by which an editor marked the report's
// records, as they are now, as right.
func (o Outcome) CheckedBy(cs []Correction) (Correction, bool) {
	for i := min(len(cs), len(o.States)) - 1; i >= 0; i-- {
		if cs[i].Action == Checked && o.States[i].Standing == Holds {
			return cs[i], true
		}
	}
	return Correction{}, false
}
