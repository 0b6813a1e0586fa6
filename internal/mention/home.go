package mention

import (
	"strings"
	"unicode"

	"github.com/isnad-news/isnad/internal/text"
)

// outlets leads from what an outlet calls itself, in Arabic or Latin letters,
// to its state.
type outlets map[string]string

// put adds a name, which is nobody's where the media of two states bear it.
func (o outlets) put(name, state string) {
	if old, ok := o[name]; ok && old != state {
		state = ""
	}
	o[name] = state
}

// outlets gives the media that are one state's.
func (n names) outlets() outlets {
	out := outlets{}
	states := n.states()
	for _, ks := range n {
		for _, k := range ks {
			if it := k.item; it.kind == "group" && it.sector == "JRN" && states[it.country] {
				out.put(plain(it.nameEn), it.country)
				out.put(plain(strings.Join(k.tokens, "")), it.country)
			}
		}
	}
	return out
}

// plain leaves the letters of a name, small, without what stands in brackets.
func plain(name string) string {
	name, _, _ = strings.Cut(name, "(")
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		if unicode.IsLetter(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// state gives the state of an outlet by its name, else by its address; "" for
// an unknown one.
func (o outlets) state(outlet, address string) string {
	var toks []string
	for _, t := range strings.Fields(text.Fold(outlet)) {
		b, _ := bare(t)
		toks = append(toks, b)
	}
	for _, name := range []string{plain(outlet), plain(strings.Join(toks, ""))} {
		if id := o[name]; id != "" {
			return id
		}
	}
	_, host, _ := strings.Cut(address, "://")
	host, _, _ = strings.Cut(host, "/")
	for _, label := range strings.Split(host, ".") {
		if id := o[plain(label)]; id != "" {
			return id
		}
	}
	return ""
}

// esteems gives the words that honour somebody, without the pronoun that the
// table has them with: معالي of معاليه.
func (n names) esteems() map[string]bool {
	const ha, ta = "\u0647", "\u062a"
	out := map[string]bool{}
	for _, ks := range n {
		for _, k := range ks {
			if k.item.kind != "honorific" || len(k.tokens) != 1 {
				continue
			}
			w := strings.TrimSuffix(k.tokens[0], ha)
			if s, ok := strings.CutSuffix(w, ta); ok {
				w = s + ha
			}
			out[w] = true
		}
	}
	return out
}

// opening is how many words of a report may hold the agency that it came by.
const opening = 60

// findHome finds the state for which the report is written: the outlet's, else
// that of the agency in its dateline, else that whose papers alone use a name
// that it uses (المملكة).
func (s *search) findHome() {
	if s.home = s.outlets.state(s.Outlet, s.URL); s.home != "" {
		return
	}
	for w := 0; w < len(s.Words) && w < opening; w++ {
		h := s.hit(w)
		if h == nil || h.last != w+1 || len(s.Words[w].Norm) > 2*len(article) || !s.bounded(w+1) {
			continue // an agency's short name stands alone: (واس)
		}
		if it := h.pick("group"); it != nil && it.sector == "JRN" && s.states[it.country] {
			s.home = it.country
			return
		}
	}
	best := 0
	uses := map[string]int{}
	for w := range s.Words {
		h := s.hit(w)
		if h == nil || h.items[0].kind != "home" || s.homeBefore(h) != nil {
			continue
		}
		if it := s.homeItem(h); len(it.ids) == 1 && it.ids[0] == it.id {
			if uses[it.id]++; uses[it.id] > best {
				best, s.home = uses[it.id], it.id
			}
		}
	}
}

// homeItem gives the state that a name of several means here: that for which
// the report is written, else the first that it names by another word, else
// the first.
func (s *search) homeItem(h *hit) *item {
	first := h.pick("home")
	if first == nil {
		return nil
	}
	if it := s.homeBefore(h); it != nil {
		return it
	}
	var told *item
	for _, it := range h.items {
		if it.kind != "home" {
			continue
		}
		if s.home != "" && it.id == s.home {
			return it
		}
		if told == nil && s.told[it.id] > 0 {
			told = it
		}
	}
	if s.told[first.id] == 0 && told != nil {
		return told
	}
	return first
}

// homeBefore gives that of several states which the sentence named before by
// another word, where the paper is none of theirs: وزارة الخارجية المغربية … المملكة.
func (s *search) homeBefore(h *hit) *item {
	var of []*item
	for _, it := range h.items {
		if it.kind == "home" {
			of = append(of, it)
		}
	}
	if len(of) < 2 {
		return nil
	}
	for _, it := range of {
		if it.id == s.home {
			return nil
		}
	}
	for w := h.first - 1; w >= 0 && s.Words[w].Sentence == s.Words[h.first].Sentence; w-- {
		b := s.hit(w)
		if b == nil {
			continue
		}
		for _, x := range b.items {
			for _, it := range of {
				if x.country == it.id && (x.kind == "adjective" || x.kind == "state" || x.kind == "capital" || x.kind == "group") {
					return it
				}
			}
		}
	}
	return nil
}

// honours tells whether a mention begins with a word that honours somebody:
// papers honour so the officials of their own state without naming it.
func (s *search) honours(i int) bool {
	m := &s.out[i]
	for w := m.First; w < m.Last && w < m.First+2; w++ {
		if n := s.Words[w].Norm; s.esteem[n] {
			return true
		}
	}
	n := s.Words[m.First].Norm
	for _, c := range []string{waw, lam, ba} {
		if r, ok := strings.CutPrefix(n, c); ok && s.esteem[r] {
			return true
		}
	}
	return false
}

// ownState gives the state for which a report is written, where it is about it
// as much as half of what it is about most; else what it is about most.
func (s *search) ownState(top string) string {
	if s.home != "" && s.focus[s.home] > 0 && 2*s.focus[s.home] >= s.focus[top] {
		return s.home
	}
	return top
}
