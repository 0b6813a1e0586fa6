package lexicon

import (
	"strings"

	"github.com/isnad-news/isnad/internal/text"
)

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
	passive = mim + v.presentPassive(sh, stem)
	if v.form == "V" || v.form == "VI" || v.form == "QII" && sh == sound { // i where the present has a
		if v.hamza(2) && sh == sound {
			stem = put(stem, 2, ya)
		}
		if v.hamza(1) {
			stem = put(stem, 1, ya)
		}
	}
	if v.form == "VIII" && v.root[0] == hamza && strings.HasPrefix(stem, alef) {
		stem = waw + cutFirst(stem, 1) // مؤتمن
	}
	return mim + stem, passive
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
	switch sh {
	case hollow:
		if v.root[1] == ya {
			return mim + a + ya + c
		}
		return mim + a + waw + c
	case defective:
		if v.root[2] == waw {
			return mim + a + b + waw
		}
		if v.root[1] == hamza {
			b = ya // مرئي
		}
		return mim + a + b + ya
	}
	return mim + a + b + waw + c
}

// regularMasdars derives the verbal nouns of the augmented forms.
func (v *verb) regularMasdars() []string {
	sh := v.shape()
	stem := v.masdarHead()
	if len(runes(stem)) < 3 {
		return nil
	}
	end, head := last(stem, 1), cut(stem, 1)
	c := end
	if sh == defective || v.hamza(1) {
		c = hamza
	}
	switch v.form {
	case "II":
		if sh == defective || v.hamza(1) {
			return []string{ta + head + ya + ha}
		}
		return []string{ta + v.seatC2(head, ya) + ya + end}
	case "III":
		if sh == defective {
			return []string{mim + head + alef + ha}
		}
		return []string{mim + stem + ha}
	case "IV", "VII", "VIII", "X":
		switch {
		case sh == hollow && (v.form == "IV" || v.form == "X"):
			return []string{stem + ha}
		case sh == hollow:
			return []string{put(stem, 2, ya+alef)}
		case sh == doubled:
			return []string{stem + alef + end}
		}
		if v.form == "VIII" || v.form == "VII" {
			head = v.seatC2(head, ya)
		}
		return []string{head + alef + c}
	case "IX":
		return []string{stem + alef + end}
	case "V", "VI":
		switch {
		case sh == defective:
			return []string{head + ya}
		case v.hamza(1):
			return []string{head + waw}
		case v.hamza(2) && sh == sound:
			return []string{put(stem, 2, waw)}
		}
		return []string{stem}
	case "QI":
		return []string{stem + ha}
	case "QII":
		if sh == doubled { // اشمئزاز
			return []string{v.seatC2(head, ya) + end + alef + end}
		}
		return []string{stem}
	}
	return nil
}

// masdarHead gives the lemma with the i that the verbal noun has behind its
// first letter where that is long or bears a hamza: إيضاح, استيراد, إيلام.
func (v *verb) masdarHead() string {
	s, n := v.lemma, len(runes(v.lemma))
	switch first := v.root[0]; {
	// مؤازرة
	case v.form == "III" && first == hamza:
		return waw + alef + cutFirst(s, 1)
	case v.form == "IV" && first == hamza && n == 3:
		return alef + ya + cutFirst(s, 1)
	case v.form == "IV" && first == waw && last(s, n-1) == waw:
		return put(s, n-1, ya)
	case v.form == "X" && n > 4 && (first == hamza || first == waw && last(s, n-3) == waw):
		return put(s, n-3, ya)
	}
	return s
}

// seatC2 seats a hamza that ends what stands before the last letter.
func (v *verb) seatC2(head, seat string) string {
	if v.hamza(2) {
		return put(head, 1, seat)
	}
	return head
}
