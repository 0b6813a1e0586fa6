package parquet

import "encoding/binary"

// leastRun is how many equal numbers are written as a run rather than one by
// one: those come in groups of so many.
const leastRun = 8

// appendLevels writes levels of 0 and 1: their length, then as runs.
func appendLevels(b []byte, levels []byte) []byte {
	at := len(b)
	b = appendRuns(append(b, 0, 0, 0, 0), levels, 1)
	binary.LittleEndian.PutUint32(b[at:], uint32(len(b)-at-4))
	return b
}

// appendRuns writes numbers of some bits each in Parquet's hybrid of runs and
// of groups of eight, which are packed by bits.
func appendRuns[T byte | uint32](b []byte, v []T, width int) []byte {
	for len(v) > 0 {
		if n := run(v, len(v)); n >= leastRun || n == len(v) {
			b = binary.AppendUvarint(b, uint64(n)<<1)
			for w := 0; w < width; w += 8 {
				b = append(b, byte(uint64(v[0])>>w))
			}
			v = v[n:]
			continue
		}
		n := leastRun
		for n < len(v) && run(v[n:], leastRun) < leastRun {
			n += leastRun
		}
		b = binary.AppendUvarint(b, uint64(n/leastRun)<<1|1)
		var held uint64
		have := 0
		for i := range n {
			if i < len(v) { // the last group is filled up with zeros
				held |= uint64(v[i]) << have
			}
			for have += width; have >= 8; have -= 8 {
				b = append(b, byte(held))
				held >>= 8
			}
		}
		v = v[min(n, len(v)):]
	}
	return b
}

// run counts how often the first number stands there in a row, up to most.
func run[T byte | uint32](v []T, most int) int {
	n := 1
	for n < min(len(v), most) && v[n] == v[0] {
		n++
	}
	return n
}
