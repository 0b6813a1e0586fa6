package account

import (
	"crypto/rand"
	"crypto/subtle"

	"golang.org/x/crypto/argon2"
)

// parameters are what a hash costs.
type parameters struct {
	memory  uint32 // KiB
	passes  uint32
	threads uint8
}

// current is what new hashes cost: OWASP's choice for argon2id. Whoever raises
// it need do no more: a hash is made anew when its user logs in.
func current() parameters { return parameters{memory: 19 * 1024, passes: 2, threads: 1} }

// under tells whether p is cheaper to guess against than q.
func (p parameters) under(q parameters) bool {
	return p.memory < q.memory || p.passes < q.passes || p.threads < q.threads
}

const (
	saltBytes = 16
	hashBytes = 32
)

// hash is a password as it is kept.
type hash struct {
	parameters
	salt, sum []byte
}

// newHash hashes a password with a salt of its own.
func newHash(password string, p parameters) hash {
	salt := make([]byte, saltBytes)
	_, _ = rand.Read(salt) // never fails: the process ends where there is no randomness
	return hash{p, salt, p.sum(password, salt, hashBytes)}
}

// is tells, in a time that does not depend on where they differ, whether h was
// made of a password.
func (h hash) is(password string) bool {
	return subtle.ConstantTimeCompare(h.sum, h.parameters.sum(password, h.salt, len(h.sum))) == 1
}

func (p parameters) sum(password string, salt []byte, size int) []byte {
	return argon2.IDKey([]byte(password), salt, p.passes, p.memory, p.threads, uint32(size))
}
