package archive

// Field is what a condition of a query is about.
type Field string

// The fields. Those of events, if not negated, must all hold of one and the
// same event of a report; those of statements of one statement. Teller holds
// of that event or statement too or, where a query has neither, of any; the
// speaker of a statement is a teller of it.
const (
	Text       Field = "text"      // words of the report
	Title      Field = "title"     // words of the headline
	Outlet     Field = "outlet"    // of the report, by Name
	Language   Field = "language"  // of the report, by ID
	Form       Field = "form"      // of the report: article, live-blog, gallery, stub; by ID
	Published  Field = "published" // day of publication: From, To
	ID         Field = "id"        // of the report
	Actor      Field = "actor"     // of an event: ID or Name
	Recipient  Field = "recipient" // of an event
	Party      Field = "party"     // of an event: actor or recipient
	Type       Field = "type"      // of an event, by ID
	Mode       Field = "mode"      // of an event, by ID
	Place      Field = "place"     // of an event: ID of its country, or Name
	Date       Field = "date"      // of an event: From, To
	Factuality Field = "factuality"
	Speaker    Field = "speaker" // of a statement: ID or Name
	Class      Field = "class"   // of a statement's cue
	Teller     Field = "teller"  // in the chain of an event or statement: ID or Name
)

// Of tells what a field belongs to: "report", "event", "statement" or "any".
func (f Field) Of() string {
	switch f {
	case Actor, Recipient, Party, Type, Mode, Place, Date, Factuality:
		return "event"
	case Speaker, Class:
		return "statement"
	case Teller:
		return "any"
	}
	return "report"
}

// Term is one condition: one of its values holds or, where Not, none does.
type Term struct {
	Field  Field
	Values []Value
	Not    bool
}

// Value is one of the things that a term may be satisfied by.
type Value struct {
	ID   string // as records carry it: QAT, ASSAULT
	Name string // in normal form, one space between words; it is found within longer names by whole words
	// Exact says that Name is the whole of a name, not a part of it.
	Exact bool
	// From and To are the first and the last day, 2025-09-16; either may be empty.
	From, To string
	Words    *Words // of Text and Title
	// Written is how the asker wrote a name or words; nothing is found by it.
	Written string
}

// Words is a word or a phrase that is sought in full text.
type Words struct {
	Forms  []string // normal forms: several are a phrase, in this order, as written
	Prefix bool     // the last form is only how a word begins; a single one also how a lemma begins
	Lemmas []string // any of these lemmas is as good as the one form
}

// Sort is the order of hits.
type Sort string

// The orders. Hits that are equal in it come newest first, then by id; of
// Gathered by id.
const (
	ByRank   Sort = "rank" // best match first; newest first where no words are sought
	Newest   Sort = "newest"
	Oldest   Sort = "oldest"
	Gathered Sort = "gathered" // latest in first
)

// Query asks for reports; all terms must hold.
type Query struct {
	Terms  []Term
	Sort   Sort
	Limit  int // hits; 0 means none, only totals and facets
	Offset int
	Facets []Facet
	Top    int // values a facet, 0 means 10
}

// Facet is what found reports, or their records, are counted by.
type Facet string

// The facets. Day and outlet count reports; speaker, person, class and
// statement-month the statements that satisfy the query's terms of statements;
// teller both those and events or, of a query with terms of one kind only, that
// kind; the others the events that satisfy its terms of events. The values of
// person and place are names in normal form, with the name as written first for
// a label; places of one name in several countries are several. Days and months
// are given in their order, all of them.
const (
	ByDay        Facet = "day"
	ByOutlet     Facet = "outlet"
	ByType       Facet = "type"
	ByActor      Facet = "actor"
	ByRecipient  Facet = "recipient"
	ByCountry    Facet = "country"
	ByFactuality Facet = "factuality"
	BySpeaker    Facet = "speaker"
	ByMode       Facet = "mode"
	ByPlace      Facet = "place"
	ByClass      Facet = "class"
	ByPerson     Facet = "person"          // speakers by name
	ByTeller     Facet = "teller"          // in chains, by id, the outlet apart
	ByMonth      Facet = "month"           // events by month, 2025-09: of the event's first day, else of publication
	ByStatement  Facet = "statement-month" // statements by month of publication
	ByLanguage   Facet = "language"        // reports
)

// AllFacets lists every facet.
func AllFacets() []Facet {
	return []Facet{ByDay, ByOutlet, ByType, ByActor, ByRecipient, ByCountry, ByFactuality, BySpeaker,
		ByMode, ByPlace, ByClass, ByPerson, ByTeller, ByMonth, ByStatement, ByLanguage}
}

// Result is what a query finds.
type Result struct {
	Total  int // reports
	Hits   []Hit
	Facets map[Facet][]Count
}

// Hit is a found report.
type Hit struct {
	Entry              // without Raw
	Score      float64 // higher is better; 0 where no words were sought
	Events     []int   // indexes of the events that satisfy the query's event terms; nil where it has none
	Statements []int   // likewise
}

// OfEvents tells whether a facet counts events, alone or beside statements.
func (f Facet) OfEvents() bool {
	switch f {
	case ByType, ByMode, ByActor, ByRecipient, ByCountry, ByPlace, ByFactuality, ByMonth, ByTeller:
		return true
	}
	return false
}
