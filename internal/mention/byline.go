package mention

import (
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/phrase"
)

// Of a byline: in which sentences behind the headline it may stand, how many words it has at
// most, and the dashes that part its names.
const (
	lastByline    = 3
	longestByline = 12
	dashes        = "-\u2013\u2014"
)

// bylines makes those whom a byline names nobody of whom the report tells: they wrote it
// (سعد الفراج – عين اليوم؛ محمد السالم - الرياض: أعلنت الوزارة).
func (s *search) bylines() {
	for i := range s.Sentences {
		sen := &s.Sentences[i]
		if i > lastByline {
			return
		}
		if sen.Headline {
			continue
		}
		end := s.byline(sen)
		for k := range s.out {
			m := &s.out[k]
			if m.First >= end {
				break // they stand in the order of the text
			}
			if m.Kind != "person" || m.First < sen.First || m.Last > end {
				continue
			}
			m.ID, m.Sector, m.Country, m.Actor, m.Loose = "", "JRN", "", false, false
		}
	}
}

// byline gives where the byline ends that opens a sentence, the sentence's first word where
// there is none: names parted by a dash, without a verb, to a colon or to the sentence's end.
func (s *search) byline(sen *isnad.Sentence) int {
	dashed := false
	w := sen.First
	for ; w < min(sen.Last, sen.First+longestByline); w++ {
		wd := &s.Words[w]
		switch {
		case s.says(w):
			return sen.First
		case wd.Kind == isnad.Punct && strings.Contains(dashes, wd.Norm):
			dashed = dashed || w > sen.First
		case s.colon(w):
			if dashed {
				return w
			}
			return sen.First
		case wd.Kind == isnad.Arabic && wd.Last > wd.First && s.stemTag(w).POS == isnad.VERB && s.covered[w] == nil && !s.named[w] && w > sen.First:
			return sen.First
		}
	}
	if dashed && w == sen.Last {
		return w
	}
	return sen.First
}

// datelines makes a place that a line opens with, before an agency and a dash (الخرطوم (أ ف
// ب) -), no more than a place: it does nothing, whatever its state does.
func (s *search) datelines() {
	for i := range s.out {
		m := &s.out[i]
		sen := &s.Sentences[m.Sentence]
		if m.First != sen.First || !m.Place || sen.Headline || m.Kind != "state" && m.Kind != "place" || m.Adj || m.Prep != "" {
			continue
		}
		if phrase.Dateline(s.Words, s.stemTag, sen) > m.Last {
			m.Kind, m.Actor = "place", false
		}
	}
}
