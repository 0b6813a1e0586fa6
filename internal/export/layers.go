package export

import (
	"io"
	"time"

	"github.com/isnad-news/isnad"
)

// layers is what analyze prints for one text.
type layers struct {
	Text    string      `json:"text"`
	Numbers []numberRow `json:"numbers"`
	Times   []timeRow   `json:"times"`
}

type numberRow struct {
	Quote
	Kind  string   `json:"kind"`
	Value Decimal  `json:"value"`
	Upper *Decimal `json:"upper"`
	Bound string   `json:"bound,omitempty"` // min, max
	About bool     `json:"about,omitempty"`
	Unit  string   `json:"unit,omitempty"`
}

// timeRow leaves from and to out for a duration, a set or an unresolved time.
type timeRow struct {
	Quote
	Type  string `json:"type"`
	Value string `json:"value"`
	From  string `json:"from,omitempty"`
	To    string `json:"to,omitempty"`
	Grain string `json:"grain"`
	Zone  string `json:"zone,omitempty"`
}

// Layers writes the numbers and times of a text as one line of JSON.
func Layers(w io.Writer, a *isnad.Analysis) error {
	b := builder{a, newOffsets(a.Report.Text)}
	return encode(w, layers{
		Text:    a.Report.Text,
		Numbers: each(a.Numbers, b.number),
		Times:   each(a.Times, b.time),
	}, "")
}

func (b builder) number(n isnad.Number) numberRow {
	r := numberRow{Quote: b.quote(n.Span), Kind: n.Kind, Value: Decimal(n.Value), About: n.Approx, Unit: n.Unit}
	switch {
	case n.Min:
		r.Bound = "min"
	case n.Max:
		r.Bound = "max"
	}
	if n.Kind == "range" {
		u := Decimal(n.Upper)
		r.Upper = &u
	}
	return r
}

func (b builder) time(t isnad.Time) timeRow {
	r := timeRow{Quote: b.quote(t.Span), Type: t.Type, Value: t.Value, Grain: t.Grain, Zone: t.Zone}
	if t.Type != "DURATION" && t.Type != "SET" {
		r.From, r.To = clock(t.From), clock(t.To)
	}
	return r
}

func clock(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2006-01-02T15:04:05")
}
