package parquet

import "encoding/binary"

// Numbers that the format gives to things: see parquet.thrift of
// apache/parquet-format.
const (
	plainly      = 0 // encodings
	byRuns       = 3
	byDictionary = 8

	zstandard = 6 // codec

	required = 0 // repetitions
	optional = 1
	repeated = 2
)

type pageType int

const (
	dataPage       pageType = 0
	dictionaryPage pageType = 2
)

// physical, converted and logical give the numbers of a kind's types.
func (k kind) types() (physical, converted, logical int) {
	switch k {
	case integer:
		return 2, 18, 10
	case decimal:
		return 5, -1, 0
	case date:
		return 1, 6, 6
	case moment:
		return 2, 10, 8
	case boolean:
		return 0, -1, 0
	}
	return 6, 0, 1
}

// chunk is what the footer tells of a column in a group.
type chunk struct {
	leaf
	dictionary, data int64 // where pages begin
	count            int
	plain, packed    int
	encoded          int
	stats            statistics
}

// Types of Thrift's compact protocol.
const (
	yes     = 1
	no      = 2
	int8s   = 3
	int16s  = 4
	int32s  = 5
	int64s  = 6
	texts   = 8
	lists   = 9
	structs = 12
)

// thrift writes structs by Thrift's compact protocol.
type thrift struct {
	b    []byte
	last []int // field of each open struct
}

func (t *thrift) uvarint(n uint64) { t.b = binary.AppendUvarint(t.b, n) }

func (t *thrift) zigzag(n int64) { t.b = binary.AppendVarint(t.b, n) }

// field begins a field, whose number is at most 15 higher than the one before.
func (t *thrift) field(id, kind int) {
	top := len(t.last) - 1
	t.b = append(t.b, byte(id-t.last[top])<<4|byte(kind))
	t.last[top] = id
}

func (t *thrift) int32(id, n int) {
	t.field(id, int32s)
	t.zigzag(int64(n))
}

func (t *thrift) int64(id int, n int64) {
	t.field(id, int64s)
	t.zigzag(n)
}

func (t *thrift) bool(id int, v bool) {
	if v {
		t.field(id, yes)
	} else {
		t.field(id, no)
	}
}

func (t *thrift) text(id int, s string) {
	t.field(id, texts)
	t.element(s)
}

func (t *thrift) element(s string) {
	t.uvarint(uint64(len(s)))
	t.b = append(t.b, s...)
}

// list begins a list; its elements follow.
func (t *thrift) list(id, kind, n int) {
	t.field(id, lists)
	if n < 15 {
		t.b = append(t.b, byte(n)<<4|byte(kind))
		return
	}
	t.b = append(t.b, 0xF0|byte(kind))
	t.uvarint(uint64(n))
}

// open begins a struct that is no field: the outermost, or a list's element.
func (t *thrift) open() { t.last = append(t.last, 0) }

func (t *thrift) close() {
	t.b = append(t.b, 0)
	t.last = t.last[:len(t.last)-1]
}

// within writes a struct that is a field.
func (t *thrift) within(id int, fields func()) {
	t.field(id, structs)
	t.open()
	fields()
	t.close()
}

func nothing() {}

func appendPageHeader(b []byte, kind pageType, n, plain, packed, encoding int) []byte {
	t := &thrift{b: b}
	t.open()
	t.int32(1, int(kind))
	t.int32(2, plain)
	t.int32(3, packed)
	if kind == dictionaryPage {
		t.within(7, func() {
			t.int32(1, n)
			t.int32(2, plainly)
		})
	} else {
		t.within(5, func() {
			t.int32(1, n)
			t.int32(2, encoding)
			t.int32(3, byRuns)
			t.int32(4, byRuns)
		})
	}
	t.close()
	return t.b
}

func (w *Writer[T]) footer() []byte {
	t := &thrift{}
	t.open()
	t.int32(1, 2)
	elements := 1
	for _, c := range w.columns {
		elements++
		if c.list {
			elements += 2
		}
	}
	t.list(2, structs, elements)
	t.row(w.options.Name, len(w.columns))
	for _, c := range w.columns {
		t.schema(c.leaf)
	}
	t.int64(3, w.total)
	t.list(4, structs, len(w.groups))
	for i := range w.groups {
		t.group(i, &w.groups[i])
	}
	t.list(5, structs, len(w.options.Meta))
	for _, m := range w.options.Meta {
		t.open()
		t.text(1, m[0])
		t.text(2, m[1])
		t.close()
	}
	t.text(6, "isnad")
	t.list(7, structs, len(w.columns))
	for range w.columns {
		t.open()
		t.within(1, nothing) // bounds are in the order of the type
		t.close()
	}
	t.close()
	return t.b
}

// row is the schema's first element: the row.
func (t *thrift) row(name string, columns int) {
	t.open()
	t.text(4, name)
	t.int32(5, columns)
	t.close()
}

func (t *thrift) schema(l leaf) {
	if !l.list {
		repetition := required
		if l.optional {
			repetition = optional
		}
		t.value(l, l.name, repetition)
		return
	}
	t.open()
	t.int32(3, required)
	t.text(4, l.name)
	t.int32(5, 1)
	t.int32(6, 3)
	t.within(10, func() { t.within(3, nothing) })
	t.close()
	t.open()
	t.int32(3, repeated)
	t.text(4, "list")
	t.int32(5, 1)
	t.close()
	t.value(l, "element", required)
}

// value is the element of the schema that has values.
func (t *thrift) value(l leaf, name string, repetition int) {
	physical, converted, logical := l.kind.types()
	t.open()
	t.int32(1, physical)
	t.int32(3, repetition)
	t.text(4, name)
	if converted >= 0 {
		t.int32(6, converted)
		t.within(10, func() { t.within(logical, func() { t.details(l.kind) }) })
	}
	t.close()
}

// details are what a logical type has besides its name.
func (t *thrift) details(k kind) {
	switch k {
	case integer:
		t.field(1, int8s)
		t.b = append(t.b, 64)
		t.bool(2, true)
	case moment:
		t.bool(1, true) // UTC
		t.within(2, func() { t.within(2, nothing) })
	}
}

func (t *thrift) group(i int, g *group) {
	t.open()
	t.list(1, structs, len(g.chunks))
	for j := range g.chunks {
		t.chunk(&g.chunks[j])
	}
	t.int64(2, int64(g.plain))
	t.int64(3, int64(g.rows))
	t.int64(5, g.offset)
	t.int64(6, int64(g.packed))
	if i < 1<<15 {
		t.field(7, int16s)
		t.zigzag(int64(i))
	}
	t.close()
}

func (t *thrift) chunk(c *chunk) {
	physical, _, _ := c.kind.types()
	path := []string{c.name}
	if c.list {
		path = append(path, "list", "element")
	}
	encodings := []int64{plainly, byRuns}
	if c.encoded == byDictionary {
		encodings = append(encodings, byDictionary)
	}
	t.open()
	t.int64(2, 0)
	t.within(3, func() {
		t.int32(1, physical)
		t.list(2, int32s, len(encodings))
		for _, e := range encodings {
			t.zigzag(e)
		}
		t.list(3, texts, len(path))
		for _, p := range path {
			t.element(p)
		}
		t.int32(4, zstandard)
		t.int64(5, int64(c.count))
		t.int64(6, int64(c.plain))
		t.int64(7, int64(c.packed))
		t.int64(9, c.data)
		if c.encoded == byDictionary {
			t.int64(11, c.dictionary)
		}
		if c.stats.known {
			t.within(12, func() { t.statistics(&c.stats) })
		}
	})
	t.close()
}

func (t *thrift) statistics(s *statistics) {
	t.int64(3, int64(s.nulls))
	if s.min != nil && s.max != nil {
		t.text(5, string(s.max))
		t.text(6, string(s.min))
	}
}
