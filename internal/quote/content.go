package quote

import (
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/term"
)

// content is where what is said begins, and how it is marked.
type content struct {
	marker  int   // word of أن, the colon, the mark or the preposition
	start   int   // byte
	pair    *pair // of a direct quotation
	direct  bool
	colon   bool
	marked  bool // it begins with a mark
	noun    bool // a noun phrase or a preposition's: not a clause
	clause  bool // a clause behind one of the cue's prepositions
	class   string
	claim   bool // what somebody takes the responsibility for
	present bool // the verb of saying is in the present
	fronts  bool // the main clause comes behind it: وإذ أكد أن …، أشار
}

// that tells whether word w is أن or إن, with or without a pronoun.
func (s *search) that(w int) bool {
	if w < len(s.Named) && s.Named[w] || s.Glued(w, w+1) && s.Words[w+1].Norm == "." && s.Glued(w+1, w+2) {
		return false // بان كي مون, إن.بي.سي
	}
	t := s.Tag(w)
	if s.withHamza(w) {
		return true
	}
	return s.Terms(term.That).Has(t.Lemma) && (t.POS == isnad.SCONJ || t.POS == isnad.PART || t.POS == isnad.ADP || t.POS == isnad.CCONJ)
}

// withHamza tells of بأن, taken for the name بان: the hamza is written.
func (s *search) withHamza(w int) bool {
	return s.Text[s.Words[w].Start:s.Words[w].End] == ba+hamzaAbove+"\u0646" && s.Tag(w).POS == isnad.PROPN
}

const (
	hamzaAbove = "\u0623"
	hamzaBelow = "\u0625"
)

// longest is how many words a statement may run on: texts without stops would
// be read over and over again from every cue.
const longest = 600

// complement finds what is said behind the cue at w. The subject stands in
// between, so the search goes on over noun phrases and relative clauses.
func (s *search) complement(w int, c *cue, end int) *content {
	verbs, apart, claim := 0, 0, false
	end = min(end, w+longest)
	sent, renews, reckons := s.is("sent", w), s.is("renews", w), s.is("reckons", w)
	if s.bareSpeech(w, end) {
		return &content{marker: w, start: s.Words[w+1].Start}
	}
	if x := s.bareBehind(w, end); x != nil {
		return x
	}
	for j := w + 1; j < end; j++ {
		wd := &s.Words[j]
		if wd.Norm == ":" {
			if s.lastNamed(j) != 0 {
				return nil
			}
			if p := s.openAfter(j + 1); p != nil {
				return &content{marker: j, start: s.Words[p.open].End, pair: p, direct: true, colon: true}
			}
			if j+1 < len(s.Words) && s.Sentences[s.Words[j+1].Sentence].Line == s.Sentences[wd.Sentence].Line {
				k := j + 1
				if s.that(k) && k+1 < len(s.Words) && s.Words[k+1].Sentence == s.Words[k].Sentence {
					k++
				}
				return &content{marker: j, start: s.Words[k].Start, colon: true}
			}
			return nil
		}
		if p := s.pairAt(j); p != nil {
			if reckons && s.Pronoun(w) >= 0 && !s.describes(w) && p.close > j+1 && (j == w+1 || s.endsActor(j-1) || s.QuoteMark(j-1)) && !s.quotedActor(p) {
				if s.closed(p, end) {
					return &content{marker: j, start: wd.End, pair: p, direct: true}
				}
				return &content{marker: j, start: wd.Start, noun: true, marked: true}
			}
			if s.entitled(p) {
				j = min(p.close, end-1)
				continue
			}
			if c.clause && (s.long(p) || j == w+1 && p.close > j+2 && s.spoken(p) || (s.isComma(j-1) || s.is("bare", w) && s.endsActor(j-1) || c.class == "say" && s.is("occasion", j-1)) && s.closesClause(p, end) || j == w+2 && s.toWhom(w+1) && p.close > j+2 && s.spoken(p)) && !(j == w+1 && s.quotedSubject(p, end)) && !s.title(p) && !s.quotedName(p, end) {
				return &content{marker: j, start: wd.End, pair: p, direct: true}
			}
			if s.saidAtOnce(w, j, c, p, end) {
				return &content{marker: j, start: wd.End, pair: p, direct: true}
			}
			if s.askedInMarks(p, c) {
				return &content{marker: j, start: wd.End, pair: p, direct: true}
			}
			if s.nounInMarks(w, c, p, end) {
				return &content{marker: j, start: wd.Start, noun: true, marked: true}
			}
			if p.close > 0 {
				j = min(p.close, end-1)
				continue
			}
			continue
		}
		if k := s.blessing(j, end); k > j {
			j = k
			continue
		}
		if k := s.initials(j, end); k > j {
			j = k
			continue
		}
		if sent && s.is("sendings", j) && !s.hasPrep(j) {
			return nil // وجه رسالة: what is sent is told, not what is said
		}
		if wd.Kind == isnad.Punct || j < len(s.Named) && s.Named[j] {
			continue
		}
		if s.that(j) {
			if !s.Conj(j) && s.ownPrep(j, c) {
				k := s.afterThat(j)
				if p := s.openAfter(k); p != nil && (s.long(p) && s.pairToEnd(p, end) || s.closesClause(p, end) || s.clauseWithin(p) || s.words["describes"][c.lemma] && s.closed(p, end)) {
					return &content{marker: j, start: s.Words[p.open].End, pair: p, direct: true}
				}
				if k < len(s.Words) {
					return &content{marker: j, start: s.Words[k].Start}
				}
			}
			continue
		}
		if s.isComma(j-1) && s.is("upon", j) {
			if x := s.speechAhead(w, j, end); x != nil {
				return x // أكد، ردا على سؤال عن سفره، أن «…»
			}
		}
		if j > w+1 && s.anotherTurn(j) {
			return nil
		}
		if cc := s.saying(j, c); cc != nil {
			c = cc // جدد التأكيد على: what is said hangs on the noun
			continue
		}
		if s.words["praises"][c.lemma] && s.hasPrep(j) && s.Parts[s.Words[j].First].Norm == ba && !s.that(j) && s.Tag(j).Feats.Def {
			return nil // نوه بالتقدم: what is praised is not said
		}
		claim = claim || c.class == "announce" && s.claimed(j)
		if x := s.byPrep(j, c); x != nil && !s.titlesOnly(j, end, c) && !(c.clause && !x.clause && s.Pronoun(w) < 0 && s.thatPast(j, end)) {
			x.claim = claim
			return x
		}
		if (c.class == "report" || s.is("points", w) || s.is("recounts", w) || s.words["appraises"][c.lemma]) && !s.Terms(term.Origin).Has(s.Tag(w+1).Lemma) && s.Tag(w).POS == isnad.VERB && s.nounCue(j) != nil && (s.actorAt(j+1) != 0 || s.Pronoun(j) >= 0 && s.whoseWords(&s.Sentences[wd.Sentence], j) != 0) {
			return nil // أبرزت الصحف تأكيد الوزير أن: it is he who says it
		}
		if s.describing(j) {
			return nil
		}
		if x := s.rumoured(j, end, c); x != nil {
			return x
		}
		if x := s.newsOf(w, j, end, c); x != nil {
			return x
		}
		if renews && s.acts(j) && s.actorAt(j) == 0 {
			return nil // جددت قصفها: she does it again
		}
		if x := s.seenIn(w, j, end); x != nil {
			return x
		}
		if x := s.judged(w, j, reckons); x != nil && !s.thatSoon(j, end) && !s.thatPast(j, end) {
			return x
		}
		if (c.np || s.relayed(w, j)) && apart == 0 && j > w && !(reckons && s.Tag(w).Feats.Tense != 'p') && !(w > 0 && s.relative.Has(s.Tag(w-1).Lemma) && s.Pronoun(w) >= 0) {
			if x := s.byNoun(j, w); x != nil && !(j == w+1 && s.ownPrepSoon(j, c, end)) && !s.thatSoon(j, end) && !s.thatPast(j, end) {
				return x
			}
		}
		if cc, part := s.cue(j); cc != nil && part && s.isComma(j-1) {
			return nil
		}
		if j > w+1 && s.anonymous(j) {
			continue // وطلب عدم نشر اسمه
		}
		if s.finite(j) && s.Conj(j) && (s.Terms(term.Called).Has(s.Tag(j).Lemma) || s.inRelative(j, w)) {
			continue // ، ويدعى فلان
		}
		if s.namePart(j) || s.standsIn(j) {
			continue
		}
		if s.finite(j) {
			verbs++
			rel := j > 0 && s.relative.Has(s.Tag(j-1).Lemma) || s.ofText(j) || s.is("what", j-1) && s.Pronoun(j) >= 0 || s.describesSubject(w, j) || s.Tag(j).Feats.Voice == 'p' && s.inRelative(j, w)
			apart += boolInt(!rel && (s.Terms(term.Where).Has(s.Tag(j-1).Lemma) || s.clausal.Has(s.Tag(j-1).Lemma)))
			if s.cues[s.Tag(j).Lemma] != nil && s.result(j) {
				return nil
			}
			if cc, _ := s.cue(j); cc != nil && rel && cc.clause && j+1 < end && s.that(j+1) {
				return s.resumed(j+2, end)
			}
			if !rel && (s.Conj(j) || verbs > 2) {
				if x := s.circumstance(w, j, end); x != nil {
					return x
				}
				return s.speechAhead(w, j+1, end)
			}
			if cc, _ := s.cue(j); cc != nil && cc.takes() && (!rel || s.is("bare", j) && s.Tag(j).Feats.Tense == 'p') {
				if c.clause && s.Tag(w).POS == isnad.VERB && !s.Conj(j) && !s.isComma(j-1) {
					return s.resumed(j+3, end)
				}
				return s.speechAhead(w, j+1, end)
			}
		}
	}
	return nil
}

// bareBehind gives speech that stands without أن right behind who speaks: it begins with
// somebody and a verb, with a verb or with I or we (وقال الوزير نحن مستعدون).
func (s *search) bareBehind(w, end int) *content {
	if !s.is("bare", w) || s.Pronoun(w) >= 0 || s.Tag(w).POS != isnad.VERB || s.Tag(w).Feats.Tense != 'p' {
		return nil
	}
	if w+5 >= end {
		return nil
	}
	k := 0
	for _, m := range s.At(w + 1) {
		if m.Actor && !m.Adj && m.Prep == "" && (m.Kind != "role" || s.Tag(m.Head).Feats.Def) && (m.Kind == "person" || m.Kind == "office" || s.Tag(m.Head).Feats.Def) {
			k = m.Last
		}
	}
	if k == 0 && s.selfAt(w+1) {
		k = w + 1
	}
	if k == 0 || k+4 >= end || s.Words[k].Kind != isnad.Arabic || s.Conj(k) || s.hasPrep(k) || k < len(s.Named) && s.Named[k] || !s.selfAt(k) && !s.clauseAt(k) {
		return nil
	}
	for j := k; j < end; j++ {
		if c, _ := s.cue(j); c != nil && !s.isAs(j-1) {
			break
		}
		if s.that(j) && strings.HasPrefix(s.Text[s.Words[j].Start:], hamzaBelow) {
			return nil
		}
		if s.Words[j].Norm == ":" || s.QuoteMark(j) && j < k+opener || s.that(j) && !s.Conj(j) && (s.isComma(j-1) || j < k+3) {
			return nil
		}
	}
	return &content{marker: k - 1, start: s.Words[k].Start}
}

// toWhom tells of a preposition of telling with the pronoun of who is told: قائلا له «…».
func (s *search) toWhom(w int) bool {
	return s.Tag(w).POS == isnad.ADP && s.Pronoun(w) >= 0 && s.Terms(term.Whose).Has(s.Tag(w).Lemma)
}

// selfAt tells of I or we, or a noun of mine or ours, at word k.
func (s *search) selfAt(k int) bool {
	t := s.Tag(k)
	if t.Guessed || s.hasPrep(k) || s.Conj(k) || t.POS != isnad.PRON && t.POS != isnad.NOUN && t.POS != isnad.VERB {
		return false
	}
	return s.firstPersonAt(k)
}

// clauseAt tells of a verb that begins a clause at word k, or of somebody of whom a
// verb in the present is said right behind.
func (s *search) clauseAt(k int) bool {
	if s.is("negates", k) && s.finite(k+1) || s.is("done", k) && s.Tag(k+1).Feats.Verbal == 'm' {
		return true // لن يزيدنا, تم تقديم
	}
	if t := s.Tag(k); s.finite(k) && !t.Guessed && s.Pronoun(k) < 0 {
		c, _ := s.cue(k)
		return c == nil && s.Tag(k+1).Feats.Def && s.Tag(k+1).POS == isnad.NOUN && t.Feats.Gender == s.Tag(k+1).Feats.Gender
	}
	for _, m := range s.At(k) {
		if m.Actor && !m.Adj && m.Prep == "" && m.Kind == "state" && m.Last < len(s.Words) && s.finite(m.Last) && s.Tag(m.Last).Feats.Tense == 'f' && !s.Conj(m.Last) {
			return true
		}
	}
	return false
}

// saidAtOnce tells of marks without a verb that hold all that the verb at w brings: they
// stand right behind it or who says it, and with them the clause ends (وأضافت «درس
// للجميع ولنا»), or the verb takes a noun alone (جدد الوزير «رفض مصر الكامل …»).
func (s *search) saidAtOnce(w, j int, c *cue, p *pair, end int) bool {
	if p.close-p.open <= leastSaid || s.Tag(w).POS != isnad.VERB && s.Tag(w).Feats.Verbal != 'a' || j != w+1 && (c.class == "report" || s.actorAt(w+1) == 0 || !s.endsActor(j-1)) || s.Pronoun(w) >= 0 || s.title(p) {
		return false
	}
	t := s.Tag(p.open + 1)
	if c.np && t.POS == isnad.NOUN && t.Feats.Verbal == 'm' && s.closed(p, end) {
		return true
	}
	return c.clause && t.POS != isnad.PROPN && s.Begins(p.open+1) == nil && s.closesClause(p, end)
}

// leastSaid is how many words without a verb are said at least.
const leastSaid = 4

// askedInMarks tells of marks that begin with the verb's own preposition and a verbal
// noun: داعيا الجميع «إلى عدم الخوف».
func (s *search) askedInMarks(p *pair, c *cue) bool {
	k := p.open + 1
	if p.close < k+3 || s.Tag(k).POS != isnad.ADP || !c.prep(s.Tag(k).Lemma) || s.Pronoun(k) >= 0 {
		return false
	}
	t := s.Tag(k + 1)
	return c.class == "demand" && t.POS == isnad.NOUN && (t.Feats.Verbal == 'm' || s.Terms(term.Proposition).Has(t.Lemma))
}

// nounInMarks tells of a noun of what happened that alone stands in marks right behind
// the verb or who announces it: أعلنت القيادة «مقتل» الرجل.
func (s *search) nounInMarks(w int, c *cue, p *pair, end int) bool {
	if !c.np || p.close != p.open+2 || p.close+2 >= end || p.open != w+1 && !s.endsActor(p.open-1) || s.Tag(p.open-1).POS == isnad.ADP {
		return false
	}
	t := s.Tag(p.open + 1)
	return t.POS == isnad.NOUN && t.Feats.Verbal == 'm' && !t.Feats.Def && s.Begins(p.open+1) == nil && (s.nominal(p.close+1) || s.Tag(p.close+1).POS == isnad.DET)
}

// bareSpeech tells of وقال لا يوجد: what is said follows the verb without أن.
func (s *search) bareSpeech(w, end int) bool {
	if w+3 >= end || !s.is("bare", w) || s.Pronoun(w) >= 0 || s.Words[w+1].Kind != isnad.Arabic || s.Conj(w+1) {
		return false
	}
	if c, _ := s.cue(w + 1); c != nil || s.Busy[w+1] || w+1 < len(s.Named) && s.Named[w+1] {
		return false
	}
	t := s.Tag(w + 1)
	if s.Terms(term.Negation).Has(t.Lemma) && t.POS == isnad.PART {
		return s.finite(w + 2)
	}
	return s.finite(w+1) && t.Feats.Tense == 'f' && !t.Guessed || s.is("opens", w+1) && !s.hasPrep(w+1) && !s.Tag(w+2).Feats.Def
}

// claimRule marks what somebody takes the responsibility for: nothing said, but he is
// who tells that it happened.
const claimRule = "quotes/claim"

// Told leaves out of statements the deeds that somebody only claims as his, which no
// longer are needed once it is clear who asserts them.
func Told(all []isnad.Statement) []isnad.Statement {
	to, n := make([]isnad.Ref, len(all)+1), isnad.Ref(0)
	for i := range all {
		if all[i].Rule != claimRule {
			n++
			to[i+1] = n
		}
	}
	if int(n) == len(all) {
		return all
	}
	out := make([]isnad.Statement, 0, n)
	for i := range all {
		if st := all[i]; st.Rule != claimRule {
			for st.Within != 0 && to[st.Within] == 0 {
				st.Within = all[st.Within-1].Within
			}
			st.Within = to[st.Within]
			out = append(out, st)
		}
	}
	return out
}

// claimed tells of the responsibility that somebody takes, which is a deed of his and
// nothing said (أعلن التنظيم مسؤوليته عن الهجوم).
func (s *search) claimed(j int) bool {
	return s.is("claimed", j) && (s.Pronoun(j) >= 0 || s.Tag(j).Feats.Def) && !s.hasPrep(j)
}

// saying gives the cue whose verbal noun with the article is the object of a
// verb that takes what is said as its object.
func (s *search) saying(j int, c *cue) *cue {
	t := s.Tag(j)
	if !c.np || t.Feats.Verbal != 'm' || !t.Feats.Def && !(s.Pronoun(j) >= 0 && s.words["repeats"][c.lemma]) || s.Conj(j) || s.hasPrep(j) || s.Tag(j-1).POS == isnad.ADP {
		return nil
	}
	cc := s.cues[t.Root]
	if cc == nil || !cc.clause {
		return nil
	}
	with := *cc
	with.class, with.np, with.source = c.class, false, c.source
	if !with.prep(ba) {
		with.preps = append([]string{ba}, with.preps...)
	}
	return &with
}

// thatSoon tells whether أن follows the noun at j before the sentence's end
// without a verb between: then the clause is the content.
func (s *search) thatSoon(j, end int) bool {
	for k := j + 1; k < end && k < j+4; k++ {
		if s.that(k) {
			return true
		}
		if s.finite(k) {
			return false
		}
	}
	return false
}

func (s *search) openAfter(j int) *pair {
	for k := j; k < len(s.Words) && k < j+2; k++ {
		if p := s.pairAt(k); p != nil {
			return p
		}
		if s.Words[k].Kind != isnad.Punct {
			return nil
		}
	}
	return nil
}

// long tells a quotation from a name in marks.
func (s *search) long(p *pair) bool {
	n := 0
	for w := p.open + 1; w < p.end; w++ {
		if s.Words[w].Kind != isnad.Punct {
			n++
		}
	}
	return n > 4 || n == 4 && s.spoken(p)
}

// clauseWithin tells of a quotation of some length that holds a clause of its
// own: what follows it belongs to the verb of saying.
func (s *search) clauseWithin(p *pair) bool {
	if p.close <= 0 || p.close-p.open < 9 || p.close+1 < len(s.Words) && s.Conj(p.close+1) || s.thatGoesOn(p.close+1) {
		return false
	}
	for w := p.open + 1; w < p.close; w++ {
		if s.finite(w) {
			return true
		}
	}
	return false
}

// thatGoesOn tells of a comma at word k behind which the clause goes on with وأن.
func (s *search) thatGoesOn(k int) bool {
	return k+1 < len(s.Words) && s.isComma(k) && s.Conj(k+1) && s.that(k+1)
}

func (s *search) pairToEnd(p *pair, end int) bool { return p.end >= end-3 }

// title tells of the title of a law or book in marks: it begins with a
// preposition and stands right behind a noun. A clause behind an impersonal
// predicate is no title: قال السفير في الرسالة «من الواضح أن».
func (s *search) title(p *pair) bool {
	if p.open+3 < len(s.Words) && s.that(p.open+3) || s.Pronoun(p.open+1) >= 0 || p.open+longTitle < p.end && s.spoken(p) {
		return false
	}
	return p.open > 0 && p.open+1 < len(s.Words) && s.Tag(p.open+1).POS == isnad.ADP && s.Tag(p.open-1).POS == isnad.NOUN
}

// longTitle is how many words a title with a verb has at most.
const longTitle = 5

// quotedName tells of a name in marks in the midst of who speaks or where: it holds
// no verb, and the clause that is what is said comes behind it.
func (s *search) quotedName(p *pair, end int) bool {
	if m := s.Begins(p.open + 1); m != nil && m.Kind == "person" && m.NameSpan.Len() > 0 && m.Last == p.close {
		return true // أكد المتحدث الرسمي "فلان" أهمية العمل
	}
	if p.close < 0 || p.close-p.open > longSubject/2 || s.spoken(p) && !s.ofBody(p.open-1) || s.that(p.open+1) || s.Words[p.open-1].Norm == ":" {
		return false
	}
	place := s.Tag(p.open-1).POS == isnad.ADP
	for k := p.close + 1; k < min(end, p.close+longSubject); k++ {
		if s.that(k) {
			return !s.Conj(k) && !place
		}
		if s.speechIn(k, end) && (k > p.close+1 || s.Words[k].Norm == ":") {
			return true // قال في كلمة خلال «مؤتمر الحوار» اليوم «…»
		}
		if c, _ := s.cue(k); c != nil || s.finite(k) && !s.relative.Has(s.Tag(k-1).Lemma) || s.Words[k].Norm == ":" && k+1 < end && !s.that(k+1) {
			return false
		}
	}
	return false
}

// quotedSubject tells of a name in marks right behind the verb, whose clause
// comes later: قال «تجمع الأهالي» في بيان إن.
func (s *search) quotedSubject(p *pair, end int) bool {
	if p.close < 0 {
		return false
	}
	for k := p.close + 1; k < end && k < p.close+12; k++ {
		if s.that(k) {
			return true
		}
		if s.QuoteMark(k) {
			return p.close-p.open <= leastSaid && s.pairAt(k) != nil && s.that(k+1) // قال «ولد الشيخ» أمس «إن …»
		}
		if c, participle := s.cue(k); s.isComma(k) || s.Words[k].Norm == ":" || c != nil && participle {
			return false
		}
	}
	return false
}

// closesClause tells whether the clause is over where the quotation is.
func (s *search) closesClause(p *pair, end int) bool {
	if p.close < 0 {
		return false
	}
	k := p.close + 1
	if k+1 < end && s.thatGoesOn(k) {
		return false // أن «…»، وأن «…»
	}
	if k >= end || s.isComma(k) || s.Words[k].Norm == "." {
		return true
	}
	c, participle := s.cue(k)
	return c != nil && !participle && s.Conj(k) && s.Tag(k).Feats.Tense == 'p'
}

// ownPrep tells whether what stands before أن at j lets it be the content of
// this cue: nothing, or one of its prepositions.
func (s *search) ownPrep(j int, c *cue) bool {
	for k := s.Words[j].First; k < s.Words[j].Last && s.Parts[k].Clitic; k++ {
		if s.Tags[k].POS == isnad.ADP {
			if j > 0 && s.Tag(j-1).Feats.Tanwin && s.is("subordinate", j-1) {
				return false // علما بأن
			}
			return c.prep(s.Tags[k].Lemma) || c.clause && c.class != "demand" && (s.Tags[k].Lemma != lam || c.class == "condemn") // لأن tells why
		}
	}
	if j == 0 {
		return c.clause
	}
	t := s.Tag(j - 1)
	if _, part := s.cue(j - 1); part {
		return c.clause
	}
	if t.POS == isnad.ADP && s.Pronoun(j-1) < 0 {
		return c.prep(t.Lemma) || s.misplaced(j-1, c)
	}
	if t.POS == isnad.ADP {
		return c.clause // قال فيه إن
	}
	if s.is("subordinate", j-1) && !(t.POS == isnad.ADJ && t.Feats.Def) || t.POS == isnad.SCONJ && s.Words[j-1].Kind == isnad.Arabic && !s.Terms(term.That).Has(t.Lemma) {
		return false
	}
	return c.clause || c.np || len(c.preps) > 0
}

// misplaced tells of another verb's preposition before أن right behind who speaks:
// وأفادت مصادر إلى أن.
func (s *search) misplaced(j int, c *cue) bool {
	if !c.clause || c.class == "demand" || j < 1 || s.words["seconds"][c.lemma] || !s.Terms(term.Misplaced).Has(s.Tag(j).Lemma) {
		return false
	}
	if s.is("before", j) {
		return s.Tag(j-1).POS == isnad.ADP // اعتبر من قبل أن
	}
	return s.endsActor(j - 1)
}

func (s *search) afterThat(j int) int { return j + 1 }

// byPrep takes the phrase or clause behind one of the cue's prepositions.
func (s *search) byPrep(j int, c *cue) *content {
	if len(c.preps) == 0 {
		return nil
	}
	w := &s.Words[j]
	t := s.Tag(j)
	if s.words["lays"][c.lemma] {
		if p := s.pairAt(j + 1); t.POS == isnad.ADP && c.prep(t.Lemma) && p != nil && p.close > 0 && s.long(p) {
			return &content{marker: j, start: s.Words[j+1].End, pair: p, direct: true}
		}
		return nil // ينص على عقوبات: what it lays down is not said
	}
	if t.POS == isnad.ADP && c.prep(t.Lemma) && j+1 < len(s.Words) && s.Words[j+1].Sentence == w.Sentence && s.Pronoun(j) < 0 {
		k := j + 1
		if p := s.pairAt(k); p != nil && p.close > 0 && p.close < k+opener && !s.spoken(p) && p.close+2 < len(s.Words) && (s.that(p.close+1) || s.that(p.close+2) && c.prep(s.Tag(p.close+1).Lemma)) {
			return nil // في حديثه إلى «الصحيفة» إلى أن
		}
		if p := s.pairAt(k); p != nil && p.close > 0 && s.long(p) && c.clause && s.spoken(p) {
			return &content{marker: j, start: s.Words[k].End, pair: p, direct: true}
		}
		if s.that(k) {
			k++
		} else if s.hope(k) {
			for x := k; x < k+4 && x < len(s.Words); x++ {
				if s.that(x) {
					k = x + 1
					break
				}
			}
		}
		if x := s.hoped(k); x != nil {
			return x
		}
		if k < len(s.Words) && k == j+1 && c.class == "say" && s.mereNoun(k) && !s.deeply(k) && !(s.choosing() && s.weighable(k)) {
			return nil
		}
		if k < len(s.Words) && (k > j+1 || s.carries(k) || s.deeply(k)) {
			return &content{marker: j, start: s.Words[k].Start, noun: true, clause: k > j+1}
		}
	}
	for k := w.First; k < w.Last && s.Parts[k].Clitic; k++ {
		if s.Tags[k].POS != isnad.ADP || !c.prep(s.Tags[k].Lemma) {
			continue
		}
		if s.that(j) || s.Tags[k].Lemma == lam && c.class == "demand" && s.is("occasion", j-1) && s.governed(j-1) {
			return nil // دعا في حديث للإذاعة
		}
		if s.words["praises"][c.lemma] && (s.Tag(j).Feats.Def || s.mereNoun(j)) {
			return nil
		}
		if s.demonstrative(j) && j > 1 && s.isAs(j-2) {
			return nil // كما أفاد بذلك
		}
		if s.is("acting", j) {
			return nil // الوزيرة بالإنابة
		}
		if !s.proposition(j) && !s.charge(j, c) && !s.wanted(j, c) && !s.utmost(j, c) || s.Tag(j).POS == isnad.PRON && s.Tag(j).Lemma == personal {
			return nil
		}
		return &content{marker: j, start: s.contentStart(j), noun: true}
	}
	return nil
}

// charge tells of a noun with the article of what somebody is accused: يتهمه بالضلوع.
func (s *search) charge(j int, c *cue) bool {
	t := s.Tag(j)
	return c.class == "claim" && s.words["accuses"][c.lemma] && t.POS == isnad.NOUN && t.Feats.Def && s.Begins(j) == nil && t.Class != "place" && t.Class != "person" && t.Class != "people" && t.Class != "organization" && t.Class != "time"
}

// utmost tells of the most of what somebody threatens with: توعد بأقصى العقوبات.
func (s *search) utmost(j int, c *cue) bool {
	if c.class != "warn" || j+1 >= len(s.Words) || s.Begins(j) != nil || s.Tag(j).Feats.Def || s.Pronoun(j) >= 0 {
		return false
	}
	n := s.Tag(j + 1)
	return s.is("utmost", j) && n.POS == isnad.NOUN && n.Feats.Def && !s.hasPrep(j+1) && n.Class == "act"
}

// wanted tells of a thing or a place told more of, which is demanded of somebody: طالب
// بممر آمن للمدنيين.
func (s *search) wanted(j int, c *cue) bool {
	if c.class != "demand" || !c.addressee || s.Parts[s.Words[j].First].Norm != ba || s.Busy[j] || s.Begins(j) != nil || j+1 >= len(s.Words) || s.is("manners", j) {
		return false
	}
	t, n := s.Tag(j), s.Tag(j+1)
	return t.POS == isnad.NOUN && !t.Feats.Def && (t.Class == "thing" || t.Class == "place") && n.POS == isnad.ADJ && !n.Feats.Def
}

// personal is the lemma of the personal pronouns, which say nothing (مشتبه بهما).
const personal = "\u0647\u0648"

// contentStart gives where the content at word j begins behind its preposition;
// the one that has drawn the article's alef in (للعودة) stays.
func (s *search) contentStart(j int) int {
	if strings.HasPrefix(s.Text[s.Words[j].Start:], lam+lam) {
		return s.Words[j].Start
	}
	return s.Parts[s.Stem(j)].Start
}

// mereNoun tells of a definite noun that only names what somebody pointed at
// (أشار إلى الملف), and says nothing.
func (s *search) mereNoun(k int) bool {
	t := s.Tag(k)
	if s.words["happening"][t.Lemma] && !t.Feats.Def {
		return false
	}
	return t.POS == isnad.NOUN && (t.Feats.Def || t.Feats.Verbal != 'm' && s.Pronoun(k) < 0) && !s.Terms(term.Proposition).Has(t.Lemma)
}

// hope tells of أعرب عن أمله في أن: the clause is what is said.
func (s *search) hope(k int) bool { return s.Pronoun(k) >= 0 }

// hoped gives what somebody hopes for where no clause tells it: عن أمله في عودة الوفد.
func (s *search) hoped(k int) *content {
	if !s.is("hopes", k) || s.Pronoun(k) < 0 || k+2 >= len(s.Words) || s.Words[k+1].Sentence != s.Words[k].Sentence {
		return nil
	}
	if s.Tag(k+1).POS == isnad.ADP && s.Pronoun(k+1) < 0 && s.Words[k+2].Sentence == s.Words[k].Sentence {
		return &content{marker: k + 1, start: s.Words[k+2].Start, noun: true}
	}
	if s.hasPrep(k + 1) {
		return &content{marker: k + 1, start: s.contentStart(k + 1), noun: true}
	}
	return nil
}

// proposition tells whether the noun at word j carries one: a verbal noun or
// a happening, no place, name or person.
func (s *search) proposition(j int) bool {
	if s.is("death", j) {
		return true
	}
	for i := range s.Mentions {
		if m := &s.Mentions[i]; m.First == j && !m.Adj && (m.Kind == "state" || m.Kind == "group" || m.Kind == "place" || m.Kind == "person") {
			return false // قطر is a name before it is a verbal noun
		}
	}
	t := s.Tag(j)
	return t.Feats.Verbal == 'm' || s.words["weighty"][t.Lemma] || s.words["happening"][t.Lemma] || s.Terms(term.Proposition).Has(t.Lemma) || t.Class == "act" || t.POS == isnad.PRON || t.POS == isnad.NOUN && t.Class == "" && t.Root != ""
}

// carries tells whether what begins at word k behind a preposition can be what
// is said: no name, place, person or time.
func (s *search) carries(k int) bool {
	t := s.Tag(k)
	if s.Words[k].Kind == isnad.Punct || t.POS == isnad.PRON || s.proposition(k) {
		return true
	}
	if t.POS != isnad.NOUN && t.POS != isnad.DET && t.POS != isnad.PRON || t.Class == "place" || t.Class == "person" || t.Class == "people" || t.Class == "organization" || t.Class == "time" {
		return false
	}
	for _, m := range s.At(k) {
		if !m.Adj {
			return false
		}
	}
	return true
}

// deeply tells of a feeling with a word that says how deep it is: عن بالغ أسفه.
func (s *search) deeply(k int) bool {
	if k+1 >= len(s.Words) || s.hasPrep(k) || s.Tag(k).Feats.Def || s.Pronoun(k) >= 0 || s.Conj(k+1) || s.hasPrep(k+1) {
		return false
	}
	t, n := s.Tag(k), s.Tag(k+1)
	return (t.POS == isnad.NOUN || t.POS == isnad.ADJ) && n.POS == isnad.NOUN && n.Feats.Verbal == 'm' && s.Pronoun(k+1) >= 0
}

// byNoun takes a noun phrase that carries a proposition as what is said.
func (s *search) byNoun(j, cueWord int) *content {
	t := s.Tag(j)
	if j == cueWord+1 && s.isText(j) {
		return nil // أوضح بيان
	}
	if j == cueWord+1 && s.subjectApart(j) {
		return nil // تعهدت قيادة الحزب، في بيان، مواصلة كذا
	}
	if s.is("offers", cueWord) && t.Feats.Verbal != 'm' || s.is("besides", j) {
		return nil // عرضت خيارات, فضلا عن
	}
	if t.POS == isnad.VERB && s.Pronoun(j) >= 0 && !s.Conj(j) && s.Terms(term.Proposition).Has(s.Parts[s.Stem(j)].Norm) && (s.endsActor(j-1) || s.Busy[j-1]) {
		return &content{marker: j, start: s.Words[j].Start, noun: true} // أعلنت الدولتان عزمهما
	}
	if s.relative.Has(s.Tag(j-1).Lemma) && s.Tag(j-1).POS != isnad.NOUN {
		return nil // اللذين قتلا
	}
	if s.nounByPlace(j, cueWord) || s.deedOfForm(j, cueWord) || s.deedWithArticle(j, cueWord) || s.deedBehindTelling(j, cueWord) {
		return &content{marker: j, start: s.Words[j].Start, noun: true}
	}
	if t.POS != isnad.NOUN && !(s.is("weighty", j) && s.weighs(j)) || s.Conj(j) || !s.proposition(j) || s.hasPrep(j) || t.Feats.Def && !(t.Feats.Verbal == 'm' && (s.is("proposes", cueWord) || j == cueWord+1 && s.Sentences[s.Words[j].Sentence].Headline) && (j == cueWord+1 || s.endsActor(j-1) || s.Tag(j-1).POS == isnad.ADJ && s.Tag(j-1).Feats.Def)) && !(s.words["weighty"][t.Lemma] && j+1 < len(s.Words) && s.Tag(j+1).POS == isnad.ADP && s.endsActor(j-1)) {
		return nil
	}
	if t.Feats.Tanwin && (j+1 >= len(s.Words) || s.Words[j+1].Kind == isnad.Punct) || s.is("name", j-1) || s.Words[j-1].Kind == isnad.Digits && !s.words["death"][s.Words[j].Norm] {
		return nil // المتحدث باسم رئاسة, 3400 مقاتل
	}
	if s.Tag(j-1).POS == isnad.ADP && s.Pronoun(j-1) < 0 || !s.is("death", j) && s.Tag(j-1).POS == isnad.NOUN && s.Tag(j-1).Class != "time" && !s.Tag(j-1).Feats.Def && !(s.Tag(j-1).Class == "person" && s.endsActor(j-2)) && j-1 > cueWord && s.Pronoun(j-1) < 0 && !s.endsActor(j-1) && !s.is("platforms", j-1) && !s.Busy[j-1] && !(s.Pronoun(j) >= 0 && s.is("occasion", j-1) && s.Terms(term.Proposition).Has(t.Lemma)) {
		return s.behindOccasion(j)
	}
	return &content{marker: j, start: s.Words[j].Start, noun: true}
}

// behindOccasion gives a wish or a stand behind the occasion on which it was made known:
// أكد الوزير في تصريحات رغبة بلاده في كذا.
func (s *search) behindOccasion(j int) *content {
	k := j - 1
	if s.Tag(k).POS == isnad.ADJ && !s.Tag(k).Feats.Def {
		k--
	}
	if k < 1 || !s.is("occasion", k) || s.Tag(k).Feats.Def || s.Tag(k-1).POS != isnad.ADP || s.Pronoun(k) >= 0 || s.hasPrep(j) || s.Conj(j) || !s.Terms(term.Proposition).Has(s.Tag(j).Lemma) {
		return nil
	}
	if n := s.Tag(j + 1); j+1 >= len(s.Words) || n.POS != isnad.NOUN || !n.Feats.Def && s.Pronoun(j+1) < 0 || s.hasPrep(j+1) {
		return nil
	}
	return &content{marker: j, start: s.Words[j].Start, noun: true}
}

// subjectApart tells of a noun right behind the verb that a comma pair parts from a deed:
// it is who speaks, the deed what is said.
func (s *search) subjectApart(j int) bool {
	last, first := s.Sentences[s.Words[j].Sentence].Last, 0
	if s.Pronoun(j) >= 0 {
		return false
	}
	for k := j + 1; k+1 < min(j+longSubject, last); k++ {
		if s.that(k) || first == 0 && (s.finite(k) || s.Tag(k).POS == isnad.ADP || k > j+opener) || first > 0 && k > first+opener+2 {
			return false
		}
		if !s.isComma(k) {
			continue
		}
		if t := s.Tag(k + 1); first > 0 {
			return t.POS == isnad.NOUN && t.Feats.Verbal == 'm' && !t.Feats.Def && !s.Conj(k+1) && !s.hasPrep(k+1)
		}
		first = k
	}
	return false
}

// deedOfForm tells of a verbal noun right behind a participle that was taken for the
// feminine adjective of its letters: متعهدا ملاحقة الجناة.
func (s *search) deedOfForm(j, w int) bool {
	if s.deedOfBody(j, w) {
		return true
	}
	if j != w+1 || j+1 >= len(s.Words) || s.Tag(w).Feats.Gender == 'f' {
		return false
	}
	_, participle := s.cue(w)
	return participle && s.formOfDeed(j) && (s.Tag(j+1).Feats.Def || s.Pronoun(j+1) >= 0)
}

// deedOfBody tells of such a noun behind a body with the article, which an adjective would
// have too: أعلنت اللجنة محاصرة المدينة.
func (s *search) deedOfBody(j, w int) bool {
	if j < w+2 || j+1 >= len(s.Words) || !s.Tag(j-1).Feats.Def || !s.endsActor(j-1) {
		return false
	}
	return s.formOfDeed(j) && !s.Tag(j).Feats.Tanwin && !s.Conj(j+1)
}

// formOfDeed tells of a feminine adjective at word j with the letters of a verbal noun,
// before a noun that may be annexed to it.
func (s *search) formOfDeed(j int) bool {
	t := s.Tag(j)
	return t.POS == isnad.ADJ && t.Feats.Verbal == 'a' && t.Feats.Gender == 'f' && t.Feats.Number == 's' && !t.Feats.Def && !s.Conj(j) && !s.hasPrep(j) && s.Tag(j+1).POS == isnad.NOUN && !s.hasPrep(j+1)
}

// endsActor tells whether word w is the last of who speaks.
func (s *search) endsActor(w int) bool {
	if w < 0 {
		return false
	}
	for i := s.From(s.Sentences[s.Words[w].Sentence].First); i < len(s.Mentions) && s.Mentions[i].First <= w; i++ {
		m := &s.Mentions[i]
		if m.Last != w+1 {
			continue
		}
		if m.Actor && !m.Adj {
			return true
		}
		if m.Place && m.First > 1 && s.Terms(term.Inplace).Has(s.Prep(m)) && s.Tag(m.First-1).POS == isnad.ADP && s.endsActor(m.First-2) {
			return true // المجلس العسكري في مالي | توقيف عشرات الجنود
		}
	}
	return false
}

func (s *search) hasPrep(j int) bool {
	for k := s.Words[j].First; k < s.Words[j].Last && s.Parts[k].Clitic; k++ {
		if s.Tags[k].POS == isnad.ADP {
			return true
		}
	}
	return false
}
