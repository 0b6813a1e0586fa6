package number

import (
	"strconv"
	"strings"
)

// The separators that a number in digits may hold.
const (
	comma          = ','
	point          = '.'
	arabicComma    = '\u060c'
	arabicDecimal  = 0x066B
	arabicThousand = 0x066C
)

// Digits reads a folded number in digits with its separators: 1,400 and
// 1.400.000 are grouped by thousands, 12.5 and 12,5 have a decimal part.
// It fails for what is rather a date (22.7.2015).
func Digits(norm string) (float64, bool) {
	groups := strings.FieldsFunc(norm, isSeparator)
	if len(groups) == 0 {
		return 0, false
	}
	seps := separators(norm)
	if len(seps) != len(groups)-1 {
		return 0, false
	}
	whole, decimal := groups, ""
	if n := len(groups) - 1; n > 0 && isDecimal(groups, seps) {
		whole, decimal = groups[:n], groups[n]
	}
	if !grouped(whole) {
		return 0, false
	}
	s := strings.Join(whole, "")
	if decimal != "" {
		s += "." + decimal
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil
}

func isSeparator(r rune) bool {
	return r == comma || r == point || r == arabicDecimal || r == arabicThousand
}

func separators(norm string) []rune {
	var out []rune
	for _, r := range norm {
		if isSeparator(r) {
			out = append(out, r)
		}
	}
	return out
}

// isDecimal tells whether the last group is a decimal part.
func isDecimal(groups []string, seps []rune) bool {
	last := seps[len(seps)-1]
	switch {
	case last == arabicDecimal:
		return true
	case last == arabicThousand:
		return false
	case len(seps) > 1:
		return last != seps[len(seps)-2]
	}
	return len(groups[1]) != 3 || groups[0] == "0" || len(groups[0]) > 3
}

// grouped tells whether all groups but the first have three digits.
func grouped(groups []string) bool {
	for i, g := range groups {
		if i > 0 && len(g) != 3 || len(groups) > 1 && len(groups[0]) > 3 {
			return false
		}
	}
	return true
}
