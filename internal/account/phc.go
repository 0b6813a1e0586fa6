package account

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/crypto/argon2"
)

// errForm means that a kept password is not what String writes.
var errForm = errors.New("the kept password is no argon2id hash")

// What a hash may cost at most: whoever can write to the archive shall not
// bring the server down by it.
const (
	mostMemory  = 1 << 20 // KiB
	mostPasses  = 64
	mostThreads = 16
	mostBytes   = 64 // of salt or hash
	leastBytes  = 8
)

// String gives the form that is kept, as the PHC has settled it:
// $argon2id$v=19$m=19456,t=2,p=1$SALT$HASH.
func (h hash) String() string {
	b64 := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version,
		h.memory, h.passes, h.threads, b64.EncodeToString(h.salt), b64.EncodeToString(h.sum))
}

// parseHash reads what String writes, and nothing else.
func parseHash(s string) (hash, error) {
	parts := strings.Split(s, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != "v="+strconv.Itoa(argon2.Version) {
		return hash{}, errForm
	}
	p, err := parseParameters(parts[3])
	if err != nil {
		return hash{}, err
	}
	salt, err := parseBytes(parts[4])
	if err != nil {
		return hash{}, err
	}
	sum, err := parseBytes(parts[5])
	if err != nil {
		return hash{}, err
	}
	return hash{p, salt, sum}, nil
}

func parseParameters(s string) (parameters, error) {
	fields := strings.Split(s, ",")
	if len(fields) != 3 {
		return parameters{}, errForm
	}
	var got [3]uint32
	for i, f := range []struct {
		name string
		most uint64
	}{{"m=", mostMemory}, {"t=", mostPasses}, {"p=", mostThreads}} {
		digits, ok := strings.CutPrefix(fields[i], f.name)
		n, err := strconv.ParseUint(digits, 10, 32)
		if !ok || err != nil || n < 1 || n > f.most || digits != strconv.FormatUint(n, 10) {
			return parameters{}, fmt.Errorf("%w: %q is not from 1 to %d", errForm, fields[i], f.most)
		}
		got[i] = uint32(n)
	}
	if got[0] < 8*got[2] {
		return parameters{}, fmt.Errorf("%w: too little memory for %d threads", errForm, got[2])
	}
	return parameters{memory: got[0], passes: got[1], threads: uint8(got[2])}, nil
}

func parseBytes(s string) ([]byte, error) {
	if len(s) > base64.RawStdEncoding.EncodedLen(mostBytes) || strings.ContainsAny(s, "\r\n") { // which the decoder would pass over
		return nil, errForm
	}
	b, err := base64.RawStdEncoding.Strict().DecodeString(s)
	if err != nil || len(b) < leastBytes || len(b) > mostBytes {
		return nil, errForm
	}
	return b, nil
}
