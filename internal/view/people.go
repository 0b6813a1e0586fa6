package view

import (
	"cmp"
	"slices"
	"strings"

	"github.com/isnad-news/isnad/internal/archive"
)

// called gives the whole names, in normal form, by which an archive may keep
// whom a name means: the name itself and, of somebody whom the knowledge has,
// the name with the English one that stands behind it in records.
func (k *known) called(name string) []archive.Value {
	out := []archive.Value{{Name: name, Exact: true}}
	for _, t := range k.people[name] {
		v := archive.Value{Name: archive.Normal(t.Name + " " + t.NameEn), Exact: true}
		if v.Name == name {
			return out[:1]
		}
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

// persons leaves of speakers by name those who are somebody: not a state, a
// group, an institution or what anybody may be called (a source, the
// ministry). What has no English name may be anybody and stays.
func (k *known) persons(speakers []archive.Count, top int) []archive.Count {
	out := make([]archive.Count, 0, top)
	for _, c := range speakers {
		en := cmp.Or(archive.Normal(c.LabelEn), english(c.Value))
		if en != "" && k.common[en] {
			continue
		}
		if out = append(out, c); len(out) == top {
			break
		}
	}
	return out
}

// english gives the English name that a name in normal form ends with.
func english(name string) string {
	words := strings.Fields(name)
	at := len(words)
	for at > 0 && words[at-1][0] < 0x80 {
		at--
	}
	return strings.Join(words[at:], " ")
}

// nameSpeaker names a speaker of whom an archive keeps the normal form alone,
// as those do that an older isnad made.
func (k *known) nameSpeaker(c *archive.Count) {
	if terms := k.people[c.Value]; len(terms) > 0 && (c.Label == "" || c.Label == c.Value) {
		c.Label, c.LabelEn = terms[0].Name, terms[0].NameEn
	}
}
