package feed

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Limits of an XML document: a feed needs a tenth of each. Parsers behind this
// go down as deep as the document does, and copy all namespaces in force
// wherever one is declared.
const (
	maxDepth      = 100
	maxAttributes = 200
	maxNamespaces = 5 << 20 // bindings copied, all in all
)

// scanned is what one pass over the tokens of a document told.
type scanned struct {
	root  string // local name of the outermost element, in lower case
	start int    // where that begins
	err   error  // why the document does not come to its end
	bomb  bool   // err is a limit: the document must not be parsed
}

// scan finds the outermost element and sees whether the rest is sound and
// harmless. Entities are not expanded, here or later.
func scan(text string) scanned {
	var s scanned
	dec := lenient(strings.NewReader(text))
	bindings, copied := []int{0}, 0
	for {
		at := dec.InputOffset()
		t, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return s
		}
		if err != nil {
			s.err = err
			return s
		}
		switch t := t.(type) {
		case xml.StartElement:
			if s.root == "" {
				s.root, s.start = strings.ToLower(t.Name.Local), int(at)
			}
			n := bindings[len(bindings)-1]
			if own := namespaces(t); own > 0 {
				n += own
				copied += n
			}
			bindings = append(bindings, n)
			if s.err = limits(len(bindings)-1, len(t.Attr), copied); s.err != nil {
				s.bomb = true
				return s
			}
		case xml.EndElement:
			bindings = bindings[:max(1, len(bindings)-1)]
		}
	}
}

func namespaces(t xml.StartElement) int {
	n := 0
	for _, a := range t.Attr {
		if a.Name.Space == "xmlns" || a.Name.Local == "xmlns" {
			n++
		}
	}
	return n
}

func limits(depth, attributes, copied int) error {
	switch {
	case depth > maxDepth:
		return fmt.Errorf("more than %d elements one within the other", maxDepth)
	case attributes > maxAttributes:
		return fmt.Errorf("an element of more than %d attributes", maxAttributes)
	case copied > maxNamespaces:
		return errors.New("too many namespaces")
	}
	return nil
}

// lenient is a decoder of UTF-8 that takes what is often wrong in XML: & alone,
// names of HTML's entities, attributes without quotation marks.
func lenient(r io.Reader) *xml.Decoder {
	dec := xml.NewDecoder(r)
	dec.Strict = false
	dec.Entity = xml.HTMLEntity
	dec.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	return dec
}
