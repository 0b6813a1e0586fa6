package export

import (
	"reflect"
	"testing"

	"github.com/isnad-news/isnad"
)

func at10(rule string) string { return rule + ":10" }

// brief tells a reason in one line.
func brief(rs []Reason) (out []string) {
	for _, r := range rs {
		line := r.Field + " | " + r.Text + " | " + r.Codes
		if r.Range == nil {
			line += " | inferred"
		}
		if r.Carried {
			line += " | carried"
		}
		for _, s := range r.Source {
			line += " | " + s
		}
		out = append(out, line)
	}
	return out
}

func TestReasons(t *testing.T) {
	for _, c := range []struct {
		name, kind string
		i          int
		want, kept []string // kept: where the record alone tells otherwise
	}{
		{"statement", KindStatement, 0, []string{
			"rule | quotes/colon |  | inferred | knowledge/quotes/colon:10", "speaker | سالم الخالد | GOV | knowledge/actors/offices.tsv:4",
			"cue | قال | قال say", "content | القصف على المرفأ جريمة & عار | ", "told by | outlet |  | inferred",
		}, []string{
			"rule | quotes/colon |  | inferred | knowledge/quotes/colon:10", "speaker | سالم الخالد | GOV",
			"cue | قال | قال say", "content | القصف على المرفأ جريمة & عار | ", "told by | outlet |  | inferred",
		}},
		{"event", KindEvent, 0, []string{
			"rule | events/assault#shell |  | inferred | knowledge/events/assault#shell:10", "words | القصف على | ", "recipient | صيادين | CVL",
			"place | المرفأ |  | knowledge/places/places.tsv:9", "date | الثلاثاء | 2025-09-16", "told by | QAT < outlet |  | inferred",
			"confidence | 0.30 |  | inferred",
		}, []string{
			"rule | events/assault#shell |  | inferred | knowledge/events/assault#shell:10", "words | القصف على | ", "recipient | صيادين | CVL",
			"place | المرفأ | QAT", "date | الثلاثاء | 2025-09-16", "told by | QAT < outlet |  | inferred", "confidence | 0.30 |  | inferred",
		}},
		{"event whose actor is implied", KindEvent, 1, []string{
			"rule | events/accuse#condemn |  | inferred | knowledge/events/accuse#condemn:10", "words | يدين | ",
			"actor | هو | RED-CROSS NGO | inferred | carried", "told by | outlet |  | inferred", "confidence | 0.90 |  | inferred",
		}, nil},
		{"no such event", KindEvent, 2, nil, nil},
		{"no such statement", KindStatement, -1, nil, nil},
		{"no such kind", "quote", 0, nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.kept == nil {
				c.kept = c.want
			}
			if got := brief(Reasons(sampleDoc(), c.kind, c.i, at10)); !reflect.DeepEqual(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
			if got := brief(Build(sampleDoc()).Reasons(c.kind, c.i, at10)); !reflect.DeepEqual(got, c.kept) {
				t.Errorf("kept: got  %q\nwant %q", got, c.kept)
			}
		})
	}
}

// TestReasonsRead: each range of code points gives the words of its reason.
func TestReasonsRead(t *testing.T) {
	d := sampleDoc()
	points := []rune(d.Report.Text)
	n := 0
	for i := range d.Events {
		for _, r := range Reasons(d, KindEvent, i, at10) {
			if r.Range != nil {
				n++
				if got := string(points[r.Range.Start:r.Range.End]); got != r.Text {
					t.Errorf("%s: %q, not %q", r.Field, got, r.Text)
				}
			}
		}
	}
	if n < 5 {
		t.Errorf("%d ranges", n)
	}
}

// TestReasonsBroken: a record whose ranges its text does not have, and an
// analysis whose references lead nowhere, are explained as far as they go.
func TestReasonsBroken(t *testing.T) {
	d := sampleDoc()
	d.Statements[0].Speaker, d.Events[0].Recipients[0].Mention = 99, -3
	if got := Reasons(d, KindStatement, 0, at10); got[1].Source != nil || got[1].Text == "" {
		t.Errorf("%+v", got)
	}
	r := Build(sampleDoc())
	r.Document.Text = "نص"
	for _, got := range r.Reasons(KindEvent, 0, at10) {
		if got.Range != nil {
			t.Errorf("%+v", got)
		}
	}
	d.Entities[0].Source = "actors/people.tsv:7"
	d.Statements[0] = isnad.Statement{Speaker: 1}
	got := Reasons(d, KindStatement, 0, at10)
	if want := []string{"knowledge/actors/offices.tsv:4", "knowledge/actors/people.tsv:7"}; !reflect.DeepEqual(got[1].Source, want) || got[1].Range != nil {
		t.Errorf("%+v", got[1])
	}
	if got[0].Text != "" || got[0].Source != nil {
		t.Errorf("no rule: %+v", got[0])
	}
}
