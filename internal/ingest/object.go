package ingest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/isnad-news/isnad"
)

// deepest is how many documents within documents are looked into.
const deepest = 4

// fromJSON makes a report of one JSON object. Isnad's own records are taken
// too: their "document" is a report.
func fromJSON(data []byte) (isnad.Report, []isnad.Warning, error) {
	if !json.Valid(data) {
		var v json.RawMessage
		return isnad.Report{}, nil, jsonError(data, json.Unmarshal(data, &v))
	}
	return fromValid(data, 0)
}

// fromValid is fromJSON for what is known to be valid.
func fromValid(data []byte, depth int) (isnad.Report, []isnad.Warning, error) {
	if lead := bytes.TrimLeft(data, " \t\r\n"); len(lead) > 0 && lead[0] != '{' {
		var m map[string]json.RawMessage
		if err := json.Unmarshal(data, &m); err != nil {
			return isnad.Report{}, nil, jsonError(data, err)
		}
	}
	n := fieldNames()
	m := membersOf(data, slices.Concat([]string{"document", "form"}, n.text, n.title, n.outlet, n.url, n.author, n.published, n.id))
	if d, ok := m.get("document"); ok && d[0] == '{' && depth < deepest {
		return fromValid(d, depth+1)
	}
	var faults []error
	get := func(names []string) string {
		s, err := m.first(names)
		if err != nil && slices.Equal(names, n.author) {
			s, err = m.authors(names), nil
		}
		faults = append(faults, err)
		return s
	}
	r, warnings, err := build(get, m.any)
	if fault := errors.Join(faults...); fault != nil {
		return r, nil, fault
	}
	if form, ferr := m.first([]string{"form"}); depth > 0 && ferr == nil {
		r.Form = form
	}
	return r, warnings, err
}

// jsonError says where the JSON breaks.
func jsonError(data []byte, err error) error {
	return jsonErrorAt(err, func(offset int64) int {
		return 1 + bytes.Count(data[:min(int(offset), len(data))], []byte("\n"))
	})
}

// jsonErrorAt is jsonError where line gives the line, from 1, of an offset.
func jsonErrorAt(err error, line func(offset int64) int) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Errorf("broken JSON at line %d, byte %d: %w", line(syntax.Offset), syntax.Offset, err)
	}
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		return fmt.Errorf("want a JSON object with a report's text, not a %s", kind.Value)
	}
	return fmt.Errorf("JSON: %w", err)
}
