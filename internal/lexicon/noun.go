package lexicon

import (
	"strings"

	"github.com/isnad-news/isnad"
)

// nominal declines nouns, adjectives, participles and verbal nouns. The
// article and pronouns are the segmenter's business: only forms that a stem
// takes by itself are emitted, those before pronouns as bound.

func nom(num, gen byte) isnad.Feats { return isnad.Feats{Number: num, Gender: gen} }

// singularForms emits the forms of one stem in the singular or of a broken
// plural, number num. The ya of what is spelt like a nisba stays (مدني): see
// looseYa.
func singularForms(stem string, num, gen byte, hasTa bool, emit emitter) {
	if stem == "" {
		return
	}
	f := nom(num, gen)
	emit(stem, f)
	r := runes(stem)
	last := string(r[len(r)-1])
	head := string(r[:len(r)-1])
	switch {
	case hasTa:
		emit(head+ta, bound(f))
	case last == hamza:
		emit(head+waw, bound(f))
		emit(head+ya, bound(f))
		if prev := string(r[max(len(r)-2, 0)]); prev != alef { // بناء has none
			for _, form := range join(stem, alef, true) {
				emit(form, tanwin(f)) // جزءا, بريئا
			}
			if !strings.Contains(waw+ya, prev) {
				emit(head+ya+alef, tanwin(f)) // عبئا
			}
		}
	case last == ya:
		emit(head+alef, bound(f))
		emit(stem+alef, tanwin(f))
		if defectiveShape(r) {
			emit(head, f) // قاض, محام; no nisba loses its ya
		}
	case last == alef:
		emit(stem, bound(f))
	default:
		emit(stem+alef, tanwin(f))
	}
}

// defectiveShape tells participles that lose their ya without the article
// (قاض, محام, مشتر) from nisbas that never do (مصري, مغربي).
func defectiveShape(r []rune) bool {
	switch {
	case len(r) == 4 && string(r[1]) == alef:
		return true
	case len(r) < 5 || string(r[0]) != mim:
		return false
	}
	return string(r[2]) == alef || string(r[2]) == ta
}

// looseYa emits what is left of a defective participle without the article,
// and before the endings of the plural: قاض, محامون.
func looseYa(stem string, num, gen byte, emit emitter) {
	if strings.HasSuffix(stem, ya) && len(runes(stem)) > 3 {
		emit(cut(stem, 1), nom(num, gen))
		if num == 's' && gen == 'm' {
			emitPlural(cut(stem, 1), emit)
		}
	}
}

func tanwin(f isnad.Feats) isnad.Feats { f.Tanwin = true; return f }

// dualForms emits the dual in both cases and before an annexed word.
func dualForms(stem string, gen byte, hasTa bool, emit emitter) {
	base := stem
	if hasTa {
		base = cut(stem, 1) + ta
	}
	f := nom('d', gen)
	for _, end := range []string{alef + nun, ya + nun, alef, ya} {
		emit(base+end, f)
		if last(base, 1) == hamza && !strings.HasSuffix(cut(base, 1), alef) {
			emit(cut(base, 1)+ya+end, f) // شيئان, عبئين
		}
	}
}

func soundMasculine(stem string, emit emitter) {
	emitPlural(stem, emit)
}

func emitPlural(base string, emit emitter) {
	f := nom('p', 'm')
	for _, end := range []string{waw + nun, ya + nun, waw, ya} {
		for _, form := range join(base, end, strings.HasSuffix(base, hamza)) {
			emit(form, f) // بريئون
		}
	}
}

func soundFeminine(stem string, hasTa bool, emit emitter) {
	base := stem
	if hasTa {
		base = cut(stem, 1)
	}
	if strings.HasSuffix(base, hamza) {
		emit(cut(base, 1)+waw+alef+ta, nom('p', 'f'))
	}
	emit(base+alef+ta, nom('p', 'f'))
}

// noun declines a noun of knowledge/lexicon/nouns. raw is its lemma as
// written, stem the folded lemma.
func noun(raw, stem string, gen byte, plurals []plural, emit emitter) {
	hasTa := endsInTa(raw)
	singularForms(stem, 's', gen, hasTa, emit)
	dualForms(stem, gen, hasTa, emit)
	for _, p := range plurals {
		switch p.kind {
		case soundM:
			soundMasculine(stem, emit)
		case soundF:
			soundFeminine(stem, hasTa, emit)
		default:
			singularForms(p.stem, 'p', gen, p.hasTa, emit)
			if last(p.stem, 3) == alef {
				looseYa(p.stem, 'p', gen, emit) // نواد
			}
		}
	}
}

// adjective declines an adjective or participle: masculine, feminine and
// plurals. feminine is empty for the regular one.
func adjective(stem, feminine string, feminineTa bool, plurals []plural, emit emitter) {
	singularForms(stem, 's', 'm', false, emit)
	dualForms(stem, 'm', false, emit)
	if feminine == "" {
		feminine, feminineTa = join(stem, ha, strings.HasSuffix(stem, hamza))[0], true
	}
	singularForms(feminine, 's', 'f', feminineTa, emit)
	dualForms(feminine, 'f', feminineTa, emit)
	soundFeminine(feminine, feminineTa, emit)
	for _, p := range plurals {
		switch p.kind {
		case soundM:
			soundMasculine(stem, emit)
		case soundF:
		default:
			singularForms(p.stem, 'p', 'm', p.hasTa, emit)
		}
	}
}

type pluralKind uint8

const (
	broken pluralKind = iota
	soundM
	soundF
)

type plural struct {
	kind  pluralKind
	stem  string // folded
	hasTa bool
}
