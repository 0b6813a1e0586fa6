package mcptools

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/isnad-news/isnad/internal/view"
)

// The bounds of input.
const (
	usualLimit = 10
	mostLimit  = 50
	mostText   = 200_000 // code points of a text to read
)

// reportFilter narrows by what holds of reports.
type reportFilter struct {
	Q        string `json:"q,omitempty" jsonschema:"Words of the report, Arabic, in any form of them; a phrase in quotation marks stands as written; OR between words, - before one leaves out. Fields too: who:QAT actor: recipient: type:CONSULT mode: place: date: factuality: speaker: class: teller: since:2025-09-01 until: outlet: title: lang: id:REPORT. A comma parts alternatives."`
	Outlet   string `json:"outlet,omitempty" jsonschema:"The whole name of the outlet that published the report."`
	Language string `json:"language,omitempty" jsonschema:"Of the report, ISO 639: ar"`
	From     string `json:"from,omitempty" jsonschema:"First day of publication: 2025-09-16"`
	To       string `json:"to,omitempty" jsonschema:"Last day of publication: 2025-09-30"`
	Teller   string `json:"teller,omitempty" jsonschema:"Who is in the chain of tellers, that is who says so: an id (QAT, AFP) or a name."`
}

// paging is which part of what is found.
type paging struct {
	After string `json:"after,omitempty" jsonschema:"To go on: what the page before gave as next. Leave all else as it was."`
	Limit int    `json:"limit,omitempty" jsonschema:"How many: 1 to 50; 10 if not given."`
}

// eventFilter narrows by what holds of one event.
type eventFilter struct {
	Type       string `json:"type,omitempty" jsonschema:"Of the event, PLOVER's: one of AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT, or several parted by commas."`
	Mode       string `json:"mode,omitempty" jsonschema:"Of the event, PLOVER's: aerial, visit, arrest, ceasefire and so on."`
	Actor      string `json:"actor,omitempty" jsonschema:"Who is told to have done it: an id (ISR, HAMAS) or a name, Arabic or English."`
	Recipient  string `json:"recipient,omitempty" jsonschema:"To whom it is told to have been done: an id or a name."`
	Party      string `json:"party,omitempty" jsonschema:"Who is on either side: an id or a name."`
	Country    string `json:"country,omitempty" jsonschema:"Where it is told to have happened, ISO 3166-1 alpha-3: QAT"`
	Place      string `json:"place,omitempty" jsonschema:"Where, by name, as written in reports."`
	Factuality string `json:"factuality,omitempty" jsonschema:"How the teller puts it: occurred, ongoing, planned, called-for, possible or denied."`
}

// statementFilter narrows by what holds of one statement.
type statementFilter struct {
	Speaker string `json:"speaker,omitempty" jsonschema:"Who says it: an id (QAT: all who speak for Qatar) or a name."`
	Person  string `json:"person,omitempty" jsonschema:"The whole name of the person who says it, as reports write it."`
	Class   string `json:"class,omitempty" jsonschema:"What sort of saying: say, claim, confirm, deny, announce, condemn, demand, warn, promise, ask or report."`
}

type searchInput struct {
	reportFilter
	eventFilter
	statementFilter
	Sort string `json:"sort,omitempty" jsonschema:"rank (best match first, if not given), newest, oldest or gathered (last come in first)."`
	paging
}

type eventsInput struct {
	reportFilter
	eventFilter
	Sort string `json:"sort,omitempty" jsonschema:"-published (newest first, if not given), published, day (of the event), type, country, factuality or outlet; a - before it turns it round."`
	paging
}

type statementsInput struct {
	reportFilter
	statementFilter
	Sort string `json:"sort,omitempty" jsonschema:"-published (newest first, if not given), published, speaker, class or outlet; a - before it turns it round."`
	paging
}

type readInput struct {
	Text      string `json:"text" jsonschema:"The report, Arabic: headline on the first line, then the body. At most 200,000 characters. Nothing of it is kept."`
	Title     string `json:"title,omitempty" jsonschema:"The headline, if it does not stand in the text."`
	Published string `json:"published,omitempty" jsonschema:"Day of publication, 2025-09-16: without it, days such as yesterday stay unresolved."`
	Outlet    string `json:"outlet,omitempty" jsonschema:"Who published it: ends each chain of tellers."`
}

type reportInput struct {
	ID   string `json:"id" jsonschema:"Of the report, as search gives it; an address such as /reports/ID#e3 does too."`
	From int    `json:"from,omitempty" jsonschema:"Character of the text to begin with, counted from 0; a long text comes in parts of 20,000."`
}

type actorInput struct {
	ID     string `json:"id" jsonschema:"Of a state (ISO 3166-1 alpha-3: QAT) or an organisation (HAMAS), as records carry it."`
	Outlet string `json:"outlet,omitempty" jsonschema:"Only by reports of this outlet: its whole name."`
	From   string `json:"from,omitempty" jsonschema:"Only by reports published from this day: 2025-09-16"`
	To     string `json:"to,omitempty" jsonschema:"Only by reports published up to this day."`
}

type explainInput struct {
	Report string `json:"report" jsonschema:"Id of the report, or the address of the record: /reports/ID#e3"`
	Record string `json:"record,omitempty" jsonschema:"e3 for the third event, s2 for the second statement; not needed beside an address."`
}

func (r reportFilter) into(f *view.Filter) {
	f.Q, f.Outlet, f.Language, f.From, f.To, f.Teller = r.Q, r.Outlet, r.Language, r.From, r.To, r.Teller
}

func (e eventFilter) into(f *view.Filter) {
	f.Type, f.Mode, f.Actor, f.Recipient, f.Party = e.Type, e.Mode, e.Actor, e.Recipient, e.Party
	f.Country, f.Place, f.Factuality = e.Country, e.Place, e.Factuality
}

func (s statementFilter) into(f *view.Filter) {
	f.Speaker, f.Person, f.Class = s.Speaker, s.Person, s.Class
}

func (p paging) into(f *view.Filter) error {
	if p.Limit < 0 || p.Limit > mostLimit {
		return ask("limit %d: give 1 to %d, and go on by after", p.Limit, mostLimit)
	}
	f.After, f.Limit = p.After, p.Limit
	if f.Limit == 0 {
		f.Limit = usualLimit
	}
	return nil
}

func (in searchInput) filter() (view.Filter, error) {
	f := view.Filter{Sort: in.Sort}
	in.reportFilter.into(&f)
	in.eventFilter.into(&f)
	in.statementFilter.into(&f)
	err := in.paging.into(&f)
	return f, err
}

func (in eventsInput) filter() (view.Filter, error) {
	f := view.Filter{Sort: in.Sort}
	in.reportFilter.into(&f)
	in.eventFilter.into(&f)
	err := in.paging.into(&f)
	return f, err
}

func (in statementsInput) filter() (view.Filter, error) {
	f := view.Filter{Sort: in.Sort}
	in.reportFilter.into(&f)
	in.statementFilter.into(&f)
	err := in.paging.into(&f)
	return f, err
}

func (in readInput) request() (view.ReadRequest, error) {
	if n := utf8.RuneCountInString(in.Text); n > mostText {
		return view.ReadRequest{}, ask("the text has %d characters: at most %d; send it in parts", n, mostText)
	}
	if strings.TrimSpace(in.Text) == "" {
		return view.ReadRequest{}, ask("the text is empty: give the report to read")
	}
	return view.ReadRequest{Text: in.Text, Title: in.Title, Published: in.Published, Outlet: in.Outlet}, nil
}

// record splits what names a record into report and key: the address
// /reports/ID#e3, with or without the host before it, or ID#e3. An id alone is
// left as it is.
func record(name string) (id, key string) {
	name = strings.TrimSpace(name)
	if i := strings.LastIndex(name, "/reports/"); i >= 0 {
		path, fragment, _ := strings.Cut(name[i+len("/reports/"):], "#")
		path, _, _ = strings.Cut(path, "?")
		if plain, err := url.PathUnescape(path); err == nil {
			path = plain
		}
		return path, fragment
	}
	if i := strings.LastIndexByte(name, '#'); i >= 0 && isKey(name[i+1:]) {
		return name[:i], name[i+1:]
	}
	return name, ""
}

// isKey tells whether s is like e3 or s12.
func isKey(s string) bool {
	return len(s) > 1 && len(s) < 8 && (s[0] == 'e' || s[0] == 's') && strings.Trim(s[1:], "0123456789") == ""
}
