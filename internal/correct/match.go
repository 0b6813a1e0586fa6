package correct

import "github.com/isnad-news/isnad/internal/export"

// item is a record while corrections are applied to it.
type item struct {
	Body
	Origin
	read Body // as the reader has it; empty where an editor added it
	gone bool
}

// test tells whether a record may be the one that an editor saw.
type test func(seen, it Body) bool

// find gives the index of the record that an editor saw, -1 where it is gone.
// It is sought by its place and type, by its place alone, then where the reader
// has drawn its borders anew. Where the text has changed, its place is where
// its words stand by now.
func (t *tracer) find(seen Body, kind string) int {
	here, ok := t.moved(seen)
	if !ok {
		return -1
	}
	for _, like := range []test{samePlaceAndType, sameSpan, redrawn} {
		if i := best(t.items[kind], here, kind, like); i >= 0 {
			return i
		}
	}
	return -1
}

// best gives the record that passes a test and is most like what was seen; of
// those equally like it one that no editor has touched, then the first.
func best(items []*item, seen Body, kind string, t test) int {
	found, most := -1, -1
	for i, it := range items {
		if it.gone || !t(seen, it.Body) {
			continue
		}
		like := 2 * it.alike(seen, kind)
		if len(it.IDs) == 0 {
			like++
		}
		if like > most {
			found, most = i, like
		}
	}
	return found
}

func sameSpan(seen, it Body) bool { return seen.anchor() == it.anchor() }

// samePlaceAndType is the closest: a statement's cue is its type.
func samePlaceAndType(seen, it Body) bool {
	if !sameSpan(seen, it) {
		return false
	}
	if seen.Event != nil {
		return seen.Event.Type == it.Event.Type
	}
	return seen.Statement.Cue.Quote == it.Statement.Cue.Quote
}

// redrawn tells of a record that shares words with the one seen and is
// otherwise the same: of the same type, or by the same cue or in most words.
func redrawn(seen, it Body) bool {
	a, b := seen.anchor().Range, it.anchor().Range
	shared := min(a.End, b.End) - max(a.Start, b.Start)
	if shared <= 0 {
		return false
	}
	if seen.Event != nil {
		return seen.Event.Type == it.Event.Type
	}
	return seen.Statement.Cue.Quote == it.Statement.Cue.Quote || 2*shared > max(length(a), length(b))
}

func length(r export.Range) int { return r.End - r.Start }

// sameHappening tells whether two events of one trigger and type are one: one
// verb may tell of two, with other sides, day or place. Statements that stand
// at one place are one.
func sameHappening(a, b Body) bool {
	if a.Event == nil {
		return true
	}
	for _, f := range []string{"actors", "recipients", "date", "place"} {
		if !sameEvent(a.Event, b.Event, f) {
			return false
		}
	}
	return true
}

// twins counts the records at the place and of the type of another.
func twins(items []*item, b Body) int {
	n := 0
	for _, it := range items {
		if !it.gone && samePlaceAndType(b, it.Body) {
			n++
		}
	}
	return n
}
