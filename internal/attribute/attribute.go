// Package attribute builds the chain of tellers, the isnad, of every record:
// nearest to the happening first, the outlet last.
package attribute

import "github.com/isnad-news/isnad"

// Outlet ends every chain.
const Outlet = "outlet"

// unnamed stands for a source of whom the report tells nothing.
const unnamed = "unnamed-source"

// Statements fills AssertedBy of each statement with those who report it.
func Statements(sts []isnad.Statement) {
	for i := range sts {
		sts[i].AssertedBy = append([]string{teller(&sts[i])}, chain(sts, sts[i].Within, "")...)
		sts[i].AssertedBy = sts[i].AssertedBy[1:]
	}
}

// Events fills AssertedBy of each event. A happening within a statement is
// told by its speaker; an act that consists in saying is told by the outlet,
// unless somebody else reports it.
func Events(evs []isnad.Event, sts []isnad.Statement, says func(rule string) bool) {
	for i := range evs {
		e := &evs[i]
		ref := innermost(sts, e.Trigger)
		own := ""
		if says(e.Rule) {
			own = "\x00"
			for _, a := range e.Actors {
				if ref != 0 && a.ID == sts[ref-1].SpeakerID {
					own = a.ID
				}
			}
		}
		if own != "" && own != "\x00" {
			e.AssertedBy = chain(sts, sts[ref-1].Within, "")
			continue
		}
		e.AssertedBy = chain(sts, ref, "")
		if e.Claimed {
			e.AssertedBy = claimed(e, e.AssertedBy)
		}
	}
}

// claimed puts who claims a deed before those who tell of it.
func claimed(e *isnad.Event, tellers []string) []string {
	if len(e.Actors) == 0 || e.Actors[0].ID == "" || e.Actors[0].ID == tellers[0] {
		return tellers
	}
	return append([]string{e.Actors[0].ID}, tellers...)
}

func innermost(sts []isnad.Statement, sp isnad.Span) isnad.Ref {
	best := isnad.Ref(0)
	for i := range sts {
		if sts[i].Content.Contains(sp) && !sts[i].Cue.Overlaps(sp) && (best == 0 || sts[i].Content.Len() < sts[best-1].Content.Len()) {
			best = isnad.Ref(i + 1)
		}
	}
	return best
}

func teller(s *isnad.Statement) string {
	return named(s.SpeakerID)
}

// tellers gives those who tell one statement: whom the speaker cites, the
// speaker, and who passes it on.
func tellers(s *isnad.Statement) []string {
	var out []string
	for _, id := range s.Cites {
		out = append(out, named(id))
	}
	out = append(out, teller(s))
	for _, id := range s.Via {
		out = append(out, named(id))
	}
	return out
}

func named(id string) string {
	if id == "" {
		return unnamed
	}
	return id
}

// chain walks outward from a statement. Tellers of one id in a row are one.
func chain(sts []isnad.Statement, ref isnad.Ref, last string) []string {
	var out []string
	for n := 0; ref != 0 && n < 8; n++ {
		s := &sts[ref-1]
		for _, id := range tellers(s) {
			if id != last {
				out = append(out, id)
				last = id
			}
		}
		ref = s.Within
	}
	return append(out, Outlet)
}
