package quote

import (
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/clause"
	"github.com/isnad-news/isnad/internal/term"
)

// orphan makes the statement of a quotation that opens a sentence and that no
// verb of saying brings or follows: who spoke last goes on. It tells whether it
// did.
func (s *search) orphan(sen *isnad.Sentence, p *pair) bool {
	if s.last == 0 && s.text.Len() == 0 || s.used[p.open] || p.close < 0 || sen.Headline || !s.long(p) || !s.opensSpeech(sen, p) {
		return false
	}
	if s.tellerBehind(sen, p) {
		return false
	}
	s.pushMarks(sen, p, s.last)
	return true
}

// tellerBehind tells of a quotation of which the report names the teller behind it, or
// with which its own sentence goes on.
func (s *search) tellerBehind(sen *isnad.Sentence, p *pair) bool {
	for k := p.close + 1; k < len(s.Words) && s.Sentences[s.Words[k].Sentence].Line == sen.Line && k < p.close+4; k++ {
		if s.isComma(k) || s.Words[k].Kind == isnad.Punct {
			continue
		}
		if c, _ := s.cue(k); c != nil && !s.Conj(k) {
			return true // «…»، قال فلان
		}
		if _, f := s.formula(k); f != nil {
			return f.kind != "adjunct" // «…»، بحسب فلان, but «…» في إشارة إلى
		}
		if s.Tag(k).POS == isnad.CCONJ && s.Glued(k, k+1) && s.pairAt(k+1) != nil {
			return false // «…» و«…»
		}
		if s.Words[k].Sentence == s.Words[max(p.close-1, p.open)].Sentence && s.Words[p.close+1].Kind != isnad.Punct {
			return true // the report's own sentence goes on
		}
		break
	}
	return false
}

// besideSpeech makes the statement of a quotation right beside one that somebody says:
// «…». «…», and with a verb and a conjunction (بأنه «…»، و«…»).
func (s *search) besideSpeech(sen *isnad.Sentence, p *pair) bool {
	q := s.before(p.open)
	if q == nil || q.close < 0 || p.close < 0 || s.used[p.open] || !s.used[q.open] || sen.Headline || !s.long(p) {
		return false
	}
	joined := false
	for k := q.close + 1; k < p.open; k++ {
		if s.Words[k].Kind == isnad.Punct {
			continue
		}
		if joined || k != p.open-1 || s.Tag(k).POS != isnad.CCONJ || !s.Glued(k, p.open) {
			return false
		}
		joined = true
	}
	if p.open > q.close+4 || s.Sentences[s.Words[q.open].Sentence].Line != sen.Line || s.tellerBehind(sen, p) {
		return false
	}
	for i := len(s.out) - 1; i >= 0 && s.out[i].Content.End >= s.Words[q.open].Start; i-- {
		st := &s.out[i]
		if st.Speaker == 0 && st.Rule != containedRule || st.Kind != "direct" || st.Content.Start != s.Words[q.open].End || st.Content.End > s.Words[q.close].End || st.Rule != containedRule && (!s.spoken(p) || joined && !s.spoken(q) && st.Class != "claim") {
			continue
		}
		if st.Rule == containedRule {
			s.pushAs(sen, p, isnad.Statement{Speaker: st.Speaker, Class: st.Class, Rule: containedRule})
			return true
		}
		s.pushMarks(sen, p, st.Speaker)
		return true
	}
	return false
}

// speaksUp makes the statement of a quotation of I or we behind the colon of a sentence
// that has told something of a person and has no verb of saying: ورفض اللاعب الإجابة عن
// السؤال: «لن أعود».
func (s *search) speaksUp(sen *isnad.Sentence, p *pair) bool {
	if p.close < 0 || s.used[p.open] || sen.Headline || p.open < sen.First+3 || s.Words[p.open-1].Norm != ":" || !s.long(p) || !s.spoken(p) || s.tellerBehind(sen, p) {
		return false
	}
	if t := s.Tag(p.open - 2); s.Terms(term.Entitles).Has(t.Lemma) || s.is("sendings", p.open-2) || !s.ofSelf(p) {
		return false
	}
	for w := sen.First; w < p.open; w++ {
		if c, _ := s.cue(w); c != nil || s.nounCue(w) != nil || s.pairAt(w) != nil && w != p.open || s.Words[w].Norm == ":" && w != p.open-1 {
			return false
		}
	}
	who := s.clauseSubject(sen, p.open, nil)
	if who == 0 || s.Mentions[who-1].Kind != "person" || s.Mentions[who-1].Sentence != s.Words[p.open].Sentence {
		return false
	}
	s.pushMarks(sen, p, who)
	return true
}

// ofSelf tells of a quotation in which somebody speaks of himself.
func (s *search) ofSelf(p *pair) bool {
	for w := p.open + 1; w < p.end; w++ {
		if s.Words[w].Kind == isnad.Arabic && s.selfAt(w) {
			return true
		}
	}
	return false
}

// pushMarks makes the statement of a quotation that only its marks bring.
func (s *search) pushMarks(sen *isnad.Sentence, p *pair, who isnad.Ref) {
	s.pushAs(sen, p, isnad.Statement{Speaker: who, Class: "say", Rule: "quotes/marks"})
}

// pushAs ends the statement of a quotation of which the marks are the cue.
func (s *search) pushAs(sen *isnad.Sentence, p *pair, st isnad.Statement) {
	open := &s.Words[p.open]
	st.Cue, st.CueLemma = open.Span, open.Norm
	st.Content, st.Kind = s.extent(sen, &content{marker: p.open, start: open.End, pair: p, direct: true, class: st.Class})
	s.used[p.open] = true
	s.push(st)
}

// carriedOn makes the statement of a quotation with a verb that a conjunction ties
// to speech in the same sentence: قال الوزير «…»، بينما «…».
func (s *search) carriedOn(sen *isnad.Sentence, p *pair) bool {
	if s.last == 0 || s.used[p.open] || p.close < 0 || !s.long(p) || !s.spoken(p) && !s.that(p.open+1) || p.open <= sen.First+1 {
		return false
	}
	goesOn := s.Tag(p.open-1).POS == isnad.CCONJ && s.Glued(p.open-1, p.open) && s.that(p.open+1) // أن «…»، ولم يزد، و«إنهم …»
	if t := s.Tag(p.open - 1); !goesOn && (!s.clausal.Has(t.Lemma) && !s.Terms(term.But).Has(t.Lemma) || t.POS == isnad.NOUN || s.that(p.open-1)) {
		return false
	}
	for i := len(s.out) - 1; i >= 0 && s.out[i].Cue.Start >= sen.Start; i-- {
		st := &s.out[i]
		if st.Content.End > s.Words[p.open].Start || st.Kind == "indirect" {
			continue
		}
		if c, _ := s.cue(min(p.close+2, len(s.Words)-1)); c != nil && s.isComma(p.close+1) {
			return false
		}
		s.pushMarks(sen, p, st.Speaker)
		return true
	}
	return false
}

// goesOnThat makes the statement of a sentence that goes on with and that from what was
// said in the one before: قال الوزير إن كذا. وأن كذا.
func (s *search) goesOnThat(sen *isnad.Sentence) {
	w := sen.First
	if sen.Headline || w == 0 || w+4 >= sen.Last || len(s.out) == 0 || !s.that(w) || !s.Conj(w) || strings.Contains(s.Text[s.Words[w].Start:s.Words[w].End], hamzaBelow) && !(s.Pronoun(w) >= 0 && s.QuoteMark(w+1)) {
		return
	}
	before, st := &s.Sentences[s.Words[w-1].Sentence], s.out[len(s.out)-1]
	if st.Content.Start < before.Start || st.Content.End+closeBy < before.End || st.Speaker == 0 && st.SpeakerName == "" || s.reported(st.Cue) || s.finite(w+1) && s.Pronoun(w) < 0 && st.Class != "demand" {
		return
	}
	last, text, as := s.last, s.text, s.textAs
	out := isnad.Statement{Speaker: st.Speaker, Cue: s.Words[w].Span, CueLemma: s.Tag(w).Dict, Class: st.Class, Rule: "quotes/goeson"}
	out.Content, out.Kind = s.extent(sen, &content{marker: w, start: s.Words[w+1].Start, clause: true, class: st.Class})
	s.push(out)
	s.last, s.text, s.textAs = last, text, as
}

// opensSpeech tells of a quotation with which a sentence begins and that holds a
// verb: no name and no title.
func (s *search) opensSpeech(sen *isnad.Sentence, p *pair) bool {
	for w := sen.First; w < p.open; w++ {
		if s.Words[w].Kind != isnad.Punct && !(w == p.open-1 && s.that(w) && s.Conj(w) && s.Pronoun(w) < 0) {
			return false
		}
	}
	return s.spoken(p) || s.wholeSentence(sen, p)
}

// wholeSentence tells of a quotation without a verb that is all of its sentence and
// stands right behind what somebody says.
func (s *search) wholeSentence(sen *isnad.Sentence, p *pair) bool {
	if p.close < 0 || p.close-p.open < leastAlone || len(s.out) == 0 || sen.First == 0 {
		return false
	}
	for w := p.close + 1; w < sen.Last; w++ {
		if s.Words[w].Kind != isnad.Punct {
			return false
		}
	}
	before := &s.Sentences[s.Words[sen.First-1].Sentence]
	st := &s.out[len(s.out)-1]
	return before.Line == sen.Line && st.Content.Start >= before.Start && st.Content.End <= before.End && st.Content.End+closeBy >= before.End
}

// leastAlone is how many words and marks a quotation without a verb has at least that
// is speech because nothing else stands in its sentence.
const leastAlone = 7

// spoken tells of a quotation that holds a verb in a tense.
func (s *search) spoken(p *pair) bool {
	for w := p.open + 1; w < p.end; w++ {
		if s.finite(w) {
			return true
		}
	}
	return false
}

// somebody gives who says a quotation of which nobody known is the speaker: what
// stands between the verb and the marks, where it can be a name (وأضاف كشك
// «…»، وقال سموه «…»), else the person named last in this sentence and the two
// before it of whom the verb may be said.
func (s *search) somebody(w int, x *content) isnad.Ref {
	if sp := s.nameBehind(w, x); sp.Len() > 0 {
		s.text, s.textAs = sp, 0
		return 0
	}
	if s.text.Len() > 0 {
		return 0
	}
	f := s.Tag(w).Feats
	if s.Tag(w).POS != isnad.VERB {
		f = isnad.Feats{Person: '3', Number: 's', Gender: 'm'}
	}
	for i := s.From(w) - 1; i >= 0 && s.Mentions[i].Sentence >= s.Words[w].Sentence-2; i-- {
		m := &s.Mentions[i]
		if m.Actor && !m.Adj && !m.Embedded && (m.Kind == "person" || m.Kind == "office") && clause.Agrees(f, m, true) && s.suits(f, isnad.Ref(i+1)) {
			return isnad.Ref(i + 1)
		}
	}
	return 0
}

// nameBehind gives the words between the verb at w and what is said where they
// can only be a name, or an honorific of somebody whom nobody named.
func (s *search) nameBehind(w int, x *content) isnad.Span {
	k := w + 1
	if k < x.marker && s.honorific(k) && s.Pronoun(w) < 0 {
		return s.Words[k].Span
	}
	for k < min(x.marker, w+opener) && s.mayName(k) {
		k++
	}
	if k > w+1 && (k == x.marker || s.Words[k].Kind == isnad.Punct || s.Tag(k).POS == isnad.ADP || s.hasPrep(k) || s.that(k)) {
		return isnad.Span{Start: s.Words[w+1].Start, End: s.Words[k-1].End}
	}
	return isnad.Span{}
}

// mayName tells of a word that may be part of a name of which no table knows.
func (s *search) mayName(k int) bool {
	t := s.Tag(k)
	if s.Words[k].Kind != isnad.Arabic || s.Busy[k] || s.hasPrep(k) || s.Conj(k) || s.Pronoun(k) >= 0 || t.Feats.Tanwin || s.finite(k) {
		return false
	}
	return t.POS == isnad.PROPN || (t.POS == isnad.NOUN || t.POS == isnad.ADJ) && t.Class != "time" && t.Class != "act"
}

// goesOnToSay tells of a verb of saying in the present that opens its sentence
// and brings speech: ويضيف «…», ويقول إن. Who spoke before goes on; a verb of
// which the passive looks alike says nothing of the kind.
func (s *search) goesOnToSay(sen *isnad.Sentence, w int, x *content) bool {
	if w > sen.First+1 || s.Tag(w).Feats.Voice == 'p' || s.is("impersonal", w) && !x.direct {
		return false
	}
	return x.direct || x.colon || s.Conj(w) && x.marker <= w+2
}

// objectFollows tells whether somebody else stands without a preposition behind
// who stands right behind the verb at w, before what is demanded: then the first
// is who demands it.
func (s *search) objectFollows(w int, m *isnad.Mention) bool {
	end := m.Last
	for end < min(m.Last+opener*2, s.RightEdge(w)) && !s.isComma(end) {
		end++
	}
	for _, a := range s.Args(m.Last, end) {
		o := &s.Mentions[a.Ref-1]
		if o.Coord != 0 || o.Adj || s.Conj(o.First) {
			continue
		}
		return a.Prep == "" && !o.Embedded
	}
	return false
}
