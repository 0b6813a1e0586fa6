package ingest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// members are the wanted members of an object, each but once.
type members []member

type member struct {
	name  string
	value []byte
}

// membersOf walks through a valid object. That is several times faster than to
// make a map of it, and reports have other members, long ones too.
func membersOf(d []byte, wanted []string) members {
	out := make(members, 0, 8)
	i := bytes.IndexByte(d, '{') + 1
	for i > 0 && i < len(d) {
		i = blank(d, i)
		if i >= len(d) || d[i] != '"' {
			break
		}
		end := endOfString(d, i)
		name := out.name(d[i:end], wanted)
		i = blank(d, blank(d, end)+1)
		end = endOfValue(d, i)
		if name != "" {
			out.set(name, d[i:end])
		}
		if i = blank(d, end); i < len(d) && d[i] == ',' {
			i++
		}
	}
	return out
}

// name gives which of the wanted names a quoted one is.
func (m members) name(quoted []byte, wanted []string) string {
	key := quoted[1 : len(quoted)-1]
	if bytes.IndexByte(key, '\\') >= 0 {
		var s string
		if json.Unmarshal(quoted, &s) != nil {
			return ""
		}
		key = []byte(s)
	}
	for _, w := range wanted {
		if string(key) == w {
			return w
		}
	}
	return ""
}

// set keeps a value; of several members of one name the last counts.
func (m *members) set(name string, value []byte) {
	for i := range *m {
		if (*m)[i].name == name {
			(*m)[i].value = value
			return
		}
	}
	*m = append(*m, member{name, value})
}

func (m members) get(name string) ([]byte, bool) {
	for _, e := range m {
		if e.name == name {
			return e.value, true
		}
	}
	return nil, false
}

// any tells whether one of several members is there, be it empty.
func (m members) any(names []string) bool {
	return slices.ContainsFunc(names, func(n string) bool { _, ok := m.get(n); return ok })
}

// paragraphs reads a text that is given as a list of its paragraphs.
func paragraphs(raw []byte) (string, error) {
	var list []string
	err := json.Unmarshal(raw, &list)
	return strings.Join(list, "\n"), err
}

// first gives the first of several members that is there and not empty.
func (m members) first(names []string) (string, error) {
	for _, n := range names {
		raw, ok := m.get(n)
		if !ok || string(raw) == "null" {
			continue
		}
		s, err := unquote(raw)
		if err != nil && names[0] == "text" {
			s, err = paragraphs(raw)
		}
		if err != nil {
			return "", fmt.Errorf("field %q: want a string in quotes, not %s", n, clip(string(raw)))
		}
		if s != "" {
			return s, nil
		}
	}
	return "", nil
}

// authors gives a list of names as one string; what else an author may be in
// JSON is left in the raw bytes.
func (m members) authors(names []string) string {
	for _, n := range names {
		var list []string
		if raw, ok := m.get(n); ok && json.Unmarshal(raw, &list) == nil && len(list) > 0 {
			return strings.Join(list, ", ")
		}
	}
	return ""
}

// unquote gives the string of a valid JSON value; an error where it is none.
func unquote(raw []byte) (string, error) {
	if len(raw) > 1 && raw[0] == '"' {
		if s, ok := unescape(raw[1 : len(raw)-1]); ok {
			return s, nil
		}
	}
	var s string
	err := json.Unmarshal(raw, &s)
	return s, err
}

// unescape resolves the escapes of one character each; false where there are
// others, which encoding/json knows, several times slower.
func unescape(in []byte) (string, bool) {
	i := bytes.IndexByte(in, '\\')
	if i < 0 {
		return string(in), true
	}
	var b strings.Builder
	b.Grow(len(in))
	for ; i >= 0 && i+1 < len(in); i = bytes.IndexByte(in, '\\') {
		to := strings.IndexByte("\"\\/bfnrt", in[i+1])
		if to < 0 {
			return "", false
		}
		b.Write(in[:i])
		b.WriteByte("\"\\/\b\f\n\r\t"[to])
		in = in[i+2:]
	}
	b.Write(in)
	return b.String(), true
}

func blank(d []byte, i int) int {
	for i < len(d) && (d[i] == ' ' || d[i] == '\n' || d[i] == '\r' || d[i] == '\t') {
		i++
	}
	return i
}

// endOfString gives where the string that begins at i ends.
func endOfString(d []byte, i int) int {
	for i++; i < len(d) && d[i] != '"'; i++ {
		if d[i] == '\\' {
			i++
		}
	}
	return min(i+1, len(d))
}

// endOfValue gives where the value that begins at i ends.
func endOfValue(d []byte, i int) int {
	for depth := 0; i < len(d); {
		switch d[i] {
		case '"':
			i = endOfString(d, i)
		case '{', '[':
			depth++
			i++
			continue
		case '}', ']':
			depth--
			i++
		case ',', ':', ' ', '\n', '\r', '\t':
			i++
			continue
		default:
			for i < len(d) && bytes.IndexByte([]byte(",:}] \n\r\t"), d[i]) < 0 {
				i++
			}
		}
		if depth <= 0 {
			break
		}
	}
	return min(i, len(d))
}
