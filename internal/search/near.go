package search

import (
	"slices"
	"strings"
)

// mostNear is how many names a message suggests.
const mostNear = 3

// nearest gives the names that are spelt much like one, the nearest first:
// those that a third of its letters changed, added, left out or swapped make,
// and those that it is a part of.
func nearest(name string, names []string) []string {
	type near struct {
		name  string
		far   int
		begin bool // begins alike
	}
	var out []near
	have := []rune(plain(name))
	for _, n := range names {
		p := plain(n)
		d := distance(have, []rune(p))
		if d <= (len(have)+2)/3 || len(have) > 2 && strings.Contains(p, string(have)) {
			out = append(out, near{n, d, len(have) > 0 && strings.HasPrefix(p, string(have[:1]))})
		}
	}
	slices.SortStableFunc(out, func(a, b near) int {
		switch {
		case a.far != b.far:
			return a.far - b.far
		case a.begin == b.begin:
			return 0
		case a.begin:
			return -1
		}
		return 1
	})
	var list []string
	for _, n := range out[:min(len(out), mostNear)] {
		list = append(list, n.name)
	}
	return list
}

// distance counts the letters that must be changed, added, left out or swapped
// with the next to make b of a.
func distance(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			d := last[j]
			if a[i] != b[j] {
				d = 1 + min(d, row[j], last[j+1])
			}
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				d = min(d, before[j-1]+1)
			}
			row[j+1] = d
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
