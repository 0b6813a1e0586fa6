package feed

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// identities makes the items' names unique: a guid that several addresses share
// names none of them, and the same item twice is one. What has neither address
// nor name is known by its words.
func identities(in []Item, d *doubts) []Item {
	addresses := map[string]string{}
	shared := map[string]bool{}
	for _, it := range in {
		if was, ok := addresses[it.ID]; ok && was != Key(it.URL) {
			shared[it.ID] = true
		}
		addresses[it.ID] = Key(it.URL)
	}
	seen := map[string]bool{}
	out := in[:0]
	for _, it := range in {
		if it.ID != "" && it.URL != "" && shared[it.ID] {
			d.add(WarnID, "the guid %q stands for several addresses: the addresses count", first(it.ID, 80))
			it.ID = ""
		}
		if it.URL == "" && (it.ID == "" || shared[it.ID]) {
			if it.Title+it.Content == "" {
				d.add(WarnLink, "an item has neither address nor text: left out")
				continue
			}
			it.ID = digest(it)
		}
		if name := it.ID + "\x00" + Key(it.URL); !seen[name] {
			seen[name] = true
			out = append(out, it)
		}
	}
	return out
}

func digest(it Item) string {
	h := sha256.Sum256([]byte(it.Title + "\x00" + it.Published.String() + "\x00" + it.Content))
	return "sha256:" + hex.EncodeToString(h[:])
}

// date takes a date that was read, unless it is no date of a report, or can be
// read in two ways.
func date(raw string, parsed *time.Time, d *doubts) time.Time {
	raw = strings.TrimSpace(raw)
	switch {
	case raw == "":
	case parsed == nil:
		d.add(WarnDate, "the date %q cannot be read: left out", first(raw, 60))
	case twoWays(raw):
		d.add(WarnDate, "the date %q may mean two days: left out", first(raw, 60))
	case parsed.Year() < 1990 || parsed.Year() > 9999:
		d.add(WarnDate, "the date %q is none of a report on the web: left out", first(raw, 60))
	default:
		return parsed.UTC()
	}
	return time.Time{}
}

// twoWays tells whether day and month of a date in digits may change places.
func twoWays(raw string) bool {
	m := regexp.MustCompile(`^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})\b`).FindStringSubmatch(raw)
	if m == nil {
		return false
	}
	a, _ := strconv.Atoi(m[1]) // one or two digits
	b, _ := strconv.Atoi(m[2])
	return len(m[3]) == 2 || a <= 12 && b <= 12 && a != b
}

// plain gives the words of a text that may be HTML, on one line.
func plain(s string) string {
	if strings.ContainsAny(s, "<&") {
		s = words(s)
	}
	return strings.Join(strings.Fields(s), " ")
}

// words drops markup, scripts and styles.
func words(s string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(s))
	silent := ""
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			if silent == "" {
				b.Write(z.Text())
			}
		case html.StartTagToken:
			name, _ := z.TagName()
			if n := string(name); n == "script" || n == "style" {
				silent = n
			}
			b.WriteByte(' ')
		case html.EndTagToken:
			if name, _ := z.TagName(); string(name) == silent {
				silent = ""
			}
			b.WriteByte(' ')
		case html.SelfClosingTagToken:
			b.WriteByte(' ')
		}
	}
}

// Words gives the words of HTML, without markup, on one line.
func Words(markup string) string { return plain(markup) }
