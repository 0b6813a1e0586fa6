package lexicon

import (
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/text"
)

// verb is one line of knowledge/lexicon/verbs: all strings folded.
type verb struct {
	lemma, present string
	root           []string
	form           string
	masdars        []string
	rawYa          bool // the lemma as written ends in ya, not alef maqsura (نسي)
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
	case last == hamza && end == alef: // بدأ keeps its hamza
		return sound
	case (end == alef || end == ya) && (last == waw || last == ya || end == alef || end == ya && last == hamza):
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

// weakPast gives the stem before consonantal endings (قل, شنن, دعو).
func (v *verb) weakPast(sh shape) string {
	l := runes(v.lemma)
	end := string(l[len(l)-1])
	switch sh {
	case hollow:
		return cut(v.lemma, 2) + end
	case doubled:
		return v.lemma + end
	case defective:
		if end == alef && v.form == "I" && v.root[len(v.root)-1] == waw {
			return cut(v.lemma, 1) + waw
		}
		return cut(v.lemma, 1) + ya
	}
	return v.lemma
}

// passivePast gives the spelling of the passive's third person.
func (v *verb) passivePast(sh shape) string {
	s := v.lemma
	r := runes(s)
	switch v.form {
	case "III":
		if len(r) > 2 && string(r[1]) == alef {
			s = string(r[0]) + waw + string(r[2:])
		}
	case "VI":
		if len(r) > 3 && string(r[2]) == alef {
			s = string(r[:2]) + waw + string(r[3:])
		}
	}
	r = runes(s)
	switch sh {
	case hollow:
		return string(r[:len(r)-2]) + ya + string(r[len(r)-1])
	case defective:
		return cut(s, 1) + ya
	}
	return s
}

func past(p, num, gen byte) isnad.Feats {
	return isnad.Feats{Person: p, Number: num, Gender: gen, Tense: 'p', Voice: 'a'}
}

func voiced(f isnad.Feats, v byte) isnad.Feats { f.Voice = v; return f }

// conjugate emits every finite form.
func (v *verb) conjugate(emit emitter) {
	sh := v.shape()
	pass := v.passivePast(sh)
	same := pass == v.lemma
	voice := byte('a')
	if same && v.form != "VII" {
		voice = 'b'
	}
	v.emitPast(v.lemma, v.weakPast(sh), sh, voice, emit)
	if !same {
		weak := v.weakPast(sh)
		if sh == defective {
			weak = pass
		}
		v.emitPast(pass, weak, sh, 'p', emit)
	}
	v.emitPresent(sh, emit)
	v.emitImperative(sh, emit)
}

func (v *verb) emitPast(stem, weak string, sh shape, voice byte, emit emitter) {
	e := func(form string, f isnad.Feats) { emit(form, voiced(f, voice)) }
	vowel := stem // before و, ا, ت of the feminine
	plural := stem
	if sh == defective {
		vowel, plural = cut(stem, 1), cut(stem, 1)
		if string(runes(stem)[len(runes(stem))-1:]) == ya && voice == 'p' || strings.HasSuffix(stem, ya) && v.form == "I" && !strings.HasSuffix(v.present, waw) && v.stative() {
			vowel = stem // نسيت, رميت (passive)
		}
		if voice != 'p' && strings.HasSuffix(stem, ya) {
			e(cut(stem, 1)+alef, bound(past('3', 's', 'm'))) // رماه
		}
	}
	e(stem, past('3', 's', 'm'))
	e(vowel+ta, past('3', 's', 'f'))
	e(plural+waw+alef, past('3', 'p', 'm'))
	e(plural+waw, bound(past('3', 'p', 'm')))
	if sh == defective {
		e(weak+alef, past('3', 'd', 'm'))
	} else {
		e(stem+alef, past('3', 'd', 'm'))
	}
	e(vowel+ta+alef, past('3', 'd', 'f'))
	e(weak+ta, past('1', 's', 0))
	e(weak+nun+alef, past('1', 'p', 0))
	e(weak+nun, past('3', 'p', 'f'))
	e(weak+ta+mim, past('2', 'p', 'm'))
	e(weak+ta+mim+waw, bound(past('2', 'p', 'm')))
}

// stative tells of form I verbs like نسي whose past ends in a real ya: their
// present ends in alef maqsura.
func (v *verb) stative() bool {
	return strings.HasSuffix(v.present, ya) && v.rawYa
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
	presentForms(stem, sh, voice, emit)
	if pass != stem {
		presentForms(pass, sh, 'p', emit)
	}
}

func (v *verb) presentPassive(sh shape, stem string) string {
	r := runes(stem)
	switch {
	case sh == hollow && len(r) > 1:
		return string(r[:len(r)-2]) + alef + string(r[len(r)-1])
	case sh == defective:
		return cut(stem, 1) + ya
	case v.form == "I" && v.root[0] == waw && !strings.HasPrefix(stem, waw):
		return waw + stem
	}
	return stem
}

func presentForms(stem string, sh shape, voice byte, emit emitter) {
	weak := stem
	short := ""
	r := runes(stem)
	switch {
	case sh == hollow && len(r) > 1:
		short = string(r[:len(r)-2]) + string(r[len(r)-1])
		weak = short
	case sh == defective:
		short = cut(stem, 1)
		weak = short
	}
	plural := stem
	if sh == defective {
		plural = cut(stem, 1)
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
	}
	pl := isnad.Feats{Person: '3', Number: 'p', Gender: 'm', Tense: 'f', Voice: voice}
	du := isnad.Feats{Person: '3', Number: 'd', Gender: 'm', Tense: 'f', Voice: voice}
	for _, end := range []string{waw + nun, waw + alef} {
		emit(ya+plural+end, pl)
		emit(ta+plural+end, with2(pl))
	}
	emit(ya+plural+waw, bound(pl))
	for _, end := range []string{alef + nun, alef} {
		emit(ya+stem+end, du)
		duf := du
		duf.Gender = 'f'
		emit(ta+stem+end, duf)
	}
	plf := pl
	plf.Gender = 'f'
	if sh == hollow {
		emit(ya+weak+nun, plf)
	} else {
		emit(ya+stem+nun, plf)
	}
	emit(ta+plural+ya+nun, isnad.Feats{Person: '2', Number: 's', Gender: 'f', Tense: 'f', Voice: voice})
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
		}
	case "IV", "VII", "VIII", "IX", "X":
		base = alef + stem
	}
	single := base
	switch sh {
	case hollow:
		r := runes(base)
		if len(r) > 1 {
			single = string(r[:len(r)-2]) + string(r[len(r)-1])
		}
	case defective:
		single = cut(base, 1)
		base = single
	}
	emit(single, f)
	emit(base+waw+alef, pl)
}

// participles emits the base forms of the active and the passive participle.
func (v *verb) participles() (active, passive string) {
	sh := v.shape()
	if v.form == "I" && len(v.root) == 3 {
		return v.activeI(sh), v.passiveI(sh)
	}
	if len(runes(v.present)) < 2 {
		return "", ""
	}
	stem := string(runes(v.present)[1:])
	active = mim + stem
	passive = mim + v.presentPassive(sh, stem)
	return active, passive
}

func foldRoot(r string) string {
	if f := text.Fold(r); f != "" {
		return f
	}
	return r
}

func (v *verb) activeI(sh shape) string {
	a, b, c := foldRoot(v.root[0]), foldRoot(v.root[1]), foldRoot(v.root[2])
	if a == hamza {
		a = ""
	}
	switch sh {
	case hollow:
		return a + alef + ya + seat(c) // the hamza's seat folds to ya
	case doubled:
		return a + alef + b
	case defective:
		return a + alef + seatMid(b) + ya
	}
	return a + alef + seatMid(b) + seat(c)
}

// seat writes a final hamza on its folded seat after a short i.
func seat(c string) string {
	if c == hamza {
		return ya
	}
	return c
}

func seatMid(b string) string {
	if b == hamza {
		return ya
	}
	return b
}

func (v *verb) passiveI(sh shape) string {
	a, b, c := foldRoot(v.root[0]), foldRoot(v.root[1]), foldRoot(v.root[2])
	if a == hamza {
		a = alef
	}
	if b == hamza {
		b = waw
	}
	last := c
	switch sh {
	case hollow:
		if strings.Contains(v.present, ya+c) && v.root[1] == ya {
			return mim + a + ya + c
		}
		return mim + a + waw + c
	case defective:
		if v.root[2] == waw {
			return mim + a + b + waw
		}
		return mim + a + b + ya
	}
	if b == waw && v.root[1] == hamza {
		return mim + a + waw + last // مسؤول is spelt with one و or two
	}
	return mim + a + b + waw + last
}

// regularMasdars derives the verbal nouns of the augmented forms.
func (v *verb) regularMasdars() []string {
	sh := v.shape()
	r := runes(v.lemma)
	n := len(r)
	if n < 3 {
		return nil
	}
	end := string(r[n-1])
	if v.root[0] == waw { // إيضاح، استيراد
		switch {
		case v.form == "IV" && string(r[1]) == waw:
			r[1] = runes(ya)[0]
		case v.form == "X" && n > 3 && string(r[3]) == waw:
			r[3] = runes(ya)[0]
		}
	}
	head := string(r[:n-1])
	c := end
	if sh == defective {
		c = hamza
	}
	switch v.form {
	case "II":
		if sh == defective {
			return []string{ta + head + ya + ha}
		}
		return []string{ta + head + ya + end}
	case "III":
		if sh == defective {
			return []string{mim + head + alef + ha}
		}
		return []string{mim + v.lemma + ha}
	case "IV", "X":
		if sh == hollow {
			return []string{v.lemma + ha}
		}
		if sh == doubled {
			return []string{v.lemma + alef + end}
		}
		return []string{head + alef + c}
	case "VII", "VIII":
		if sh == hollow {
			return []string{string(r[:n-2]) + ya + alef + end}
		}
		if sh == doubled {
			return []string{v.lemma + alef + end}
		}
		return []string{head + alef + c}
	case "IX":
		return []string{v.lemma + alef + end}
	case "V", "VI":
		if sh == defective {
			return []string{head + ya}
		}
		return []string{v.lemma}
	case "QI":
		return []string{v.lemma + ha}
	case "QII":
		return []string{v.lemma}
	}
	return nil
}
