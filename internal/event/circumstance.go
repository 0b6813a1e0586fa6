package event

import (
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/rule"
	"github.com/isnad-news/isnad/internal/term"
)

// when gives an event the expression of time nearest to it in its sentence.
func (s *search) when(f *found) {
	best, at := 1<<30, -1
	st := s.statementAt(f.e.Trigger)
	// A time further away than this never wins; times stand in order.
	const near = 40
	from := sort.Search(len(s.Times), func(i int) bool { return s.Times[i].First >= f.word-near })
	for i := from; i < len(s.Times) && s.Times[i].First <= f.word+near; i++ {
		t := &s.Times[i]
		if st != nil && st.Content.Contains(t.Span) == f.rule.Say && !s.datedWithin(f, t) {
			continue // what dates the saying dates an act of words, not what is told
		}
		if t.First >= len(s.Words) || s.Words[t.First].Sentence != f.e.Sentence || t.Type == "DURATION" || t.Type == "SET" || t.Value == "" || s.partOfName(t) {
			continue
		}
		d := t.First - f.word
		cost := d
		if d < 0 {
			cost = -d + 1
			if s.otherVerb(t.Last, f.word) && t.First > s.Sentences[f.e.Sentence].First+3 {
				cost += 30 // it dates what another verb tells
			}
		} else if s.clauseBetween(s.pastRelative(f), t.First) || s.sinceBetween(f.word+1, t.First) {
			cost += 30
		}
		if cost < best {
			best, at = cost, i
		}
	}
	if at < 0 || best > 32 {
		return
	}
	t := &s.Times[at]
	f.e.Date = s.dateOf(f, t)
	if f.e.Date != "" {
		f.ownDate = true
		f.e.Evidence = append(f.e.Evidence, isnad.Evidence{Field: "date", Span: t.Span})
	}
}

// dateOf gives the date that a time gives an event. What holds since a time (ground
// taken, a truce) has the day on which it began, what goes on since a year reaches
// to the report's day, and the last two days end before it.
func (s *search) dateOf(f *found, t *isnad.Time) string {
	d, pub := Date(t), s.Report.Published
	from, to, span := strings.Cut(d, "/")
	if !span || pub.IsZero() {
		return d
	}
	since := s.Terms(term.Sincethen)
	switch day := pub.Format(time.DateOnly); {
	case since.Has(s.Tag(t.First).Lemma) || t.First > 0 && since.Has(s.Tag(t.First-1).Lemma):
		if f.e.Type == "COERCE" || f.e.Type == "RETREAT" {
			return from
		}
		if len(from) == len("2006") {
			return from + "/" + day
		}
	case to == day && from == pub.AddDate(0, 0, -2).Format(time.DateOnly):
		return from + "/" + pub.AddDate(0, 0, -1).Format(time.DateOnly)
	}
	return d
}

// partOfName tells of a time by which something is named: قصر ٢٢ مايو، ثورة ٢٥
// يناير.
func (s *search) partOfName(t *isnad.Time) bool {
	if t.First == 0 || s.Words[t.First].Kind == isnad.Arabic {
		return false
	}
	n := s.Tag(t.First - 1)
	return s.Terms(term.Datednames).Has(n.Lemma) && !n.Feats.Def && s.Words[t.First-1].Sentence == s.Words[t.First].Sentence
}

// datedWithin tells of an act of words told in a statement that dates it itself,
// right behind it: قال إنهما اتفقا ليل الأربعاء.
func (s *search) datedWithin(f *found, t *isnad.Time) bool {
	return f.rule.Say && t.First > f.word && t.First-f.word < 6 && !s.VerbBetween(f.word+1, t.First)
}

// otherVerb tells of a verb among the words of [lo, hi) that does not only lead
// to what is dated: العملية التي جرت أمس أدت إلى مقتل.
func (s *search) otherVerb(lo, hi int) bool {
	for w := lo; w < hi; w++ {
		if t := s.Tag(w); t.POS == isnad.VERB && t.Feats.Tense != 0 && !s.Terms(term.Leadsto).Has(t.Lemma) {
			return true
		}
	}
	return false
}

// pastRelative gives the first word behind a noun of happening and the verb of
// its relative clause: المباحثات التي جرت بينهما أمس.
func (s *search) pastRelative(f *found) int {
	if f.verb {
		return f.word + 1
	}
	if v := s.carrier(f); v >= 0 {
		return v + 1
	}
	last := min(f.word+5, s.Sentences[f.e.Sentence].Last)
	for w := f.word + 1; w < last; w++ {
		if t := s.Tag(w); t.POS == isnad.VERB {
			if s.Relative.Has(s.Tag(w-1).Lemma) || s.Pronoun(w) >= 0 {
				return w + 1
			}
			break
		}
	}
	return f.word + 1
}

// clauseBetween tells whether a finite verb that only describes the noun right
// before it is not the only one among the words of [lo, hi): a time behind هاجم
// مسلحون يقودهم فلان بلدة dates the attack.
func (s *search) clauseBetween(lo, hi int) bool {
	for w := lo; w < hi; w++ {
		t := s.Tag(w)
		if t.POS != isnad.VERB || t.Feats.Tense == 0 {
			continue
		}
		describes := w > lo && t.Feats.Tense == 'f' && s.Pronoun(w) >= 0 && !s.Conj(w) && s.Tag(w-1).POS == isnad.NOUN && !s.Tag(w-1).Feats.Def
		if !describes {
			return true
		}
	}
	return false
}

// sinceBetween tells whether another happening is dated: أول زيارة منذ تسلمه
// مهامه في فبراير.
func (s *search) sinceBetween(lo, hi int) bool {
	for w := lo; w+1 < hi; w++ {
		if s.Terms(term.Sincethen).Has(s.Tag(w).Lemma) && s.Tag(w+1).Feats.Verbal == 'm' {
			return true
		}
	}
	return false
}

// Date gives a time as the records have it: a day, a month, a year, a week or
// an interval of these.
func Date(t *isnad.Time) string {
	v := t.Value
	if strings.Contains(v, "/") {
		a, b, _ := strings.Cut(v, "/")
		if t.Type == "TIME" && !t.From.IsZero() && t.To.Sub(t.From) <= 24*time.Hour {
			return cutDay(a) // a night by the day on which it begins
		}
		return cutDay(a) + "/" + cutDay(b)
	}
	v = cutDay(v)
	if len(v) == 8 && v[5] == 'W' {
		return v
	}
	if v == "" || v[0] < '0' || v[0] > '9' || strings.ContainsAny(v, "XQPSUFIWN") {
		if t.From.IsZero() || t.To.IsZero() {
			return ""
		}
		return interval(t.From, t.To)
	}
	if len(v) != 4 && len(v) != 7 && len(v) != 10 {
		if t.From.IsZero() {
			return ""
		}
		return interval(t.From, t.To)
	}
	return v
}

// interval gives a stretch of time by its months where these are whole, else by
// its days.
func interval(from, to time.Time) string {
	layout := time.DateOnly
	if from.Day() == 1 && to.Day() == 1 && to.Hour() == 0 {
		layout = "2006-01"
	}
	a, b := from.Format(layout), to.Add(-time.Second).Format(layout)
	if a >= b {
		return a
	}
	return a + "/" + b
}

func cutDay(v string) string {
	if i := strings.IndexByte(v, 'T'); i == 10 {
		return v[:10]
	}
	return v
}

// where gives an event the place nearest to it: what a preposition of place
// brings in its clause, else what the act is done to, if that is a place.
func (s *search) where(f *found, r *rule.Rule, x *sides, recipients []isnad.Ref) {
	if r.Say && !r.Mutual {
		return // words are said anywhere: a place beside them is that of what they are about
	}
	if r.Say {
		s.signedAt(f) // أبرم في فيينا
		return
	}
	if r.Mode == "visit" {
		for _, ref := range recipients {
			if m := &s.Mentions[ref-1]; m.Place && m.Country != "" && !m.Adj {
				s.setPlace(f, m)
				f.ownPlace = true
				return
			}
		}
	}
	if r.Type == "ASSAULT" {
		for _, ref := range recipients {
			if m := &s.Mentions[ref-1]; m.Place && m.Country != "" && !m.Adj && m.Sentence == f.e.Sentence && s.Prep(m) != "" {
				s.setPlace(f, m)
				f.ownPlace = true
				return
			}
		}
	}
	best, at := 1<<30, -1
	// A place further away than this never wins; places hang on their sentence.
	const near = 40
	sen := &s.Sentences[f.e.Sentence]
	for i := s.From(max(sen.First, f.word-near)); i < len(s.Mentions) && s.Mentions[i].First <= f.word+near; i++ {
		m := &s.Mentions[i]
		if m.Sentence != f.e.Sentence || !m.Place || m.Country == "" || m.Adj || m.First == f.word {
			continue
		}
		prep := s.Prep(m)
		if !s.placing(prep, m) || r.Type == "CONSULT" && s.ofMatter(m) {
			continue
		}
		d := m.First - f.word
		cost := d
		if d < 0 {
			cost = -d + 3
			if s.VerbBetween(m.Last, f.word) {
				cost += 10
			}
		} else if s.VerbBetween(f.word+1, m.First) {
			cost += 10
		}
		if m.Kind == "place" {
			cost -= 2
		}
		if cost < best {
			best, at = cost, i
		}
	}
	if at >= 0 && best < 30 {
		s.setPlace(f, &s.Mentions[at])
		f.ownPlace = true
		return
	}
	for _, ref := range recipients {
		m := &s.Mentions[ref-1]
		if m.Place && m.Country != "" && (m.Kind == "place" || m.Kind == "state") && (r.Type == "ASSAULT" || r.Type == "COERCE" && r.Mode == "seize") {
			s.setPlace(f, m)
			f.ownPlace = true
			return
		}
	}
	for _, src := range r.Place {
		for _, a := range x.args {
			if m := &s.Mentions[a.Ref-1]; a.Prep == src && m.Place {
				s.setPlace(f, m)
				return
			}
		}
		if m := s.ref(src, x); m != nil && m.Place {
			s.setPlace(f, m)
			return
		}
	}
}

// signedAt gives an agreement the first place behind it that a preposition of
// place brings, before the next verb, and before what is agreed upon or right before
// a time (وقعا اتفاقية للتعاون في الرياض أمس).
func (s *search) signedAt(f *found) {
	const near = 12
	end := min(f.word+near, s.Sentences[f.e.Sentence].Last)
	for i := s.From(f.word + 1); i < len(s.Mentions) && s.Mentions[i].First < end; i++ {
		m := &s.Mentions[i]
		if !m.Place || m.Country == "" || m.Adj || m.Embedded || !s.Terms(term.Inplace).Has(s.Prep(m)) {
			continue
		}
		if !s.VerbBetween(f.word+1, m.First) && (!s.uponBetween(f.word+1, m.First) || s.timeAt(m.Last)) {
			s.setPlace(f, m)
			f.ownPlace = true
		}
		return
	}
}

// timeAt tells whether an expression of time begins at word w.
func (s *search) timeAt(w int) bool {
	i := sort.Search(len(s.Times), func(i int) bool { return s.Times[i].First >= w })
	return i < len(s.Times) && s.Times[i].First == w
}

// uponBetween tells whether what is agreed upon begins among the words of
// [lo, hi).
func (s *search) uponBetween(lo, hi int) bool {
	for w := lo; w < hi; w++ {
		for k := s.Words[w].First; k < s.Words[w].Last; k++ { // a clitic as well: للتعاون في كذا
			if s.Tags[k].POS == isnad.ADP && s.Terms(term.Agreedon).Has(s.Tags[k].Lemma) {
				return true
			}
		}
	}
	return false
}

func (s *search) ref(src string, x *sides) *isnad.Mention {
	r := isnad.Ref(0)
	switch src {
	case "object":
		r = x.object
	case "subject":
		r = x.subject
	case "idafa":
		r = x.idafa
	}
	if r == 0 {
		return nil
	}
	return &s.Mentions[r-1]
}

// placing tells whether a preposition, or the noun before it (شمال، مدينة),
// puts the mention where something happens.
func (s *search) placing(prep string, m *isnad.Mention) bool {
	if s.takesPart(m) {
		return false
	}
	if s.Terms(term.Inplace).Has(prep) {
		return true
	}
	if m.Embedded && m.First > 0 {
		t := s.Tag(m.First - 1)
		if s.Terms(term.Inplace).Has(t.Lemma) {
			return true
		}
		return t.Class == "place" && prep != "" && s.Terms(term.Inplace).Has(prep)
	}
	return false
}

// takesPart tells of those in whose presence something is done: بمشاركة الأردن والعراق.
func (s *search) takesPart(m *isnad.Mention) bool {
	m = s.leading(m)
	return m.Embedded && m.Phrase != 0 && s.Terms(term.Presence).Has(s.Tags[s.Phrases[m.Phrase-1].Head].Lemma)
}

// ofMatter tells of a place where what is talked about happens: بحثا الأزمة السياسية في
// اليمن وليبيا.
func (s *search) ofMatter(m *isnad.Mention) bool {
	w := s.leading(m).First - 1
	if w > 0 && s.Tag(w).POS == isnad.ADP {
		w--
	}
	for n := 0; n < 3 && w > 0 && s.Tag(w).POS == isnad.ADJ; n++ {
		w--
	}
	return w >= 0 && s.Terms(term.Matter).Has(s.Tag(w).Lemma)
}

// leading gives the first of the mentions that stand joined by a conjunction before one,
// of as many as a list may hold.
func (s *search) leading(m *isnad.Mention) *isnad.Mention {
	const many = 8
	last := s.From(m.First) - 1
	for i := last; i >= 0 && last-i < many && s.Conj(m.First) && s.Mentions[i].Last == m.First; i-- {
		m = &s.Mentions[i]
	}
	return m
}

func (s *search) setPlace(f *found, m *isnad.Mention) {
	e := &f.e
	e.Place = isnad.Arg{Span: m.Span, Text: s.Text[m.Start:m.End], ID: m.Country}
	e.Country, e.PlaceEn, e.Lat, e.Lon = m.Country, m.PlaceRef, m.Lat, m.Lon
	e.Evidence = append(e.Evidence, isnad.Evidence{Field: "place", Span: m.Span})
}

// mode refines the rule's mode by the word nearest to the trigger that tells
// one, and adds contexts.
func (s *search) mode(f *found) {
	lo, hi := s.modeWindow(f)
	near, at := 1<<30, -1
	given := f.e.Mode
	for w := lo; w < hi; w++ {
		if t := s.Tag(w); t.POS == isnad.ADJ && w > lo && s.Tag(w-1).Class == "place" {
			continue // القاعدة الجوية
		}
		for _, m := range s.modes[s.Tag(w).Lemma] {
			d := max(w-f.word, f.word-w)
			if d == 0 {
				d = beside // قصف جوي: what stands right by the trigger tells more
			}
			if described := w == at+1 && s.Tag(w).POS == isnad.ADJ; m.typ == f.e.Type && (d < near || described) && (given == "" && m.typ != "MOBILIZE" || refines(given, m.mode, w-f.word)) {
				f.e.Mode, near, at = m.mode, d, w // قتل في قصف جوي
			}
		}
	}
	s.addContexts(f)
}

// beside is how far away a word tells as much of the mode as the trigger
// itself.
const beside = 2

// modeWindow gives the words among which a mode is sought: for an act of words
// only what is said, for a fight of two sides only what stands right by it.
func (s *search) modeWindow(f *found) (lo, hi int) {
	sen := &s.Sentences[f.e.Sentence]
	lo, hi = max(sen.First, f.word-6), min(sen.Last, f.word+9)
	switch {
	case f.rule.Say:
		lo, hi = f.word+1, min(sen.Last, f.word+16)
	case f.e.Type == "ASSAULT" && f.rule.Mutual:
		lo, hi = f.word, min(sen.Last, f.word+3)
	}
	return lo, hi
}

// refines tells whether a word so far behind the trigger tells more than the
// mode that the rule gives: تفجير انتحاري, نشرت ست مقاتلات.
func refines(given, mode string, behind int) bool {
	switch given {
	case "explosives":
		return mode == "suicide-attack" && behind > 0 && behind < 3
	case "heavy-weapons":
		return mode == "aerial" && behind != 0 && behind < 3 // قصف جوي, الطائرات تقوم بقصف
	case "troops":
		return behind > 0 && behind < 6
	}
	return false
}

// addContexts adds what the words around the trigger tell of its context.
func (s *search) addContexts(f *found) {
	sen := &s.Sentences[f.e.Sentence]
	had := len(f.e.Contexts)
	for w := max(sen.First, f.word-6); w < min(sen.Last, f.word+9); w++ {
		if c := s.room.contexts[w]; c != "" && !slices.Contains(f.e.Contexts[had:], c) {
			f.e.Contexts = append(f.e.Contexts, c)
		}
	}
}

// fact decides how the event stands to the world by its teller.
func (s *search) fact(f *found) {
	e := &f.e
	e.Factuality = isnad.Occurred
	if f.rule.Fact != "" {
		e.Factuality = isnad.Factuality(f.rule.Fact)
		return
	}
	w := f.word
	t := s.Tag(w)
	first := s.Sentences[e.Sentence].First
	if f.verb {
		s.verbFact(f, t)
	} else {
		s.nounFact(f)
		if s.sinceThen(f) || s.Terms(term.Lastingdeed).Has(t.Lemma) && !f.ownDate && !f.rule.Say {
			e.Factuality = isnad.Ongoing
		}
		if s.underway(f) {
			e.Factuality = s.goingOn(s.LeftEdge(w) - 1)
		}
		if v := s.carrier(f); v >= 0 && s.willBe(v) {
			e.Factuality = isnad.Planned
		} else if v >= 0 && s.goesOn(f, v) {
			e.Factuality = isnad.Ongoing
		}
	}
	for j := max(first, w-3); j < w; j++ {
		lt := s.Tag(j)
		switch {
		case s.Terms(term.Possible).Has(lt.Lemma) && !s.VerbBetween(j+1, w) && (lt.POS != isnad.NOUN || j == w-1 || j == w-2 && s.Tag(w-1).POS == isnad.ADP) && !s.perfect(j):
			e.Factuality = isnad.Possible
		case s.neg.Has(lt.Lemma) && (lt.POS == isnad.PART || lt.POS == isnad.ADP || lt.POS == isnad.NOUN || lt.POS == isnad.AUX) && j == w-1 && !(f.verb && s.Pronoun(w) >= 0 && s.Terms(term.Relativeneg).Has(lt.Lemma)):
			e.Factuality = isnad.Denied
		case s.Terms(term.Planned).Has(lt.Lemma) && !f.rule.Say && !f.verb:
			e.Factuality = isnad.Planned
			if s.negated(j) {
				e.Factuality = isnad.Denied // لا توجد خطط لإرسال قوات
			}
		}
	}
	if !f.verb && e.Factuality == isnad.Occurred && !f.rule.Say && (s.foretold(f) || s.resolved(f)) {
		e.Factuality = isnad.Planned
	}
	if !f.verb && e.Factuality == isnad.Ongoing && s.Terms(term.Aftermath).Has(s.Tag(max(w-1, first)).Lemma) {
		e.Factuality = isnad.Occurred // بعد سيطرته على المدينة
	}
	if !f.verb && (e.Factuality == isnad.Occurred || e.Factuality == isnad.Ongoing) && s.noneOf(f) || s.gainsaid(f) {
		e.Factuality = isnad.Denied
	}
	if (e.Factuality == isnad.Occurred || e.Factuality == isnad.Ongoing) && s.future(f) {
		e.Factuality = isnad.Planned
	}
}

// negated tells of a negation close before word w, with no mark between.
func (s *search) negated(w int) bool {
	const near = 4
	for j := w - 1; j >= max(s.Sentences[s.Words[w].Sentence].First, w-near) && s.Words[j].Kind != isnad.Punct; j-- {
		if t := s.Tag(j); s.neg.Has(t.Lemma) && t.POS != isnad.NOUN {
			return true
		}
	}
	return false
}

// gainsaid tells of a happening that opens what somebody says did not happen:
// نفى أن يكون الجيش قصف المدينة.
func (s *search) gainsaid(f *found) bool {
	const near = 5
	first := s.Sentences[f.e.Sentence].First
	for j := f.word - 1; j >= max(first, f.word-near); j-- {
		t := s.Tag(j)
		if t.POS == isnad.VERB && s.Terms(term.Denies).Has(t.Lemma) {
			return !f.rule.Say
		}
		if s.Words[j].Kind == isnad.Punct || s.Conj(j) {
			return false
		}
	}
	return false
}

// foretold tells of a happening that opens what somebody expects: توقع الرئيس
// تحرير المدينة.
func (s *search) foretold(f *found) bool {
	st := s.statementAt(f.e.Trigger)
	return st != nil && s.Terms(term.Foretells).Has(st.CueLemma) && f.e.Trigger.Start <= st.Content.Start+2
}

// resolved tells of a deed that its doer only resolves upon, with nothing but
// himself and the time between: قررت الحكومة، أمس، ملاحقة المتهمين.
func (s *search) resolved(f *found) bool {
	const near = 10
	first := s.Sentences[f.e.Sentence].First
	for j := f.word - 1; j >= max(first, f.word-near); j-- {
		t := s.Tag(j)
		if t.POS == isnad.VERB {
			return s.Terms(term.Planned).Has(t.Lemma) && !s.neg.Has(s.Tag(max(j-1, 0)).Lemma)
		}
		if t.POS == isnad.ADP && !s.Busy[j] || t.POS == isnad.CCONJ || s.Conj(j) || t.Feats.Verbal == 'm' && t.Class == "act" {
			return false
		}
	}
	return false
}

// noneOf reads لم تشهد المدينة أي عملية استهداف.
func (s *search) noneOf(f *found) bool {
	const near = 12
	first, any := s.Sentences[f.e.Sentence].First, false
	for j := f.word - 1; j >= max(first, f.word-near); j-- {
		t := s.Tag(j)
		switch {
		case s.Terms(term.Any).Has(t.Lemma) && j >= f.word-2:
			any = true
		case s.neg.Has(t.Lemma) && t.POS != isnad.NOUN:
			return any
		case s.Words[j].Kind == isnad.Punct:
			return false
		}
	}
	return false
}

// sinceThen tells whether a happening goes on: its own date is that of its
// beginning (اشتباكات منذ صباح أمس).
func (s *search) sinceThen(f *found) bool {
	if !f.ownDate || f.def || f.rule.Count != "" {
		return false
	}
	t := s.ownTime(f)
	if t == nil || t.First <= f.word || s.VerbBetween(f.word+1, t.First) {
		return false
	}
	since := s.Terms(term.Sincethen)
	return since.Has(s.Tag(t.First).Lemma) || since.Has(s.Tag(t.First-1).Lemma)
}

// perfect tells whether the particle at word w only sets a past verb back: قد
// أوقفت.
func (s *search) perfect(w int) bool {
	if !s.Terms(term.Perfect).Has(s.Tag(w).Lemma) || w+1 >= len(s.Words) {
		return false
	}
	t := s.Tag(w + 1)
	return t.POS == isnad.VERB && t.Feats.Tense == 'p'
}

// carrier gives the light verb behind a noun of happening that tells that it
// takes place (المحادثات ستعقد غدا), or -1.
func (s *search) carrier(f *found) int {
	last := min(f.word+12, s.Sentences[f.e.Sentence].Last)
	for w := f.word + 1; w < last; w++ {
		t := s.Tag(w)
		if t.POS != isnad.VERB || t.Feats.Tense == 0 {
			continue
		}
		if _, ok := s.lights[t.Lemma]; ok || s.Terms(term.Takesplace).Has(t.Lemma) {
			return w
		}
		return -1
	}
	return -1
}

// underway tells of a happening that a verb in the present brings, however much
// stands between: يشن الجيش وحلفاؤه هجوما.
func (s *search) underway(f *found) bool {
	v := s.LeftEdge(f.word) - 1
	if v < s.Sentences[f.e.Sentence].First || s.Sentences[f.e.Sentence].Headline || f.word-v > lending {
		return false
	}
	t := s.Tag(v)
	if t.POS != isnad.VERB || t.Feats.Tense != 'f' || v > 0 && s.neg.Has(s.Tag(v-1).Lemma) {
		return false
	}
	l, ok := s.lights[t.Lemma]
	if !ok {
		return s.Terms(term.Takesplace).Has(t.Lemma) && !s.underPrep(f.word)
	}
	if l.subject == "accused" {
		return false
	}
	return l.prep != "" && s.broughtBy(f.word, l.prep) || l.prep == "" && !s.underPrep(f.word)
}

// goesOn tells of the verb at v in the present that describes the happening of
// f, and points back to it: الغارات التي تشنها الحكومة.
func (s *search) goesOn(f *found, v int) bool {
	if f.rule.Say || f.ownDate || s.Tag(v).Feats.Tense != 'f' || s.isThatWord(v-1) {
		return false
	}
	n, r := s.Tag(f.word).Feats, s.Tag(v-1)
	if s.Relative.Has(r.Lemma) {
		return r.Feats.Gender == 0 || (r.Feats.Gender == 'f') == (n.Gender == 'f' || n.Number == 'p')
	}
	if f.def || v > f.word+3 {
		return false
	}
	l := s.lights[s.Tag(v).Lemma]
	return s.Pronoun(v) >= 0 || s.Terms(term.Takesplace).Has(s.Tag(v).Lemma) || l.prep != "" && s.backward(v+1, l.prep) // زيارة يقوم بها
}

// willBe tells whether the verb at word w is in the future.
func (s *search) willBe(w int) bool {
	wd := &s.Words[w]
	for k := wd.First; k < wd.Last && s.Parts[k].Clitic; k++ {
		if s.Tags[k].POS == isnad.PART && s.Terms(term.Future).Has(s.Tags[k].Lemma) {
			return true
		}
	}
	return w > 0 && s.Terms(term.Future).Has(s.Tag(w-1).Lemma)
}

func (s *search) verbFact(f *found, t *isnad.Tag) {
	if s.willBe(f.word) {
		f.e.Factuality = isnad.Planned
		if s.ifBefore(f.word) {
			f.e.Factuality = isnad.Possible // إذا اعتقلتهم ستفرج عنهم
		}
		return
	}
	if t.Feats.Tense == 'f' && !f.rule.Say && (!s.Sentences[f.e.Sentence].Headline || s.Terms(term.Lasting).Has(t.Lemma)) {
		prev := ""
		if f.word > 0 {
			prev = s.Tag(f.word - 1).Lemma
		}
		switch {
		case s.neg.Has(prev):
		case s.isThatWord(f.word - 1):
			if f.word < 2 || !s.Terms(term.Beforethat).Has(s.Tag(f.word-2).Lemma) { // قبل أن يستعيد الجيش المدينة: it did
				f.e.Factuality = isnad.Planned
			}
		default:
			f.e.Factuality = isnad.Ongoing
		}
	}
}

// ifBefore tells whether a condition stands before word w in its sentence, not
// far from it.
func (s *search) ifBefore(w int) bool {
	const near = 20
	for j := max(s.Sentences[s.Words[w].Sentence].First, w-near); j < w; j++ {
		if s.Terms(term.Condition).Has(s.Tag(j).Lemma) {
			return true
		}
	}
	return false
}

func (s *search) isThatWord(w int) bool { return w >= 0 && s.isThat(w) }

// nounFact reads words of duration beside the happening: استمرار القصف,
// قصف متواصل, تجري مفاوضات.
func (s *search) nounFact(f *found) {
	first, last := s.Sentences[f.e.Sentence].First, s.Sentences[f.e.Sentence].Last
	for j := max(first, f.word-4); j < min(last, f.word+5); j++ {
		lt := s.Tag(j)
		if s.Terms(term.Ongoing).Has(lt.Lemma) {
			past := lt.POS == isnad.VERB && lt.Feats.Tense == 'p'
			if past && (j < f.word-2 || j > f.word) {
				continue // اشتباكات استمرت ست ساعات: they are over
			}
			f.e.Factuality = s.goingOn(j)
			return
		}
		if lt.POS == isnad.VERB && lt.Feats.Tense == 'f' && j < f.word && !s.Sentences[f.e.Sentence].Headline {
			if l, ok := s.lights[lt.Lemma]; ok && l.subject != "accused" {
				f.e.Factuality = s.goingOn(j)
			}
		}
	}
}

// goingOn tells how a happening stands that the word at w sets going: planned
// where that is a verb to come (ستجرى محادثات، المفترض أن يجري محادثات).
func (s *search) goingOn(w int) isnad.Factuality {
	if s.Tag(w).POS == isnad.VERB && (s.willBe(w) || s.Tag(w).Feats.Tense == 'f' && s.isThatWord(w-1)) {
		return isnad.Planned
	}
	return isnad.Ongoing
}

// future tells whether the event's own date lies after the publication.
func (s *search) future(f *found) bool {
	if !f.ownDate || s.Report.Published.IsZero() || f.rule.Say || f.verb && s.Tag(f.word).Feats.Tense == 'p' {
		return false
	}
	return len(f.e.Date) == 10 && f.e.Date > s.Report.Published.Format("2006-01-02")
}

// claimed tells of a deed that its doer claims: تبنى التنظيم الهجوم، تفجير تبناه
// التنظيم.
func (s *search) claimed(f *found) bool {
	const near = 6
	claims := s.Terms(term.Claims)
	if claims.Has(s.Tag(f.word).Lemma) {
		return true
	}
	if v := s.LeftEdge(f.word) - 1; v >= s.Sentences[f.e.Sentence].First && f.word-v <= near && claims.Has(s.Tag(v).Lemma) {
		return s.Tag(v).POS == isnad.VERB && !s.underPrep(f.word)
	}
	for w := f.word + 1; w < min(f.word+near, s.Sentences[f.e.Sentence].Last); w++ {
		if t := s.Tag(w); t.POS == isnad.VERB && t.Feats.Tense != 0 {
			return claims.Has(t.Lemma) && !s.Conj(w) && !f.verb
		}
	}
	return false
}
