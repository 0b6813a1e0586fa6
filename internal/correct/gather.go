package correct

import "github.com/isnad-news/isnad/internal/export"

// gather puts the records together again and tells each correction where the
// one that it touches stands.
func (t *tracer) gather() {
	o := &t.outcome
	o.Record.Events, o.Record.Statements = make([]export.Event, 0), make([]export.Statement, 0)
	o.Events, o.Statements = nil, nil
	index := map[*item]int{}
	for _, it := range t.items[Event] {
		if !it.gone {
			index[it] = len(o.Record.Events)
			o.Record.Events = append(o.Record.Events, *it.Event)
			o.Events = append(o.Events, it.Origin)
		}
	}
	for _, it := range t.items[Statement] {
		if !it.gone {
			index[it] = len(o.Record.Statements)
			o.Record.Statements = append(o.Record.Statements, *it.Statement)
			o.Statements = append(o.Statements, it.Origin)
		}
	}
	for i, it := range t.at {
		if n, there := index[it]; there {
			o.States[i].Index = n
		} else if it != nil && t.cs[i].Action != Drop {
			o.States[i].Standing = Moot // dropped since
		}
	}
	t.nest(index)
}

// nest says anew which statement stands within which: by the reader's word
// where none has moved, else as it tells itself (quote.nest).
func (t *tracer) nest(index map[*item]int) {
	statements := t.outcome.Record.Statements
	if t.reshape {
		for i := range statements {
			statements[i].Within = around(statements, i)
		}
		unwind(statements)
		return
	}
	for _, it := range t.items[Statement] {
		if it.gone || it.Statement.Within == nil {
			continue
		}
		var within *int
		if outer := *it.Statement.Within; outer >= 0 && outer < len(t.read.Statements) {
			if n, there := index[t.items[Statement][outer]]; there {
				within = &n
			}
		}
		statements[index[it]].Within = within
	}
}

// around gives the smallest statement whose content holds the cue of another.
func around(statements []export.Statement, i int) *int {
	found := -1
	inner := statements[i]
	for j, outer := range statements {
		if i == j || outer.Content.Range == inner.Content.Range || !holds(outer.Content.Range, inner.Cue.Range) {
			continue
		}
		if found < 0 || length(outer.Content.Range) < length(statements[found].Content.Range) {
			found = j
		}
	}
	if found < 0 {
		return nil
	}
	return &found
}

func holds(outer, inner export.Range) bool {
	return inner.Start < inner.End && outer.Start <= inner.Start && inner.End <= outer.End
}

// unwind cuts circles of statements that stand within one another.
func unwind(statements []export.Statement) {
	walk := make([]int, len(statements)) // by which walk each was first come to
	for i := range statements {
		for at := i; walk[at] == 0; {
			walk[at] = i + 1
			next := statements[at].Within
			if next == nil {
				break
			}
			if walk[*next] == i+1 {
				statements[at].Within = nil
				break
			}
			at = *next
		}
	}
}
