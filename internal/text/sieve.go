package text

import "math/bits"

// Hash gives a number for a string, the same in every run. It is no proof
// against those who look for strings of one number.
func Hash(s string) uint64 {
	const a, b = 0x9e3779b97f4a7c15, 0xe7037ed1a0b428db // odd, bits well spread (Yi 2019, wyhash)
	h := uint64(len(s)) * a
	for len(s) > 8 {
		h = mix(h^word(s), b)
		s = s[8:]
	}
	var t uint64
	switch {
	case len(s) == 8:
		t = word(s)
	case len(s) >= 4:
		t = uint64(half(s)) | uint64(half(s[len(s)-4:]))<<32
	case len(s) > 0:
		t = uint64(s[0]) | uint64(s[len(s)/2])<<8 | uint64(s[len(s)-1])<<16
	}
	return mix(h^t, a)
}

func word(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

func half(s string) uint32 {
	_ = s[3]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

func mix(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	return hi ^ lo
}

// Sieve tells of most strings that are not in a set that they are not, from
// few bytes that stay near the processor; it spares looking them up.
type Sieve struct {
	bits  []uint64
	shift int
}

// NewSieve makes a sieve for n strings.
func NewSieve(n int) Sieve {
	const spread = 16 // of 16 strings that are not in the set, one passes
	size := bits.Len(uint(max(n*spread, 64) - 1))
	return Sieve{make([]uint64, 1<<(size-6)), 64 - size}
}

// Add puts the string of a hash into the set.
func (s *Sieve) Add(hash uint64) {
	i := hash >> s.shift
	s.bits[i>>6] |= 1 << (i & 63)
}

// May tells whether the string of a hash may be in the set: false is sure. An
// empty sieve lets nothing pass.
func (s *Sieve) May(hash uint64) bool {
	i := hash >> s.shift
	return s.bits != nil && s.bits[i>>6]&(1<<(i&63)) != 0
}
