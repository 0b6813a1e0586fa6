package web

import (
	"net/http"
	"strings"
	"unicode/utf8"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/view"
)

// unnamedSource stands in chains of tellers for one of whom nothing is told.
const unnamedSource = "unnamed-source"

// eventRow is an event as lists show it.
type eventRow struct {
	view.EventLine
	Href       string // where it stands in its report
	Outlet     linkCell
	Title      string
	Day        string // the event's, as records hold it
	Actors     []sideCell
	Recipients []sideCell
	Place      placeCell
	Chain      []linkCell // tellers behind the outlet, the last one first
	Sentence   sentenceCell
	Harm       []harmCell
	Read       *eventRow // what the reader said, where an editor has changed it
}

// sideCell is one of those who did something, or to whom it was done.
type sideCell struct {
	ID, Sector string
	Name       string // by the knowledge; empty where it has no id
	Text       string // in the report's words
	Href       string
	Carried    bool
}

// linkCell is a name with its address; Href may be empty.
type linkCell struct{ Name, Code, Href string }

// placeCell is where something happened.
type placeCell struct {
	Name, Country, Href string
	Foreign             bool // Name is as the report has it
}

// sentenceCell is a sentence parted at the words that tell the event. Without
// them all of it is Before.
type sentenceCell struct{ Before, Words, After string }

// harmCell is a number of people: N, or a vague word.
type harmCell struct {
	Key   string // of its phrase
	N     int
	Vague string
}

// eventRows makes rows of lines.
func (s *Site) eventRows(t *tongue, lines []view.EventLine) []eventRow {
	out := make([]eventRow, 0, len(lines))
	for _, l := range lines {
		row := s.eventRow(t, l)
		if l.AsRead != nil {
			was := l
			was.Event = *l.AsRead
			read := s.eventRow(t, was)
			row.Read = &read
		}
		out = append(out, row)
	}
	return out
}

func (s *Site) eventRow(t *tongue, l view.EventLine) eventRow {
	return eventRow{
		EventLine: l, Href: recordAddress(l.Report, l.Key), Outlet: outletCell(t, l.Outlet),
		Title: brief(l.Title, briefTitle), Day: l.Event.Date,
		Actors: s.sideCells(t, l.Event.Actors), Recipients: s.sideCells(t, l.Event.Recipients),
		Place: placeOf(t, l.Event.Place), Chain: s.chainCells(t, l.Event.AssertedBy),
		Sentence: surround(parted(brief(l.Sentence, briefContent), plain(l.Event.Trigger.Text)), briefEvidence), Harm: harmCells(&l.Event),
	}
}

// recordAddress is where a record stands in its report.
func recordAddress(report, key string) string { return reportAddress(report) + "#" + key }

func outletAddress(name string) string { return "/outlets/" + segment(name) }

// outletCell names an outlet, or says that it is not told.
func outletCell(t *tongue, name string) linkCell {
	shown := brief(name, briefName)
	if shown == "" {
		shown = t.say("outlet.unnamed")
	}
	return linkCell{Name: shown, Href: outletAddress(name)}
}

func (s *Site) sideCells(t *tongue, args []export.Arg) []sideCell {
	out := make([]sideCell, 0, len(args))
	for _, a := range args {
		c := sideCell{ID: a.ID, Sector: a.Sector, Text: brief(a.Text, briefName), Carried: a.Carried}
		if a.ID != "" {
			c.Name, c.Href = s.Desk.Label(a.ID, t.code), "/actors/"+segment(a.ID)
		}
		out = append(out, c)
	}
	return out
}

// placeOf names a place in the visitor's language as far as it is known.
func placeOf(t *tongue, p *export.Place) placeCell {
	if p == nil {
		return placeCell{}
	}
	c := placeCell{Name: brief(p.Text, briefName), Country: p.Country, Foreign: true}
	if t.code == "en" && p.NameEn != "" {
		c.Name, c.Foreign = p.NameEn, false
	}
	key := archive.Normal(p.Text + " " + p.NameEn)
	if key != "" || p.Country != "" {
		c.Href = placeAddress(p.Country, key)
	}
	return c
}

// chainCells are the tellers on whose word the outlet tells something, from
// the outlet back to the source.
func (s *Site) chainCells(t *tongue, by []string) []linkCell {
	var out []linkCell
	for i := len(by) - 1; i >= 0; i-- {
		switch id := by[i]; id {
		case archive.OutletLink:
		case unnamedSource, "":
			out = append(out, linkCell{Name: t.word("teller", unnamedSource)})
		default:
			out = append(out, linkCell{Name: s.Desk.Label(id, t.code), Code: id, Href: "/actors/" + segment(id)})
		}
	}
	return out
}

// parted parts a sentence at words that stand in it once; where they stand
// several times nobody knows which of them are meant.
func parted(sentence, words string) sentenceCell {
	if words == "" || strings.Count(sentence, words) != 1 {
		return sentenceCell{Before: sentence}
	}
	before, after, _ := strings.Cut(sentence, words)
	return sentenceCell{before, words, after}
}

// surround leaves of a sentence what stands around its words, about so many code
// points, cut between words.
func surround(s sentenceCell, most int) sentenceCell {
	if s.Words == "" {
		return sentenceCell{Before: brief(s.Before, most)}
	}
	side := max(0, most-utf8.RuneCountInString(s.Words)) / 2
	before, after := []rune(s.Before), []rune(s.After)
	if n := len(before) - side; n > 0 {
		kept := string(before[n:])
		if i := strings.IndexByte(kept, ' '); before[n-1] != ' ' && i >= 0 {
			kept = kept[i:]
		}
		s.Before = "… " + strings.TrimLeft(kept, " ")
	}
	if len(after) > side {
		kept := string(after[:side])
		if i := strings.LastIndexByte(kept, ' '); after[side] != ' ' && i >= 0 {
			kept = kept[:i]
		}
		s.After = strings.TrimRight(kept, " ") + " …"
	}
	s.Words = brief(s.Words, most)
	return s
}

func harmCells(e *export.Event) []harmCell {
	var out []harmCell
	for _, x := range []struct {
		key string
		n   export.Count
	}{{"killed", e.Killed}, {"injured", e.Injured}, {"detained", e.Detained}, {"displaced", e.Displaced}} {
		if x.n.Known {
			out = append(out, harmCell{"harm." + x.key, x.n.N, x.n.Vague})
		}
	}
	return out
}

// statementRow is a statement as lists show it.
type statementRow struct {
	view.StatementLine
	Href       string
	Outlet     linkCell
	Title      string
	Content    clip
	PersonHref string // of all that goes by the speaker's name
	Speaker    sideCell
	Chain      []linkCell
	Read       *statementRow
}

func (s *Site) statementRows(t *tongue, lines []view.StatementLine) []statementRow {
	out := make([]statementRow, 0, len(lines))
	for _, l := range lines {
		row := s.statementRow(t, l)
		if l.AsRead != nil {
			was := l
			was.Statement = *l.AsRead
			read := s.statementRow(t, was)
			row.Read = &read
		}
		out = append(out, row)
	}
	return out
}

func (s *Site) statementRow(t *tongue, l view.StatementLine) statementRow {
	who := l.Statement.Speaker
	row := statementRow{StatementLine: l, Href: recordAddress(l.Report, l.Key), Outlet: outletCell(t, l.Outlet),
		Title: brief(l.Title, briefTitle), Content: clipped(brief(l.Statement.Content.Text, briefContent)),
		Chain:   s.chainCells(t, l.Statement.AssertedBy),
		Speaker: sideCell{ID: who.ID, Sector: who.Sector, Text: brief(who.Name, briefName)}}
	if row.Speaker.Text == "" {
		row.Speaker.Text = brief(who.Text, briefName)
	}
	if who.ID != "" {
		row.Speaker.Name, row.Speaker.Href = s.Desk.Label(who.ID, t.code), "/actors/"+segment(who.ID)
	}
	if l.Person != "" {
		row.PersonHref = "/people/" + segment(l.Person)
	}
	return row
}

// statusFor is 400 where nothing is found because something was not understood.
// What was only taken in another way than it may be meant is shown with what is
// found.
func statusFor(problems []view.Problem, total int) int {
	if len(problems) > 0 && total == 0 {
		return http.StatusBadRequest
	}
	return http.StatusOK
}

// listed reads the filter of a list's request; where it cannot be read the
// request is answered.
func (s *Site) listed(w http.ResponseWriter, r *http.Request) (view.Filter, bool) {
	f, err := filterOf(r)
	if err != nil {
		s.fault(w, r, err)
		return f, false
	}
	return f, true
}

// clip is a long text of which the beginning is shown at first.
type clip struct{ Begin, Rest string }

// clippedAt is about where a long text is clipped, in code points.
const clippedAt = 240

// clipped parts a text between two words, unless hardly anything would be left.
func clipped(s string) clip {
	n, blank := 0, 0
	for i, r := range s {
		if n++; n > clippedAt && blank > 0 && len(s)-blank > len(s)/5 {
			return clip{s[:blank], s[blank:]}
		}
		if r == ' ' && n <= clippedAt {
			blank = i
		}
	}
	return clip{Begin: s}
}
