package archive

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/isnad-news/isnad/internal/export"
)

func packer(t testing.TB) *Packer {
	t.Helper()
	p, err := NewPacker()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Close)
	return p
}

// entryOf is an entry with a text and its terms.
func entryOf(text string, terms Terms) Entry {
	r := export.Record{Schema: export.Schema, Document: export.Document{ID: "r1", Text: text}}
	return Entry{Record: r, Terms: terms, Raw: []byte(text)}
}

func TestPackRoundTrip(t *testing.T) {
	p := packer(t)
	tests := []struct {
		name  string
		entry Entry
	}{
		{"nothing", Entry{}},
		{"no words", entryOf("«»", Terms{})},
		{"forms of the text", entryOf("قال الوزير", Terms{Forms: []string{"قال", "الوزير"}, Lemmas: []string{"قال", "وزير"}})},
		{"forms that need not be kept", entryOf("قال الوزير.", Terms{Forms: []string{"قال", "الوزير"}, Lemmas: []string{"قال", "وزير"}, AsText: true})},
		{"forms of their own", entryOf("قال الوزير.", Terms{Forms: []string{"قال", "وزير"}, Lemmas: []string{"", "وزير"}})},
		{"no lemmas", entryOf("في من", Terms{Forms: []string{"في", "من"}, Lemmas: []string{"", ""}})},
		{"one word", entryOf("قال", Terms{Forms: []string{"قال"}, Lemmas: []string{""}})},
		{"any bytes", Entry{Raw: []byte{0, 0xFF, 0xFE, '\n'}}},
		{"much", entryOf(strings.Repeat("قال ", 100_000), Terms{})},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			packed, err := p.Pack(&tt.entry)
			if err != nil {
				t.Fatal(err)
			}
			var got Entry
			if err := p.Unpack(packed, &got); err != nil {
				t.Fatal(err)
			}
			if !sameJSON(t, got.Record, tt.entry.Record) || !bytes.Equal(got.Raw, tt.entry.Raw) || !reflect.DeepEqual(got.Terms, tt.entry.Terms) {
				t.Errorf("got %.300v, want %.300v", got, tt.entry)
			}
		})
	}
}

func sameJSON(t *testing.T, a, b any) bool {
	t.Helper()
	x, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	y, err := json.Marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Equal(x, y)
}

// TestPackBadText: a text that JSON alters does not cost the words.
func TestPackBadText(t *testing.T) {
	p := packer(t)
	e := entryOf("a\xffb", Terms{Forms: []string{"a", "b"}, Lemmas: []string{"", ""}, AsText: true})
	packed, err := p.Pack(&e)
	if err != nil {
		t.Fatal(err)
	}
	var got Entry
	if err := p.Unpack(packed, &got); err != nil || !slices.Equal(got.Terms.Forms, e.Terms.Forms) {
		t.Errorf("%v, %v", got.Terms, err)
	}
}

func TestPackRefusesUnevenTerms(t *testing.T) {
	e := entryOf("قال الوزير", Terms{Forms: []string{"قال", "الوزير"}, Lemmas: []string{"قال"}})
	if _, err := packer(t).Pack(&e); err == nil {
		t.Error("terms with a lemma missing were packed")
	}
}

func TestUnpackLeavesOut(t *testing.T) {
	p := packer(t)
	e := entryOf("قال الوزير", Terms{Forms: []string{"قال", "الوزير"}, Lemmas: []string{"قال", "وزير"}})
	packed, err := p.Pack(&e)
	if err != nil {
		t.Fatal(err)
	}
	var got Entry
	if err := p.Unpack(Packed{Record: packed.Record}, &got); err != nil || got.Raw != nil || got.Record.Document.ID != "r1" {
		t.Errorf("%v, %v", got, err)
	}
}

func TestUnpackDamaged(t *testing.T) {
	p := packer(t)
	e := entryOf("قال الوزير", Terms{Forms: []string{"قال", "الوزير"}, Lemmas: []string{"قال", "وزير"}})
	packed, err := p.Pack(&e)
	if err != nil {
		t.Fatal(err)
	}
	junk := []byte("no zstd frame")
	noJSON := p.enc.EncodeAll([]byte("{"), nil)
	for what, part := range map[string]Packed{
		"record": {Record: junk}, "record cut": {Record: packed.Record[:len(packed.Record)/2]}, "record no JSON": {Record: noJSON},
		"raw": {Record: packed.Record, Raw: junk}, "terms": {Record: p.enc.EncodeAll([]byte("{}\na b\na"), nil)},
	} {
		var got Entry
		if err := p.Unpack(part, &got); !errors.Is(err, ErrBroken) {
			t.Errorf("%s: %v, want ErrBroken", what, err)
		}
	}
}

// FuzzUnpack: whatever lies in an archive is unpacked or is ErrBroken, and
// there are as many lemmas as forms.
func FuzzUnpack(f *testing.F) {
	p := packer(f)
	e := entryOf("قال الوزير", Terms{Forms: []string{"قال", "الوزير"}, Lemmas: []string{"قال", "وزير"}})
	packed, err := p.Pack(&e)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(packed.Record, packed.Raw, "")
	for _, s := range []string{"", "\n", "{}", "{}\n", "{}\na b\na", "{}\na\na b", "{}\n\x01\n\x01 \x01", "{}\n\x01", "{}\na b\n\x01 \x01",
		"{}\n \n ", `{"document":{"text":"قال الوزير"}}` + "\n\x01\n\x01 وزير", "{}\na\n\nb"} {
		f.Add([]byte{}, []byte{}, s)
	}
	f.Fuzz(func(t *testing.T, record, raw []byte, inner string) {
		for _, part := range []Packed{{Record: record, Raw: raw}, {Record: p.enc.EncodeAll([]byte(inner), nil)}} {
			var got Entry
			err := p.Unpack(part, &got)
			if err != nil && !errors.Is(err, ErrBroken) {
				t.Fatal(err)
			}
			if err == nil && len(got.Terms.Forms) != len(got.Terms.Lemmas) {
				t.Fatalf("%d forms, %d lemmas", len(got.Terms.Forms), len(got.Terms.Lemmas))
			}
		}
	})
}
