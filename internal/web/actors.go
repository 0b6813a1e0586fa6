package web

import (
	"cmp"
	"net/http"
	"strconv"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/view"
)

// actorsPage is who is told of most.
type actorsPage struct {
	Lists []ranking // as actor, as recipient, as speaker
	Chips []chip
	Form  narrowing
	Empty bool
}

// actorCounts are the counts of all three sides, by the desk.
type actorCounts struct {
	Actors     []archive.Count `json:"actors"`
	Recipients []archive.Count `json:"recipients"`
	Speakers   []archive.Count `json:"speakers"`
}

// actorCounts counts at most top actors of each side, or as many as the filter
// asks for.
func (s *Site) actorCounts(w http.ResponseWriter, r *http.Request, top int) (view.Filter, actorCounts, bool) {
	var out actorCounts
	f, ok := s.listed(w, r)
	if !ok {
		return f, out, false
	}
	top = cmp.Or(f.Limit, top)
	for _, x := range []struct {
		by archive.Facet
		to *[]archive.Count
	}{{archive.ByActor, &out.Actors}, {archive.ByRecipient, &out.Recipients}, {archive.BySpeaker, &out.Speakers}} {
		counts, err := s.Desk.Most(r.Context(), f, x.by, top)
		if err != nil {
			s.fault(w, r, err)
			return f, out, false
		}
		*x.to = counts
	}
	return f, out, true
}

func actorFields() []string {
	return []string{"q", "type", "country", "factuality", "teller", "outlet", "from", "to"}
}

// actors shows who is told of most, side by side.
func (s *Site) actors(w http.ResponseWriter, r *http.Request) {
	f, counts, ok := s.actorCounts(w, r, mostRanked)
	if !ok {
		return
	}
	counts = short(counts)
	t := s.tongue(r)
	p := actorsPage{Chips: s.chips(t, "/actors", f), Form: s.narrowing(t, "/actors", f, nil, actorFields()),
		Empty: len(counts.Actors)+len(counts.Recipients)+len(counts.Speakers) == 0,
		Lists: []ranking{
			s.ranking(t, "actors.did", "actor", counts.Actors, toActor),
			s.ranking(t, "actors.suffered", "recipient", counts.Recipients, toActor),
			s.ranking(t, "actors.said", "speaker", counts.Speakers, toActor),
		}}
	s.show(w, r, http.StatusOK, "actors", t.say("actors.title"), p)
}

func (s *Site) actorsJSON(w http.ResponseWriter, r *http.Request) {
	if _, counts, ok := s.actorCounts(w, r, mostListed); ok {
		s.writeJSON(w, r, counts)
	}
}

// actorsCSV gives a row an actor, with how often it stands on each side.
func (s *Site) actorsCSV(w http.ResponseWriter, r *http.Request) {
	_, counts, ok := s.actorCounts(w, r, mostListed)
	if !ok {
		return
	}
	s.writeCSV(w, r, "actors", []string{"id", "name", "name_en", "actor_of", "recipient_of", "speaker_of"}, func(row func(...string) error) error {
		for _, c := range counts.merged() {
			id := c.id
			if err := row(id, s.Desk.Label(id, "ar"), s.Desk.Label(id, "en"), strconv.Itoa(c.n[0]), strconv.Itoa(c.n[1]), strconv.Itoa(c.n[2])); err != nil {
				return err
			}
		}
		return nil
	})
}

// mergedCount is an actor with its counts as actor, recipient and speaker.
type mergedCount struct {
	id string
	n  [3]int
}

// merged joins the lists, in the order in which they name somebody first.
func (c *actorCounts) merged() []*mergedCount {
	byID := map[string]*mergedCount{}
	var out []*mergedCount
	for i, list := range [][]archive.Count{c.Actors, c.Recipients, c.Speakers} {
		for _, x := range list {
			m := byID[x.Value]
			if m == nil {
				m = &mergedCount{id: x.Value}
				byID[x.Value] = m
				out = append(out, m)
			}
			m.n[i] = x.N
		}
	}
	return out
}
