package page

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// deepest bounds how far nested JSON-LD is followed.
const deepest = 12

// readJSONLD reads the scripts of application/ld+json. One that is broken is
// passed over: the meta elements mostly tell the same.
func (f *facts) readJSONLD(doc *html.Node) {
	names := map[string]string{} // @id -> name
	var items []map[string]any
	for _, s := range byTag(doc, atom.Script) {
		if !strings.Contains(strings.ToLower(attr(s, "type")), "ld+json") {
			continue
		}
		v, ok := decodeJSON(rawContent(s))
		if !ok {
			continue
		}
		collect(v, 0, func(o map[string]any) {
			items = append(items, o)
			if id, name := str(o["@id"]), str(o["name"]); id != "" && name != "" {
				names[id] = name
			}
		})
	}
	best := f.choose(items)
	if best != nil {
		f.readThing(best, names)
	}
	for _, o := range items {
		switch {
		case is(o, "NewsMediaOrganization", "WebSite", "Organization") && best == nil:
			f.add(&f.outlets, str(o["name"]))
		case is(o, "WebPage") && best != nil && len(f.urls) == 0:
			f.address(str(o["url"]))
		}
	}
}

// decodeJSON reads JSON as templates write it: with raw line breaks, comment
// marks around it, a semicolon behind it.
func decodeJSON(s string) (any, bool) {
	s = strings.TrimSpace(s)
	for _, junk := range []string{"<!--", "//<![CDATA[", "/*<![CDATA[*/"} {
		s = strings.TrimSpace(strings.TrimPrefix(s, junk))
	}
	for _, junk := range []string{";", "-->", "//]]>", "/*]]>*/"} {
		s = strings.TrimSpace(strings.TrimSuffix(s, junk))
	}
	var v any
	if json.Unmarshal([]byte(s), &v) == nil {
		return v, true
	}
	s = strings.Map(func(r rune) rune {
		if r < 0x20 {
			return ' '
		}
		return r
	}, s)
	return v, json.Unmarshal([]byte(s), &v) == nil
}

// collect calls f for the objects that stand at the top of JSON-LD: alone, in
// a list, in a graph, or as what a page is about.
func collect(v any, depth int, f func(map[string]any)) {
	if depth > deepest {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			collect(e, depth+1, f)
		}
	case map[string]any:
		f(v)
		collect(v["@graph"], depth+1, f)
		collect(v["mainEntity"], depth+1, f)
	}
}

// choose gives the object that describes the article; the rank of its type
// decides, then the order.
func (f *facts) choose(items []map[string]any) map[string]any {
	var best map[string]any
	rank := 0
	for _, o := range items {
		r := 0
		switch {
		case is(o, "LiveBlogPosting"):
			r = 4
		case typed(o, "Article") || is(o, "BlogPosting", "Report"):
			r = 3
		case is(o, "ImageGallery", "MediaGallery"):
			r = 2
		case is(o, "VideoObject"):
			r = 1
		case is(o, "CollectionPage", "SearchResultsPage", "ItemList") && rank == 0:
			f.listing = true
		}
		if r > rank {
			best, rank = o, r
		}
	}
	return best
}

func (f *facts) readThing(o map[string]any, names map[string]string) {
	f.article = true
	f.live = f.live || is(o, "LiveBlogPosting")
	f.gallery = f.gallery || is(o, "ImageGallery", "MediaGallery")
	f.add(&f.titles, titleLike(str(o["headline"])), titleLike(str(o["name"])))
	f.add(&f.outlets, namesOf(o["publisher"], names, 0)...)
	f.add(&f.outlets, namesOf(o["sourceOrganization"], names, 0)...)
	f.add(&f.authors, namesOf(o["author"], names, 0)...)
	f.add(&f.authors, namesOf(o["creator"], names, 0)...)
	for _, k := range []string{"datePublished", "uploadDate", "dateCreated"} {
		if len(f.published) == 0 {
			f.date(&f.published, "json-ld", str(o[k]))
		}
	}
	f.date(&f.modified, "json-ld", str(o["dateModified"]))
	f.address(str(o["url"]))
	switch m := o["mainEntityOfPage"].(type) {
	case string:
		f.address(m)
	case map[string]any:
		f.address(str(m["@id"]), str(m["url"]))
	}
	f.add(&f.languages, str(o["inLanguage"]))
	f.locked = f.locked || strings.EqualFold(str(o["isAccessibleForFree"]), "false")
	f.body = str(o["articleBody"])
	f.readUpdates(o["liveBlogUpdate"])
}

func (f *facts) readUpdates(v any) {
	collect(v, 0, func(o map[string]any) {
		u := update{head: str(o["headline"]), body: str(o["articleBody"])}
		u.when, _ = machineTime(str(o["datePublished"]))
		if u.head != "" || u.body != "" {
			f.updates = append(f.updates, u)
		}
	})
}

// namesOf gives the names of a person or body: a string, an object with a name
// or an @id, or a list of these.
func namesOf(v any, names map[string]string, depth int) []string {
	if depth > deepest {
		return nil
	}
	var out []string
	switch v := v.(type) {
	case string:
		if !address(v) {
			out = append(out, v)
		}
	case []any:
		for _, e := range v {
			out = append(out, namesOf(e, names, depth+1)...)
		}
	case map[string]any:
		if v["name"] != nil {
			return namesOf(v["name"], names, depth+1)
		}
		if n := names[str(v["@id"])]; n != "" {
			out = append(out, n)
		}
	}
	return out
}

// str is a value as a string; of a list, its first.
func str(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case bool:
		if v {
			return "true"
		}
		return "false"
	case []any:
		if len(v) > 0 {
			return str(v[0])
		}
	}
	return ""
}

// is tells whether an object has one of the types.
func is(o map[string]any, types ...string) bool {
	for _, t := range types {
		if hasType(o, func(s string) bool { return s == t }) {
			return true
		}
	}
	return false
}

// typed tells whether a type of the object ends so: NewsArticle,
// ReportageNewsArticle …
func typed(o map[string]any, suffix string) bool {
	return hasType(o, func(s string) bool { return strings.HasSuffix(s, suffix) })
}

func hasType(o map[string]any, f func(string) bool) bool {
	list, ok := o["@type"].([]any)
	if !ok {
		list = []any{o["@type"]}
	}
	for _, t := range list {
		s, _ := t.(string)
		if f(s[strings.LastIndexAny(s, "/:")+1:]) {
			return true
		}
	}
	return false
}

// htmlLines gives the lines of a text that may hold markup.
func htmlLines(s string) []string {
	var out []string
	if strings.Contains(s, "<") {
		if doc, err := parse(s); err == nil {
			for _, l := range lines(doc) {
				out = append(out, l.text)
			}
			return out
		}
	}
	for _, l := range strings.Split(html.UnescapeString(s), "\n") {
		if l = tidy(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// address notes addresses that the page gives itself.
func (f *facts) address(list ...string) {
	for _, u := range list {
		if u != "" && len(f.urls) < mostTold {
			f.urls = append(f.urls, u)
		}
	}
}
