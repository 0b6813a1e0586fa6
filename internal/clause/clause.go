// Package clause reads the arguments of a verb or a verbal noun off the order
// of words: subject, object, what is annexed, what prepositions bring. News
// Arabic is verb-subject-object with prepositional arguments; headlines and
// clauses after أن and إن put the subject first.
package clause

import (
	"iter"
	"slices"
	"sort"
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/phrase"
	"github.com/isnad-news/isnad/internal/text"
)

// Layers are what clauses are read from.
type Layers struct {
	Text      string
	Words     []isnad.Word
	Parts     []isnad.Part
	Tags      []isnad.Tag
	Sentences []isnad.Sentence
	Phrases   []isnad.Phrase
	Mentions  []isnad.Mention
	Busy      []bool // words of expressions of time
	Relative  *text.Words
	Auxiliary *text.Words // lemmas of verbs that only set another verb's time or phase: كان قد دعا
	Topical   *text.Words // words that set a subject before its clause: أما
	Named     []bool      // words inside a name, whatever the tagger took them for
}

// Arg is a mention in its place in the clause. Ref is into Mentions.
type Arg struct {
	Ref  isnad.Ref
	Prep string // lemma of the preposition, "" where none
	Adj  bool   // an adjective stands for whom the phrase concerns (قاعدة أميركية)
	Of   string // lemma of the phrase's head, where the mention is annexed to it (قيادة حركة حماس)
	Word int
}

// within tells whether the text has a word w.
func (l *Layers) within(w int) bool { return uint(w) < uint(len(l.Words)) }

// Stem gives the stem part of word w.
func (l *Layers) Stem(w int) int { return phrase.Stem(&l.Words[w], l.Parts) }

// Tag gives the tag of the stem of word w, an empty one outside of the text, which may end
// anywhere.
func (l *Layers) Tag(w int) *isnad.Tag {
	if !l.within(w) || l.Words[w].Last == l.Words[w].First {
		return &isnad.Tag{}
	}
	return &l.Tags[l.Stem(w)]
}

// Conj tells whether word w begins with a coordinating clitic.
func (l *Layers) Conj(w int) bool {
	if !l.within(w) {
		return false
	}
	f := l.Words[w].First
	return l.Words[w].Last > f && l.Parts[f].Clitic && l.Tags[f].POS == isnad.CCONJ
}

// Pronoun gives the enclitic of word w, or -1.
func (l *Layers) Pronoun(w int) int {
	if !l.within(w) {
		return -1
	}
	k := l.Words[w].Last - 1
	if k > l.Words[w].First && l.Parts[k].Clitic && l.Tags[k].POS == isnad.PRON {
		return k
	}
	return -1
}

// From gives the index of the first mention that begins at word w or behind
// it: mentions stand in order.
func (l *Layers) From(w int) int {
	return sort.Search(len(l.Mentions), func(i int) bool { return l.Mentions[i].First >= w })
}

// At gives the mentions that begin at word w, in order.
func (l *Layers) At(w int) iter.Seq2[isnad.Ref, *isnad.Mention] {
	return func(yield func(isnad.Ref, *isnad.Mention) bool) {
		for i := l.From(w); i < len(l.Mentions) && l.Mentions[i].First == w; i++ {
			if !yield(isnad.Ref(i+1), &l.Mentions[i]) {
				return
			}
		}
	}
}

// Begins gives the first mention that begins at word w, or nil.
func (l *Layers) Begins(w int) *isnad.Mention {
	for _, m := range l.At(w) {
		return m
	}
	return nil
}

// Furniture tells of a sentence that the site and not the report speaks, by its
// first two words: رابط الخبر.
func (l *Layers) Furniture(i int, openings *text.Words) bool {
	sen := &l.Sentences[i]
	return sen.Last-sen.First > 1 && openings.Has(l.Words[sen.First].Norm+" "+l.Words[sen.First+1].Norm)
}

// VerbBetween tells whether a finite verb stands among the words of [lo, hi).
func (l *Layers) VerbBetween(lo, hi int) bool { return l.VerbsBetween(lo, hi, 1) > 0 }

// VerbsBetween counts the finite verbs among the words of [lo, hi), up to most.
func (l *Layers) VerbsBetween(lo, hi, most int) int {
	n := 0
	for w := lo; w < hi && n < most; w++ {
		if t := l.Tag(w); t.POS == isnad.VERB && t.Feats.Tense != 0 {
			n++
		}
	}
	return n
}

// PhraseAt gives the noun phrase in which a part lies: phrases stand in order
// and do not nest.
func (l *Layers) PhraseAt(part int) isnad.Ref {
	i := sort.Search(len(l.Phrases), func(i int) bool { return l.Phrases[i].First > part })
	if i > 0 && part < l.Phrases[i-1].Last {
		return isnad.Ref(i)
	}
	return 0
}

// Prep gives the lemma of the preposition that brings a mention, that of its
// phrase where it stands within one; "" where none does.
func (l *Layers) Prep(m *isnad.Mention) string { return phrase.Prep(m, l.Phrases, l.Tags) }

// Args gives the arguments among the words of [lo, hi), in order: one for
// each phrase, coordinated ones too.
func (l *Layers) Args(lo, hi int) []Arg {
	first := l.From(lo)
	last := first
	for last < len(l.Mentions) && l.Mentions[last].First < hi {
		last++
	}
	if first == last {
		return nil
	}
	out := make([]Arg, 0, last-first)
	seen := make([]isnad.Ref, 0, usual) // few: a list is faster than a set
	for i := first; i < last; i++ {
		m := &l.Mentions[i]
		if m.Phrase != 0 && !m.Adj && m.Embedded && slices.Contains(seen, m.Phrase) {
			continue
		}
		if m.Adj && !l.standsFor(m) {
			continue
		}
		a := Arg{Ref: isnad.Ref(i + 1), Prep: m.Prep, Word: m.First, Adj: m.Adj}
		if m.Phrase != 0 {
			seen = append(seen, m.Phrase)
			p := &l.Phrases[m.Phrase-1]
			if p.Prep >= 0 {
				a.Prep = l.Tags[p.Prep].Lemma
			}
			if m.Embedded {
				a.Of = l.Tags[p.Head].Lemma
				a.Word = l.Parts[p.First].Word
				if a.Word < lo {
					a.Word = m.First
				}
			}
		}
		out = append(out, a)
	}
	return out
}

// usual is how many phrases a clause has at most, for the most part.
const usual = 16

// standsFor tells of an adjective of nationality that is all a phrase tells of
// whom it concerns (قاعدة أميركية), where the noun is a thing, place or body.
func (l *Layers) standsFor(m *isnad.Mention) bool {
	if m.Phrase == 0 {
		return false
	}
	p := &l.Phrases[m.Phrase-1]
	end := l.Parts[p.Last-1].Word
	for i := l.From(l.Parts[p.First].Word); i < len(l.Mentions) && l.Mentions[i].First <= end; i++ {
		if o := &l.Mentions[i]; o.Phrase == m.Phrase && (!o.Adj || o.First < m.First) {
			return false
		}
	}
	t := &l.Tags[p.Head]
	switch t.Class {
	case "place", "organization", "people", "person":
		return true
	case "thing":
		return t.Feats.Verbal == 0
	}
	return false
}

// RightEdge gives the word before which the arguments of a verb at word v
// end: the next finite verb, subordinator or relative pronoun, or the end of
// its sentence.
func (l *Layers) RightEdge(v int) int {
	end := l.Sentences[l.Words[v].Sentence].Last
	for w := v + 1; w < end; w++ {
		if l.Words[w].Norm == "(" {
			w = l.bracket(w, end)
			continue
		}
		t := l.Tag(w)
		if l.finite(w) {
			return w
		}
		if l.Relative.Has(t.Lemma) && t.POS != isnad.NOUN {
			return w
		}
		if p := l.Words[w].Norm; p == ":" || p == "." {
			return w
		}
		if l.Words[w].Kind == isnad.Punct && w+1 < end && l.circumstantial(w+1) {
			return w // ترفض التهجير، داعيا المجتمع الدولي
		}
	}
	return end
}

// insertion is the longest bracketed stretch, in words, that a clause is read
// across.
const insertion = 14

// bracket gives the word that closes the bracket at w, or w.
func (l *Layers) bracket(w, end int) int {
	for j := w + 1; j < min(end, w+insertion); j++ {
		if l.Words[j].Norm == ")" {
			return j
		}
	}
	return w
}

// opening gives the word that opens the bracket closed at w, or w.
func (l *Layers) opening(w, first int) int {
	for j := w - 1; j >= max(first, w-insertion); j-- {
		if l.Words[j].Norm == "(" {
			return j
		}
	}
	return w
}

// circumstantial tells of an active participle in the accusative, which opens
// a clause of its own: مشيرا، داعيا.
func (l *Layers) circumstantial(w int) bool {
	t := l.Tag(w)
	return t.Feats.Verbal == 'a' && !t.Feats.Def && (t.Feats.Tanwin && t.POS == isnad.NOUN || t.Feats.Gender == 'f' && t.POS == isnad.ADJ)
}

// ellipsis tells of two points or more, which part a headline's topic from what
// is told of it: the second of single points stands for all.
func (l *Layers) ellipsis(w int) bool {
	const dots, dot, mark = "..", ".", "\u2026"
	n := l.Words[w].Norm
	return strings.HasPrefix(n, dots) || n == mark || n == dot && w > 0 && l.Words[w-1].Norm == dot
}

// LeftEdge gives the first word of the stretch before v that holds no finite
// verb, subordinator, colon or ellipsis.
func (l *Layers) LeftEdge(v int) int {
	first := l.Sentences[l.Words[v].Sentence].First
	for w := v - 1; w >= first; w-- {
		if l.Words[w].Norm == ")" {
			w = l.opening(w, first)
			continue
		}
		t := l.Tag(w)
		if l.finite(w) || l.Words[w].Norm == ":" || l.ellipsis(w) {
			return w + 1
		}
		if t.POS != isnad.NOUN && l.Relative.Has(t.Lemma) {
			return w + 1
		}
	}
	return first
}

// Agrees tells whether a verb may have the mention as its subject.
func Agrees(f isnad.Feats, m *isnad.Mention, before bool) bool {
	if f.Person == '1' || f.Person == '2' {
		return false
	}
	g, n := m.Feats.Gender, m.Feats.Number
	if m.Kind == "person" && m.NameSpan.Start == m.Start || g == 0 {
		return true
	}
	switch m.Kind {
	case "group":
		if !before && f.Number == 'p' {
			return false // بايعوا التنظيم
		}
		return n != 's' || m.Last-m.First == 1 && !m.Feats.Def || f.Gender == g // حزب الله is no she
	case "state", "place":
		return true
	}
	if !before && f.Number == 'p' {
		return false // a plural verb before a told subject is no fusha
	}
	if n == 'p' && g != 'f' && f.Gender == 'f' {
		return m.Kind == "organization" || m.Feats.Gender == 'm' && f.Number == 's'
	}
	if f.Gender == 'f' && g == 'm' && n == 's' || f.Gender == 'm' && g == 'f' && n == 's' && before {
		return false
	}
	if f.Gender == 'm' && g == 'f' && n == 's' {
		return false
	}
	return true
}

// Subject finds the subject of the finite verb at word v: behind it, before
// it, or the antecedent of the relative pronoun before it. after tells that
// it stood behind the verb.
func (l *Layers) Subject(v int) (ref isnad.Ref, after bool) {
	f := l.Tag(v).Feats
	if r := l.First(v, f); r != 0 {
		return r, false
	}
	if r := l.topic(v, f); r != 0 {
		return r, false
	}
	if r := l.whoDoes(v, f); r != 0 {
		return r, false
	}
	if l.TellsOfThing(v, f) {
		return 0, false
	}
	for _, a := range l.Args(v+1, l.RightEdge(v)) {
		if a.Prep != "" {
			continue
		}
		if a.Adj || a.Of != "" && !l.actorHead(a) || l.bodyFirst(v, a) {
			break // the subject is no actor
		}
		if Agrees(f, &l.Mentions[a.Ref-1], false) && l.Case(a.Ref) != 'a' {
			return a.Ref, true
		}
		break
	}
	if v > 0 && l.finite(v-1) && f.Tense == 'f' && !l.Conj(v) && l.Words[v-1].Sentence == l.Words[v].Sentence {
		if r, _ := l.Subject(v - 1); r != 0 && Agrees(f, &l.Mentions[r-1], true) {
			return r, false // باتوا يسيطرون
		}
	}
	if r := l.describedTwice(v, f); r != 0 {
		return r, false
	}
	if r := l.Before(v, f); r != 0 {
		return r, false
	}
	return l.pastRelative(v, f), false
}

// describedTwice gives the indefinite noun that a second clause describes without a
// conjunction, right behind a first one whose object it is: تحالف تقوده السعودية | يقاتل
// الحوثيين.
func (l *Layers) describedTwice(v int, f isnad.Feats) isnad.Ref {
	const near = 6 // words of the first clause
	if v == 0 || l.Conj(v) || l.Words[v-1].Kind == isnad.Punct {
		return 0
	}
	for u := v - 1; u > max(l.Sentences[l.Words[v].Sentence].First, v-near); u-- {
		if l.Words[u].Kind == isnad.Punct {
			return 0
		}
		if !l.finite(u) {
			continue
		}
		if l.Pronoun(u) < 0 || l.Conj(u) {
			return 0
		}
		for i := l.From(u) - 1; i >= 0 && l.Mentions[i].Sentence == l.Words[v].Sentence; i-- {
			if m := &l.Mentions[i]; !m.Adj {
				if m.Last == u && m.Actor && !m.Feats.Def && m.Kind != "person" && m.Kind != "state" && Agrees(f, m, true) {
					return isnad.Ref(i + 1)
				}
				return 0
			}
		}
		return 0
	}
	return 0
}

// countedBy tells of people annexed to a noun of number, whose case is not theirs: تظاهر
// آلاف | العراقيين.
func (l *Layers) countedBy(m *isnad.Mention) bool {
	return m.Embedded && m.Phrase != 0 && l.Tags[l.Phrases[m.Phrase-1].Head].Class == "unit"
}

// Case gives the case that the ending of a mention's head shows: 'n' nominative,
// 'a' accusative or genitive (المتمردين, جنديين), 0 where the ending does not tell.
func (l *Layers) Case(ref isnad.Ref) byte {
	m := &l.Mentions[ref-1]
	if m.Kind == "person" && m.NameSpan.Start == m.Start || m.Adj || l.countedBy(m) {
		return 0
	}
	t, w := l.Tag(m.Head), l.Words[m.Head].Norm
	const noon, oun, in, an = "\u0646", "\u0648\u0646", "\u064a\u0646", "\u0627\u0646"
	switch {
	case t.Name || l.Pronoun(m.Head) >= 0:
		return 0
	case strings.HasSuffix(t.Lemma, noon) && !strings.HasSuffix(w, t.Lemma+oun) && !strings.HasSuffix(w, t.Lemma+in) && !strings.HasSuffix(w, t.Lemma+an):
		return 0 // قوانين, but المواطنين
	case t.Feats.Tanwin:
		if m.Kind == "role" || m.Kind == "office" {
			return 'a'
		}
		return 0 // كوريا
	case t.Feats.Number == 'p' && strings.HasSuffix(w, oun), t.Feats.Number == 'd' && strings.HasSuffix(w, an):
		return 'n'
	case (t.Feats.Number == 'p' || t.Feats.Number == 'd') && strings.HasSuffix(w, in):
		return 'a'
	}
	return 0
}

// bodyFirst tells whether a definite noun for people or a body that is no actor of
// the report stands between the verb at word v and an argument without
// preposition: they do it to whom the argument names.
func (l *Layers) bodyFirst(v int, a Arg) bool {
	if a.Word <= v+1 || l.Words[v+1].Sentence != l.Words[v].Sentence {
		return false
	}
	ref := l.PhraseAt(l.Stem(v + 1))
	if ref == 0 || ref == l.Mentions[a.Ref-1].Phrase {
		return false
	}
	p := &l.Phrases[ref-1]
	h := &l.Tags[p.Head]
	body := h.Class == "organization" || h.Class == "people" || h.Class == "person"
	return p.Prep < 0 && l.Parts[p.First].Word == v+1 && h.POS == isnad.NOUN && h.Feats.Def && body && l.Parts[p.Last-1].Word+1 == a.Word
}

// whoDoes gives the antecedent of the relative pronoun right before the verb at
// v, if it is who does it: nothing in the clause points back to it (التحالف الذي
// يقصف التنظيم, but الهجوم الذي شنه التنظيم).
func (l *Layers) whoDoes(v int, f isnad.Feats) isnad.Ref {
	w := v - 1
	if w > 0 && l.Tag(w).POS == isnad.PART {
		w--
	}
	if w < 1 || !l.relativeAt(w) || l.Words[w].Sentence != l.Words[v].Sentence || l.Pronoun(v) >= 0 {
		return 0
	}
	for j := v + 1; j < min(v+4, l.RightEdge(v)); j++ {
		if l.Pronoun(j) >= 0 && l.Tag(j).POS == isnad.ADP {
			return 0 // الذي قال فيه الوزير
		}
	}
	r := l.antecedent(w)
	if r == 0 || !l.Mentions[r-1].Actor || !Agrees(f, &l.Mentions[r-1], true) {
		return 0
	}
	return r
}

// pastRelative finds a subject that a relative clause parts from its verb: أن
// الأجهزة التي تسيطر على القطاع اعتقلت.
func (l *Layers) pastRelative(v int, f isnad.Feats) isnad.Ref {
	first := l.Sentences[l.Words[v].Sentence].First
	if l.Conj(v) {
		return 0
	}
	verbs := 0
	for w := v - 1; w > first; w-- {
		if l.finite(w) {
			if verbs++; verbs > 1 {
				return 0
			}
		}
		if !l.relativeAt(w) {
			continue
		}
		if verbs != 1 {
			return 0
		}
		lo := l.LeftEdge(w)
		if lo > first && l.finite(lo-1) {
			return 0
		}
		if args := l.Args(lo, w); len(args) > 0 {
			if l.leads(args[0], f) {
				return args[0].Ref
			}
		}
		return 0
	}
	return 0
}

// First gives the subject of a clause that begins with it: after أن and إن, in
// headlines, and where it stands right before the verb.
func (l *Layers) First(v int, f isnad.Feats) isnad.Ref {
	if l.Conj(v) {
		return 0
	}
	lo := l.LeftEdge(v)
	if lo >= v {
		return 0
	}
	if r := l.beside(lo, v, f); r != 0 {
		return r
	}
	sen := l.Sentences[l.Words[v].Sentence].First
	if lo > sen && l.finite(lo-1) && l.sets(lo-1) {
		return l.underAuxiliary(lo, v, f)
	}
	if lo > sen && (l.relativeAt(lo-1) || l.finite(lo-1)) {
		return 0
	}
	for lo < v && l.Words[lo].Kind == isnad.Punct {
		lo++
	}
	for _, a := range l.Args(lo, v) {
		m := &l.Mentions[a.Ref-1]
		starts := a.Word == lo || m.First == lo
		if (starts || m.Last == v) && m.Actor && l.leads(a, f) {
			return a.Ref
		}
		if starts {
			return 0
		}
	}
	return 0
}

// beside gives the subject of a clause that و joins to another: تدشن إثيوبيا
// السد ومصر تشكوها. A verb in the singular goes with the last of several.
func (l *Layers) beside(lo, v int, f isnad.Feats) isnad.Ref {
	if f.Number != 's' || f.Tense != 'f' {
		return 0
	}
	for i := l.From(lo); i < len(l.Mentions) && l.Mentions[i].First < v; i++ {
		m := &l.Mentions[i]
		if m.Last != v || m.First == lo || !l.Conj(m.First) || !m.Actor || m.Adj || m.Embedded || l.Words[v-1].Kind == isnad.Punct {
			continue
		}
		if m.Kind == "role" && m.Phrase != 0 && l.Phrases[m.Phrase-1].Prep >= 0 || !Agrees(f, m, true) {
			continue
		}
		return isnad.Ref(i + 1)
	}
	return 0
}

// sets tells whether the verb at word w only sets another verb's time.
func (l *Layers) sets(w int) bool { return l.Auxiliary.Has(l.Tag(w).Lemma) }

// underAuxiliary gives the subject that stands between an auxiliary verb and the
// verb at v: وكان الوزير قد دعا البلدين.
func (l *Layers) underAuxiliary(lo, v int, f isnad.Feats) isnad.Ref {
	args := l.Args(lo, v)
	if len(args) == 0 {
		return 0
	}
	a := args[0]
	if m := &l.Mentions[a.Ref-1]; (a.Word <= lo || m.First <= lo) && m.Actor && l.leads(a, f) {
		return a.Ref
	}
	return 0
}

// topic gives the subject that أما sets before the clause of the verb at v: أما
// الوزير، الذي وصل أمس، فاتهم.
func (l *Layers) topic(v int, f isnad.Feats) isnad.Ref {
	if !l.Conj(v) {
		return 0
	}
	first := l.Sentences[l.Words[v].Sentence].First
	const near = 25
	for w := v - 1; w >= max(first, v-near); w-- {
		if !l.Topical.Has(l.Words[w].Norm) {
			continue
		}
		args := l.Args(w+1, v)
		if len(args) == 0 {
			return 0
		}
		if a := args[0]; a.Word == w+1 && l.Mentions[a.Ref-1].Actor && l.leads(a, f) {
			return a.Ref
		}
		return 0
	}
	return 0
}

func (l *Layers) finite(w int) bool {
	t := l.Tag(w)
	return t.POS == isnad.VERB && t.Feats.Tense != 0 && (w >= len(l.Named) || !l.Named[w])
}

// leads tells whether an argument before a verb may be its subject.
func (l *Layers) leads(a Arg, f isnad.Feats) bool {
	return a.Prep == "" && !a.Adj && (a.Of == "" || l.actorHead(a)) && Agrees(f, &l.Mentions[a.Ref-1], true)
}

// actorHead tells whether a mention annexed to a head stands for it: قيادة
// الحركة does, هجوم الحركة does not.
func (l *Layers) actorHead(a Arg) bool {
	m := &l.Mentions[a.Ref-1]
	if m.Phrase == 0 {
		return true
	}
	p := &l.Phrases[m.Phrase-1]
	t := &l.Tags[p.Head]
	return t.Class != "act" && t.Feats.Verbal != 'm' && t.Class != "time"
}

// Before finds a subject that stands before the verb.
func (l *Layers) Before(v int, f isnad.Feats) isnad.Ref {
	if l.describesThing(v) {
		return 0
	}
	lo := l.LeftEdge(v)
	first := l.Sentences[l.Words[v].Sentence].First
	if l.Conj(v) && lo > first && l.finite(lo-1) {
		if r, after := l.Subject(lo - 1); r != 0 && !after && Agrees(f, &l.Mentions[r-1], true) {
			return r // المقاتلون طردوا الحوثيين وأسروا
		}
	}
	args := l.Args(lo, v)
	if len(args) > 0 && (lo == first || !l.relativeAt(lo-1)) {
		for _, a := range args {
			if l.leads(a, f) {
				return a.Ref
			}
		}
	}
	if lo > first && l.relativeAt(lo-1) || v > first && l.relativeAt(v-1) {
		w := lo - 1
		if v > first && l.relativeAt(v-1) {
			w = v - 1
		}
		return l.antecedent(w)
	}
	return 0
}

// describesThing tells of a verb right behind a noun that is no actor: it says
// what that thing did (انفجار استهدف قافلة).
func (l *Layers) describesThing(v int) bool {
	if v == 0 || l.Conj(v) || l.Words[v-1].Kind == isnad.Punct || l.Words[v-1].Sentence != l.Words[v].Sentence {
		return false
	}
	ref := l.PhraseAt(l.Stem(v - 1))
	if ref == 0 {
		return false
	}
	p := &l.Phrases[ref-1]
	end := l.Parts[p.Last-1].Word
	for j := l.From(l.Parts[p.First].Word); j < len(l.Mentions) && l.Mentions[j].First <= end; j++ {
		if m := &l.Mentions[j]; m.Phrase == ref && !m.Adj && (!m.Embedded || l.actorHead(Arg{Ref: isnad.Ref(j + 1)})) {
			return false
		}
	}
	t := &l.Tags[p.Head]
	return p.Prep < 0 || t.Class == "act" || t.Feats.Verbal == 'm'
}

// TellsOfThing tells of a verb in the present that says what an indefinite noun for a
// deed did, a place between them: مظاهرات في بغداد | تطالب الحكومة. What stands behind it is
// its object.
func (l *Layers) TellsOfThing(v int, f isnad.Feats) bool {
	if v == 0 || f.Tense != 'f' || l.Conj(v) || l.Pronoun(v) >= 0 || l.Words[v-1].Kind == isnad.Punct {
		return false
	}
	ref := l.PhraseAt(l.Stem(v - 1))
	if ref < 2 || l.Phrases[ref-1].Sentence != l.Words[v].Sentence {
		return false
	}
	where, deed := &l.Phrases[ref-1], &l.Phrases[ref-2]
	h := &l.Tags[deed.Head]
	return where.Prep >= 0 && l.Parts[where.Prep].Word == l.Parts[deed.Last-1].Word+1 && deed.Prep < 0 && !deed.Def &&
		h.Class == "act" && h.POS == isnad.NOUN && (h.Feats.Number == 'p' && f.Gender == 'f' && f.Number == 's' || h.Feats.Number == 's' && f.Number == 's' && h.Feats.Gender == f.Gender)
}

func (l *Layers) relativeAt(w int) bool {
	if w < 0 {
		return false
	}
	t := l.Tag(w)
	return (t.POS == isnad.PRON || t.POS == isnad.DET) && l.Relative.Has(t.Lemma)
}

// antecedent gives the mention right before a relative pronoun.
func (l *Layers) antecedent(w int) isnad.Ref {
	f := l.Tag(w).Feats
	people := f.Number == 'p' && f.Gender == 'm' // الذين are nobody but people
	for i := l.From(w) - 1; i >= 0; i-- {
		m := &l.Mentions[i]
		if m.Sentence < l.Words[w].Sentence {
			return 0
		}
		if m.Last <= w && m.Sentence == l.Words[w].Sentence {
			if w-m.Last > 2 && !people {
				return 0
			}
			if m.Adj || people && (m.Kind == "state" || m.Kind == "place") && w-m.Last <= 2 {
				continue // الأكراد في سوريا الذين
			}
			if people && w-m.Last > 5 {
				return 0
			}
			return isnad.Ref(i + 1)
		}
	}
	return 0
}

// Coordinated gives the mention and all that are coordinated to it behind it.
func (l *Layers) Coordinated(ref isnad.Ref) []isnad.Ref {
	out := []isnad.Ref{ref}
	for i := int(ref); i < len(l.Mentions); i++ {
		m := &l.Mentions[i]
		if m.Sentence != l.Mentions[ref-1].Sentence {
			break
		}
		if m.Coord == 0 {
			continue
		}
		for _, r := range out {
			if m.Coord == r {
				out = append(out, isnad.Ref(i+1))
				break
			}
		}
	}
	return out
}
