package quote

import (
	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/phrase"
	"github.com/isnad-news/isnad/internal/term"
)

// bySource makes the statement of a set phrase that names the teller.
func (s *search) bySource(sen *isnad.Sentence, w, n int, f *formula) {
	if f.kind == "adjunct" {
		s.byOwnWords(sen, w, n, f)
		return
	}
	if w == sen.First && s.isAs(w) {
		return // كما أفاد … أن: no more than وأفاد
	}
	who := s.last
	if w+n <= len(s.Words) && !(w+n-1 < len(s.Words) && s.Pronoun(w+n-1) >= 0) {
		who = s.named(sen, w, w+n)
	}
	if k := w + n; who == 0 && f.kind == "source" && k < sen.Last && s.finite(k) && s.cues[s.Tag(k).Lemma] != nil && (k+1 >= sen.Last || s.Words[k+1].Kind == isnad.Punct) {
		who = s.clauseSubject(sen, w, &s.Tag(k).Feats) // …، بحسب ما أعلنت
	}
	called := s.calledBehind(who)
	if called != 0 {
		who = called
	}
	if who == 0 {
		s.byUnnamed(sen, w, n, f)
		return
	}
	if s.mouthed(sen, w) {
		return
	}
	if i := s.framed(sen, w); i >= 0 { // قالت الصحيفة نقلا عن مسؤولين إن
		if id := s.Mentions[who-1].ID; id != s.out[i].SpeakerID && f.kind == "source" {
			s.out[i].Cites = append(s.out[i].Cites, id)
		}
		return
	}
	if !s.opensAnew(w, s.Mentions[who-1].Last, sen.Last) && s.passedOn(sen, w, n, f, who) || s.ownNorm(w, n) {
		return
	}
	// جاء ذلك على لسان فلان: what follows is carried on
	if f.kind == "mouth" {
		s.last = who
		return
	}
	var sp isnad.Span
	if w-sen.First <= 2 && !s.finite(sen.First) || s.opensAnew(w, s.Mentions[who-1].Last, sen.Last) { // it opens the sentence: what is said follows the comma
		j := w + n
		for j < sen.Last && !s.isComma(j) && !(j > w+n && j >= s.Mentions[who-1].Last && (called != 0 || s.finite(j) || s.opensClause(j, sen.Last))) {
			j++
		}
		if s.isComma(min(j, sen.Last-1)) {
			j = s.pastApposition(j+1, sen.Last)
		}
		if j+1 < sen.Last && (s.is("strips", j) || s.that(j) && s.Pronoun(j) < 0) {
			j++
		}
		if j >= sen.Last {
			s.ofBefore(sen, w, n, f, who)
			return
		}
		s.opensSentence(sen, w, n, j, f, who)
		return
	}
	if s.resultOf(sen, w, n, f, who) || s.citedWithin(w, who) {
		return
	}
	end := s.Words[w-1].End
	if last := s.Mentions[who-1].Last; !s.isComma(w-1) && !s.is("aftermath", last) && last > w && last+2 < sen.Last && sen.Last-last > w-sen.First && s.Words[last].Kind != isnad.Punct && s.Begins(last) == nil && s.Tag(last).POS != isnad.SCONJ {
		end = s.Words[sen.Last-1].End // شنت غارات بحسب الصحيفة على مواقع
	}
	if at := s.putIn(sen, w, s.Mentions[who-1].Last); at > 0 {
		end = at // ستواصل القوات، وفق الوزير، التقدم
	}
	sp = s.trim(s.clauseStart(sen, w), end, false)
	keep := s.last
	s.push(isnad.Statement{Speaker: who, Cue: isnad.Span{Start: s.Words[w].Start, End: s.Words[w+n-1].End}, CueLemma: f.lemma, Class: "report", Content: sp, Kind: "indirect", Rule: "quotes/formulas#" + f.where})
	if keep != 0 {
		s.last = keep
	} else if m := &s.Mentions[who-1]; m.Sector == "JRN" {
		s.last = 0 // who passes it on does not go on to speak
	}
}

// pastApposition gives the word behind what is told of a teller between commas, which
// starts at word j, where a particle opens what is said there (بحسب فلان، وزير النقل، فإن),
// or j.
func (s *search) pastApposition(j, end int) int {
	for k := j; k+2 < min(j+longSubject, end); k++ {
		if s.finite(k) && !s.relative.Has(s.Tag(k-1).Lemma) || s.that(k) {
			return j
		}
		if s.isComma(k) && s.is("strips", k+1) {
			return k + 1
		}
	}
	return j
}

// calledBehind gives the person whose name a word brings behind what he is: ناشط اسمه
// فلان، رجل يدعى فلان.
func (s *search) calledBehind(who isnad.Ref) isnad.Ref {
	if who == 0 {
		return 0
	}
	m := &s.Mentions[who-1]
	k := m.Last
	if k < len(s.Words) && s.Terms(term.Called).Has(s.Tag(k).Lemma) {
		k++
	} else if !s.is("name", k-1) {
		return 0
	}
	for ref, o := range s.At(k) {
		if o.Kind == "person" && o.NameSpan.Len() > 0 && o.Sentence == m.Sentence {
			return ref
		}
	}
	return 0
}

// citedWithin tells whether a set phrase at word w only says whom somebody cites in what
// he says, and notes it: قال الوزير إن الجيش، بحسب المرصد، انسحب.
func (s *search) citedWithin(w int, who isnad.Ref) bool {
	for i := len(s.out) - 1; i >= 0 && s.out[i].Content.End > s.Words[w].Start; i-- {
		st := &s.out[i]
		if st.Kind == "direct" || !st.Content.Contains(s.Words[w].Span) || st.Content.Start >= s.Words[w].Start {
			continue
		}
		if id := s.Mentions[who-1].ID; id != "" && id != st.SpeakerID {
			st.Cites = append(st.Cites, id)
		}
		return true
	}
	return false
}

// passedOn tells whether a set phrase only says which medium passes on what
// somebody else says in the sentence (قال فلان إن …، حسبما أفادت رويترز), and
// notes it with that statement.
func (s *search) passedOn(sen *isnad.Sentence, w, n int, f *formula, who isnad.Ref) bool {
	m := &s.Mentions[who-1]
	if m.Sector != "JRN" {
		return s.toldInner(sen, w, f, m)
	}
	for i := len(s.out) - 1; i >= 0 && s.out[i].Cue.Start >= sen.Start; i-- {
		st := &s.out[i]
		if st.Cue.Start > s.Words[w].Start || st.Cue.Start > s.Words[min(sen.First+opener, sen.Last-1)].End || st.SpeakerID == m.ID && st.SpeakerName == m.Name {
			continue
		}
		if s.Words[w].Start <= st.Content.End+closeBy {
			st.Via = append(st.Via, m.ID)
			return true
		}
	}
	if w-sen.First > 2 {
		return false
	}
	for j := max(w+n, m.Last); j < min(m.Last+opener, sen.Last); j++ {
		if c, participle := s.cue(j); c != nil && !participle && s.finite(j) {
			return true // وبحسب رويترز قال فلان
		}
	}
	return false
}

// closeBy is how many bytes may stand between what is said and the set phrase
// that closes the sentence: marks and spaces.
const closeBy = 8

// byUnnamed makes the statement of a set phrase at the end of a sentence behind
// which a text or a teller stands that is nobody known: بحسب دراسة حديثة.
func (s *search) byUnnamed(sen *isnad.Sentence, w, n int, f *formula) {
	if s.inside(w) != nil {
		return // «حسب معلومات لقد توفي»
	}
	k := w + n
	if n > 0 && s.Words[w+n-1].Last-s.Words[w+n-1].First > 1 && s.hasPrep(w+n-1) && w+n-1 > w {
		k = w + n - 1 // the preposition is a part of the word
	}
	if w-sen.First < 2 {
		s.opensUnnamed(sen, w, k, f)
		return
	}
	if f.kind != "source" || k >= sen.Last || w-sen.First < 4 || s.Tag(k).Feats.Def && s.Tag(k).Feats.Number != 'p' || s.Pronoun(k) >= 0 || !s.isText(k) && !s.is("sources", k) || s.mouthed(sen, w) || s.toldIn(sen, w) {
		return
	}
	keep, text := s.last, s.text
	st := isnad.Statement{Cue: isnad.Span{Start: s.Words[w].Start, End: s.Words[k-1].End}, CueLemma: f.lemma, Class: "report", Kind: "indirect", Rule: "quotes/formulas#" + f.where}
	s.textItself(&st, k)
	st.Content = s.trim(s.clauseStart(sen, w), s.Words[w-1].End, false)
	s.push(st)
	s.last, s.text = keep, text
}

// opensClause tells of a particle or a mark that opens what is said behind who
// is named by a set phrase: بحسب الوزير «لا تخلو …».
func (s *search) opensClause(j, end int) bool {
	if s.is("strips", j) || s.that(j) || s.QuoteMark(j) && s.pairAt(j) != nil && s.long(s.pairAt(j)) {
		return true
	}
	return j+1 < end && s.Tag(j).POS == isnad.PART && s.finite(j+1)
}

// finite tells of a verb in a tense.
func (s *search) finite(w int) bool {
	t := s.Tag(w)
	return t.POS == isnad.VERB && t.Feats.Tense != 0
}

// named gives who is named by a set phrase at word w that ends before word k:
// right behind it, or behind a text or a clause that says whose it is.
func (s *search) named(sen *isnad.Sentence, w, k int) isnad.Ref {
	if k+1 < sen.Last && s.Busy[k] {
		k++ // على ما أعلن أمس الوزير
	}
	if k >= sen.Last {
		return 0
	}
	if s.is("this", k) && k+1 < sen.Last && s.Tag(k+1).Feats.Def {
		k++ // بحسب تلك المصادر
	}
	if s.is("sources", k) && s.Begins(k) == nil && !s.Tag(k).Feats.Def {
		return 0 // بحسب دبلوماسي أميركي فإن الوزير
	}
	reach := k + 1
	if t := s.Tag(k); s.Terms(term.Document).Has(t.Lemma) || s.Terms(term.What).Has(t.Lemma) || t.POS == isnad.VERB || s.tellsByLetters(k) {
		reach = k + 7
	}
	if r, relays := s.relayOf(sen, k); relays {
		return r
	}
	if s.isText(k) {
		for v := k + 1; v < min(reach+1, sen.Last); v++ {
			if s.is("strips", v) || s.finite(v) && s.Pronoun(v) < 0 {
				reach = v - 1 // بحسب بيان للبرنامج أكد أن
			}
		}
	}
	if r := s.issuedBy(sen, k); r != 0 {
		return r
	}
	for _, a := range s.Args(w+1, min(reach+1, sen.Last)) {
		if m := &s.Mentions[a.Ref-1]; m.Actor && m.Lemma != bareNumber && !s.about(m, k) {
			if m.First > k && s.is("sources", k) && !s.Tag(k).Feats.Def && s.Begins(k+1) != nil && s.Begins(k+1).Adj {
				return 0 // وبحسب دبلوماسي أميركي فإن الوزير
			}
			if (m.First > k || s.is("norms", k)) && s.tellsNothing(k) || a.Word > w+1 && a.Prep != "" && m.First > k && m.Kind == "state" && !(s.isText(k) && m.First == k+1 && s.Terms(term.Whose).Has(a.Prep)) {
				return 0
			}
			return a.Ref
		}
	}
	if s.Terms(term.Document).Has(s.Tag(k).Lemma) {
		return s.last // وفقا للبيان
	}
	return 0
}

// issuedBy gives who a relative clause behind the news at word k says has issued it:
// وفق حصيلة جديدة أعلنها الجيش.
func (s *search) issuedBy(sen *isnad.Sentence, k int) isnad.Ref {
	if s.Tag(k).POS != isnad.NOUN || s.Tag(k).Feats.Def || !s.is("informs", k) || s.actorFrom(k) != nil {
		return 0
	}
	for v := k + 1; v < min(k+4, sen.Last-1); v++ {
		if s.finite(v) {
			if s.Pronoun(v) < 0 || s.Conj(v) {
				return 0
			}
			return s.actorAt(v + 1)
		}
		if s.Tag(v).POS != isnad.ADJ {
			return 0
		}
	}
	return 0
}

// tellsNothing tells of a noun behind a set phrase that gives no news: a law, a
// plan, a standard (وفقا لميثاق روما).
func (s *search) tellsNothing(k int) bool {
	t := s.Tag(k)
	if s.is("norms", k) && !(t.Feats.Def && s.words["regime"][t.Lemma]) {
		return true
	}
	return (t.POS == isnad.NOUN || t.POS == isnad.ADJ) && !s.tellsByLetters(k) && t.Class != "person" && t.Class != "people" && t.Class != "organization" && !s.is("informs", k)
}

// mouthed tells whether a set phrase before word w in the sentence has told
// who said it.
func (s *search) mouthed(sen *isnad.Sentence, w int) bool {
	for j := sen.First; j < w; j++ {
		if _, f := s.formula(j); f != nil && f.kind == "mouth" {
			return true
		}
	}
	return false
}

// framed gives the statement between whose cue and content word w stands.
func (s *search) framed(sen *isnad.Sentence, w int) int {
	at := s.Words[w].Start
	for i := len(s.out) - 1; i >= 0; i-- {
		if st := &s.out[i]; st.Cue.Start >= sen.Start && st.Cue.End <= at && at < st.Content.Start {
			return i
		}
	}
	return -1
}

// toldIn tells whether somebody says something in the sentence before word w.
func (s *search) toldIn(sen *isnad.Sentence, w int) bool {
	for i := len(s.out) - 1; i >= 0 && s.out[i].Cue.Start >= sen.Start; i-- {
		if s.out[i].Cue.Start < s.Words[w].Start {
			return true
		}
	}
	return false
}

// clauseStart gives where the sentence's own words begin, a conjunction that
// only ties it to the sentence before left out.
func (s *search) clauseStart(sen *isnad.Sentence, w int) int {
	told := s.toldIn(sen, w)
	for j := w - 1; j > sen.First+1; j-- {
		if !s.finite(j) && !(s.is("seems", j) && s.that(j+1)) || w-j < 3 {
			continue
		}
		if (told || s.isComma(w-1)) && s.isComma(j-1) && s.Conj(j) && !(s.isComma(w-1) && !told && s.so(j)) {
			return s.Parts[s.Stem(j)].Start
		}
		if s.Terms(term.Where).Has(s.Tag(j-1).Lemma) && !s.is("whereas", j-1) {
			return s.Words[j].Start
		}
	}
	first := sen.First
	if m := s.Begins(first); m != nil && m.Place && !m.Actor {
		first = phrase.Dateline(s.Words, s.Tag, sen)
	}
	if j := s.pastOpening(first, w); j > first {
		return s.Words[j].Start
	}
	for j := first + 1; j < min(first+9, w-3); j++ { // القاهرة - «الصحيفة»:
		if c, _ := s.cue(j); c != nil {
			break
		}
		if s.Words[j].Norm == ":" {
			return s.Words[j+1].Start
		}
	}
	if s.isAs(first) && first+1 < w {
		return s.Words[first+1].Start
	}
	if s.Conj(first) {
		return s.Parts[s.Words[first].First+1].Start // وستواصل: the future stays
	}
	return s.Words[first].Start
}

// pastOpening gives the verb of the clause before word w that stands behind the comma
// that closes what opens the sentence, which only tells where, when or in what turn (وفي
// بغداد، قتل؛ على هامش اللقاء، سيلتقي), or word first.
func (s *search) pastOpening(first, w int) int {
	if t := s.Tag(first); t.POS != isnad.ADP && !s.hasPrep(first) {
		return first
	}
	for j := first + 1; j+3 < min(w, first+longSubject); j++ {
		if s.finite(j) && !s.relative.Has(s.Tag(j-1).Lemma) && (s.Conj(j) || s.Tag(j-1).Feats.Def) || s.that(j) {
			break
		}
		if s.isComma(j) {
			if s.finite(j+1) && !s.Conj(j+1) {
				return j + 1
			}
			break
		}
	}
	return first
}
