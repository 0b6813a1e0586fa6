package archive

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/klauspost/compress/zstd"

	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/text"
)

// maxUnpacked is how large, in bytes, a part of an entry may be unpacked.
const maxUnpacked = 1 << 30

// Packer packs the parts of entries that are read whole: by zstd, which takes
// a text to a third at more than 100 MB a second. It is safe for concurrent use.
type Packer struct {
	enc *zstd.Encoder
	dec *zstd.Decoder
}

// NewPacker makes a packer.
func NewPacker() (*Packer, error) {
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(1<<20))
	if err != nil {
		return nil, fmt.Errorf("zstd: %w", err)
	}
	dec, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(maxUnpacked))
	if err != nil {
		return nil, fmt.Errorf("zstd: %w", err)
	}
	return &Packer{enc, dec}, nil
}

// Close ends the packer; it may not be used after.
func (p *Packer) Close() {
	p.dec.Close()
	_ = p.enc.Close() // nothing is under way
}

// Packed is an entry's parts as they lie in the archive. Record is the record
// as JSON and, behind its line, the terms: they share most of their words.
type Packed struct{ Raw, Record []byte }

// Pack packs an entry's parts.
func (p *Packer) Pack(e *Entry) (Packed, error) {
	if len(e.Terms.Forms) != len(e.Terms.Lemmas) {
		return Packed{}, errors.New("terms: not as many lemmas as forms")
	}
	record, err := json.Marshal(&e.Record)
	if err != nil {
		return Packed{}, fmt.Errorf("record of %s: %w", e.Record.Document.ID, err)
	}
	record = appendTerms(append(record, '\n'), e)
	return Packed{p.enc.EncodeAll(e.Raw, nil), p.enc.EncodeAll(record, make([]byte, 0, len(record)/3))}, nil
}

// Ready is an entry as it is written.
type Ready struct {
	Packed
	Rows Rows
}

// Ready makes an entry ready for Put and takes out of it what is large and no
// longer needed: all of the record but what tells of the document, its text,
// and the raw bytes. Several may be made ready at once.
func (p *Packer) Ready(e *Entry) error {
	packed, err := p.Pack(e)
	if err != nil {
		return err
	}
	e.Ready = &Ready{packed, RowsOf(&e.Record)}
	e.Raw, e.Record = nil, export.Record{Document: e.Record.Document}
	e.Record.Document.Text = ""
	return nil
}

// What stands in the place of forms and of a lemma that need not be written.
const (
	asText = "\x01" // the forms are the words of the text in normal form
	asForm = "\x01" // the lemma is the form
)

// appendTerms writes terms as a line of forms and a line of lemmas.
func appendTerms(b []byte, e *Entry) []byte {
	if len(e.Terms.Forms) == 0 {
		return b
	}
	if e.Terms.AsText {
		b = append(b, asText...)
	} else {
		b = append(b, strings.Join(e.Terms.Forms, " ")...)
	}
	for i, l := range e.Terms.Lemmas {
		if i == 0 {
			b = append(b, '\n')
		} else {
			b = append(b, ' ')
		}
		if l != "" && l == e.Terms.Forms[i] {
			l = asForm
		}
		b = append(b, l...)
	}
	return b
}

// Unpack reads back; parts that are nil stay empty.
func (p *Packer) Unpack(from Packed, e *Entry) error {
	all, err := p.dec.DecodeAll(from.Record, nil)
	if err != nil {
		return fmt.Errorf("%w: a record cannot be unpacked: %w", ErrBroken, err)
	}
	if len(all) > 0 {
		record, terms, _ := bytes.Cut(all, []byte("\n"))
		if err := json.Unmarshal(record, &e.Record); err != nil {
			return fmt.Errorf("%w: a record is no JSON: %w", ErrBroken, err)
		}
		if e.Terms = readTerms(string(terms), e.Record.Document.Text); len(e.Terms.Forms) != len(e.Terms.Lemmas) {
			return fmt.Errorf("%w: the words of a report have not a lemma each", ErrBroken)
		}
	}
	if e.Raw, err = p.dec.DecodeAll(from.Raw, nil); err != nil {
		return fmt.Errorf("%w: the bytes of a report cannot be unpacked: %w", ErrBroken, err)
	}
	return nil
}

// readTerms reads what appendTerms wrote.
func readTerms(s, of string) Terms {
	first, lemmas, ok := strings.Cut(s, "\n")
	if !ok {
		return Terms{}
	}
	t := Terms{Forms: strings.Split(first, " "), Lemmas: strings.Split(lemmas, " "), AsText: first == asText}
	if t.AsText {
		_, t.Forms = text.Tokens(of)
	}
	for i, l := range t.Lemmas {
		if l == asForm && i < len(t.Forms) {
			t.Lemmas[i] = t.Forms[i]
		}
	}
	return t
}

// Decimals and counts of a record must read back as they were written.
var (
	_ json.Unmarshaler = (*export.Decimal)(nil)
	_ json.Unmarshaler = (*export.Count)(nil)
)
