package lexicon

import (
	"strings"

	"github.com/isnad-news/isnad"
)

// verb is one line of knowledge/lexicon/verbs: all strings folded.
type verb struct {
	lemma, present string
	root           []string
	form           string
	trans          string // t, i or ti
	rawYa          bool   // the lemma as written ends in ya, not alef maqsura (نسي)
}

// shape tells how the root's weakness changes the stems.
type shape uint8

const (
	sound shape = iota
	hollow
	defective
	doubled
)

// emitter takes one form of a lemma.
type emitter func(form string, f isnad.Feats)

func runes(s string) []rune { return []rune(s) }

// shape reads the weakness off the folded lemma and the root, so that verbs
// that keep a middle و (تعاون) count as sound.
func (v *verb) shape() shape {
	l := runes(v.lemma)
	n := len(l)
	if n < 2 || len(v.root) < 3 {
		return sound
	}
	last, mid := v.root[len(v.root)-1], v.root[1]
	end, pen := string(l[n-1]), string(l[n-2])
	switch {
	case v.form == "IX" || v.form == "QII" && string(l[0]) == alef:
		return doubled // their last letter bears a shadda
	case last == hamza && pen != alef: // بدأ, برئ keep their hamza
		return sound
	case (end == alef || end == ya) && (last == waw || last == ya || end == alef):
		return defective
	case pen == alef && (mid == waw || mid == ya) && end == last && v.form != "III" && v.form != "VI":
		return hollow
	case len(v.root) == 3 && mid == last && end == last && pen != last:
		return doubled
	}
	return sound
}

func cut(s string, n int) string {
	r := runes(s)
	if n > len(r) {
		return ""
	}
	return string(r[:len(r)-n])
}

// hamza tells whether the n-th radical from the end is a hamza.
func (v *verb) hamza(n int) bool { return n <= len(v.root) && v.root[len(v.root)-n] == hamza }

// weakPast gives the stem before consonantal endings (قل, شنن, دعو), from the
// stem of the voice in question.
func (v *verb) weakPast(stem string, sh shape) string {
	end := last(stem, 1)
	switch sh {
	case hollow:
		return cut(stem, 2) + v.weakEnd(end)
	case doubled:
		return stem + end
	case defective:
		if end == alef && v.form == "I" && v.root[len(v.root)-1] == waw {
			return cut(stem, 1) + waw
		}
		return cut(stem, 1) + ya
	}
	return stem
}

// weakEnd writes a final hamza behind the short vowel that is left of the
// long one: ساء سؤت, جاء جئت, أضاء أضأت.
func (v *verb) weakEnd(end string) string {
	switch {
	case end != hamza:
		return end
	case v.form != "I":
		return alef
	case last(v.present, 2) == waw:
		return waw
	}
	return ya
}

// passivePast gives the spelling of the passive's third person: u on the
// first syllables, i before the last letter.
func (v *verb) passivePast(sh shape) string {
	r := runes(v.lemma)
	s := v.passiveHead(r)
	if sh == hollow {
		return put(s, 2, ya)
	}
	if v.hamza(2) && v.seated(last(s, 2), sh) {
		s = put(s, 2, ya)
	}
	if sh == defective || v.hamza(1) {
		s = put(s, 1, ya)
	}
	return s
}

// seated tells whether a letter next to the last is the seat of a hamza.
func (v *verb) seated(letter string, sh shape) bool {
	if sh == doubled && len(v.root) == 3 {
		return false
	}
	return letter == alef || letter == hamza || letter == waw || letter == ya
}

// passiveHead writes the u of the passive's past where it is long or bears a
// hamza: شوهد, تعوون, أومن, استؤنف, أوقظ.
func (v *verb) passiveHead(r []rune) string {
	at := func(i int, letters string) string {
		if i >= len(r) {
			return string(r)
		}
		return string(r[:i]) + letters + string(r[i+1:])
	}
	first := v.root[0]
	switch v.form {
	case "III":
		if first == hamza {
			return at(0, alef+waw)
		}
		return at(1, waw)
	case "VI":
		if first == hamza {
			return at(1, waw+waw)
		}
		return at(2, waw)
	case "V":
		if first == hamza {
			return at(1, waw)
		}
	case "IV":
		if first == hamza && len(r) == 3 {
			return at(0, alef+waw)
		}
		if first == ya {
			return at(1, waw)
		}
	case "VIII":
		if first == hamza && len(r) > 1 && string(r[1]) == ya {
			return at(1, waw)
		}
	case "X":
		if (first == hamza || first == ya) && len(r) > 4 {
			return at(3, waw)
		}
	case "QI":
		if v.root[1] == ya { // سوطر
			return at(1, waw)
		}
	case "QII":
		if v.root[1] == ya && string(r[0]) == ta {
			return at(2, waw)
		}
	}
	return string(r)
}

func past(p, num, gen byte) isnad.Feats {
	return isnad.Feats{Person: p, Number: num, Gender: gen, Tense: 'p', Voice: 'a'}
}

func voiced(f isnad.Feats, v byte) isnad.Feats { f.Voice = v; return f }

// conjugate emits every finite form, but for the jussive of doubled verbs that
// undoes the doubling (يشدد of شد): newspapers do not write it.
func (v *verb) conjugate(emit emitter) {
	sh := v.shape()
	pass := v.passivePast(sh)
	same := pass == v.lemma
	voice := byte('a')
	if same && v.form != "VII" {
		voice = 'b'
	}
	v.emitPast(v.lemma, sh, voice, emit)
	if !same {
		v.emitPast(pass, sh, 'p', emit)
	} else if sh == defective && v.form != "VII" && v.personalPassive() {
		v.emitPast(pass, sh, 'p', func(form string, f isnad.Feats) {
			if f.Person == '3' && f.Gender == 'f' && f.Number != 'p' {
				emit(form, f) // أجريت, the only ones that differ
			}
		})
	}
	v.emitPresent(sh, emit)
	v.emitImperative(sh, emit)
}

// personalPassive tells whether the passive agrees with a feminine subject: an
// intransitive verb has it in the third person masculine only, and so has one
// of meeting (التقيت is the first person).
func (v *verb) personalPassive() bool {
	return v.trans != "i" && !(v.trans == "ti" && v.form == "VIII")
}

func (v *verb) emitPast(stem string, sh shape, voice byte, emit emitter) {
	e := func(form string, f isnad.Feats) {
		if voice == 'b' && sh == defective && !v.stative() && f.Gender == 'f' && f.Number != 'p' {
			f = voiced(f, 'a') // أجرت: the passive keeps its ya
		} else {
			f = voiced(f, voice)
		}
		emit(form, f)
	}
	open := func(stem, end string, f isnad.Feats) {
		for _, form := range join(stem, end, v.hamza(1)) {
			e(form, f)
		}
	}
	weak := v.weakPast(stem, sh)
	vowel := stem // before و, ا, ت of the feminine
	plural := stem
	if sh == defective {
		vowel, plural = cut(stem, 1), cut(stem, 1)
		if strings.HasSuffix(stem, ya) && (voice == 'p' || v.form == "I" && v.stative()) {
			vowel = stem // نسيت, رميت (passive)
		}
		if voice != 'p' && strings.HasSuffix(stem, ya) {
			e(cut(stem, 1)+alef, bound(past('3', 's', 'm'))) // رماه
		}
	}
	e(stem, past('3', 's', 'm'))
	open(vowel, ta, past('3', 's', 'f'))
	open(plural, waw+alef, past('3', 'p', 'm'))
	open(plural, waw, bound(past('3', 'p', 'm')))
	if sh == defective {
		e(weak+alef, past('3', 'd', 'm'))
	} else {
		open(stem, alef, past('3', 'd', 'm'))
	}
	open(vowel, ta+alef, past('3', 'd', 'f'))
	e(closed(weak, ta), past('1', 's', 0))
	e(closed(weak, nun+alef), past('1', 'p', 0))
	e(closed(weak, nun), past('3', 'p', 'f'))
	e(closed(weak, ta+mim), past('2', 'p', 'm'))
	e(closed(weak, ta+mim+waw), bound(past('2', 'p', 'm')))
}

// stative tells of form I verbs like نسي whose past ends in a real ya: their
// present ends in alef maqsura.
func (v *verb) stative() bool {
	return v.rawYa && (strings.HasSuffix(v.present, ya) || strings.HasSuffix(v.present, alef))
}

func bound(f isnad.Feats) isnad.Feats { f.Bound = true; return f }

func (v *verb) emitPresent(sh shape, emit emitter) {
	if v.present == "" || len(runes(v.present)) < 2 {
		return
	}
	stem := string(runes(v.present)[1:])
	pass := v.presentPassive(sh, stem)
	voice := byte('a')
	if pass == stem {
		voice = 'b'
	}
	v.presentForms(stem, sh, voice, emit)
	if pass != stem {
		v.presentForms(pass, sh, 'p', emit)
	}
}

// presentPassive writes the u of the prefix where it is long and the a before
// the last letter where it shows.
func (v *verb) presentPassive(sh shape, stem string) string {
	if v.form == "I" {
		switch first := last(stem, len(runes(stem))); {
		case v.root[0] == hamza && first == alef, v.root[0] == ya && first == ya:
			stem = put(stem, len(runes(stem)), waw)
		case v.root[0] == waw && first != waw && sh != hollow:
			stem = waw + stem
		}
	}
	if v.form == "VIII" && v.root[0] == hamza && strings.HasPrefix(stem, alef) {
		stem = waw + cutFirst(stem, 1) // يؤتمن
	}
	if sh == hollow {
		return put(stem, 2, alef)
	}
	if v.hamza(2) && (last(stem, 2) == ya || last(stem, 2) == waw) && (sh != doubled || len(v.root) > 3) {
		seat := alef
		if last(stem, 3) == alef {
			seat = hamza
		}
		stem = put(stem, 2, seat)
	}
	switch {
	case sh == defective && last(stem, 2) != ya:
		stem = put(stem, 1, ya)
	case sh == defective, v.hamza(1): // يحيا is written with alef
		stem = put(stem, 1, alef)
	}
	return stem
}

func (v *verb) presentForms(stem string, sh shape, voice byte, emit emitter) {
	open := func(stem, end string, f isnad.Feats) {
		for _, form := range join(stem, end, v.hamza(1)) {
			emit(form, f)
		}
	}
	weak, short, plural := stem, "", stem
	switch sh {
	case hollow:
		end := last(stem, 1)
		if end == hamza {
			end = last(stem, 2) // the seat of the short vowel that is left
		}
		short = cut(stem, 2) + end
		weak = short
	case defective:
		short = cut(stem, 1)
		plural = short
	case doubled:
		weak = stem + last(stem, 1)
	}
	pre := []struct {
		letter string
		p      byte
		g      byte
	}{{ya, '3', 'm'}, {ta, '3', 'f'}, {alef, '1', 0}, {nun, '1', 0}}
	for _, x := range pre {
		num := byte('s')
		if x.letter == nun {
			num = 'p'
		}
		f := isnad.Feats{Person: x.p, Number: num, Gender: x.g, Tense: 'f', Voice: voice}
		emit(x.letter+stem, f)
		if short != "" {
			emit(x.letter+short, f)
		}
		if sh == defective && strings.HasSuffix(stem, ya) {
			emit(x.letter+cut(stem, 1)+alef, bound(f))
		}
		if v.hamza(1) && last(stem, 1) != ya {
			emit(x.letter+cut(stem, 1)+seatBefore(stem), bound(f)) // يقرؤه
		}
	}
	pl := isnad.Feats{Person: '3', Number: 'p', Gender: 'm', Tense: 'f', Voice: voice}
	du := isnad.Feats{Person: '3', Number: 'd', Gender: 'm', Tense: 'f', Voice: voice}
	for _, end := range []string{waw + nun, waw + alef} {
		open(ya+plural, end, pl)
		open(ta+plural, end, with2(pl))
	}
	open(ya+plural, waw, bound(pl))
	dual := stem
	if sh == defective && last(stem, 1) == alef {
		dual = put(stem, 1, ya) // يحييان
	}
	for _, end := range []string{alef + nun, alef} {
		open(ya+dual, end, du)
		duf := du
		duf.Gender = 'f'
		open(ta+dual, end, duf)
	}
	plf := pl
	plf.Gender = 'f'
	if sh == defective {
		weak = dual
	}
	emit(closed(ya+weak, nun), plf)
	open(ta+plural, ya+nun, isnad.Feats{Person: '2', Number: 's', Gender: 'f', Tense: 'f', Voice: voice})
}

// seatBefore gives the seat of a final hamza before a pronoun.
func seatBefore(stem string) string {
	if last(stem, 1) == hamza && last(stem, 2) == ya {
		return ya
	}
	return waw
}

func with2(f isnad.Feats) isnad.Feats { f.Person = '2'; return f }

func (v *verb) emitImperative(sh shape, emit emitter) {
	if v.present == "" || len(runes(v.present)) < 2 {
		return
	}
	stem := string(runes(v.present)[1:])
	f := isnad.Feats{Person: '2', Number: 's', Gender: 'm', Tense: 'i', Voice: 'a'}
	pl := f
	pl.Number = 'p'
	base := stem
	switch v.form {
	case "I":
		if sh == sound && v.root[0] != waw || sh == defective {
			base = alef + stem
			if v.root[0] == hamza {
				base = alef + ya + cutFirst(stem, 1) // ائذن; خذ and كل stand in no news
			}
		}
	case "II", "III":
		if v.root[0] == hamza {
			base = put(stem, len(runes(stem)), alef)
			if v.form == "III" {
				base = alef + cutFirst(stem, 2)
			}
		}
	case "IV":
		base = alef + stem
		switch v.root[0] {
		case hamza:
			base = alef + cutFirst(stem, 1)
		case ya:
			base = alef + ya + cutFirst(stem, 1)
		}
	case "VII", "VIII", "IX", "X":
		base = alef + stem
		if v.form == "VIII" && v.root[0] == hamza && strings.HasPrefix(stem, alef) {
			base = alef + ya + cutFirst(stem, 1)
		}
	case "QII":
		if sh == doubled {
			base = alef + stem
		}
	}
	single := base
	switch sh {
	case hollow:
		end := last(base, 1)
		if end == hamza {
			end = last(base, 2)
		}
		single = cut(base, 2) + end
	case defective:
		single = cut(base, 1)
		base = single
	}
	emit(single, f)
	for _, form := range join(base, waw+alef, v.hamza(1)) {
		emit(form, pl)
	}
}

// cutFirst cuts n letters off the beginning.
func cutFirst(s string, n int) string {
	r := runes(s)
	if n > len(r) {
		return ""
	}
	return string(r[n:])
}
