package account

import (
	"encoding/base64"
	"errors"
	"strings"
	"testing"
)

// TestVector is a hash that the reference implementation of argon2 has made:
// echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1.
func TestVector(t *testing.T) {
	const known = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
	h, err := parseHash(known)
	if err != nil || !h.is("password") || h.is("Password") || h.String() != known {
		t.Errorf("%v %v", h, err)
	}
}

func TestHash(t *testing.T) {
	a, b := newHash(good, current()), newHash(good, current())
	if a.String() == b.String() {
		t.Error("the salt is always the same")
	}
	back, err := parseHash(a.String())
	if err != nil || !back.is(good) || back.is(good+" ") || back.is("") {
		t.Error(err)
	}
	if !strings.HasPrefix(a.String(), "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Error(a)
	}
}

func TestForeignHashes(t *testing.T) {
	whole := newHash("x", parameters{8, 1, 1}).String()
	for name, s := range map[string]string{
		"empty":            "",
		"bcrypt":           "$2b$12$abcdefghijklmnopqrstuu",
		"argon2i":          strings.Replace(whole, "argon2id", "argon2i", 1),
		"version":          strings.Replace(whole, "v=19", "v=16", 1),
		"memory of 0":      strings.Replace(whole, "m=8", "m=0", 1),
		"a terabyte":       strings.Replace(whole, "m=8", "m=1073741824", 1),
		"no passes":        strings.Replace(whole, "t=1", "t=0", 1),
		"a plus":           strings.Replace(whole, "t=1", "t=+1", 1),
		"leading zero":     strings.Replace(whole, "t=1", "t=01", 1),
		"many threads":     strings.Replace(whole, "p=1", "p=17", 1),
		"threads > memory": strings.Replace(whole, "p=1", "p=2", 1),
		"order":            strings.Replace(whole, "m=8,t=1", "t=1,m=8", 1),
		"more":             strings.Replace(whole, "p=1", "p=1,x=1", 1),
		"behind it":        whole + "$",
		"before it":        " " + whole,
		"padding":          whole + "=",
		"a line's end":     whole[:len(whole)-5] + "\n" + whole[len(whole)-5:],
		"short salt":       "$argon2id$v=19$m=8,t=1,p=1$YWJj$" + base64.RawStdEncoding.EncodeToString(make([]byte, 32)),
		"long hash":        "$argon2id$v=19$m=8,t=1,p=1$YWJjZGVmZ2g$" + base64.RawStdEncoding.EncodeToString(make([]byte, 65)),
	} {
		if h, err := parseHash(s); !errors.Is(err, errForm) {
			t.Errorf("%s: %q is taken for %v: %v", name, s, h, err)
		}
	}
}

// FuzzHash: what is read is written the same, and costs no more than allowed.
func FuzzHash(f *testing.F) {
	f.Add(newHash("x", parameters{8, 1, 1}).String())
	f.Add("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")
	f.Add("$argon2id$v=19$m=8,t=1,p=1$$")
	f.Add("$$$$$")
	f.Fuzz(func(t *testing.T, s string) {
		h, err := parseHash(s)
		if err != nil {
			if !errors.Is(err, errForm) {
				t.Error(err)
			}
			return
		}
		if h.String() != s {
			t.Errorf("%q is written %q", s, h)
		}
		if h.memory > mostMemory || h.passes > mostPasses || h.threads > mostThreads || h.threads < 1 || h.passes < 1 {
			t.Errorf("%q: %v", s, h.parameters)
		}
	})
}

func FuzzName(f *testing.F) {
	for _, s := range []string{"layla", "ليلى", "a\u202eb", "\xff", "Ⅷ", "ß", "/", "a-", "İ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := Name(s)
		if err != nil {
			if !errors.Is(err, ErrName) {
				t.Error(err)
			}
			return
		}
		if again, err := Name(n); err != nil || again != n {
			t.Errorf("%q is kept as %q, and that as %q: %v", s, n, again, err)
		}
		if strings.ContainsAny(n, " \t\n/\u202e\x00") {
			t.Errorf("%q", n)
		}
	})
}
