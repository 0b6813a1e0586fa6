package quote

import (
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/term"
	"github.com/isnad-news/isnad/internal/text"
)

// opensSentence makes the statement of a set phrase at word w that opens the
// sentence (وبحسب الوزير فإن كذا); what is said begins at word j.
func (s *search) opensSentence(sen *isnad.Sentence, w, n, j int, f *formula, who isnad.Ref) {
	x := &content{marker: j - 1, start: s.Words[j].Start, class: "report"}
	if p := s.pairAt(j); p != nil && s.long(p) && s.closesClause(p, sen.Last) {
		x = &content{marker: j, start: s.Words[p.open].End, pair: p, direct: true, class: "report"}
		s.used[p.open] = true
	}
	st := isnad.Statement{Speaker: who, Cue: isnad.Span{Start: s.Words[w].Start, End: s.Words[w+n-1].End}, CueLemma: f.lemma, Class: "report", Rule: "quotes/formulas#" + f.where}
	st.Content, st.Kind = s.extent(sen, x)
	keep := s.last
	s.push(st)
	switch m := &s.Mentions[who-1]; {
	case m.Sector == "JRN":
		s.last = keep // who passes it on does not go on to speak
	case keep != 0 && (m.Kind == "state" || m.Kind == "role" && m.Feats.Def && m.ID == s.Mentions[keep-1].ID):
		s.last = keep // called back by what he is
	}
}

// ofBefore makes the statement of a set phrase that stands alone behind a full stop: what
// the sentence before tells is the teller's (… . وفقا لقناة الجزيرة).
func (s *search) ofBefore(sen *isnad.Sentence, w, n int, f *formula, who isnad.Ref) {
	if f.kind != "source" || sen.First == 0 || w > sen.First || s.Conj(w) {
		return
	}
	before := &s.Sentences[s.Words[sen.First-1].Sentence]
	if before.Headline || before.Line != sen.Line || s.saidIn(before) {
		return
	}
	st := isnad.Statement{Speaker: who, Cue: isnad.Span{Start: s.Words[w].Start, End: s.Words[w+n-1].End}, CueLemma: f.lemma, Class: "report", Kind: "indirect", Rule: "quotes/formulas#" + f.where}
	st.Content = s.trim(s.clauseStart(before, before.Last), before.End, false)
	keep := s.last
	s.push(st)
	s.last = keep
}

// toldInner tells whether a set phrase behind what somebody says in the
// sentence (أعلنت الوزارة أن …، حسبما أفاد مصدر) only says who passes that on,
// or whom who speaks cites (نقلا عن), and notes it with that statement.
func (s *search) toldInner(sen *isnad.Sentence, w int, f *formula, m *isnad.Mention) bool {
	for i := len(s.out) - 1; i >= 0 && s.out[i].Cue.Start >= sen.Start; i-- {
		st := &s.out[i]
		if st.Cue.Start > s.Words[min(sen.First+opener, sen.Last-1)].End || strings.HasPrefix(st.Rule, "quotes/formulas") {
			continue
		}
		if at := s.Words[w].Start; at > st.Content.End && at <= st.Content.End+closeBy {
			switch {
			case st.SpeakerID == m.ID:
			case s.words["cites"][text.Fold(f.lemma)]:
				st.Cites = append(st.Cites, m.ID)
			default:
				st.Via = append(st.Via, m.ID)
			}
			return true
		}
	}
	return false
}

// wording gives the verb of saying of which the verbal noun with the article
// and its preposition tells: اكتفى بالقول إن، ختم بالإشارة إلى، حرص على التأكيد أن.
func (s *search) wording(w int) *cue {
	t := s.Tag(w)
	if t.POS != isnad.NOUN || t.Feats.Verbal != 'm' || !t.Feats.Def || s.Conj(w) || s.is("noted", w) || !(s.hasPrep(w) && s.Parts[s.Words[w].First].Norm == ba) && !s.upTo(w) {
		return nil
	}
	if c := s.cues[t.Root]; c != nil && c.clause && (c.class == "say" || c.class == "confirm") {
		return c
	}
	return nil
}

// upTo tells of a verbal noun behind a preposition that ties it to another verb: حرص على
// التوضيح.
func (s *search) upTo(w int) bool {
	if w < 2 || s.hasPrep(w) || s.Words[w-2].Sentence != s.Words[w].Sentence {
		return false
	}
	t := s.Tag(w - 1)
	return t.POS == isnad.ADP && s.Pronoun(w-1) < 0 && s.Terms(term.Misplaced).Has(t.Lemma) && !s.Conj(w-1)
}

// byWording makes the statement of such a noun: what is said follows right
// behind it, by the subject of the clause.
func (s *search) byWording(sen *isnad.Sentence, w int, c *cue) {
	if s.reported(s.Words[w].Span) {
		return
	}
	x := s.complement(w, c, sen.Last)
	if x == nil || x.marker > w+2 {
		return
	}
	who := s.clauseSubject(sen, w, nil)
	if who == 0 {
		who = s.last
	}
	x.class = c.class
	st := isnad.Statement{Speaker: who, Cue: isnad.Span{Start: s.Words[w].Start, End: s.Words[w].End}, CueLemma: s.Tag(w).Dict, Class: c.class, Rule: "quotes/cues#" + c.source}
	if who == 0 && x.pair != nil && s.long(x.pair) {
		who = s.somebody(w, x)
		st.Speaker = who
	}
	if st.Content, st.Kind = s.extent(sen, x); who == 0 || st.Content.Len() <= 0 {
		return
	}
	if x.pair != nil {
		s.used[x.pair.open] = true
	}
	s.push(st)
}

// ownNorm tells of a set phrase within what somebody says that names by what
// something is done, not who tells it: قال إن الأمور تسير وفق القضاء.
func (s *search) ownNorm(w, n int) bool {
	k := w + n
	return k < len(s.Words) && s.reported(s.Words[w].Span) && !s.is("informs", k) && !s.is("sources", k)
}

// opensUnnamed makes the statement of a set phrase that opens the sentence before
// a text or tellers that are nobody known, at word k: وبحسب إحصائية فإن كذا.
func (s *search) opensUnnamed(sen *isnad.Sentence, w, k int, f *formula) {
	if k+1 < sen.Last && s.is("this", k) && s.Tag(k+1).Feats.Def {
		k++ // وبحسب تلك التقارير
	}
	if f.kind != "source" || k >= sen.Last || !s.isText(k) && !s.is("sources", k) {
		return
	}
	j := k + 1
	for j < sen.Last && !s.isComma(j) && !s.is("strips", j) && (!s.finite(j) || s.ofTheText(k, j)) {
		j++
	}
	for j < sen.Last && (s.isComma(j) || s.is("strips", j)) {
		j++
	}
	if j+2 >= sen.Last || j > k+longSubject/2 {
		return
	}
	keep, text, as := s.last, s.text, s.textAs
	st := isnad.Statement{Speaker: s.whoseText(k, j), Cue: isnad.Span{Start: s.Words[w].Start, End: s.Words[k-1].End}, CueLemma: f.lemma, Class: "report", Rule: "quotes/formulas#" + f.where}
	s.textItself(&st, k)
	st.Content, st.Kind = s.extent(sen, &content{marker: j - 1, start: s.Words[j].Start, class: "report"})
	s.push(st)
	s.last, s.text, s.textAs = keep, text, as
}

// ofTheText tells of a verb at word j that only describes the text without the article
// at word k: a preposition with its pronoun behind it points back there (وحسب تقرير
// اطلعت عليه الصحيفة).
func (s *search) ofTheText(k, j int) bool {
	if s.Tag(k).Feats.Def || j+1 >= len(s.Words) || s.Tag(j+1).POS != isnad.ADP || s.Pronoun(j+1) < 0 || s.Conj(j) {
		return false
	}
	for v := k + 1; v < j; v++ {
		if s.Words[v].Kind != isnad.Arabic || s.finite(v) {
			return false
		}
	}
	return true
}

// byText makes the statement of a word that gives a text's own words or its gist
// (برقية نصها: «…», تقارير مفادها أن): whose it is stands before it.
func (s *search) byText(sen *isnad.Sentence, w int) {
	var x *content
	for j := w + 1; j < min(w+4, sen.Last) && x == nil; j++ {
		if p := s.openAfter(j); p != nil && s.long(p) {
			x = &content{marker: j, start: s.Words[p.open].End, pair: p, direct: true}
		} else if s.that(j) && j+1 < sen.Last {
			x = &content{marker: j, start: s.Words[j+1].Start}
		} else if s.Words[j].Kind == isnad.Arabic {
			return
		}
	}
	if x == nil || s.reported(s.Words[w].Span) {
		return
	}
	who := isnad.Ref(0)
	for i := s.From(w) - 1; i >= 0 && s.Mentions[i].First >= sen.First; i-- {
		if m := &s.Mentions[i]; m.Actor && !m.Adj && m.Kind != "state" {
			who = isnad.Ref(i + 1)
			break
		}
	}
	if who == 0 {
		who = s.last
	}
	if who != 0 {
		s.saidByNoun(sen, w, &cue{class: "report", source: "words"}, who, x)
	}
}

// laidDown makes the statement of a verb that says what a law or a treaty lays down:
// the text itself is the speaker, behind the verb, before it or before its relative
// pronoun.
func (s *search) laidDown(sen *isnad.Sentence, w int, c *cue, x *content) {
	if x == nil {
		return
	}
	k := w + 1
	if k >= sen.Last || s.Tag(k).POS != isnad.NOUN || s.hasPrep(k) {
		k = w - 1
		if k > sen.First && s.relative.Has(s.Tag(k).Lemma) {
			k--
		}
		for k > sen.First && s.Tag(k).POS == isnad.ADJ {
			k--
		}
		if k < sen.First || s.Tag(k).POS != isnad.NOUN {
			return
		}
	}
	last, text, as := s.last, s.text, s.textAs
	x.class = c.class
	st := isnad.Statement{Cue: isnad.Span{Start: s.Words[w].Start, End: s.Words[w].End}, CueLemma: s.Tag(w).Dict, Class: c.class, Rule: "quotes/cues#" + c.source}
	s.textItself(&st, k)
	if st.Content, st.Kind = s.extent(sen, x); st.Content.Len() > 0 {
		if x.pair != nil {
			s.used[x.pair.open] = true
		}
		s.push(st)
	}
	s.last, s.text, s.textAs = last, text, as
}
