package view

import (
	"encoding/base64"
	"slices"
	"strconv"
	"strings"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/said"
)

// How many lines a page has where nobody says, and how deep one may page
// through hits.
const (
	usualLines = 50
	usualHits  = 20
	deepest    = 10_000
)

// order gives the order of records that a filter asks for.
func order(kind, sort string) (archive.Order, error) {
	if sort == "" || slices.Contains(archive.Orders(kind), archive.Order(strings.TrimPrefix(sort, "-"))) {
		return archive.Order(sort), nil
	}
	return "", askError("sort: %q is none of %s; a - before it turns it round", sort, said.ListOf(archive.Orders(kind)))
}

// hitOrder gives the order of reports that a filter asks for.
func hitOrder(sort string) (archive.Sort, error) {
	switch s := archive.Sort(sort); s {
	case "":
		return archive.ByRank, nil
	case archive.ByRank, archive.Newest, archive.Oldest, archive.Gathered:
		return s, nil
	}
	return "", askError("sort: %q is none of rank, newest, oldest, gathered", sort)
}

// cursor writes how many hits stand before a page, so that nobody counts on
// its being a number.
func cursor(offset int) string {
	return base64.RawURLEncoding.EncodeToString([]byte("hit " + strconv.Itoa(offset)))
}

// offset reads a cursor for a page of limit hits.
func offset(after string, limit int) (int, error) {
	if after == "" {
		return 0, nil
	}
	b, err := base64.RawURLEncoding.DecodeString(after)
	s, ok := strings.CutPrefix(string(b), "hit ")
	n, bad := strconv.Atoi(s)
	switch {
	case err != nil || !ok || bad != nil || n < 0:
		return 0, askError("after: give what the page before has as next")
	case n+limit > deepest:
		return 0, askError("after: hits are shown up to the %dth; narrow the search down by dates, outlets or words", deepest)
	}
	return n, nil
}
