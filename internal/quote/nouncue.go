package quote

import (
	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/term"
)

// nounCue gives the verb of saying of which the verbal noun at w tells, where
// it is clear whose it is (تأكيد الوزير أن, تأكيده أن).
func (s *search) nounCue(w int) *cue {
	t := s.Tag(w)
	if t.POS != isnad.NOUN || t.Feats.Verbal != 'm' || t.Feats.Def || w < len(s.Named) && s.Named[w] {
		return nil
	}
	if c := s.cues[t.Root]; c != nil && c.clause && s.words["said"][t.Root] {
		return c
	}
	return nil
}

// saidByNoun makes the statement of a verbal noun of saying; who spoke before it
// goes on to speak.
func (s *search) saidByNoun(sen *isnad.Sentence, w int, c *cue, who isnad.Ref, x *content) {
	x.class = c.class
	st := isnad.Statement{Speaker: who, Cue: isnad.Span{Start: s.Words[w].Start, End: s.Words[w].End}, CueLemma: s.Tag(w).Dict, Class: c.class, Rule: "quotes/cues#" + c.source}
	if st.Content, st.Kind = s.extent(sen, x); st.Content.Len() <= 0 {
		return
	}
	if x.pair != nil {
		s.used[x.pair.open] = true
	}
	keep := s.last
	s.push(st)
	s.last = keep
}

// byBareNoun gives the noun right behind whose the announcing is that carries what
// is announced: إعلان الحزب انسحاب مسلحيه.
func (s *search) byBareNoun(w, j int, c *cue) *content {
	t := s.Tag(j)
	if !c.np || t.POS != isnad.NOUN || t.Feats.Def || s.hasPrep(j) || s.Conj(j) || s.Begins(j) != nil && !s.is("death", j) {
		return nil
	}
	if !s.is("happening", j) && !s.is("death", j) && !s.Terms(term.Proposition).Has(t.Lemma) && (t.Feats.Verbal != 'm' || !s.is("proclaimed", w) || s.hasPrep(w)) {
		return nil
	}
	return &content{marker: j, start: s.Words[j].Start, noun: true}
}

// byNounCue makes the statement of a verbal noun: whose it is stands behind it
// or is its pronoun, and أن follows before any verb.
func (s *search) byNounCue(sen *isnad.Sentence, w int, c *cue) {
	who, from := isnad.Ref(0), w+1
	if s.Pronoun(w) >= 0 {
		who = s.last
		if r := s.whoseWords(sen, w); r != 0 {
			who = r
		} else if r := s.clauseSubject(sen, w, nil); r != 0 {
			who = r
		}
	} else {
		for ref, m := range s.At(w + 1) {
			if m.Actor && !m.Adj && who == 0 && s.Prep(m) != lam && (m.Kind != "role" || s.Tag(m.Head).Feats.Def || s.is("sources", m.Head)) {
				who, from = ref, m.Last
			}
		}
		if who == 0 && s.honorific(w+1) {
			who, from = s.personBefore(sen, w), w+2
		}
		for who != 0 { // the office, then who holds it
			r := s.apposed(&s.Mentions[who-1])
			if r == 0 || s.Mentions[r-1].Last <= from {
				break
			}
			who, from = r, s.Mentions[r-1].Last
		}
		if r := s.insertedName(from, sen.Last); r != 0 && who != 0 {
			who, from = r, s.Mentions[r-1].Last+1
		}
	}
	if who == 0 {
		return
	}
	claim := false
	for j := from; j < min(from+opener*3, sen.Last); j++ {
		if p := s.pairAt(j); p != nil && p.close > 0 && !s.long(p) {
			j = p.close
			continue
		}
		if p := s.openAfter(j); p != nil && s.long(p) && (s.Words[j].Norm == ":" || p.open == j && (s.Pronoun(w) >= 0 || s.is("bare", w) || s.words["bare"][s.Tag(w).Root])) {
			s.saidByNoun(sen, w, c, who, &content{marker: j, start: s.Words[p.open].End, pair: p, direct: true, colon: s.Words[j].Norm == ":"})
			return
		}
		if s.is("titled", j) {
			continue
		}
		if k := s.blessing(j, sen.Last); k > j {
			j = k
			continue
		}
		if s.isComma(j) && j+1 < sen.Last && (s.that(j+1) || s.Busy[j+1] || s.byPrep(j+1, c) != nil) || s.Words[j].Norm == "(" || s.Words[j].Norm == ")" {
			continue
		}
		if s.that(j) {
			if s.Conj(j) || !s.ownPrep(j, c) || j+1 >= sen.Last {
				return
			}
			x := &content{marker: j, start: s.Words[j+1].Start}
			if p := s.openAfter(j + 1); p != nil && s.long(p) && s.closesClause(p, sen.Last) {
				x = &content{marker: j, start: s.Words[p.open].End, pair: p, direct: true}
			}
			s.saidByNoun(sen, w, c, who, x)
			return
		}
		claim = claim || s.claimed(j)
		x := s.byPrep(j, c)
		if x != nil && !x.clause && s.is("proclaimed", w) && c.class == "confirm" {
			return // تأكيد الرئيس على التعاون: a word, no proposition
		}
		if x == nil && j == s.pastTime(from, sen.Last) && from > w+1 {
			x = s.byBareNoun(w, j, c)
		}
		if x != nil && s.words["nouned"][c.lemma] && !(s.words["accuses"][c.lemma] && !s.accusedBehind(w, who, j)) {
			if x.clause {
				s.saidByNoun(sen, w, c, who, x)
				return
			}
			if t := s.Tag(j - 1); j > w+1 && t.Feats.Verbal == 'm' && t.Feats.Def && t.POS == isnad.NOUN && !s.hasPrep(j-1) {
				x.start = s.Words[j-1].Start // بإعلانه الاعتذار عن
			}
			x.class = c.class
			st := isnad.Statement{Speaker: who, Cue: isnad.Span{Start: s.Words[w].Start, End: s.Words[w].End}, CueLemma: s.Tag(w).Dict, Class: c.class, Rule: "quotes/cues#" + c.source}
			st.Content, st.Kind = s.extent(sen, x)
			st.Content = s.trim(st.Content.Start, min(st.Content.End, s.verbEnd(sen, j)), false)
			if claim {
				st.Rule = claimRule
			}
			keep := s.last
			s.push(st)
			s.last = keep
			return
		}
		if c, _ := s.cue(j); c != nil || s.finite(j) || s.Words[j].Kind == isnad.Punct {
			return
		}
	}
}

// insertedName gives the person who is named between the comma at word k, behind his
// office, and another one: دعوة رئيس الحزب، فلان، أنصاره.
func (s *search) insertedName(k, end int) isnad.Ref {
	if k+2 >= end || !s.isComma(k) {
		return 0
	}
	for ref, m := range s.At(k + 1) {
		if m.Kind == "person" && !m.Adj && s.Prep(m) == "" && m.Last < end && s.isComma(m.Last) {
			return ref
		}
	}
	return 0
}

// pastTime gives the word behind what is put in between commas at word k to tell when:
// إعلان الجيش، منذ يومين، مقتل القائد.
func (s *search) pastTime(k, end int) int {
	if !s.isComma(k) || k+1 >= end || !s.Busy[k+1] {
		return k
	}
	for j := k + 1; j < end; j++ {
		if s.isComma(j) {
			return j + 1
		}
		if !s.Busy[j] {
			break
		}
	}
	return k
}

// accusedBehind tells whether whom who accuses by the verbal noun at w stands before
// word j, or that the noun is of who accuses by its pronoun or من: with but one name
// behind it, اتهام الوزير بالفساد is of whom others accuse.
func (s *search) accusedBehind(w int, who isnad.Ref, j int) bool {
	m := &s.Mentions[who-1]
	if s.that(j) || s.Pronoun(w) < 0 && m.First != w+1 {
		return true
	}
	if s.Pronoun(w) >= 0 {
		for k := w + 1; k < j; k++ {
			if o := s.actorFrom(k); o != nil {
				return true // اتهامه لبعض القادة بكذا
			}
		}
		return false
	}
	for i := int(who); i < len(s.Mentions) && s.Mentions[i].First < j; i++ {
		if o := &s.Mentions[i]; o.First >= m.Last && o.Actor && !o.Adj && o.Coord == 0 && !s.governed(o.First) && (!o.Embedded || s.Tag(o.First-1).Feats.Def) && (o.Kind != "person" || m.Kind != "office") {
			return true
		}
	}
	return false
}

// stands tells of جاء في البيان: what a text says.
func (s *search) stands(w int) bool {
	t := s.Tag(w)
	if t.POS != isnad.VERB || !s.Terms(term.Stands).Has(t.Lemma) {
		return false
	}
	if s.standsIn(w) || s.text.Len() > 0 && s.is("also", w+1) && s.that(min(w+2, len(s.Words)-1)) {
		return true
	}
	for j := w + 1; j < w+4 && j < len(s.Words) && s.Words[j].Sentence == s.Words[w].Sentence; j++ {
		if s.isText(j) {
			return s.governed(j)
		}
	}
	return false
}

// standsOf gives the text that a noun behind it tells apart, in which something stands:
// جاء في لائحة الاتهام. It is -1 for a text told of before.
func (s *search) standsOf(w int) int {
	for j := w + 1; j < min(w+4, len(s.Words)-1) && s.Words[j].Sentence == s.Words[w].Sentence; j++ {
		if !s.isText(j) {
			continue
		}
		n := s.Tag(j + 1)
		if s.Tag(j).Feats.Def || s.Pronoun(j) >= 0 || n.POS != isnad.NOUN || !n.Feats.Def || s.hasPrep(j+1) || s.Begins(j+1) != nil || s.isText(j+1) {
			return -1
		}
		return j
	}
	return -1
}

// standsIn tells of such a verb with the pronoun of a text told of before and what the
// text says right behind: أصدر بيانا جاء فيه أن.
func (s *search) standsIn(w int) bool {
	k := w + 2
	if t := s.Tag(w); k >= len(s.Words) || t.POS != isnad.VERB || !s.Terms(term.Stands).Has(t.Lemma) || s.Words[k].Sentence != s.Words[w].Sentence || s.Tag(w+1).POS != isnad.ADP || s.Pronoun(w+1) < 0 {
		return false
	}
	return s.Words[k].Norm == ":" || s.that(k) || s.openAfter(k) != nil
}

func (s *search) negated(w int) bool {
	if w > 1 && s.that(w-1) && s.is("without", w-2) {
		return true // دون أن تفصح
	}
	if w > 1 && s.is("what", w-1) && (s.is("this", w-2) || s.is("itself", w-2) && s.Tag(w-2).POS == isnad.PRON) && s.Pronoun(w) >= 0 {
		return false // هذا ما قاله، وهو ما وصفته
	}
	return w > 0 && !s.is("litotes", w) && s.Words[w-1].Sentence == s.Words[w].Sentence && s.Terms(term.Negation).Has(s.Tag(w-1).Lemma) && s.Tag(w-1).POS == isnad.PART
}

func (s *search) isComma(w int) bool {
	return w >= 0 && w < len(s.Words) && (s.Words[w].Norm == "،" || s.Words[w].Norm == "," || s.Words[w].Norm == semicolon)
}
