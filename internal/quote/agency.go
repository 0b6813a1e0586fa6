package quote

import (
	"slices"
	"sort"
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/text"
)

// toldAgencies notes with each statement the news agency to which it was told
// (قال مصدر لوكالة كذا إن).
func (s *search) toldAgencies() {
	for i := range s.out {
		st := &s.out[i]
		if id := s.agencyTold(st); id != "" && id != st.SpeakerID && !slices.Contains(st.Via, id) {
			st.Via = append(st.Via, id)
		}
	}
}

// agencyTold gives the id of the news agency that is brought as who is spoken to
// between the cue of a statement and its content, "" where there is none.
func (s *search) agencyTold(st *isnad.Statement) string {
	i := sort.Search(len(s.Mentions), func(i int) bool { return s.Mentions[i].Start >= st.Cue.End })
	for ; i < len(s.Mentions) && s.Mentions[i].Start < st.Content.Start; i++ {
		m := &s.Mentions[i]
		if m.Sector != "JRN" || m.Adj || !s.words["toldto"][m.Prep] {
			continue
		}
		if kind, _, _ := strings.Cut(m.Name, " "); s.words["agency"][text.Fold(kind)] {
			return m.ID
		}
	}
	return ""
}
