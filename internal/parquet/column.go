package parquet

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/bits"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/klauspost/compress/zstd"
)

// pageSize is how many bytes of values end a page.
const pageSize = 1 << 20

// longestBound is how long a text may be that statistics give as the least or
// the greatest: longer ones help nobody.
const longestBound = 64

// column gathers the values of a column: in pages, packed one after another;
// where it has a dictionary, as numbers of its words until the group ends.
type column struct {
	leaf
	repeats, defined []byte // levels of the page under way
	values           []byte // of the page under way, plain
	bools            int    // how many values are bits
	pages            []byte // the group's pages so far
	plain            int    // their size before packing
	count            int    // values in pages, those that are missing too
	size             int    // bytes of all values of the group

	words  []string // the dictionary
	worded int      // its bytes
	known  map[string]uint32
	which  []uint32 // words of the values

	nulls    int
	min, max bound
}

// leaf is a column as the schema tells of it.
type leaf struct {
	name     string
	kind     kind
	optional bool
	list     bool
	dict     bool
}

// kind is the type of a column's values.
type kind byte

const (
	text kind = iota
	integer
	decimal
	date
	moment
	boolean
)

// bound is the least or the greatest value so far.
type bound struct {
	known  bool
	text   string
	number int64
	real   float64
}

func newColumn(f reflect.StructField) (*column, error) {
	tags := strings.Split(f.Tag.Get("parquet"), ",")
	element := strings.Split(f.Tag.Get("parquet-element"), ",")
	l := leaf{name: tags[0], dict: slices.Contains(tags, "dict") || slices.Contains(element, "dict")}
	t := f.Type
	switch t.Kind() {
	case reflect.Pointer:
		l.optional, t = true, t.Elem()
	case reflect.Slice:
		l.list, t = true, t.Elem()
	}
	switch isDate := slices.Contains(tags, "date"); {
	case t.Kind() == reflect.String:
		l.kind = text
	case l.list && t.Kind() == reflect.Bool:
		l.kind = boolean
	case l.optional && t.Kind() == reflect.Int64:
		l.kind = integer
	case l.optional && t.Kind() == reflect.Float64:
		l.kind = decimal
	case l.optional && t.Kind() == reflect.Int32 && isDate:
		l.kind = date
	case l.optional && t == reflect.TypeFor[time.Time]():
		l.kind = moment
	default:
		return nil, fmt.Errorf("parquet: column %s: no values of type %s", f.Name, f.Type)
	}
	if l.name == "" || l.dict && l.kind != text {
		return nil, fmt.Errorf("parquet: column %s: tag %q", f.Name, f.Tag)
	}
	return &column{leaf: l, known: map[string]uint32{}}, nil
}

// held is how many bytes the group keeps in memory.
func (c *column) held() int {
	return len(c.pages) + len(c.values) + len(c.repeats) + len(c.defined) + c.worded + 4*len(c.which)
}

// add takes the value of a row.
func (c *column) add(v reflect.Value) {
	switch {
	case c.list:
		n := v.Len()
		for i := range n {
			c.repeats = append(c.repeats, byte(min(i, 1)))
			c.defined = append(c.defined, 1)
			c.put(v.Index(i))
		}
		if n == 0 {
			c.repeats, c.defined = append(c.repeats, 0), append(c.defined, 0)
		}
	case !c.optional:
		c.defined = append(c.defined, 1) // not written, but counted
		c.put(v)
	case v.IsNil():
		c.defined = append(c.defined, 0)
		c.nulls++
	default:
		c.defined = append(c.defined, 1)
		c.put(v.Elem())
	}
}

func (c *column) put(v reflect.Value) {
	switch c.kind {
	case text:
		c.putText(v.String())
		return
	case boolean:
		if c.bools%8 == 0 {
			c.values = append(c.values, 0)
		}
		if v.Bool() {
			c.values[len(c.values)-1] |= 1 << (c.bools % 8)
		}
		c.bools++
		c.size++
		return
	case decimal:
		f := v.Float()
		c.values = binary.LittleEndian.AppendUint64(c.values, math.Float64bits(f))
		c.widen(bound{real: f, known: true}, func(a, b bound) bool { return a.real < b.real })
		c.size += 8
		return
	}
	var n int64
	if c.kind == moment {
		n = v.Addr().Interface().(*time.Time).UnixMicro()
	} else {
		n = v.Int()
	}
	if c.kind == date {
		c.values = binary.LittleEndian.AppendUint32(c.values, uint32(int32(n)))
		c.size += 4
	} else {
		c.values = binary.LittleEndian.AppendUint64(c.values, uint64(n))
		c.size += 8
	}
	c.widen(bound{number: n, known: true}, func(a, b bound) bool { return a.number < b.number })
}

func (c *column) putText(s string) {
	if !c.dict {
		c.values = appendText(c.values, s)
		c.size += 4 + len(s)
		c.widenText(s)
		return
	}
	i, ok := c.known[s]
	if !ok {
		s = strings.Clone(s) // not with all the text that it may be a part of
		i = uint32(len(c.words))
		c.words = append(c.words, s)
		c.known[s] = i
		c.worded += 4 + len(s)
		c.size += 4 + len(s)
		c.widenText(s)
	}
	c.which = append(c.which, i)
	c.size += 4
}

func appendText(b []byte, s string) []byte {
	return append(binary.LittleEndian.AppendUint32(b, uint32(len(s))), s...)
}

func (c *column) widenText(s string) {
	less := func(a, b bound) bool { return a.text < b.text }
	if v := (bound{text: s, known: true}); !c.min.known || less(v, c.min) || less(c.max, v) {
		v.text = strings.Clone(s)
		c.widen(v, less)
	}
}

func (c *column) widen(v bound, less func(a, b bound) bool) {
	if !c.min.known || less(v, c.min) {
		c.min = v
	}
	if !c.max.known || less(c.max, v) {
		c.max = v
	}
}

// endPage packs the page under way. Columns with a dictionary have one page a
// group, since only then it is known how many words there are.
func (c *column) endPage(z *zstd.Encoder) {
	if len(c.defined) == 0 {
		return
	}
	body := make([]byte, 0, len(c.values)+len(c.defined)/4+len(c.which)+64)
	if c.list {
		body = appendLevels(body, c.repeats)
	}
	if c.list || c.optional {
		body = appendLevels(body, c.defined)
	}
	if len(c.words) > 0 {
		width := max(1, bits.Len(uint(len(c.words)-1)))
		body = appendRuns(append(body, byte(width)), c.which, width)
	} else {
		body = append(body, c.values...)
	}
	c.page(z, dataPage, len(c.defined), body)
	c.count += len(c.defined)
	c.repeats, c.defined, c.values, c.which, c.bools = c.repeats[:0], c.defined[:0], c.values[:0], c.which[:0], 0
}

// page packs a page and puts it behind the others.
func (c *column) page(z *zstd.Encoder, t pageType, n int, body []byte) {
	packed := z.EncodeAll(body, nil)
	at := len(c.pages)
	c.pages = appendPageHeader(c.pages, t, n, len(body), len(packed), c.encoding())
	c.plain += len(c.pages) - at + len(body)
	c.pages = append(c.pages, packed...)
}

func (c *column) encoding() int {
	if len(c.words) > 0 {
		return byDictionary
	}
	return plainly
}

// end gives the dictionary's page, if there is one, and all others.
func (c *column) end(z *zstd.Encoder) (dict, pages []byte, meta chunk) {
	if len(c.words) > 0 {
		var body []byte
		for _, s := range c.words {
			body = appendText(body, s)
		}
		c.page(z, dictionaryPage, len(c.words), body)
	}
	n := len(c.pages)
	c.endPage(z)
	if len(c.words) == 0 {
		n = 0
	}
	return c.pages[:n], c.pages[n:], chunk{leaf: c.leaf, count: c.count, plain: c.plain, packed: len(c.pages), encoded: c.encoding(), stats: c.statistics()}
}

// clear makes the column ready for another group.
func (c *column) clear() {
	c.pages, c.plain, c.count, c.size, c.worded, c.nulls = c.pages[:0], 0, 0, 0, 0, 0
	c.words, c.known = nil, map[string]uint32{}
	c.min, c.max = bound{}, bound{}
}

// statistics are what lets readers pass over a group.
type statistics struct {
	known    bool
	nulls    int
	min, max []byte // nil where they are not told
}

func (c *column) statistics() statistics {
	if c.list {
		return statistics{}
	}
	s := statistics{known: true, nulls: c.nulls}
	if !c.min.known {
		return s
	}
	switch c.kind {
	case text:
		if len(c.min.text) <= longestBound && len(c.max.text) <= longestBound {
			s.min, s.max = []byte(c.min.text), []byte(c.max.text)
		}
	case decimal:
		s.min, s.max = real64(c.min.real, -1), real64(c.max.real, 1)
	case date:
		s.min, s.max = binary.LittleEndian.AppendUint32(nil, uint32(int32(c.min.number))), binary.LittleEndian.AppendUint32(nil, uint32(int32(c.max.number)))
	default:
		s.min, s.max = binary.LittleEndian.AppendUint64(nil, uint64(c.min.number)), binary.LittleEndian.AppendUint64(nil, uint64(c.max.number))
	}
	return s
}

// real64 writes a bound; a zero gets the sign that leaves no other zero out.
func real64(f, sign float64) []byte {
	if f == 0 {
		f = math.Copysign(0, sign)
	}
	return binary.LittleEndian.AppendUint64(nil, math.Float64bits(f))
}
