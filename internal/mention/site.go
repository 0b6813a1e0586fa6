package mention

import (
	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/term"
)

// siteName is the most words in other letters that the name of a site has.
const siteName = 4

// site makes a speaker of a site on the web that no list holds, right behind a verb of
// saying, where its name is in other letters: ذكر موقع Example الأمريكي أن. It tells
// whether it did.
func (s *search) site(ref isnad.Ref, lo int) bool {
	if lo == 0 || !s.terms[term.Site].Has(s.stemTag(lo).Lemma) || s.covered[lo] != nil || !s.says(lo-1) && !s.terms[term.According].Has(s.stemTag(lo-1).Lemma) || s.Words[lo-1].Sentence != s.Words[lo].Sentence {
		return false
	}
	hi := lo + 1
	for hi < len(s.Words) && hi <= lo+siteName && s.Words[hi].Kind == isnad.Latin && s.Words[hi].Sentence == s.Words[lo].Sentence {
		hi++
	}
	if hi == lo+1 {
		return false
	}
	m := s.mention(ref, lo, hi)
	m.Kind, m.Sector, m.Actor, m.Name = "organization", "JRN", true, s.Text[m.Start:m.End]
	if hi < len(s.Words) && s.Words[hi].Sentence == s.Words[lo].Sentence && s.nationality(hi) {
		m.ID = s.covered[hi].pick("adjective").id
	}
	s.items = append(s.items, nil)
	s.heads = append(s.heads, "institution")
	s.add(m)
	return true
}
