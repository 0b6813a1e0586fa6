package export

import (
	"encoding/json"
	"fmt"
	"io"
)

// JSON writes a document as one indented object.
func JSON(w io.Writer, d Doc) error { return encode(w, Build(d), "  ") }

// JSONL writes a document as one line.
func JSONL(w io.Writer, d Doc) error { return encode(w, Build(d), "") }

// JSON writes a record as one indented object.
func (r Record) JSON(w io.Writer) error { return encode(w, r, "  ") }

// JSONL writes a record as one line.
func (r Record) JSONL(w io.Writer) error { return encode(w, r, "") }

func encode(w io.Writer, v any, indent string) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("JSON: %w", err)
	}
	return nil
}
