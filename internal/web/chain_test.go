package web

import (
	"strings"
	"testing"

	"github.com/isnad-news/isnad/internal/export"
)

// composing makes a composer over a record.
func composing(t *testing.T, d *reportDesk, lang string) *composer {
	t.Helper()
	s, err := New(Options{Desk: d})
	if err != nil {
		t.Fatal(err)
	}
	rep, err := d.Report(t.Context(), d.Rec.Document.ID)
	if err != nil {
		t.Fatal(err)
	}
	return s.compose(lang, rep)
}

func TestChains(t *testing.T) {
	d := newReportDesk()
	d.Rec.Document.Outlet = "المثال"
	for _, c := range []struct {
		name, lang string
		first      *teller
		ids        []string
		want       string // names
		text       string
	}{
		{"the outlet's own voice", "en", nil, []string{"outlet"}, "المثال", "By the word of المثال"},
		{"a state by an outlet", "en", nil, []string{"LBN", "outlet"}, "Lebanon LBN < المثال", "By the word of Lebanon, as told by المثال"},
		{"in Arabic", "ar", nil, []string{"LBN", "outlet"}, "لبنان LBN < المثال", "على قول لبنان، برواية المثال"},
		{"a speaker first", "en", &teller{Name: "X", ID: "QAT"}, []string{"EGY", "outlet"}, "X QAT < Egypt EGY < المثال", "By the word of X, as told by Egypt, as told by المثال"},
		{"an unnamed source", "en", nil, []string{"unnamed-source", "outlet"}, "an unnamed source < المثال", "By the word of an unnamed source, as told by المثال"},
		{"an unknown id", "en", nil, []string{"XYZ", "outlet"}, "XYZ XYZ < المثال", "By the word of XYZ, as told by المثال"},
		{"nobody: the outlet always tells", "en", nil, nil, "المثال", "By the word of المثال"},
	} {
		got := composing(t, d, c.lang)
		chain := got.tellersOf(c.first, c.ids)
		var names []string
		for _, x := range chain {
			names = append(names, strings.TrimSpace(x.Name+" "+x.ID))
		}
		if joined := strings.Join(names, " < "); joined != c.want {
			t.Errorf("%s: %s, want %s", c.name, joined, c.want)
		}
		if text := plain(got.inWords(chain)); text != c.text {
			t.Errorf("%s: %q, want %q", c.name, text, c.text)
		}
	}
}

// Where an event stands within a statement of its first teller, the chain
// names who speaks.
func TestVoice(t *testing.T) {
	d := newReportDesk()
	c := composing(t, d, "ar")
	if who, ok := c.voice(c.record.Events[1]); !ok || who.Name != "سالم الكعبي" || who.ID != "QAT" {
		t.Errorf("%+v, %v: the statement holds it", who, ok)
	}
	for i, e := range map[int]export.Event{0: c.record.Events[0], 2: c.record.Events[2], 3: {}} {
		if who, ok := c.voice(e); ok {
			t.Errorf("event %d: %+v: no statement of its teller holds it", i, who)
		}
	}
}

func TestDraw(t *testing.T) {
	long := strings.Repeat("اسم طويل ", 40)
	for _, n := range []int{1, 2, 3, 4, 20} {
		for _, lang := range languages() {
			c := composing(t, newReportDesk(), lang)
			var chain []teller
			for i := range n {
				chain = append(chain, teller{Name: long[:2*(i+1)*5], ID: "IDENTIFIER"})
			}
			d := c.draw("e1", chain)
			if len(d.Boxes) != n || len(d.Lines) != n-1 {
				t.Fatalf("%d boxes, %d lines for %d tellers", len(d.Boxes), len(d.Lines), n)
			}
			for i, b := range d.Boxes {
				if b.X < 1 || b.Y < 1 || b.X+b.W > d.Width-1+1 || b.Y+b.H > d.Height {
					t.Errorf("%d in %s: box %d lies outside: %+v of %d×%d", n, lang, i, b, d.Width, d.Height)
				}
				if i == 0 {
					continue
				}
				before := d.Boxes[i-1]
				switch {
				case n > abreast && b.Y < before.Y+before.H:
					t.Errorf("%d in %s: box %d is not below", n, lang, i)
				case n <= abreast && lang == "ar" && b.X+b.W > before.X:
					t.Errorf("%d in %s: box %d is not to the left", n, lang, i)
				case n <= abreast && lang == "en" && b.X < before.X+before.W:
					t.Errorf("%d in %s: box %d is not to the right", n, lang, i)
				}
			}
			if n <= abreast && d.Width > 3*mostBox+2*boxGap+2 {
				t.Errorf("%d wide", d.Width)
			}
		}
	}
}
