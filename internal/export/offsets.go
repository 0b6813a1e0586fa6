// Package export writes what was read: JSON and JSONL records of schema
// isnad/1, text for people, a page, CoNLL-U, and the layers beneath. Offsets
// are bytes inside the program and Unicode code points in all that leaves it.
package export

import "github.com/isnad-news/isnad"

// stride is how many bytes lie between two entries of an offset table.
const stride = 64

// offsets turns byte offsets of a text into code points.
type offsets struct {
	text string
	at   []int // code points before byte i*stride
}

func newOffsets(text string) *offsets {
	o := &offsets{text: text, at: make([]int, 1, len(text)/stride+2)}
	n := 0
	for i := range len(text) {
		if i > 0 && i%stride == 0 {
			o.at = append(o.at, n)
		}
		n += begins(text[i])
	}
	if len(text)%stride == 0 && len(text) > 0 {
		o.at = append(o.at, n)
	}
	return o
}

// begins is 1 for a byte with which a code point begins.
func begins(b byte) int {
	if b&0xC0 == 0x80 {
		return 0
	}
	return 1
}

// point gives the number of code points that begin before a byte offset.
func (o *offsets) point(b int) int {
	b = max(0, min(b, len(o.text)))
	n := o.at[b/stride]
	for i := b / stride * stride; i < b; i++ {
		n += begins(o.text[i])
	}
	return n
}

// slice gives the text of a span; spans out of range are cut to the text.
func (o *offsets) slice(s isnad.Span) string {
	start := max(0, min(s.Start, len(o.text)))
	return o.text[start:max(start, min(s.End, len(o.text)))]
}
