package quote

import (
	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/term"
)

// alone makes the statement of speech between marks within a sentence that no verb of
// saying has brought: what stands right before the marks tells that it is speech, and
// the clause whose. It tells whether it did.
func (s *search) alone(sen *isnad.Sentence, p *pair) bool {
	if p.close < 0 || s.used[p.open] || sen.Headline || p.open <= sen.First || !s.long(p) || !s.spoken(p) && !s.that(p.open+1) {
		return false
	}
	if s.entitled(p) || s.title(p) || s.tellerBehind(sen, p) || s.reported(s.Words[p.open].Span) {
		return false
	}
	k := p.open - 1
	colon := s.Words[k].Norm == ":"
	if colon {
		k--
	}
	if k < sen.First {
		return false
	}
	r, name := s.sourceBefore(sen, p.open, k)
	if colon && r == 0 && name.Len() == 0 {
		if r = s.rightBefore(k + 1); r == 0 { // «فلان: «…»
			name = s.nameUpTo(sen.First, k)
		}
	}
	if r != 0 || name.Len() > 0 {
		s.pushNamed(sen, p, r, name)
		return true
	}
	if !colon && !(s.that(k) && !s.is("subordinate", k-1)) && !s.tellsByForm(k) {
		return false
	}
	if s.Terms(term.Entitles).Has(s.Tag(k).Lemma) || s.scripture(sen, k) {
		return false
	}
	if colon && s.isText(k) {
		s.pushText(sen, p, k)
		return true
	}
	who := s.clauseSubject(sen, p.open, nil)
	if who == 0 {
		return false
	}
	if m := &s.Mentions[who-1]; m.Adj || m.Kind != "person" && m.Kind != "office" && (colon || m.Kind != "organization" && m.Kind != "role") {
		return false
	}
	s.pushMarks(sen, p, who)
	return true
}

// scripture tells of the words of God before marks, which are no news: قال الله تعالى.
func (s *search) scripture(sen *isnad.Sentence, k int) bool {
	for w := k; w >= max(sen.First, k-opener); w-- {
		if s.is("god", w) {
			return true
		}
	}
	return false
}

// sourceBefore gives the teller of a set phrase right before speech: its mention, or
// the words up to k where they can only be a name (وبحسب المصدر فإنه «…»، وحسب فلان: «…»).
func (s *search) sourceBefore(sen *isnad.Sentence, open, k int) (isnad.Ref, isnad.Span) {
	for w := k; w >= max(sen.First, k-opener); w-- {
		n, f := s.formula(w)
		if f == nil || f.kind != "source" {
			continue
		}
		if r := s.named(sen, w, w+n); r != 0 {
			return r, isnad.Span{}
		}
		if s.Words[open-1].Norm == ":" {
			return 0, s.nameUpTo(w+n, k)
		}
		return 0, isnad.Span{}
	}
	return 0, isnad.Span{}
}

// pushNamed makes the statement of a quotation of somebody, or of a name that nobody
// knows.
func (s *search) pushNamed(sen *isnad.Sentence, p *pair, who isnad.Ref, name isnad.Span) {
	if who == 0 {
		s.text, s.textAs = name, 0
	}
	s.pushMarks(sen, p, who)
}

// nameUpTo gives the words from first to word k where they can only be a name, one word
// of it behind a set phrase.
func (s *search) nameUpTo(first, k int) isnad.Span {
	for first < k && s.QuoteMark(first) {
		first++
	}
	if k < first || k-first >= opener {
		return isnad.Span{}
	}
	for w := first; w <= k; w++ {
		if !s.mayName(w) || (s.Tag(w).Feats.Def || k == first && s.Tag(w).POS != isnad.PROPN) && w == first {
			return isnad.Span{}
		}
	}
	return isnad.Span{Start: s.Words[first].Start, End: s.Words[k].End}
}

// tellsByForm tells of a participle of a verb of saying at word k (هاتفين «…»).
func (s *search) tellsByForm(k int) bool {
	t := s.Tag(k)
	return t.Feats.Verbal == 'a' && !t.Feats.Def && t.Root != "" && s.cues[t.Root] != nil && !s.hasPrep(k)
}

// containedRule marks what a text holds in its own words.
const containedRule = "quotes/contained"

// contained makes the statement of what a text or a plan is said to hold, between marks
// and often without a verb (وتضمن البيان «إلغاء …»): it is said by whose text it is. It
// tells whether it did.
func (s *search) contained(sen *isnad.Sentence, p *pair) bool {
	if p.close < 0 || s.used[p.open] || sen.Headline || p.open <= sen.First+1 || !s.long(p) || s.entitled(p) || s.reported(s.Words[p.open].Span) {
		return false
	}
	for v := p.open - 1; v >= max(sen.First, p.open-opener*2); v-- {
		if !s.is("includes", v) || s.Tag(v).POS != isnad.VERB {
			if s.inside(v) != nil || s.finite(v) && !(v > sen.First && s.relative.Has(s.Tag(v-1).Lemma)) {
				return false
			}
			continue
		}
		k := v + 1
		if k >= p.open || !s.holdsWords(k) {
			k = v - 1
		}
		if k < sen.First || !s.holdsWords(k) || s.governed(k) && k > v {
			return false
		}
		s.pushText(sen, p, k)
		return true
	}
	return false
}

// holdsWords tells of a noun for a text, or for a plan that is told in words.
func (s *search) holdsWords(k int) bool {
	return s.isText(k) || s.is("plan", k) && s.Tag(k).POS == isnad.NOUN
}

// pushText makes the statement of a quotation from the text at word k.
func (s *search) pushText(sen *isnad.Sentence, p *pair, k int) {
	who := s.whoseText(k, p.open)
	for i := s.From(k + 1); who == 0 && i < len(s.Mentions) && s.Mentions[i].First < p.open; i++ {
		if m := &s.Mentions[i]; m.Actor && !m.Adj && (m.Kind == "person" || m.Kind == "office") {
			who = isnad.Ref(i + 1) // الإصلاحات التي أعلنها الرئيس
		}
	}
	if who == 0 && s.Tag(k).Feats.Def {
		who = s.last
	}
	last, text, as := s.last, s.text, s.textAs
	st := isnad.Statement{Speaker: who, Class: "announce", Rule: containedRule, Cue: s.Words[p.open].Span}
	if who == 0 {
		s.textItself(&st, k) // it asks where the cue is
	}
	s.pushAs(sen, p, st)
	s.last, s.text, s.textAs = last, text, as
}
