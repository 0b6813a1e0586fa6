package page

import (
	"slices"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// oldest is the year before which a date is doubted: there was no web.
const oldest = 1990

// dates fills the dates of an article: from JSON-LD, meta elements and
// microdata, then from time elements, then from lines near the headline, then
// from the address.
func (r *reading) dates(a *Article) {
	pub := slices.Clone(r.facts.published)
	if len(pub) == 0 {
		pub = r.timeElements()
	}
	relative := false
	if len(pub) == 0 {
		pub, relative = r.visibleDates()
	}
	if len(pub) == 0 {
		if m, ok := r.x.dates.fromAddress(a.URL); ok {
			pub = append(pub, told{"address", m})
			a.warn(WarnAddress, "the page tells no date; taken from its address")
		}
	}
	if len(r.facts.modified) > 0 {
		a.Modified = r.facts.modified[0].when.time
	}
	switch {
	case len(pub) > 0:
		r.publish(a, pub)
	case relative:
		a.warn(WarnRelative, "the page tells its date only as counted from now")
	default:
		a.warn(WarnNoDate, "the page tells no date that can be read")
	}
}

func (r *reading) publish(a *Article, pub []told) {
	a.Published = pub[0].when.time
	if pub[0].by == "date of change" {
		a.Modified = a.Published
		a.warn(WarnUpdated, "the page tells only when it was changed")
	}
	if pub[0].when.either {
		a.warn(WarnAmbiguous, "day and month of %s may be the other way round", a.Published.Format(time.DateOnly))
	}
	if a.Published.Year() < oldest {
		a.warn(WarnOldDate, "the page says that it was published in %d", a.Published.Year())
	}
	if p, q, ok := differ(pub); ok {
		a.warn(WarnDiffer, "published %s by its %s, %s by its %s", p.when.time.Format(time.RFC3339), p.by, q.when.time.Format(time.RFC3339), q.by)
	} else if !a.Modified.IsZero() && a.Published.Sub(a.Modified) >= 24*time.Hour {
		a.warn(WarnDiffer, "published %s, yet modified %s", a.Published.Format(time.RFC3339), a.Modified.Format(time.RFC3339))
	}
}

// timeElements reads <time datetime>: the first near the headline.
func (r *reading) timeElements() []told {
	for _, n := range byTag(r.doc, atom.Time) {
		if !r.near(n.Parent) {
			continue
		}
		if m, ok := machineTime(attr(n, "datetime")); ok {
			return []told{{"time element", m}}
		}
	}
	return nil
}

// visibleDates reads dates from the lines near the headline, behind it first.
// It tells whether there was only a time counted from now.
func (r *reading) visibleDates() (out []told, relative bool) {
	var updated []told
	for _, l := range slices.Concat(r.nearTitle(), r.dateLines()) {
		if l.letter > 90 || l.link() || sentence(l.text) && l.letter > 60 {
			continue
		}
		m, ok := r.x.dates.visible(l.text)
		_, change := r.x.tables.begins("updated", l.text)
		switch {
		case ok && change:
			updated = append(updated, told{"date of change", m})
		case ok:
			return []told{{"text", m}}, false
		}
		if _, ok := r.x.tables.begins("relative", l.text); ok && words(l.text) <= 5 {
			relative = true
		}
	}
	return updated[:min(1, len(updated))], relative
}

// dateLines gives the lines anywhere behind the headline whose element is named
// as a date.
func (r *reading) dateLines() []line {
	var out []line
	for _, l := range r.all[max(0, r.titleAt()):] {
		if l.letter <= 60 && slices.Contains(r.x.tables.kinds(attr(l.elem, "class")+" "+attr(l.elem, "id")), "time") {
			out = append(out, l)
		}
	}
	return out[:min(len(out), 1)]
}

// near tells whether an element holds lines near the headline.
func (r *reading) near(n *html.Node) bool {
	for _, l := range r.nearTitle() {
		if within(l.node, n) || within(n, l.node) {
			return true
		}
	}
	return false
}
