// Package phrase finds noun phrases: a head noun with what is annexed to it
// (idafa), its adjectives, numbers before it and names beside it. Phrases do
// not nest and hold no preposition: what a preposition hangs on a phrase is a
// phrase of its own that knows its preposition.
package phrase

import (
	"strings"
	"unicode/utf8"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/text"
)

// Terms are the words whose behaviour the finder must know by lemma, from
// knowledge/lexicon/phrases.
type Terms struct {
	Break  *text.Words // nouns that start a phrase of their own: times, مثل
	Any    *text.Words // quantifiers whose noun takes nothing annexed: أي
	Noun   *text.Words // participles that are nouns of their own: مبعوث، مجتمع
	Open   *text.Words // marks that may stand inside a phrase: quotes
	About  *text.Words // prepositions that only make a number vague: نحو عشرين
	More   *text.Words // what with من does so: أكثر من عشرين
	Sortal *text.Words // persons told by what they are, whose nobody is: رجل, but نجل
}

// Finder finds phrases.
type Finder struct{ terms Terms }

// New makes a finder.
func New(t Terms) *Finder { return &Finder{terms: t} }

// usual is how many words of a text there are for each phrase.
const usual = 3

// Find gives the phrases of a text in order. busy tells which words belong to
// expressions of time and so to no phrase.
func (f *Finder) Find(words []isnad.Word, parts []isnad.Part, tags []isnad.Tag, busy []bool) []isnad.Phrase {
	out := make([]isnad.Phrase, 0, len(words)/usual)
	for i := 0; i < len(words); {
		if !f.starts(words, tags, i, busy) {
			i++
			continue
		}
		p, next := f.grow(words, parts, tags, i, busy)
		out = append(out, p)
		i = next
	}
	if len(out) == 0 {
		return nil
	}
	coordinate(out, words, parts, tags)
	return out
}

// stem gives the index of the word's stem part.
func stem(w *isnad.Word, parts []isnad.Part) int {
	for i := w.First; i < w.Last; i++ {
		if !parts[i].Clitic {
			return i
		}
	}
	return w.First
}

// Stem gives the index of a word's stem among the parts.
func Stem(w *isnad.Word, parts []isnad.Part) int { return stem(w, parts) }

// Prep gives the lemma of the preposition that brings a mention, that of its
// phrase where it stands within one; "" where none does.
func Prep(m *isnad.Mention, phrases []isnad.Phrase, tags []isnad.Tag) string {
	if m.Phrase == 0 {
		return m.Prep
	}
	if p := phrases[m.Phrase-1].Prep; p >= 0 {
		return tags[p].Lemma
	}
	return ""
}

func nominal(p isnad.POS) bool {
	return p == isnad.NOUN || p == isnad.ADJ || p == isnad.PROPN || p == isnad.NUM || p == isnad.X || p == isnad.DET
}

func (f *Finder) starts(words []isnad.Word, tags []isnad.Tag, i int, busy []bool) bool {
	w := &words[i]
	if busy[i] || w.Kind == isnad.Punct || w.Last == w.First {
		return false
	}
	for k := w.First; k < w.Last; k++ {
		if nominal(tags[k].POS) {
			return true
		}
	}
	return false
}

func hasEnclitic(w *isnad.Word, parts []isnad.Part) bool {
	return w.Last-w.First > 1 && parts[w.Last-1].Clitic
}

func hasProclitic(w *isnad.Word, parts []isnad.Part) bool {
	return w.Last > w.First && parts[w.First].Clitic
}

func (f *Finder) grow(words []isnad.Word, parts []isnad.Part, tags []isnad.Tag, i int, busy []bool) (isnad.Phrase, int) {
	s := stem(&words[i], parts)
	p := isnad.Phrase{Head: s, First: s, Prep: -1, Sentence: words[i].Sentence}
	p.Prep = f.preposition(words, parts, tags, i)
	def := tags[s].Feats.Def
	proper := tags[s].POS == isnad.PROPN
	headSet := nounLike(tags[s].POS)
	last := i
	closed := hasEnclitic(&words[i], parts) && !numeric(tags[s].POS)
	if closed {
		def = true
	}
	for j := i + 1; j < len(words) && words[j].Sentence == words[i].Sentence; j++ {
		w := &words[j]
		if busy[j] {
			break
		}
		if w.Kind == isnad.Punct {
			if f.quoteInside(words, parts, tags, j) || hyphen(words, j) || TitleLetter(words, j-1) {
				continue
			}
			break
		}
		if w.Last == w.First || hasProclitic(w, parts) {
			break
		}
		k := stem(w, parts)
		if !nominal(tags[k].POS) || f.terms.Break.Has(tags[k].Lemma) {
			break
		}
		t := tags[k]
		before := stem(&words[last], parts)
		prev := &tags[before]
		switch t.POS {
		case isnad.NOUN, isnad.DET:
			if def && !closed && t.Feats.Def && attributive(&tags[p.Head], prev, &t) {
				break
			}
			if t.Feats.Def && last > i && f.terms.Any.Has(tags[s].Lemma) {
				goto done // أي جهة الهجوم
			}
			if !def && !closed && t.Feats.Tanwin && describing(prev, &t) {
				break // مؤتمرا صحافيا
			}
			if def || closed || prev.Feats.Tanwin && !dual(&parts[before], prev, &t) && !(last == i && pair(words, parts, tags, j)) || t.Feats.Tanwin && headSet {
				goto done
			}
			if proper && !t.Guessed && !t.Name {
				goto done // a noun behind a name begins anew
			}
			if soleOne(&parts[before], prev) && t.Class == "person" && t.Feats.Number != 's' && !t.Feats.Def {
				goto done // طعن شاب فلسطيني جنديين
			}
			if last == i && f.stranger(&parts[before], prev) && hasEnclitic(w, parts) {
				goto done // قتل رجل زوجته، فجر انتحاري نفسه
			}
			if counts(words, parts, tags, i) && prev.Feats.Number == 'p' && !prev.Feats.Def && hasEnclitic(w, parts) {
				goto done // لقي خمسة أشخاص مصرعهم
			}
			if fullPlural(&parts[before], prev) {
				goto done // a noun that keeps its nun takes nothing annexed
			}
			if prev.POS == isnad.ADJ && headSet && !t.Feats.Def && last > i && !origin(&parts[k], &tags[p.Head], prev, &t) {
				goto done // مصادر رسمية مقتل …: a described noun takes nothing annexed
			}
		case isnad.ADJ:
			if def && t.Feats.Def && prev.POS == isnad.ADJ && f.terms.Noun.Has(t.Lemma) {
				goto done // دعا الوزير المصري المجتمع الدولي
			}
			if closed && !t.Feats.Def || proper && t.Feats.Tanwin && (def || last == i && t.Feats.Verbal == 0) {
				goto done // أعدمت السعودية باكستانيا
			}
			if !def && fullPlural(&parts[k], &t) && soleOne(&parts[before], prev) {
				goto done // طعن فلسطيني إسرائيليين
			}
			if def && !t.Feats.Def && !(proper && !prev.Feats.Def) {
				goto done
			}
			if (def || proper) && (t.Feats.Number == 'p' && t.Feats.Def || fullPlural(&parts[k], &t)) && t.Feats.Gender != 'f' && !several(tags, p.First, before) {
				goto done // حملت الحكومة اليمنية الحوثيين
			}
			if def && t.Feats.Def && disagrees(tags[p.First:before+1], &t) {
				goto done // اعتقلت الشرطة الصحافي
			}
			if !def && t.Feats.Def && headSet && prev.POS == isnad.ADJ {
				goto done
			}
		case isnad.PROPN:
			if headSet && tags[p.Head].Feats.Def && !proper && bodily(&tags[p.Head]) {
				goto done // طالبت الحركة مصر: no name of the body, which would be without article before it
			}
		case isnad.NUM:
			if headSet && (w.Kind == isnad.Digits || prev.Feats.Number != 'd') {
				goto done // but مسلحين اثنين آخرين
			}
		}
		if !headSet && nounLike(t.POS) {
			p.Head, headSet = k, true
		}
		def = def || t.Feats.Def
		proper = t.POS == isnad.PROPN
		last = j
		if hasEnclitic(w, parts) {
			closed, def = true, true
		}
	}
done:
	p.Last = stem(&words[last], parts) + 1
	p.Def = def || proper
	p.Span = isnad.Span{Start: parts[p.First].Start, End: parts[p.Last-1].End}
	return p, last + 1
}

// bodily tells of a word for a body or a people, not for a person or a place,
// which a name may stand beside (الرئيس فلان، العاصمة صنعاء).
func bodily(t *isnad.Tag) bool {
	return t.POS == isnad.NOUN && (t.Class == "organization" || t.Class == "people")
}

// dual tells of a word for a person that looks accusative and is a dual with
// something annexed: وزيرا الخارجية.
func dual(p *isnad.Part, prev, t *isnad.Tag) bool {
	const alef = "\u0627"
	return prev.Class == "person" && t.Feats.Def && t.POS == isnad.NOUN && t.Class != "person" && strings.HasSuffix(p.Norm, alef)
}

// pair tells of a word for a person that looks accusative and is a dual where a bare noun
// at word j and a name are annexed to it: وزيرا خارجية مصر وتركيا.
func pair(words []isnad.Word, parts []isnad.Part, tags []isnad.Tag, j int) bool {
	const alef = "\u0627"
	head, t := stem(&words[j-1], parts), &tags[stem(&words[j], parts)]
	if tags[head].Class != "person" || !strings.HasSuffix(parts[head].Norm, alef) || t.Feats.Def || t.Feats.Tanwin || hasEnclitic(&words[j], parts) {
		return false
	}
	if j+1 >= len(words) || words[j+1].Sentence != words[j].Sentence || words[j+1].Last == words[j+1].First || hasProclitic(&words[j+1], parts) {
		return false
	}
	return tags[words[j+1].First].POS == isnad.PROPN
}

// describing tells whether an accusative right behind another describes it: a
// word for a person cannot be what a thing is.
func describing(prev, t *isnad.Tag) bool {
	return prev.Feats.Tanwin && prev.POS == isnad.NOUN && t.Class == "person" && prev.Class != "person" && prev.Class != "people" && prev.Feats.Gender == t.Feats.Gender
}

// several tells whether a word from part lo to part hi is a plural or a number,
// which a plural adjective may describe.
func several(tags []isnad.Tag, lo, hi int) bool {
	for k := lo; k <= hi; k++ {
		t := &tags[k]
		if n := t.Feats.Number; n == 'p' && (t.Feats.Gender != 'f' || t.Class == "person") || n == 'd' || numeric(t.POS) {
			return true // but فرقت قوات الأمن المتظاهرين
		}
	}
	return false
}

// disagrees tells of a masculine adjective behind nothing but feminine nouns, of which
// the last is one for a body or shows by its ending that it is feminine.
func disagrees(nouns []isnad.Tag, t *isnad.Tag) bool {
	const ha = "\u0647" // ta marbuta, folded
	last := &nouns[len(nouns)-1]
	if t.Feats.Gender != 'm' || t.Feats.Number != 's' || !bodily(last) && (last.POS != isnad.NOUN || last.Class == "person" || !strings.HasSuffix(last.Lemma, ha)) {
		return false
	}
	for i := range nouns {
		if n := &nouns[i]; nounLike(n.POS) && n.Feats.Gender != 'f' {
			return false
		}
	}
	return true
}

// fullPlural tells of a sound plural or dual with its nun: مسلحون, مستوطنون.
func fullPlural(p *isnad.Part, t *isnad.Tag) bool {
	const nun, letters = "\u0646", 2 // of its ending
	if t.Feats.Number != 'p' && t.Feats.Number != 'd' || !strings.HasSuffix(p.Norm, nun) || t.Feats.Gender == 'f' {
		return false
	}
	if !strings.HasSuffix(t.Lemma, nun) {
		return true
	}
	ending, ok := strings.CutPrefix(p.Norm, t.Lemma) // مستوطنون, not قوانين
	return ok && utf8.RuneCountInString(ending) == letters
}

// soleOne tells of one indefinite person told by an adjective of origin (فلسطيني), whom
// no plural describes and to whom nothing is annexed.
func soleOne(p *isnad.Part, t *isnad.Tag) bool {
	const ya = "\u064a"
	return t.Feats.Number == 's' && !t.Feats.Def && (t.POS == isnad.ADJ || t.Class == "person") && strings.HasSuffix(p.Norm, ya)
}

// origin tells of a word of origin that may be a person's and describes here: مصدر
// أمني عراقي.
func origin(p *isnad.Part, head, prev, t *isnad.Tag) bool {
	return soleOne(p, t) && prev.Class != "person" && head.Feats.Number == 's' && head.Feats.Gender == t.Feats.Gender && prev.Feats.Gender == t.Feats.Gender
}

// stranger tells of one indefinite person told by what they are, not by whose.
func (f *Finder) stranger(p *isnad.Part, t *isnad.Tag) bool {
	return soleOne(p, t) || t.Feats.Number == 's' && !t.Feats.Def && f.terms.Sortal.Has(t.Lemma)
}

// attributive tells whether a definite noun right behind another describes
// it: a participle or the name of what somebody is (الفكر المتطرف), agreeing.
// A word for a person behind a described person or body begins anew: استقبل
// الرئيس المصري المبعوث الأميركي.
func attributive(head, prev, t *isnad.Tag) bool {
	if t.Class == "person" && prev.POS == isnad.ADJ && (head.Class == "person" || head.Class == "organization") {
		return false
	}
	if prev.POS != isnad.NOUN && prev.POS != isnad.ADJ || !prev.Feats.Def || prev.Class == "person" {
		return false
	}
	if t.Feats.Verbal != 'a' && t.Feats.Verbal != 'p' && t.Class != "person" {
		return false
	}
	a, b := prev.Feats, t.Feats
	return a.Gender == b.Gender && a.Number == b.Number
}

func numeric(p isnad.POS) bool { return p == isnad.NUM || p == isnad.DET }

func nounLike(p isnad.POS) bool {
	return p == isnad.NOUN || p == isnad.PROPN || p == isnad.ADJ || p == isnad.X
}

// hyphen tells whether the mark at j joins two words of a name.
func hyphen(words []isnad.Word, j int) bool {
	return words[j].Norm == "-" && j > 0 && j+1 < len(words) && words[j-1].End == words[j].Start && words[j].End == words[j+1].Start
}

// TitleLetter tells of one letter at word w that stands with its point or stroke for a title
// or an initial before a name: وزير التعليم د. عزام، م/ خالد، الضابط ب. س. كومار.
func TitleLetter(words []isnad.Word, w int) bool {
	const letter = 2 // bytes of an Arabic letter
	if w < 0 || w+2 >= len(words) || words[w].Kind != isnad.Arabic || len(words[w].Norm) != letter {
		return false
	}
	if mark := &words[w+1]; mark.Norm != "." && mark.Norm != "/" || words[w].End != mark.Start {
		return false
	}
	name := &words[w+2]
	return name.Kind == isnad.Arabic && name.Sentence == words[w].Sentence && (len(name.Norm) > letter || TitleLetter(words, w+2))
}

// quoteInside tells whether the mark at j is a quotation mark around a name
// of one to four words (حركة “حماس”), and not the start of a quotation.
func (f *Finder) quoteInside(words []isnad.Word, parts []isnad.Part, tags []isnad.Tag, j int) bool {
	if !f.terms.Open.Has(words[j].Norm) {
		return false
	}
	for k := j + 1; k < len(words) && k <= j+5; k++ {
		if words[k].Sentence != words[j].Sentence {
			return false
		}
		if f.terms.Open.Has(words[k].Norm) {
			return k > j+1
		}
		if words[k].Kind == isnad.Punct {
			continue
		}
		if words[k].Last == words[k].First || !nominal(tags[stem(&words[k], parts)].POS) || hasProclitic(&words[k], parts) {
			break
		}
	}
	for k := j - 1; k >= 0 && k >= j-5; k-- { // the closing mark
		if f.terms.Open.Has(words[k].Norm) {
			return true
		}
		if words[k].Kind == isnad.Punct || words[k].Sentence != words[j].Sentence {
			return false
		}
	}
	return false
}

// counts tells whether the phrase that starts at word i starts with a number.
func counts(words []isnad.Word, parts []isnad.Part, tags []isnad.Tag, i int) bool {
	t := &tags[stem(&words[i], parts)]
	return words[i].Kind == isnad.Digits || t.POS == isnad.NUM || t.Class == "unit"
}

// preposition gives the part that governs the phrase that starts at word i.
func (f *Finder) preposition(words []isnad.Word, parts []isnad.Part, tags []isnad.Tag, i int) int {
	w := &words[i]
	for k := w.First; k < w.Last && parts[k].Clitic; k++ {
		if tags[k].POS == isnad.ADP {
			return k
		}
	}
	if hasProclitic(w, parts) {
		return -1
	}
	for j := i - 1; j >= 0 && words[j].Sentence == w.Sentence; j-- {
		if words[j].Kind == isnad.Punct {
			if j == i-1 && len(words[j].Norm) > 1 || words[j].Norm == "\"" || j == i-1 && bracketed(words, j) {
				continue
			}
			return -1
		}
		if words[j].Last == words[j].First {
			return -1
		}
		k := words[j].Last - 1
		if f.terms.About.Has(tags[k].Lemma) && counts(words, parts, tags, i) {
			continue // قتل نحو عشرين
		}
		if tags[k].POS == isnad.ADV && counts(words, parts, tags, i) {
			continue // في ما لا يقل عن عشرين
		}
		if tags[k].POS == isnad.ADP && j > 0 && words[j-1].Last > words[j-1].First && f.terms.More.Has(tags[stem(&words[j-1], parts)].Lemma) && counts(words, parts, tags, i) {
			if hasProclitic(&words[j-1], parts) {
				return f.preposition(words, parts, tags, j-1)
			}
			j--
			continue // قتل أكثر من عشرين
		}
		if tags[k].POS == isnad.ADP && !parts[k].Clitic {
			return k
		}
		return -1
	}
	return -1
}

// bracketed tells of a bracket at word j that hangs on the word before it: لـ(عكاظ).
func bracketed(words []isnad.Word, j int) bool {
	return words[j].Norm == "(" && j > 0 && words[j-1].End == words[j].Start
}

// seated tells of a clause that says where somebody sits: الصندوق | ومقره واشنطن.
func seated(words []isnad.Word, parts []isnad.Part, tags []isnad.Tag, q *isnad.Phrase, w int) bool {
	return tags[q.First].Class == "place" && hasEnclitic(&words[w], parts) && tags[q.Last-1].POS == isnad.PROPN && parts[q.Last-1].Word > w
}

// coordinate links a phrase that begins with a coordinating clitic, or stands
// behind a conjunction, to the one right before it.
func coordinate(out []isnad.Phrase, words []isnad.Word, parts []isnad.Part, tags []isnad.Tag) {
	for i := 1; i < len(out); i++ {
		p, q := &out[i-1], &out[i]
		if p.Sentence != q.Sentence {
			continue
		}
		w := parts[q.First].Word
		first := words[w].First
		apart := w > 0 && words[w].Kind == isnad.Arabic && words[w-1].Last-words[w-1].First == 1 && tags[words[w-1].First].POS == isnad.CCONJ && len(words[w-1].Norm) <= len("\u0627\u0648") // و written apart, no لكن
		if !apart && !(first < q.First && tags[first].POS == isnad.CCONJ) {
			continue
		}
		if seated(words, parts, tags, q, w) {
			continue
		}
		if apart {
			w--
		}
		prev := parts[p.Last-1].Word
		gap := true
		for j := prev + 1; j < w; j++ {
			if words[j].Kind != isnad.Punct || j > prev+2 {
				gap = false
			}
		}
		if gap && (q.Prep < 0 || p.Prep >= 0 && tags[q.Prep].Lemma == tags[p.Prep].Lemma) {
			q.Conj = isnad.Ref(i)
			if q.Prep < 0 {
				q.Prep = p.Prep
			}
		}
	}
}
