package correct

import (
	"encoding/binary"
	"fmt"
	"io"
	"time"
)

// crockford is Crockford's base 32: no I, L, O and U.
const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// NewID makes a ULID: 48 bits of the time in milliseconds, 80 of random, as 26
// characters. Ids rise with time; two of one millisecond differ by chance. It
// fails where random gives too little, or the time is before 1970 or after 10889.
func NewID(at time.Time, random io.Reader) (string, error) {
	ms := at.UnixMilli()
	if ms < 0 || ms >= 1<<48 {
		return "", fmt.Errorf("no id can be made for the year %d: set the clock", at.Year())
	}
	var b [16]byte
	binary.BigEndian.PutUint64(b[:8], uint64(ms)<<16)
	if _, err := io.ReadFull(random, b[6:]); err != nil {
		return "", fmt.Errorf("random bytes for an id: %w", err)
	}
	hi, lo := binary.BigEndian.Uint64(b[:8]), binary.BigEndian.Uint64(b[8:])
	var out [26]byte
	for i := len(out) - 1; i >= 0; i-- {
		out[i] = crockford[lo&31]
		lo = lo>>5 | hi<<59
		hi >>= 5
	}
	return string(out[:]), nil
}
