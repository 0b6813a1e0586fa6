package correct

import "slices"

// change sets fields of a record or, where it is gone, adds it.
func (t *tracer) change(_ int, c Correction) (*item, Standing) {
	was, ok := c.Was.of(c.Kind)
	now, has := c.Now.of(c.Kind)
	fields := known(c)
	if !ok || !has || len(fields) == 0 {
		return nil, Moot
	}
	at := t.find(was, c.Kind)
	moved, found := t.moved(now)
	if found = found && t.whole(moved); found && at < 0 {
		at = best(t.items[c.Kind], moved, c.Kind, samePlaceAndType)
	}
	if at >= 0 {
		return t.set(t.items[c.Kind][at], moved, fields, c.Kind)
	}
	if !found || t.takenBack(was, c.Kind) {
		return nil, Moot
	}
	return t.append(moved, c.Kind), Holds
}

// set takes fields over; one whose words stand nowhere in the text is left as
// it was.
func (t *tracer) set(it *item, now Body, fields []string, kind string) (*item, Standing) {
	standing := Holds
	if it.Read >= 0 && sameIn(it.read, now, fields) {
		standing = AsRead
	}
	before := it.copied()
	for _, f := range fields {
		if !t.stands(now, f) {
			standing = Holds
			continue
		}
		it.set(now, f)
	}
	t.placed(it, before, kind)
	return it, standing
}

// stands tells whether a field that must stand in the text does so.
func (t *tracer) stands(now Body, field string) bool {
	q := now.anchor()
	switch field {
	case "cue":
		q = now.Statement.Cue.Quote
	case "trigger", "content":
	default:
		return true
	}
	return t.words.has(q.Range, q.Text)
}

// whole tells whether all that a record is known by stands in the text.
func (t *tracer) whole(b Body) bool {
	return b.Event != nil || t.stands(b, "cue")
}

// placed sees to what follows from where a record stands.
func (t *tracer) placed(it *item, before Body, kind string) {
	switch kind {
	case Event:
		if it.Event.Trigger != before.Event.Trigger {
			it.Event.Sentence = t.sentence(it.Event.Trigger.Start)
		}
	case Statement:
		if it.Statement.Content != before.Statement.Content || it.Statement.Cue.Quote != before.Statement.Cue.Quote {
			t.reshape = true
		}
	}
}

// drop takes a record out.
func (t *tracer) drop(_ int, c Correction) (*item, Standing) {
	was, ok := c.Was.of(c.Kind)
	if !ok {
		return nil, Moot
	}
	at := t.find(was, c.Kind)
	if at < 0 {
		return nil, Moot
	}
	it := t.items[c.Kind][at]
	it.gone = true
	return it, Holds
}

// add puts a record at the end or, where the reader has it by now, in the
// place of the reader's.
func (t *tracer) add(_ int, c Correction) (*item, Standing) {
	now, ok := c.Now.of(c.Kind)
	if !ok {
		return nil, Moot
	}
	moved, found := t.moved(now)
	if !found || !t.whole(moved) {
		return nil, Moot
	}
	if at := best(t.items[c.Kind], moved, c.Kind, samePlaceAndType); at >= 0 {
		it := t.items[c.Kind][at]
		if c.Beside != nil && twins(t.items[c.Kind], moved) > *c.Beside || c.Beside == nil && sameHappening(it.Body, moved) {
			return t.set(it, moved, Fields(c.Kind), c.Kind)
		}
	}
	return t.append(moved, c.Kind), Holds
}

// append puts a record at the end. It is an editor's: no rule made it, and
// nothing in it is weighed.
func (t *tracer) append(b Body, kind string) *item {
	it := &item{Body: b, Origin: Origin{Read: -1}}
	if kind == Event {
		b.Event.Rule, b.Event.Confidence = "", 1
		b.Event.Sentence = t.sentence(b.Event.Trigger.Start)
	} else {
		b.Statement.Rule, b.Statement.Within = "", nil
		t.reshape = true
	}
	t.items[kind] = append(t.items[kind], it)
	return it
}

// takenBack tells whether a record was one that an editor added and took back:
// then a change of it says nothing of the report.
func (t *tracer) takenBack(was Body, kind string) bool {
	for i, c := range t.cs {
		if c.Action != Add || c.Kind != kind || t.standing[i] != Withdrawn {
			continue
		}
		if now, ok := c.Now.of(kind); ok && sameSpan(was, now) {
			return true
		}
	}
	return false
}

// known gives the fields of a change that there are, in the order of Fields.
func known(c Correction) []string {
	var out []string
	for _, f := range Fields(c.Kind) {
		if slices.Contains(c.Fields, f) {
			out = append(out, f)
		}
	}
	return out
}

func sameIn(a, b Body, fields []string) bool {
	for _, f := range fields {
		if !a.same(b, f) {
			return false
		}
	}
	return true
}
