package quote

import (
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/term"
	"github.com/isnad-news/isnad/internal/text"
)

// afterQuote takes the quotation or clause that stands before the cue:
// «…»، قال فلان; كما صرح فلان.
func (s *search) afterQuote(sen *isnad.Sentence, w int, c *cue, who isnad.Ref) bool {
	if !c.clause || who == 0 || s.words["appraises"][c.lemma] || s.is("seconds", w) {
		return false
	}
	var sp isnad.Span
	kind, tellsThis := "indirect", false
	switch {
	case w > sen.First && s.isAs(w-1):
		if !s.is("as", w) || s.saysAtFirst(sen, w) || !s.closesSentence(sen, w, c, who) {
			return false
		}
		to := w - 1
		for to > sen.First && s.Words[to-1].Kind == isnad.Punct {
			to--
		}
		if to-sen.First < 3 {
			return false
		}
		sp = s.trim(s.clauseStart(sen, w-1), s.Words[to-1].End, false)
	default:
		k := w - 1
		if s.is("thus", k) {
			k--
		} else if s.is("what", k) && s.is("this", k-1) {
			k, tellsThis = k-2, true // «…»، هذا ما قاله فلان
		}
		for k >= 0 && (s.isComma(k) || s.Words[k].Norm == ".") {
			k--
		}
		if k < 0 {
			return false
		}
		p := s.closedAt(k)
		if p == nil && tellsThis && k-sen.First > 3 && s.isComma(k+1) {
			sp = s.trim(s.clauseStart(sen, k+1), s.Words[k].End, false)
			break
		}
		if p == nil || s.used[p.open] || !s.long(p) && !s.brief(sen, p, w) || s.Conj(w) {
			return false
		}
		s.used[p.open] = true
		sp, kind = s.trim(s.Words[p.open].End, s.Words[p.end-1].End, true), "direct"
	}
	s.push(isnad.Statement{Speaker: who, Cue: isnad.Span{Start: s.Words[w].Start, End: s.Words[w].End}, CueLemma: s.Tag(w).Dict, Class: c.class, Content: sp, Kind: kind, Rule: "quotes/cues#" + c.source})
	return true
}

// asStands makes the statement of a clause of which the report says behind it that a
// text holds it: …، كما جاء في البيان.
func (s *search) asStands(sen *isnad.Sentence, w int, c *cue) bool {
	if w-sen.First < 4 || !s.isAs(w-1) || !s.stands(w) || s.toldIn(sen, w) {
		return false
	}
	for k := w + 1; k < min(w+4, sen.Last); k++ {
		if !s.isText(k) {
			continue
		}
		last, text, as := s.last, s.text, s.textAs
		st := isnad.Statement{Speaker: s.whoseText(k, sen.Last), Cue: s.Words[w].Span, CueLemma: s.Tag(w).Dict, Class: c.class, Kind: "indirect", Rule: "quotes/cues#" + c.source}
		if st.Speaker == 0 {
			s.textItself(&st, k)
		}
		st.Content = s.trim(s.clauseStart(sen, w-1), s.Words[w-2].End, false)
		s.push(st)
		s.last, s.text, s.textAs = last, text, as
		return true
	}
	return false
}

// afterClause makes the statement of a clause that its teller closes by a verb in the
// present: الوضع هادئ، يقول أحد السكان.
func (s *search) afterClause(sen *isnad.Sentence, w int, c *cue, who isnad.Ref) bool {
	if who == 0 || !c.clause || w-sen.First < 4 || s.Tag(w).Feats.Tense != 'f' && s.Mentions[who-1].Last < sen.Last-1 || s.Conj(w) || !s.isComma(w-1) || sen.Headline || s.toldIn(sen, w) {
		return false
	}
	if !s.follows(w, sen.Last) || !s.closesSentence(sen, w, c, who) || s.reported(s.Words[w].Span) {
		return false
	}
	for k := max(w+1, s.Mentions[who-1].Last); k < sen.Last; k++ {
		if s.finite(k) && !s.relative.Has(s.Tag(k-1).Lemma) {
			return false
		}
	}
	s.push(isnad.Statement{Speaker: who, Cue: s.Words[w].Span, CueLemma: s.Tag(w).Dict, Class: c.class, Content: s.trim(s.clauseStart(sen, w), s.Words[w-2].End, false), Kind: "indirect", Rule: "quotes/cues#" + c.source})
	return true
}

// closesSentence tells whether nothing that the verb at w says stands behind it
// and its subject: كما أعلنت الوزارة أمس.
func (s *search) closesSentence(sen *isnad.Sentence, w int, c *cue, who isnad.Ref) bool {
	for j := w + 1; j < sen.Last && !s.isComma(j); j++ {
		if t := s.Tag(j); t.POS == isnad.ADP && c.prep(t.Lemma) && j < w+longSubject {
			return false
		}
	}
	m := &s.Mentions[who-1]
	return m.First > w && m.Sentence == s.Words[w].Sentence || s.isComma(w+1) || w+2 >= sen.Last
}

// closedByTeller makes the statement of marks that open a sentence, of which the clause
// behind them tells by a verb that is none of saying whose words they are: «كان صديقي»،
// يتذكر الرجل; «كان صديقي»، بهذه الكلمات ودعه الرجل.
func (s *search) closedByTeller(sen *isnad.Sentence, p *pair) bool {
	w := p.close + 2
	if p.open != sen.First || p.close < p.open+3 || w+1 >= sen.Last || !s.isComma(w-1) || !s.spoken(p) && !s.selfAt(p.open+1) {
		return false
	}
	if s.is("this", w) && s.hasPrep(w) && s.is("utterance", w+1) {
		w += 2
	} else if c, _ := s.cue(w); c != nil {
		return false
	}
	if w+1 >= sen.Last || !s.finite(w) || s.Conj(w) || !s.follows(w, sen.Last) {
		return false
	}
	s.used[p.open] = true
	st := isnad.Statement{Speaker: s.actorAt(w + 1), Cue: s.Words[w].Span, CueLemma: s.Tag(w).Dict, Class: "say", Kind: "direct", Rule: "quotes/marks"}
	st.Content = s.trim(s.Words[p.open].End, s.Words[p.close].Start, true)
	s.push(st)
	return true
}

// brief tells of a few words in marks that open a sentence, right before the verb at w
// and who speaks: «شكرا لكم»، قال الوزير.
func (s *search) brief(sen *isnad.Sentence, p *pair, w int) bool {
	return p.open == sen.First && p.close > p.open+2 && w > p.close+1 && s.isComma(p.close+1) && s.follows(w, sen.Last)
}

func (s *search) closedAt(w int) *pair {
	if p := s.before(w); p != nil && p.close == w {
		return p
	}
	return nil
}

// burden reads حمّل فلان كذا المسؤولية: all that stands behind the subject and
// what is put in behind it, up to the next comma.
func (s *search) burden(sen *isnad.Sentence, w int, c *cue, who isnad.Ref) {
	if who == 0 || !s.blames(w) {
		return
	}
	from := w + 1
	if m := &s.Mentions[who-1]; m.First > w && m.Sentence == s.Words[w].Sentence {
		from = m.Last
		if r := s.apposed(m); r != 0 && (m.ID == "" || s.Mentions[r-1].ID == m.ID) {
			from = s.Mentions[r-1].Last
		}
	}
	for from < sen.Last {
		end := s.burdenEnd(sen, from)
		if s.blamedIn(from, end) {
			sp := s.trim(s.Words[from].Start, s.Words[end-1].End, false)
			s.push(isnad.Statement{Speaker: who, Cue: isnad.Span{Start: s.Words[w].Start, End: s.Words[w].End}, CueLemma: s.Tag(w).Dict, Class: c.class, Content: sp, Kind: "indirect", Rule: "quotes/cues#" + c.source})
			return
		}
		if from = end + 1; end >= sen.Last || !s.isComma(end) || from > w+2*longSubject {
			return
		}
	}
}

// burdenEnd gives the comma or the next cue behind word from.
func (s *search) burdenEnd(sen *isnad.Sentence, from int) int {
	end := from
	for end < sen.Last && !s.isComma(end) {
		if cc, _ := s.cue(end); end > from && cc != nil && s.Conj(end) {
			break
		}
		end++
	}
	return end
}

// blamedIn tells whether a word of blame stands in [lo, hi).
func (s *search) blamedIn(lo, hi int) bool {
	for w := lo; w < hi; w++ {
		if s.Terms(term.Blame).Has(s.Tag(w).Lemma) {
			return true
		}
	}
	return false
}

// described reads وصف فلان كذا بأنه كذا: all that stands behind the subject.
func (s *search) described(sen *isnad.Sentence, w int, c *cue, who isnad.Ref) bool {
	if !c.addressee || !c.prep(ba) || who == 0 || c.class != "claim" {
		return false
	}
	from := w + 1
	if m := &s.Mentions[who-1]; m.First > w {
		from = m.Last
	}
	for j := from; j < sen.Last; j++ {
		if s.hasPrep(j) && s.Parts[s.Words[j].First].Norm == ba {
			end := s.RightEdge(j)
			for k := j; k < end; k++ {
				if s.isComma(k) {
					end = k
				}
			}
			start := s.Words[from].Start
			if s.is("himself", from) || s.words["accuses"][c.lemma] {
				start = s.contentStart(j)
			}
			sp := s.trim(start, s.Words[end-1].End, false)
			s.push(isnad.Statement{Speaker: who, Cue: isnad.Span{Start: s.Words[w].Start, End: s.Words[w].End}, CueLemma: s.Tag(w).Dict, Class: c.class, Content: sp, Kind: s.kindOf(from, end), Rule: "quotes/cues#" + c.source})
			return true
		}
	}
	return false
}

// kindOf tells whether what is said in the words of [lo, hi) holds marks.
func (s *search) kindOf(lo, hi int) string {
	for w := lo; w < hi; w++ {
		if s.pairAt(w) != nil {
			return "mixed"
		}
	}
	return "indirect"
}

const ba = "\u0628"

// formula gives the set phrase at word w and its length in words.
func (s *search) formula(w int) (int, *formula) {
	first := s.Words[w].Norm
	if !s.openers.May(text.Hash(first)) {
		return 0, nil
	}
	for _, head := range []string{first, strings.TrimPrefix(first, wawLetter)} {
		fs := s.formulas[head]
		for i := range fs {
			if n := s.matchFormula(w, &fs[i]); n > 0 {
				return n, &fs[i]
			}
		}
	}
	return 0, nil
}

const wawLetter = "\u0648"

func (s *search) matchFormula(w int, f *formula) int {
	for i := 1; i < len(f.words); i++ {
		j := w + i
		if j >= len(s.Words) {
			return 0
		}
		if s.Words[j].Norm == f.words[i] {
			continue
		}
		if i == len(f.words)-1 && strings.HasPrefix(s.Words[j].Norm, f.words[i]) && (len(f.words[i]) == 2 || s.Pronoun(j) >= 0) {
			return i + boolInt(len(f.words[i]) > 2)
		}
		return 0
	}
	return len(f.words)
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
