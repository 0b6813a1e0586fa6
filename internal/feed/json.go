package feed

import (
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"strings"

	"github.com/mmcdole/gofeed"
	jsonfeed "github.com/mmcdole/gofeed/json"
)

// parseJSON reads a JSON feed. One that breaks off is read as far as it goes.
func parseJSON(text, address string, d *doubts) (Feed, error) {
	sound, err := mended(text, d)
	switch {
	case sound == "":
		return Feed{}, err
	case err != nil:
		d.add(WarnBroken, "is broken (%s); what stands before that was read", err)
	}
	feed, err := (&jsonfeed.Parser{}).Parse(strings.NewReader(sound))
	if err != nil {
		return Feed{}, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	g, err := (&gofeed.DefaultJSONTranslator{}).Translate(feed)
	if err != nil {
		return Feed{}, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	f := Feed{Kind: JSON, Title: g.Title, Language: g.Language, Next: resolve(address, feed.NextURL)}
	for i, it := range g.Items {
		from := feed.Items[i]
		link := from.URL
		if link == "" && strings.Contains(from.ID, "://") {
			link = from.ID
		}
		if link == "" {
			link = from.ExternalURL
		}
		out := item(it, link, address, d)
		if from.ContentHTML == "" && from.ContentText != "" {
			out.Content = "<p>" + strings.ReplaceAll(html.EscapeString(from.ContentText), "\n", "</p>\n<p>") + "</p>"
		}
		out.Language = from.Language
		f.Items = append(f.Items, out)
	}
	f.Items = identities(f.Items, d)
	return f, nil
}

// mended reads the document member by member and writes it again with what the
// format allows: names of items may be numbers, and members of a wrong type
// count as left out. The error tells where the document breaks off.
func mended(text string, d *doubts) (string, error) {
	dec := json.NewDecoder(strings.NewReader(text))
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return "", fmt.Errorf("%w: JSON, but not one object", ErrUnknown)
	}
	out := map[string]any{}
	list, broken := false, error(nil)
members:
	for broken == nil && dec.More() {
		name, err := dec.Token()
		if err != nil {
			broken = err
			break
		}
		switch name {
		case "items":
			out["items"], list, broken = elements(dec, d)
			if d.count[WarnMany] > 0 {
				break members
			}
		case "version", "title", "language", "next_url":
			var s any
			broken = dec.Decode(&s)
			out[name.(string)] = asString(s)
		default:
			var skip json.RawMessage
			broken = dec.Decode(&skip)
		}
	}
	if !list {
		return "", fmt.Errorf("%w: JSON without a list of items", ErrUnknown)
	}
	if errors.Is(broken, io.EOF) {
		broken = io.ErrUnexpectedEOF
	}
	b, err := json.Marshal(out)
	if err != nil {
		return "", fmt.Errorf("%w: %w", ErrBroken, err)
	}
	return string(b), broken
}

// elements reads the list of items up to its end or its first fault.
func elements(dec *json.Decoder, d *doubts) ([]any, bool, error) {
	all := []any{}
	t, err := dec.Token()
	if err != nil || t != json.Delim('[') {
		return all, false, err
	}
	for dec.More() {
		var it map[string]any
		err := dec.Decode(&it)
		var wrong *json.UnmarshalTypeError
		switch {
		case errors.As(err, &wrong):
			continue
		case err != nil:
			return all, true, err
		}
		if len(all) >= maxEntries {
			d.many()
			return all, true, nil
		}
		all = append(all, cleaned(it))
	}
	_, err = dec.Token()
	return all, true, err
}

// cleaned keeps the members that are read, as the types that they must have.
func cleaned(it map[string]any) map[string]any {
	out := map[string]any{}
	for _, name := range []string{"id", "url", "external_url", "title", "content_html", "content_text", "summary", "date_published", "date_modified", "language"} {
		if s := asString(it[name]); s != "" {
			out[name] = s
		}
	}
	author, ok := it["author"].(map[string]any)
	if many, is := it["authors"].([]any); is && len(many) > 0 {
		author, ok = many[0].(map[string]any)
	}
	if ok {
		out["authors"] = []any{map[string]any{"name": asString(author["name"])}}
	}
	return out
}

func asString(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case float64:
		b, err := json.Marshal(v)
		if err != nil {
			return ""
		}
		return string(b)
	}
	return ""
}
