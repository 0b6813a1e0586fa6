package tables

import (
	"encoding/json"
	"io"
)

// jsonlEncoder writes one object a line; what the report does not tell is null.
type jsonlEncoder struct{ e *json.Encoder }

func newJSONL(w io.Writer) *jsonlEncoder {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return &jsonlEncoder{e}
}

func (j *jsonlEncoder) add(r row) error { return j.e.Encode(r) }

func (j *jsonlEncoder) close() error { return nil }
