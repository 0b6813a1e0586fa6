package correct

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/said"
)

// event proves an event as it should be.
func (v validator) event(e export.Event) error {
	modes, known := v.choices.Modes[e.Type]
	if !known {
		types := make([]string, 0, len(v.choices.Modes))
		for t := range v.choices.Modes {
			types = append(types, t)
		}
		slices.Sort(types)
		return oneOf(said.New("type of events"), e.Type, types)
	}
	tests := []error{
		v.quote(said.New("the trigger"), e.Trigger, true),
		v.side("actors", e.Actors),
		v.side("recipients", e.Recipients),
		v.place(e.Place),
		date(e.Date),
		oneOf(said.New("factuality"), e.Factuality, v.choices.Factualities),
		told(e.AssertedBy),
		v.evidence(e.Evidence),
		short(said.New("the rule"), e.Rule, MaxName),
	}
	if e.Mode != "" {
		tests = append(tests, oneOf(said.New("mode of %s", e.Type), e.Mode, modes))
	}
	if len(e.Contexts) > MaxTold {
		tests = append(tests, said.Errorf("%d contexts: %d at most", len(e.Contexts), MaxTold))
	}
	for _, c := range e.Contexts {
		tests = append(tests, oneOf(said.New("context"), c, v.choices.Contexts))
	}
	for _, n := range []struct {
		what said.Text
		export.Count
	}{{said.New("killed"), e.Killed}, {said.New("injured"), e.Injured}, {said.New("detained"), e.Detained}, {said.New("displaced"), e.Displaced}} {
		tests = append(tests, count(n.what, n.Count))
	}
	return first(tests)
}

// first is the first error, if any.
func first(errs []error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// statement proves a statement as it should be.
func (v validator) statement(s export.Statement) error {
	tests := []error{
		v.quote(said.New("the content"), s.Content, true),
		v.quote(said.New("the cue"), s.Cue.Quote, false),
		short(said.New("the cue's lemma"), s.Cue.Lemma, MaxName),
		v.class(s.Cue),
		v.at(said.New("the speaker"), s.Speaker.Start, s.Speaker.End, s.Speaker.Text),
		short(said.New("the speaker's name"), s.Speaker.Name, MaxName),
		code(said.New("the speaker's id"), s.Speaker.ID),
		v.sector(s.Speaker.Sector),
		oneOf(said.New("kind of statements"), s.Kind, v.choices.Kinds),
		date(s.Date),
		told(s.AssertedBy),
		v.channel(s.Channel),
		short(said.New("the rule"), s.Rule, MaxName),
		short(said.New("the speaker's reference"), s.Speaker.Ref, MaxCode),
	}
	return first(tests)
}

// class proves what sort of saying a cue tells of; without a cue there need be none.
func (v validator) class(c export.Cue) error {
	if c.Text == "" && c.Class == "" {
		return nil
	}
	return oneOf(said.New("class of cues"), c.Class, v.choices.Classes)
}

func (v validator) channel(s string) error {
	if s == "" {
		return nil
	}
	if v.choices.Channels != nil {
		return oneOf(said.New("channel"), s, v.choices.Channels)
	}
	if len(s) > MaxCode || strings.Trim(s, "abcdefghijklmnopqrstuvwxyz-") != "" {
		return said.Errorf("%.40q is no channel: small letters and hyphens, such as press-conference", s)
	}
	return nil
}

func (v validator) sector(s string) error {
	if s == "" {
		return nil
	}
	return oneOf(said.New("sector"), s, v.choices.Sectors)
}

// side proves the actors or the recipients of an event.
func (v validator) side(field string, args []export.Arg) error {
	if len(args) > MaxActors {
		return crowd(field, len(args))
	}
	for i, a := range args {
		name := party(field, i+1)
		if a.Text == "" && a.ID == "" {
			return said.Errorf("%s is empty: give its words or its id, or leave it out", name)
		}
		if err := first([]error{v.at(name, a.Start, a.End, a.Text), short(said.New("the reference of %s", name), a.Ref, MaxCode), code(said.New("the id of %s", name), a.ID), v.sector(a.Sector)}); err != nil {
			return err
		}
	}
	return nil
}

// crowd tells of a side that has too many.
func crowd(field string, n int) error {
	if field == "actors" {
		return said.Errorf("%d actors: %d at most", n, MaxActors)
	}
	return said.Errorf("%d recipients: %d at most", n, MaxActors)
}

// party is the n-th of a side, from 1.
func party(field string, n int) said.Text {
	if field == "actors" {
		return said.New("actor %d", n)
	}
	return said.New("recipient %d", n)
}

func (v validator) place(p *export.Place) error {
	if p == nil {
		return nil
	}
	if p.Text == "" && p.Country == "" && p.NameEn == "" {
		return said.Errorf("the place is empty: give its words, or no place")
	}
	return first([]error{
		v.at(said.New("the place"), p.Start, p.End, p.Text),
		short(said.New("the place's English name"), p.NameEn, MaxName),
		code(said.New("the place's country"), p.Country),
		degrees(p.Lat, p.Lon),
	})
}

// degrees proves coordinates: both or neither.
func degrees(lat, lon *export.Decimal) error {
	if lat == nil && lon == nil {
		return nil
	}
	if lat == nil || lon == nil || !(math.Abs(float64(*lat)) <= 90) || !(math.Abs(float64(*lon)) <= 180) {
		return said.Errorf("the coordinates are none: give a latitude of -90 to 90 and a longitude of -180 to 180 degrees, or neither")
	}
	return nil
}

// quote proves that words stand in the text where they are said to.
func (v validator) quote(what said.Text, q export.Quote, needed bool) error {
	if q.Text == "" && q.Range == (export.Range{}) {
		if needed {
			return said.Errorf("%s is missing: mark its words in the text", what)
		}
		return nil
	}
	s, ok := v.text.slice(q.Range)
	switch {
	case !ok || q.Start >= q.End:
		return said.Errorf("%s lies at %d to %d, which is no stretch of the text (0 to %d characters)", what, q.Start, q.End, v.text.n)
	case s != q.Text:
		return said.Errorf("%s is given as %.200q, but at %d to %d stands %.200q", what, q.Text, q.Start, q.End, s)
	case strings.TrimSpace(s) == "":
		return said.Errorf("%s is blank: mark words", what)
	case strings.Contains(strings.TrimRight(s, "\n"), "\n"):
		return said.Errorf("%s reaches over the end of a line: mark words of one line", what)
	}
	return nil
}

// at proves a field that may stand in the text or be inferred.
func (v validator) at(what said.Text, start, end *int, text string) error {
	if start == nil && end == nil {
		return short(what, text, MaxName)
	}
	if start == nil || end == nil {
		return said.Errorf("%s has only one end: give start and end, or neither", what)
	}
	return v.quote(what, export.Quote{Range: export.Range{Start: *start, End: *end}, Text: text}, true)
}

func (v validator) evidence(all []export.Evidence) error {
	if len(all) > MaxActors {
		return said.Errorf("%d pieces of evidence: %d at most", len(all), MaxActors)
	}
	for _, e := range all {
		if s, ok := v.text.slice(e.Range); !ok || s == "" {
			return said.Errorf("the evidence of %.40q lies at %d to %d, which is no stretch of the text", e.Field, e.Start, e.End)
		}
		if err := oneOf(said.New("field of events"), e.Field, Fields(Event)); err != nil {
			return err
		}
	}
	return nil
}

// count proves a number of people.
func count(what said.Text, c export.Count) error {
	if c.Vague != "" {
		return oneOf(said.New("vague count"), c.Vague, []string{"dozens", "hundreds", "thousands", "tens of thousands", "hundreds of thousands"})
	}
	if c.N < 0 || c.N > 1_000_000_000 {
		return said.Errorf("%s: %d is no number of people", what, c.N)
	}
	return nil
}

// date proves a day, week, month, quarter, half or whole year, or a span of them.
func date(s string) error {
	from, to, span := strings.Cut(s, "/")
	begins, ok := begin(from)
	if ok && span {
		var ends string
		ends, ok = begin(to)
		n := min(len(begins), len(ends))
		ok = ok && begins[:n] <= ends[:n]
	}
	if s != "" && !ok {
		return said.Errorf("%.40q is no date: give a day (2025-09-16), a month (2025-09), a week (2025-W37), a year (2025), a span (2025-09-01/2025-09-05) or nothing", s)
	}
	return nil
}

// begin gives the first day of a date, as near as is needed to compare two.
func begin(s string) (string, bool) {
	year, rest, more := strings.Cut(s, "-")
	if y, err := time.Parse("2006", year); err != nil || y.Year() < 1 {
		return "", false
	}
	if !more {
		return year, true
	}
	if w, is := strings.CutPrefix(rest, "W"); is {
		return week(year, w)
	}
	for letter, n := range map[string]int{"Q": 4, "H": 2} { // quarters, halves
		if p, is := strings.CutPrefix(rest, letter); is {
			ok := len(p) == 1 && p[0] >= '1' && int(p[0]-'0') <= n
			return fmt.Sprintf("%s-%02d", year, (int((p + "1")[0])-'1')*12/n+1), ok
		}
	}
	for _, layout := range []string{"2006-01", time.DateOnly} {
		if _, err := time.Parse(layout, s); err == nil {
			return s, true
		}
	}
	return "", false
}

// week gives Monday of a week of ISO 8601 that there is.
func week(year, w string) (string, bool) {
	if len(w) != 2 || strings.Trim(w, "0123456789") != "" {
		return "", false
	}
	y, _ := time.Parse("2006", year)
	fourth := y.AddDate(0, 0, 3) // lies in week 1
	n := int(w[0]-'0')*10 + int(w[1]-'0')
	monday := fourth.AddDate(0, 0, -(int(fourth.Weekday())+6)%7+(n-1)*7)
	inYear, inWeek := monday.ISOWeek()
	return monday.Format(time.DateOnly), inYear == y.Year() && inWeek == n
}
