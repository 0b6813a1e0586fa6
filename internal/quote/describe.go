package quote

import (
	"strings"

	"github.com/isnad-news/isnad"
)

// describer gives the lemma of the verb of describing whose letters word w has,
// or "": a past verb of either gender, with or without a pronoun, which the
// tagger may take for a noun (ووصفتها, not a recipe).
func (s *search) describer(w int) string {
	if s.Words[w].Kind != isnad.Arabic || s.Words[w].Last == s.Words[w].First {
		return ""
	}
	t := s.Tag(w)
	if t.POS == isnad.VERB {
		if s.words["describes"][t.Lemma] && t.Feats.Person == '3' {
			return t.Lemma
		}
		return ""
	}
	stem := strings.TrimSuffix(s.Parts[s.Stem(w)].Norm, feminine)
	if t.POS == isnad.NOUN && s.words["describes"][stem] {
		return stem
	}
	return ""
}

// feminine is what a past verb ends in whose subject is a woman or a body.
const feminine = "\u062a"

// describing tells of such a word taken for a noun where it can only be the
// verb: it opens a clause, and بأن or the description in marks follows.
func (s *search) describing(w int) bool {
	t := s.Tag(w)
	if t.POS != isnad.NOUN || t.Feats.Def || s.hasPrep(w) || s.describer(w) == "" || s.cues[s.describer(w)] == nil {
		return false
	}
	first := s.Sentences[s.Words[w].Sentence].First
	j := s.as(w)
	if !s.Conj(w) && !s.beginsClause(w) && !(w > first && (s.relative.Has(s.Tag(w-1).Lemma) || s.is("what", w-1))) {
		return j > 0 && s.that(j) && s.endsNamed(w-1) // الوزير وصف الاتفاق بأنه
	}
	return j > 0
}

// as gives the word of بأن or of the preposition that brings how somebody or
// something is described by the verb at w, or -1.
func (s *search) as(w int) int {
	end, plain := s.Sentences[s.Words[w].Sentence].Last, -1
	for j := w + 1; j < min(end, w+longSubject); j++ {
		if s.finite(j) && !s.relative.Has(s.Tag(j-1).Lemma) && !s.ofText(j) || j > w+1 && s.describer(j) != "" {
			break
		}
		bare := s.Words[j].Norm == ba
		if !bare && !(s.hasPrep(j) && s.Parts[s.Words[j].First].Norm == ba) {
			continue
		}
		if _, f := s.formula(j); f != nil {
			continue
		}
		t := s.Tag(j)
		if s.that(j) || bare && j+1 < end && s.QuoteMark(j+1) || s.Glued(j, j+1) && s.QuoteMark(j+1) {
			return j
		}
		if plain < 0 && (!bare && t.Feats.Def && (t.Class != "time" && t.Class != "place" || s.QuoteMark(j+1)) || !bare && s.Pronoun(w) >= 0 && j == w+1 && t.Class != "time") {
			plain = j // unless marks tell: وصف الاتهام بالتعاون معهم بـ«الدعاية»
		}
	}
	return plain
}

// describedAs reads وصف فلان كذا بالخطير: how it is described is what is said, not what
// is described. What بأن brings is a clause like any other.
func (s *search) describedAs(sen *isnad.Sentence, w int, c *cue, who isnad.Ref) bool {
	if !s.words["describes"][c.lemma] || who == 0 {
		return false
	}
	j := s.as(w)
	if j < 0 || s.that(j) {
		return false
	}
	x := &content{marker: j, start: s.contentStart(j), noun: true, class: c.class}
	if s.Words[j].Norm == ba {
		if j++; j >= sen.Last {
			return false
		}
		x.marker, x.start = j, s.Words[j].Start
	}
	if p := s.pairAt(j); p != nil && p.close > 0 {
		x = &content{marker: j, start: s.Words[p.open].End, pair: p, direct: true, class: c.class}
		s.used[p.open] = true
	}
	st := isnad.Statement{Speaker: who, Cue: isnad.Span{Start: s.Words[w].Start, End: s.Words[w].End}, CueLemma: c.lemma, Class: c.class, Rule: "quotes/cues#" + c.source}
	if st.Content, st.Kind = s.extent(sen, x); st.Content.Len() <= 0 {
		return false
	}
	s.push(st)
	return true
}

// byDescribing makes the statement of the noun of describing, of which the clause tells
// whose it is: how somebody or something is described stands in marks (ذهب الرئيس إلى حد
// وصفه بـ«…»، لم يتردد في وصف الاتفاق بأنه «…»).
func (s *search) byDescribing(sen *isnad.Sentence, w int) {
	t := s.Tag(w)
	c := s.cues[t.Root]
	if c == nil || sen.Headline || s.reported(s.Words[w].Span) {
		return
	}
	j := s.as(w)
	if j < 0 {
		return
	}
	p := s.pairAt(j + 1)
	if p == nil || p.close <= p.open+leastSaid-1 {
		return
	}
	who := s.clauseSubject(sen, w, nil)
	if who == 0 || s.Mentions[who-1].First > w {
		return
	}
	s.path, s.pathAt = describing, s.Words[w].Start
	s.pushDescribed(sen, w, p, who, c)
}

// describing is the rule that finds who describes by a verbal noun.
const describing = "described"

// pushDescribed makes the statement of what marks say of somebody or something.
func (s *search) pushDescribed(sen *isnad.Sentence, w int, p *pair, who isnad.Ref, c *cue) {
	st := isnad.Statement{Speaker: who, Cue: s.Words[w].Span, CueLemma: c.lemma, Class: c.class, Rule: "quotes/cues#" + c.source}
	st.Content, st.Kind = s.extent(sen, &content{marker: p.open, start: s.Words[p.open].End, pair: p, direct: true, class: c.class})
	s.used[p.open] = true
	last, text, as := s.last, s.text, s.textAs
	s.push(st)
	s.last, s.text, s.textAs = last, text, as
}

// nounOfDescribing tells of a verbal noun of describing without the article.
func (s *search) nounOfDescribing(w int) bool {
	t := s.Tag(w)
	return t.POS == isnad.NOUN && t.Feats.Verbal == 'm' && !t.Feats.Def && s.words["describes"][t.Root]
}

// closed tells whether nothing that stands behind a quotation can belong to it:
// no preposition goes on.
func (s *search) closed(p *pair, end int) bool {
	k := p.close + 1
	return p.close > 0 && (k >= end || s.Tag(k).POS != isnad.ADP && !s.hasPrep(k) && !(s.Conj(k) && s.finite(k) && s.Tag(k).Feats.Tense == 'f'))
}

// ascribed reads عزا فلان كذا إلى كذا: what is explained and by what.
func (s *search) ascribed(sen *isnad.Sentence, w int, c *cue, who isnad.Ref) bool {
	if !s.words["ascribes"][c.lemma] || who == 0 || s.Pronoun(w) >= 0 {
		return false
	}
	from := w + 1
	if m := &s.Mentions[who-1]; m.First > w && m.Sentence == s.Words[w].Sentence {
		from = m.Last
		if r := s.apposed(m); r != 0 {
			from = s.Mentions[r-1].Last
		}
		for i := s.From(from); i < len(s.Mentions) && s.Mentions[i].First < from+opener && s.Mentions[i].Sentence == m.Sentence; i++ {
			if o := &s.Mentions[i]; o.Entity != 0 && o.Entity == m.Entity && o.NameSpan.Len() > 0 {
				from = o.Last // أرجع المتحدث باسم الاتحاد سالم عمر تأخر الإعلان إلى
			}
		}
	}
	if from >= sen.Last || s.Tag(from).POS != isnad.NOUN && s.Tag(from).POS != isnad.PRON || s.hasPrep(from) {
		return false
	}
	bare := s.demonstrative(from)
	for j := from + 1; j < min(from+longSubject, sen.Last); j++ {
		if s.that(j) || s.finite(j) && !s.relative.Has(s.Tag(j-1).Lemma) {
			return false
		}
		if t := s.Tag(j); t.POS == isnad.ADP && c.prep(t.Lemma) && s.Pronoun(j) < 0 {
			st := isnad.Statement{Speaker: who, Cue: isnad.Span{Start: s.Words[w].Start, End: s.Words[w].End}, CueLemma: s.Tag(w).Dict, Class: c.class, Rule: "quotes/cues#" + c.source}
			x := &content{marker: j, start: s.Words[from].Start, noun: true, class: c.class}
			if bare && j+1 < sen.Last {
				x.start = s.Words[j+1].Start // عزا ذلك إلى نقص الوقود
				if s.that(j+1) && j+2 < sen.Last {
					x.marker, x.start, x.clause = j+1, s.Words[j+2].Start, true
				}
			}
			st.Content, st.Kind = s.extent(sen, x)
			s.push(st)
			return true
		}
	}
	return false
}

// calling is the folded lemma of the verb of naming.
const calling = "\u0627\u0633\u0645\u064a"

// callsIt tells of a verb of naming with its pronoun behind ما, by its letters: the
// tagger takes it for a noun.
func (s *search) callsIt(w int) bool {
	return w > 0 && len(s.room.lists[w]) > 0 && s.is("what", w-1) && s.words["calls"][s.Words[w].Norm] && s.cues[calling] != nil
}

// calls gives how somebody names what he speaks of, where it stands in marks and is
// more than a name: ما أسمته «محاولات لعرقلة الحل».
func (s *search) calls(w, end int) *content {
	for j := w + 1; j < min(w+opener, end); j++ {
		if p := s.pairAt(j); p != nil {
			if p.close < j+4 {
				return nil
			}
			return &content{marker: j, start: s.Words[j].End, pair: p, direct: true}
		}
		if s.finite(j) || s.isComma(j) {
			return nil
		}
	}
	return nil
}
