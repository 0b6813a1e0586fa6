package follow

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/isnad-news/isnad/internal/feed"
)

// Source is a feed to follow.
type Source struct{ URL, Title string }

// maxListBytes is how large a list of feeds may be.
const maxListBytes = 16 << 20

// Sources reads what was given: an address is a feed (or an OPML list, which
// only asking tells); anything else is a file, OPML or one address a line with
// # for remarks. Lines that are no address come back as notices.
func Sources(given []string) ([]Source, []Notice, error) {
	var sources []Source
	var notices []Notice
	for _, g := range given {
		if isAddress(g) {
			sources = append(sources, Source{URL: g})
			continue
		}
		s, n, err := listed(g)
		if err != nil {
			return nil, nil, err
		}
		sources, notices = append(sources, s...), append(notices, n...)
	}
	if len(sources) == 0 {
		return nil, nil, errors.New("no feeds: give addresses (https://…), or a file that lists some, OPML or one a line")
	}
	return sources, notices, nil
}

func isAddress(s string) bool { return feed.Normal(s) != "" }

func listed(path string) ([]Source, []Notice, error) {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil, fmt.Errorf("%s: no such file; if it is an address, write it with https://", path)
	}
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	body, err := io.ReadAll(io.LimitReader(f, maxListBytes+1))
	switch {
	case err != nil:
		return nil, nil, fmt.Errorf("%s: %w", path, err)
	case len(body) > maxListBytes:
		return nil, nil, fmt.Errorf("%s: over %d MB, too long for a list of feeds", path, maxListBytes>>20)
	}
	list, err := feed.Parse(body, "", "")
	switch {
	case err == nil && list.Kind == feed.OPML:
		sources, notices := fromOPML(path, list)
		return sources, notices, nil
	case err == nil:
		return nil, nil, fmt.Errorf("%s: this file is itself a feed (%s); give the address where it is published", path, list.Kind)
	case errors.Is(err, feed.ErrEmpty):
		return nil, nil, fmt.Errorf("%s: the file is empty", path)
	case !errors.Is(err, feed.ErrUnknown):
		return nil, nil, fmt.Errorf("%s: %w", path, err)
	}
	sources, notices := fromLines(path, string(body))
	return sources, notices, nil
}

func fromOPML(path string, list feed.Feed) ([]Source, []Notice) {
	var sources []Source
	var notices []Notice
	for _, l := range list.Links {
		sources = append(sources, Source{URL: l.URL, Title: l.Title})
	}
	for _, w := range list.Warnings {
		notices = append(notices, Notice{Kind: Warning, Feed: path, Title: list.Title, Text: w.Text})
	}
	return sources, notices
}

func fromLines(path, text string) ([]Source, []Notice) {
	var sources []Source
	var notices []Notice
	n := 0
	for line := range strings.SplitSeq(strings.TrimPrefix(text, "\uFEFF"), "\n") {
		n++
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case isAddress(line):
			sources = append(sources, Source{URL: line})
		default:
			notices = append(notices, Notice{Kind: Warning, Feed: path, Text: fmt.Sprintf("line %d is no address and was passed over: %.80q", n, line)})
		}
	}
	return sources, notices
}
