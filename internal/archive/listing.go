package archive

// The kinds of records.
const (
	Events     = "event"
	Statements = "statement"
)

// Order is the order of a listing. Records that are equal in it come by
// publication, newest first, then by which report came in first and by their
// place in the report, so that the order is whole.
type Order string

// The orders. A leading - turns one round, but what is equal in it; records
// without a value come last either way.
const (
	OrderPublished  Order = "published"  // the day of publication
	OrderDay        Order = "day"        // an event's first day, else (and for statements) the day of publication
	OrderType       Order = "type"       // of an event, then mode
	OrderCountry    Order = "country"    // of an event
	OrderFactuality Order = "factuality" // of an event
	OrderSpeaker    Order = "speaker"    // of a statement, by name
	OrderClass      Order = "class"      // of a statement
	OrderOutlet     Order = "outlet"     // of the report
)

// UsualOrder is the order of a listing that names none.
const UsualOrder = "-" + OrderPublished

// Listing asks for records rather than reports.
type Listing struct {
	Kind  string // Events or Statements
	Terms []Term // as of Query: terms of this kind hold of the record itself, all others of its report
	Order Order  // UsualOrder where empty
	After string // Listed.Next of the page before; the first page where empty
	Limit int    // records, 1 to 1000
}

// Listed is one page of records.
type Listed struct {
	Records []Located
	Total   int    // of all pages
	Next    string // to give as After; empty on the last page
}

// Located is a record by its place.
type Located struct {
	Report string // id
	N      int    // index into the record's Events or Statements
}

// Orders lists the orders that records of a kind have, without those turned
// round.
func Orders(kind string) []Order {
	switch kind {
	case Events:
		return []Order{OrderPublished, OrderDay, OrderType, OrderCountry, OrderFactuality, OrderOutlet}
	case Statements:
		return []Order{OrderPublished, OrderDay, OrderSpeaker, OrderClass, OrderOutlet}
	}
	return nil
}
