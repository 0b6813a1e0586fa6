package web

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// slot is a stretch of a format: words, or the place of an argument.
type slot struct {
	words string
	verb  byte // d, s, q, c or v; 0 for words
	arg   int  // which argument, from 0
	most  int  // how many characters of it are shown; -1: all
	code  bool // between backquotes: to be typed as it is
}

// slots takes a format apart. It may hold %%, verbs with a precision, an index
// or both (%.40[2]q), and backquotes around what is to be typed as it is.
func slots(format string) ([]slot, error) {
	var out []slot
	code, next := false, 0
	for rest := format; rest != ""; {
		at := strings.IndexAny(rest, "%`")
		if at < 0 {
			at = len(rest)
		}
		if at > 0 {
			out = append(out, slot{words: rest[:at], code: code})
		}
		switch rest = rest[at:]; {
		case rest == "":
		case rest[0] == '`':
			code, rest = !code, rest[1:]
		case strings.HasPrefix(rest, "%%"):
			out, rest = append(out, slot{words: "%", code: code}), rest[2:]
		default:
			x, behind, ok := verb(rest[1:], next)
			if !ok {
				return nil, fmt.Errorf("%q holds a verb that is not known at %q", format, rest)
			}
			x.code = code
			out, rest, next = append(out, x), behind, x.arg+1
		}
	}
	if code {
		return nil, fmt.Errorf("%q lacks a backquote", format)
	}
	return out, nil
}

// mostArgs is how many arguments a format may have.
const mostArgs = 20

// verb reads what stands behind a %; next is the argument that is meant where
// no index says so.
func verb(s string, next int) (x slot, rest string, ok bool) {
	x = slot{arg: next, most: -1}
	if digits, found := strings.CutPrefix(s, "."); found {
		s = strings.TrimLeft(digits, "0123456789")
		n, err := strconv.Atoi(digits[:len(digits)-len(s)])
		if err != nil {
			return x, "", false
		}
		x.most = n
	}
	if index, found := strings.CutPrefix(s, "["); found {
		number, behind, closed := strings.Cut(index, "]")
		n, err := strconv.Atoi(number)
		if !closed || err != nil || n < 1 || n > mostArgs {
			return x, "", false
		}
		x.arg, s = n-1, behind
	}
	if s == "" || !strings.Contains("dsqcv", s[:1]) {
		return x, "", false
	}
	x.verb = s[0]
	return x, s[1:], true
}

// puts lists what a format puts in, sorted: "1.40q" is forty characters of the
// first argument, quoted.
func puts(format []slot) []string {
	var out []string
	for _, x := range format {
		switch {
		case x.verb == 0:
		case x.most < 0:
			out = append(out, fmt.Sprintf("%d%c", x.arg+1, x.verb))
		default:
			out = append(out, fmt.Sprintf("%d.%d%c", x.arg+1, x.most, x.verb))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
