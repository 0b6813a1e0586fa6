package export

// Line tells an event in one line: what, by which word, who to whom, when,
// where, and by whose word.
func (e Event) Line() string {
	kind := e.Type
	if e.Mode != "" {
		kind += "/" + e.Mode
	}
	where := ""
	if e.Place != nil {
		where = "in " + join(", ", Isolate(e.Place.Text), e.Place.Country)
	}
	return join("  ", kind, Isolate(e.Trigger.Text), sides(e), e.Date, where, e.Factuality, "told by "+chain(e.AssertedBy))
}

func sides(e Event) string {
	if len(e.Actors)+len(e.Recipients) == 0 {
		return ""
	}
	return join(" ", args(e.Actors), "→", args(e.Recipients))
}

// Line tells a statement in one line: who says it, by which word, and how it
// begins.
func (s Statement) Line() string {
	return join("  ", "statement", join(" ", Isolate(s.Speaker.Text), codes(s.Speaker.ID, s.Speaker.Sector)), Isolate(s.Cue.Text),
		Isolate(opening(s.Content.Text)), "told by "+chain(s.AssertedBy))
}
