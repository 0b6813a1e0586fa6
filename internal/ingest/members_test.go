package ingest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

func newBuffered(s string) *bufio.Reader { return bufio.NewReader(strings.NewReader(s)) }

func TestUnquote(t *testing.T) {
	for _, in := range []string{`""`, `"a"`, `"a\"b\\c\/d\b\f\n\r\t"`, `"\u0641"`, `"\ud800 x"`, `"قال\n"`, `5`, `null`, `["x"]`, `"\\"`} {
		var want string
		werr := json.Unmarshal([]byte(in), &want)
		if got, err := unquote([]byte(in)); got != want || (err == nil) != (werr == nil) {
			t.Errorf("%s: %q, %v; want %q, %v", in, got, err, want, werr)
		}
	}
}

// FuzzMembers holds the walk through an object to what encoding/json makes of
// it.
func FuzzMembers(f *testing.F) {
	for _, s := range []string{
		`{"text":"a","x":{"text":[1,"}"]},"url":null}`, `{"te\u0078t":"a","text":"b"}`, `{}`, ` { "id" : -1.5e3 , "text":true}`, `{"a":[[],{}],"text":"\\\""}`, `{"":0,"url":"\u0000"}`, `[1]`, `null`,
	} {
		f.Add([]byte(s))
	}
	wanted := []string{"text", "url", "id"}
	f.Fuzz(func(t *testing.T, data []byte) {
		var want map[string]json.RawMessage
		if json.Unmarshal(data, &want) != nil || want == nil || !bytes.Equal(data, bytes.ToValidUTF8(data, nil)) {
			return
		}
		got := membersOf(data, wanted)
		for _, name := range wanted {
			a, ok := got.get(name)
			if b, there := want[name]; ok != there || !bytes.Equal(a, b) {
				t.Fatalf("%s: %q, want %q", name, a, b)
			}
		}
	})
}
