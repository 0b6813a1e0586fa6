package httpapi

import "github.com/isnad-news/isnad/internal/view"

// Narrowed are the parameters by which every list is Narrowed.
type Narrowed struct {
	Q          string `query:"q" maxLength:"1000" doc:"Words, \"phrases\", prefix*, -without, and fields such as type:ASSAULT: the language of isnad search."`
	Type       string `query:"type" maxLength:"200" doc:"Type of an event; several parted by commas." example:"ASSAULT"`
	Mode       string `query:"mode" maxLength:"200" doc:"Mode of an event." example:"aerial"`
	Actor      string `query:"actor" maxLength:"200" doc:"Who acts: an id such as QAT, or a name."`
	Recipient  string `query:"recipient" maxLength:"200" doc:"Who is acted on: an id, or a name."`
	Party      string `query:"party" maxLength:"200" doc:"On either side: an id, or a name."`
	Country    string `query:"country" maxLength:"200" doc:"Where an event happened, ISO 3166-1 alpha-3."`
	Place      string `query:"place" maxLength:"200" doc:"Where an event happened, by name."`
	Factuality string `query:"factuality" maxLength:"200" doc:"How an event stands to the world by its teller: occurred, ongoing, planned, called-for, possible, denied."`
	Speaker    string `query:"speaker" maxLength:"200" doc:"Who makes a statement: an id, or a name."`
	Person     string `query:"person" maxLength:"200" doc:"The whole of a speaker's name."`
	Class      string `query:"class" maxLength:"200" doc:"Class of a statement's cue." example:"deny"`
	Teller     string `query:"teller" maxLength:"200" doc:"In the chain of tellers: an id, or a name."`
	Outlet     string `query:"outlet" maxLength:"200" doc:"The whole name of the outlet."`
	Language   string `query:"language" maxLength:"20" doc:"Of the report, ISO 639."`
	From       string `query:"from" maxLength:"20" doc:"First day, month or year of publication." example:"2025-09-16"`
	To         string `query:"to" maxLength:"20" doc:"Last day, month or year of publication."`
}

// Paged are the parameters of lists that come in pages.
type Paged struct {
	Narrowed
	Sort  string `query:"sort" maxLength:"40" doc:"Reports: rank, newest, oldest, gathered. Events: published (usual, newest first), day (of the event), type, country, factuality, outlet. Statements: published, speaker, class, outlet. A leading - turns an order of events and statements round."`
	After string `query:"after" maxLength:"4000" doc:"Cursor: next of the page before."`
	Limit int    `query:"limit" minimum:"0" maximum:"200" doc:"Most items of a page; 0 means the usual number."`
}

func (n Narrowed) filter() view.Filter {
	return view.Filter{Q: n.Q, Type: n.Type, Mode: n.Mode, Actor: n.Actor, Recipient: n.Recipient, Party: n.Party, Country: n.Country,
		Place: n.Place, Factuality: n.Factuality, Speaker: n.Speaker, Person: n.Person, Class: n.Class, Teller: n.Teller,
		Outlet: n.Outlet, Language: n.Language, From: n.From, To: n.To}
}

func (p Paged) filter() view.Filter {
	f := p.Narrowed.filter()
	f.Sort, f.After, f.Limit = p.Sort, p.After, p.Limit
	return f
}
