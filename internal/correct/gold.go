package correct

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/isnad-news/isnad/internal/export"
)

// ErrNoGold is what Gold's errors wrap: something in a record cannot be said
// in a gold file.
var ErrNoGold = errors.New("this record makes no gold file")

// gold is a report's records as a gold file has them: places are lines and
// words, not offsets.
type gold struct {
	Report     string          `json:"report"`
	Seal       string          `json:"seal"` // of what this program wrote, to know it from what a hand has altered
	Published  string          `json:"published"`
	Outlet     string          `json:"outlet"`
	URL        string          `json:"url"`
	Statements []goldStatement `json:"statements"`
	Events     []goldEvent     `json:"events"`
}

type goldStatement struct {
	Speaker goldSpeaker `json:"speaker"`
	Cue     string      `json:"cue"`
	Content anchor      `json:"content"`
	Kind    string      `json:"kind"`
	Channel string      `json:"channel"`
}

type goldSpeaker struct {
	Text   string `json:"text"`
	Name   string `json:"name"`
	ID     string `json:"id"`
	Sector string `json:"sector"`
}

type goldEvent struct {
	Type       string        `json:"type"`
	Mode       string        `json:"mode"`
	Trigger    anchor        `json:"trigger"`
	Actors     []goldArg     `json:"actors"`
	Recipients []goldArg     `json:"recipients"`
	Date       string        `json:"date"`
	Place      *goldPlace    `json:"place,omitempty"`
	Factuality string        `json:"factuality"`
	Killed     *export.Count `json:"killed,omitempty"`
	Injured    *export.Count `json:"injured,omitempty"`
	Detained   *export.Count `json:"detained,omitempty"`
	Displaced  *export.Count `json:"displaced,omitempty"`
	AssertedBy []string      `json:"asserted_by"`
}

type goldArg struct {
	Text   string `json:"text"`
	ID     string `json:"id"`
	Sector string `json:"sector"`
}

type goldPlace struct {
	Text    string `json:"text"`
	Country string `json:"country"`
}

// anchor names a stretch of the text: the words, the line on which they stand,
// from 0, and how often they stand on it before, overlapping ones included.
type anchor struct {
	Text string `json:"text"`
	Line int    `json:"line"`
	Nth  int    `json:"nth,omitempty"`
}

// Gold gives a record as a gold file: the text, and the JSON beside it.
// Offsets become lines and words. Its errors wrap ErrNoGold and tell of every
// record that has no place there.
func Gold(r export.Record) (text, records []byte, err error) {
	m := marker{words: newWords(r)}
	g := gold{Report: r.Document.ID, Published: r.Document.Published, Outlet: r.Document.Outlet, URL: r.Document.URL,
		Statements: []goldStatement{}, Events: []goldEvent{}}
	for i, s := range r.Statements {
		g.Statements = append(g.Statements, m.statement(i+1, s))
	}
	for i, e := range r.Events {
		g.Events = append(g.Events, m.event(i+1, e))
	}
	if err := errors.Join(m.faults...); err != nil {
		return nil, nil, fmt.Errorf("%w: report %s: %w", ErrNoGold, r.Document.ID, err)
	}
	text = []byte(lines(r.Document.Text))
	if g.Seal, err = seal(text, g); err != nil {
		return nil, nil, err
	}
	records, err = encode(g)
	return text, records, err
}

// encode writes as gold files are written: one space a level, letters as they are.
func encode(g gold) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(g); err != nil {
		return nil, fmt.Errorf("gold file of report %s: %w", g.Report, err)
	}
	return b.Bytes(), nil
}

// seal is a digest of a gold file's two halves, the seal itself apart.
func seal(text []byte, g gold) (string, error) {
	g.Seal = ""
	raw, err := encode(g)
	if err != nil {
		return "", err
	}
	h := sha256.New()
	_, _ = h.Write(text) // a hash takes all bytes
	_, _ = h.Write(raw)
	return hex.EncodeToString(h.Sum(nil)[:16]), nil
}

// marker turns spans into anchors, and gathers what cannot be one.
type marker struct {
	words  *words
	faults []error
}

func (m *marker) fault(what string, n int, why string) {
	m.faults = append(m.faults, fmt.Errorf("%s %d %s", what, n, why))
}

func (m *marker) statement(n int, s export.Statement) goldStatement {
	who := goldSpeaker{Text: s.Speaker.Text, Name: cmp.Or(s.Speaker.Name, s.Speaker.Text), ID: s.Speaker.ID, Sector: s.Speaker.Sector}
	if strings.TrimSpace(who.Name) == "" {
		m.fault(Statement, n, "has no speaker: a correction must name one")
	}
	return goldStatement{Speaker: who, Cue: lines(s.Cue.Text), Content: m.anchor(Statement, n, s.Content), Kind: s.Kind, Channel: s.Channel}
}

func (m *marker) event(n int, e export.Event) goldEvent {
	g := goldEvent{Type: e.Type, Mode: e.Mode, Trigger: m.anchor(Event, n, e.Trigger), Actors: goldArgs(e.Actors),
		Recipients: goldArgs(e.Recipients), Date: e.Date, Factuality: e.Factuality, AssertedBy: list(e.AssertedBy),
		Killed: counted(e.Killed), Injured: counted(e.Injured), Detained: counted(e.Detained), Displaced: counted(e.Displaced)}
	if e.Place != nil {
		g.Place = &goldPlace{lines(e.Place.Text), e.Place.Country}
	}
	return g
}

func goldArgs(args []export.Arg) []goldArg {
	out := make([]goldArg, 0, len(args))
	for _, a := range args {
		out = append(out, goldArg{lines(a.Text), a.ID, a.Sector})
	}
	return out
}

// counted is a count that the report tells of, nil where it does not.
func counted(c export.Count) *export.Count {
	if !c.Known {
		return nil
	}
	return &c
}

// anchor names a span by its line.
func (m *marker) anchor(kind string, n int, q export.Quote) anchor {
	words := lines(q.Text)
	switch {
	case !m.words.has(q.Range, q.Text):
		m.fault(kind, n, "does not stand in the text where it is said to")
	case strings.TrimSpace(words) == "":
		m.fault(kind, n, "has no words: a correction must mark them")
	case strings.Contains(strings.TrimSuffix(words, "\n"), "\n"):
		m.fault(kind, n, "reaches over the end of a line, which gold files cannot say: a correction must set other bounds")
	default:
		return m.place(q, words)
	}
	return anchor{}
}

func (m *marker) place(q export.Quote, words string) anchor {
	before := lines(m.words.text[:m.words.byteAt(q.Start)])
	begins := strings.LastIndexByte(before, '\n') + 1
	return anchor{Text: words, Line: strings.Count(before, "\n"), Nth: occurrences(before[begins:]+words, words) - 1}
}

// occurrences counts how often words stand in a line, overlapping ones included.
func occurrences(line, words string) int {
	n := 0
	for {
		i := strings.Index(line, words)
		if i < 0 {
			return n
		}
		n++
		line = line[i+1:]
	}
}

// lines is a text with \n alone at the ends of lines, as those who read text
// files get it.
func lines(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}
