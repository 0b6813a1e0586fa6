package number

import (
	"math"
	"strconv"
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/number/affix"
)

// reader reads the numbers of one report.
type reader struct {
	f     *Finder
	words []isnad.Word
	forms *affix.Reading[entry]
}

// at gives the first form of one of the kinds that begins at word i.
func (r *reader) at(i int, kinds ...string) (affix.Hit[entry], bool) {
	hits := r.forms.At(i)
	for n := range hits {
		for _, k := range kinds {
			if hits[n].Val.kind == k {
				return hits[n], true
			}
		}
	}
	return affix.Hit[entry]{}, false
}

// plain tells of a word or mark that begins no form: no number begins with it.
func (r *reader) plain(i int) bool {
	if k := r.words[i].Kind; k != isnad.Arabic && k != isnad.Punct {
		return false
	}
	return len(r.forms.At(i)) == 0
}

// before tells whether a form of a kind ends right before word i.
func (r *reader) before(i int, kind string) bool { return r.length(i, kind) > 0 }

// length gives the words of the longest form of a kind that ends right before
// word i.
func (r *reader) length(i int, kind string) int {
	for n := min(4, i); n >= 1; n-- {
		for _, h := range r.forms.At(i - n) {
			if h.Val.kind == kind && h.Len == n && r.words[i-n].Sentence == r.words[i].Sentence {
				return n
			}
		}
	}
	return 0
}

// after tells whether a form of a kind follows within some words, no mark or
// further digits between.
func (r *reader) after(i int, kind string, within int) bool {
	for j := i; j < i+within && j < len(r.words); j++ {
		if k := r.words[j].Kind; k == isnad.Punct || k == isnad.Digits || r.words[j].Sentence != r.words[i-1].Sentence {
			return false
		}
		if _, ok := r.at(j, kind); ok {
			// "Or more than" speaks of the number behind it.
			_, more := r.at(j+1, "min", "max")
			return !more
		}
	}
	return false
}

// joined gives the word at which what is joined to word i-1 begins: i itself
// with a conjunction glued to it, or the word behind a lone conjunction. For
// digits the conjunction is always a word of its own.
func (r *reader) joined(i int) (at int, lone, ok bool) {
	if i >= len(r.words) || r.words[i].Sentence != r.words[i-1].Sentence {
		return 0, false, false
	}
	if conj, alone := r.f.aff.Alone(r.words[i].Norm); alone {
		return i + 1, true, conj && i+1 < len(r.words)
	}
	return i, false, true
}

// joinedAt is at for a word that must be joined by a conjunction.
func (r *reader) joinedAt(i int, kinds ...string) (affix.Hit[entry], int, bool) {
	at, lone, ok := r.joined(i)
	if !ok {
		return affix.Hit[entry]{}, 0, false
	}
	h, ok := r.at(at, kinds...)
	return h, at + h.Len, ok && (lone || h.Conj != "")
}

// bareAt is at for a word without a conjunction in the same sentence.
func (r *reader) bareAt(i int, kinds ...string) (affix.Hit[entry], bool) {
	if i >= len(r.words) || r.words[i].Sentence != r.words[i-1].Sentence {
		return affix.Hit[entry]{}, false
	}
	h, ok := r.at(i, kinds...)
	return h, ok && h.Conj == "" && h.Prep == ""
}

// quantity reads a number of any kind that begins at word i.
func (r *reader) quantity(i int) (quantity, bool) {
	for _, read := range []func(int) (quantity, bool){r.span, r.several, r.simple} {
		if q, ok := read(i); ok {
			return q, true
		}
	}
	return quantity{}, false
}

// simple reads a number that is no range, with its percent sign.
func (r *reader) simple(i int) (quantity, bool) {
	if q, ok := r.percentFirst(i); ok {
		return q, true
	}
	for _, read := range []func(int) (quantity, bool){r.ordinal, r.fraction, r.cardinal, r.vague} {
		q, ok := read(i)
		if !ok {
			continue
		}
		if q.kind == Cardinal || q.kind == Fraction {
			q = r.negative(r.percent(q))
		}
		return q, true
	}
	return quantity{}, false
}

func (r *reader) percent(q quantity) quantity {
	if h, ok := r.at(q.last, "percent"); ok && r.words[q.last].Sentence == r.words[q.first].Sentence {
		q.kind, q.last = Percent, q.last+h.Len
	}
	return q
}

// percentFirst reads a percent sign that stands before its number.
func (r *reader) percentFirst(i int) (quantity, bool) {
	w := r.words
	if i+1 >= len(w) || w[i].Kind != isnad.Punct || w[i+1].Kind != isnad.Digits || w[i].End != w[i+1].Start {
		return quantity{}, false
	}
	if _, ok := r.at(i, "percent"); !ok {
		return quantity{}, false
	}
	q, ok := r.cardinal(i + 1)
	q.first, q.kind = i, Percent
	return q, ok
}

func (r *reader) negative(q quantity) quantity {
	if q.first == 0 || q.skip > 0 {
		return q
	}
	h, ok := r.at(q.first-1, "negative")
	if ok && h.Len == 1 || r.minus(q.first-1) {
		q.first, q.skip = q.first-1, h.Skip
		q.value, q.upper = -q.value, -q.upper
	}
	return q
}

// minus tells of a sign right before digits and behind a space. What opens a
// sentence is the dash of a list.
func (r *reader) minus(i int) bool {
	w := r.words
	return i > 0 && i+1 < len(w) && w[i].Kind == isnad.Punct && w[i].Norm == "-" && w[i].End == w[i+1].Start && w[i+1].Kind == isnad.Digits &&
		w[i-1].End < w[i].Start && w[i-1].Sentence == w[i].Sentence && w[i-1].Kind == isnad.Arabic
}

// digits reads the digits at word i; a slash to either side makes them part
// of a date or of a fraction in digits, a colon part of a time of day.
func (r *reader) digits(i int) (float64, bool) {
	if i >= len(r.words) || r.words[i].Kind != isnad.Digits || r.glued(i, '/') || r.glued(i, ':') {
		return 0, false
	}
	return Digits(r.words[i].Norm)
}

// thousands reads digits whose thousands stand apart: 1 414 021, or with the
// comma of words, 1،414،021.
func (r *reader) thousands(i int) (v float64, next int, ok bool) {
	if v, ok = r.digits(i); !ok {
		return 0, 0, false
	}
	next = i + 1
	w := r.words
	if d, last, ok := r.reversed(i); ok {
		return d, last, true
	}
	if len(w[i].Norm) > 3 || w[i].Norm[0] == '0' {
		return v, next, true
	}
	for j := r.thousand(next); j > 0; j = r.thousand(next) {
		// Digits would take the point of 567.891 for a separator.
		g, err := strconv.ParseFloat(w[j].Norm, 64)
		if err != nil {
			break
		}
		v, next = v*1000+g, j+1
	}
	return v, next, true
}

// reversed reads a decimal that is written from right to left: its decimals,
// the letter that agencies use for a point, or a point with a mark of
// direction, and the whole number.
func (r *reader) reversed(i int) (v float64, next int, ok bool) {
	w := r.words
	if i+2 >= len(w) || w[i+2].Kind != isnad.Digits || w[i].End != w[i+1].Start {
		return 0, 0, false
	}
	_, letter := r.at(i+1, "reversed")
	gap := w[i+2].Start - w[i+1].End
	if !(letter && gap == 0) && !(w[i+1].Norm == "." && gap == len("\u200f")) {
		return 0, 0, false
	}
	v, err := strconv.ParseFloat(w[i+2].Norm+"."+w[i].Norm, 64)
	return v, i + 3, err == nil
}

// thousand gives the word of three digits that goes on a number before word
// i, behind a space or a comma of words without spaces; -1 where there is none.
func (r *reader) thousand(i int) int {
	w := r.words
	if i >= len(w) {
		return -1
	}
	j := i
	if w[i].Kind == isnad.Punct && (w[i].Norm == string(comma) || w[i].Norm == string(arabicComma)) && w[i].Start == w[i-1].End && i+1 < len(w) && w[i+1].Start == w[i].End {
		j++
	} else if gap := w[i].Start - w[i-1].End; gap < 1 || gap > len("\u202f") {
		return -1
	}
	whole, _, _ := strings.Cut(w[j].Norm, string(point))
	if w[j].Kind != isnad.Digits || len(whole) != 3 || w[j].Sentence != w[i-1].Sentence {
		return -1
	}
	if _, ok := r.digits(j); !ok {
		return -1
	}
	return j
}

// glued tells whether a mark stands between word i and further digits,
// without space.
func (r *reader) glued(i int, mark byte) bool {
	return r.marked(i, mark, 1) || r.marked(i, mark, -1)
}

func (r *reader) marked(i int, mark byte, step int) bool {
	j, k := i+step, i+2*step
	if k < 0 || k >= len(r.words) || r.words[j].Kind != isnad.Punct || r.words[j].Norm != string(mark) || r.words[k].Kind != isnad.Digits {
		return false
	}
	lo, hi := min(i, k), max(i, k)
	return r.words[lo].End == r.words[lo+1].Start && r.words[lo+1].End == r.words[hi].Start
}

// cardinal reads a cardinal: groups below a thousand with their scales, in
// falling order.
func (r *reader) cardinal(i int) (quantity, bool) {
	q := quantity{first: i, kind: Cardinal}
	total, next, scale, skip, ok := r.scaled(i, false)
	if !ok {
		return q, false
	}
	q.skip = skip
	for scale > 1 {
		v, n, s, ok := r.tail(next)
		if !ok || v >= scale || s >= scale || r.parts(n) {
			break
		}
		total, next, scale = total+v, n, s
	}
	if h, n, ok := r.joinedAt(next, "fraction"); ok {
		total += h.Val.value * scale
		next = n
		if s, ok := r.bareAt(next, "scale"); ok && s.Val.value == scale {
			next++
		}
	}
	if v, n, ok := r.joinedParts(next); ok {
		total, next = total+v*scale, n
	}
	if v, n, ok := r.decimals(next); ok && total == math.Floor(total) {
		total, next = total+v, n
	}
	if v, n, ok := r.besides(i, next); ok {
		total, next = total+v, n
	}
	q.value, q.upper, q.last = total, total, next
	return q, true
}

// joinedParts reads a fraction of several parts joined to a number: عشرون
// وثلاثة أخماس.
func (r *reader) joinedParts(i int) (v float64, next int, ok bool) {
	at, lone, ok := r.joined(i)
	if !ok {
		return 0, 0, false
	}
	v, next, _, ok = r.small(at, !lone)
	if !ok {
		return 0, 0, false
	}
	d, ok := r.bareAt(next, "denominator")
	if !ok {
		return 0, 0, false
	}
	return v / d.Val.value, next + 1, true
}

// decimals reads the digits behind a point that is written as a word.
func (r *reader) decimals(i int) (v float64, next int, ok bool) {
	if _, ok := r.bareAt(i, "point"); !ok || i+1 >= len(r.words) {
		return 0, 0, false
	}
	v, next, _, ok = r.group(i+1, false)
	if !ok || v != math.Floor(v) {
		return 0, 0, false
	}
	for u := v; u >= 1; u /= 10 {
		v /= 10
	}
	return v, next, true
}

// besides reads a fraction in digits right behind a whole number: 2 1/4.
func (r *reader) besides(i, next int) (v float64, last int, ok bool) {
	if next != i+1 || next >= len(r.words) || r.words[i].Kind != isnad.Digits || r.words[next].Start != r.words[i].End+1 {
		return 0, 0, false
	}
	q, ok := r.slash(next)
	return q.value, q.last, ok
}

// tail reads a further group joined by a conjunction.
func (r *reader) tail(i int) (v float64, next int, scale float64, ok bool) {
	at, lone, ok := r.joined(i)
	if !ok {
		return 0, 0, 0, false
	}
	v, next, scale, _, ok = r.scaled(at, !lone)
	return v, next, scale, ok
}

// scaled reads a group below a thousand and its scale; conj tells that its
// first word must bear a conjunction.
func (r *reader) scaled(i int, conj bool) (v float64, next int, scale float64, skip int, ok bool) {
	if h, ok := r.at(i, "dual", "scale"); ok && (!conj || h.Conj != "") {
		scale = h.Val.value
		if h.Val.kind == "dual" {
			scale /= 2
		}
		v, next = h.Val.value, i+1
		if h.Val.kind == "scale" {
			if s, ok := r.bareAt(next, "scale", "scales"); ok && s.Val.value > scale {
				v, scale, next = v*s.Val.value, v*s.Val.value, next+1
			}
		}
		return v, next, scale, h.Skip, true
	}
	v, next, skip, ok = r.group(i, conj)
	if !ok {
		return 0, 0, 0, 0, false
	}
	scale = 1
	for next < len(r.words) {
		h, ok := r.bareAt(next, "scale", "scales")
		if !ok || v == 0 {
			break
		}
		v, scale, next = v*h.Val.value, scale*h.Val.value, next+1
	}
	return v, next, scale, skip, true
}

// group reads digits or words below a thousand.
func (r *reader) group(i int, conj bool) (v float64, next, skip int, ok bool) {
	if v, next, ok := r.thousands(i); ok {
		if h, is := r.bareAt(next, "hundred"); is && h.Val.value == 100 && !r.percentAt(next) && (v >= 2 && v <= 9 || v != math.Floor(v)) {
			v, next = r.rest(v*100, next+1)
			if u, n, ok := r.tensInDigits(next); ok {
				v, next = v+u, n
			}
		}
		return v, next, 0, !conj
	}
	h, ok := r.at(i, "hundred")
	if ok && (!conj || h.Conj != "") {
		v, next = r.rest(h.Val.value, i+1)
		return v, next, h.Skip, true
	}
	v, next, skip, ok = r.small(i, conj)
	if ok && v >= 3 && v <= 9 {
		if h, is := r.bareAt(next, "hundred"); is && h.Val.value == 100 && !r.percentAt(next) {
			v, next = r.rest(v*100, next+1)
		}
	}
	return v, next, skip, ok
}

// tensInDigits reads what is joined in digits below a hundred: 3 مئة و 21.
func (r *reader) tensInDigits(i int) (v float64, next int, ok bool) {
	at, lone, ok := r.joined(i)
	if !ok || !lone {
		return 0, 0, false
	}
	v, ok = r.digits(at)
	_, hundreds := r.bareAt(at+1, "hundred", "scale", "scales")
	return v, at + 1, ok && v < 100 && !hundreds
}

func (r *reader) percentAt(i int) bool {
	_, ok := r.at(i, "percent")
	return ok
}

// rest adds what a conjunction joins to the hundreds.
func (r *reader) rest(v float64, i int) (float64, int) {
	at, lone, ok := r.joined(i)
	if !ok || at >= len(r.words) || r.words[at].Kind == isnad.Digits {
		return v, i
	}
	if u, next, _, ok := r.small(at, !lone); ok && !r.parts(next) {
		return v + u, next
	}
	return v, i
}

// parts tells whether the parts of a fraction stand at word i: what is counted
// before them is no part of the whole number (مئة وثلاثة أخماس).
func (r *reader) parts(i int) bool {
	_, ok := r.bareAt(i, "denominator")
	return ok
}

// small reads words below a hundred.
func (r *reader) small(i int, conj bool) (v float64, next, skip int, ok bool) {
	h, ok := r.at(i, "tens", "teen")
	if ok {
		return h.Val.value, i + 1, h.Skip, !conj || h.Conj != ""
	}
	h, ok = r.at(i, "unit", "part")
	if !ok || conj && h.Conj == "" {
		return 0, 0, 0, false
	}
	if _, ok := r.bareAt(i+1, "teen"); ok {
		return h.Val.value + 10, i + 2, h.Skip, true
	}
	if t, n, ok := r.joinedAt(i+1, "tens"); ok {
		return h.Val.value + t.Val.value, n, h.Skip, true
	}
	// An article makes a bare two the day of the week, or a pronoun.
	return h.Val.value, i + 1, h.Skip, h.Val.kind == "unit" && (h.Val.value != 2 || !h.Art)
}

func (r *reader) ordinal(i int) (quantity, bool) {
	h, ok := r.at(i, "ordinal", "opart")
	if !ok {
		return r.hundredth(i)
	}
	q := quantity{first: i, last: i + 1, skip: h.Skip, kind: Ordinal, value: h.Val.value}
	if _, teen := r.bareAt(i+1, "teen"); teen {
		q.value, q.last = q.value+10, i+2
	} else if t, n, tens := r.joinedAt(i+1, "tens"); tens && h.Art == t.Art {
		q.value, q.last = q.value+t.Val.value, n
	} else if h.Val.kind == "opart" {
		return q, false
	}
	q.upper = q.value
	return q, true
}

// hundredth reads an ordinal that begins with its hundreds: المئة والخامسة
// والعشرون.
func (r *reader) hundredth(i int) (quantity, bool) {
	h, ok := r.at(i, "hundred")
	if !ok || !h.Art {
		return quantity{}, false
	}
	o, _, ok := r.joinedAt(i+1, "ordinal", "opart")
	if !ok || !o.Art {
		return quantity{}, false
	}
	at, _, _ := r.joined(i + 1)
	q, ok := r.ordinal(at)
	q.first, q.skip, q.value = i, h.Skip, q.value+h.Val.value
	q.upper = q.value
	return q, ok
}

// rank makes an ordinal of round tens or of digits with the article that stand
// behind a singular with the article: الذكرى الثلاثون, البطولة العربية الـ13.
func (r *reader) rank(q quantity, tags []isnad.Tag) quantity {
	if r.counted(q.first) {
		if q.kind == Cardinal && q.last == q.first+1 && single(r.words[q.first-2], tags) {
			q.kind = Ordinal
		}
		return q
	}
	if q.kind != Cardinal || q.first == 0 || q.skip > 0 || r.words[q.first-1].Sentence != r.words[q.first].Sentence {
		return q
	}
	h, ok := r.at(q.first, "tens", "unit", "hundred", "scale")
	if !ok || !h.Art || h.Val.kind == "unit" && q.value < 20 {
		return q
	}
	if single(r.words[q.first-1], tags) {
		q.kind = Ordinal
	}
	return q
}

// single tells of a singular noun with the article.
func single(w isnad.Word, tags []isnad.Tag) bool {
	if w.Last <= w.First || w.Last > len(tags) {
		return false
	}
	t := tags[w.Last-1]
	return (t.POS == isnad.NOUN || t.POS == isnad.ADJ) && t.Feats.Def && t.Feats.Number == 's'
}

// counted tells of digits with the article.
func (r *reader) counted(i int) bool {
	if i < 2 || r.words[i].Kind != isnad.Digits || r.words[i-1].Kind != isnad.Arabic || r.words[i-1].End != r.words[i].Start {
		return false
	}
	_, article := r.at(i-1, "article")
	return article
}

func (r *reader) fraction(i int) (quantity, bool) {
	if q, ok := r.slash(i); ok {
		return q, true
	}
	q := quantity{first: i, kind: Fraction}
	if v, next, ok := r.over(i); ok {
		q.value, q.upper, q.last = v, v, next
		return q, true
	}
	if h, ok := r.at(i, "fraction"); ok {
		if _, nth := r.bareAt(i+1, "ordinal"); nth && h.Art {
			return q, false // the second quarter
		}
		q.skip, q.value, q.last = h.Skip, h.Val.value, i+1
		if s, ok := r.bareAt(i+1, "scale"); ok {
			q.kind, q.value, q.last = Cardinal, q.value*s.Val.value, i+2
		}
		q.upper = q.value
		return q, true
	}
	v, next, skip, ok := r.group(i, false)
	if !ok || next >= len(r.words) {
		return q, false
	}
	d, ok := r.bareAt(next, "denominator")
	q.skip, q.last = skip, next+1
	if ok {
		q.value = v / d.Val.value
	}
	q.upper = q.value
	return q, ok
}

// over reads one part of a number of parts: واحد على مئة, واحد من كل خمسة,
// جزء من مئة.
func (r *reader) over(i int) (v float64, next int, ok bool) {
	next = i
	if u, n, _, ok := r.small(i, false); ok && u == 1 && n == i+1 {
		next = n
	} else if u, ok := r.digits(i); ok && u == 1 {
		next = i + 1
	}
	kind := "over"
	if next == i {
		kind = "partof"
	}
	h, ok := r.at(next, kind)
	if !ok && next > i {
		h, ok = r.at(next, "partof")
	}
	if !ok || h.Conj != "" || h.Prep != "" || r.words[i].Sentence != r.words[next].Sentence || next+h.Len >= len(r.words) {
		return 0, 0, false
	}
	q, ok := r.cardinal(next + h.Len)
	if !ok || q.value < 2 || q.skip > 0 {
		return 0, 0, false
	}
	return 1 / q.value, q.last, true
}

// slash reads a fraction in digits: 3/4.
func (r *reader) slash(i int) (quantity, bool) {
	if i >= len(r.words) || r.words[i].Kind != isnad.Digits || !r.marked(i, '/', 1) || r.marked(i, '/', -1) || r.marked(i+2, '/', 1) {
		return quantity{}, false
	}
	a, ok1 := Digits(r.words[i].Norm)
	b, ok2 := Digits(r.words[i+2].Norm)
	if !ok1 || !ok2 || a >= b || b > 10 {
		return quantity{}, false
	}
	return quantity{first: i, last: i + 3, kind: Fraction, value: a / b, upper: a / b}, true
}

// vague reads a count that gives no number.
func (r *reader) vague(i int) (quantity, bool) {
	var best affix.Hit[entry]
	if _, ok := r.at(i, "vague"); !ok {
		return quantity{}, false
	}
	for _, h := range r.forms.At(i) {
		if h.Val.kind == "vague" && h.Len > best.Len {
			best = h
		}
	}
	v := least(best.Val.label)
	return quantity{first: i, last: i + best.Len, skip: best.Skip, kind: Cardinal, value: v, upper: v, vague: best.Val.label}, true
}

// least is the least number that a vague count may mean.
func least(label string) float64 {
	switch label {
	case "dozens":
		return 20
	case "hundreds":
		return 200
	case "thousands":
		return 2000
	case "tens of thousands":
		return 20000
	case "hundreds of thousands":
		return 200000
	}
	return 0
}

// several reads a count of three to nine, of units or of something larger.
func (r *reader) several(i int) (quantity, bool) {
	h, ok := r.at(i, "several")
	if !ok {
		return quantity{}, false
	}
	q := quantity{first: i, last: i + 1, skip: h.Skip, kind: Range, value: 3, upper: 9, approx: true}
	if _, ok := r.bareAt(q.last, "teen"); ok {
		q.value, q.upper, q.last = 13, 19, q.last+1
		return q, true
	}
	for q.last < len(r.words) {
		s, ok := r.bareAt(q.last, "hundreds", "decades", "scales")
		if !ok {
			break
		}
		q.value, q.upper, q.last = q.value*s.Val.value, q.upper*s.Val.value, q.last+1
	}
	return q, true
}

// span reads a range: between A and B, from A to B, A to B in digits, A-B.
func (r *reader) span(i int) (quantity, bool) {
	if h, ok := r.at(i, "between"); ok {
		return r.between(i + h.Len)
	}
	a, ok := r.cardinal(i)
	if !ok || a.last >= len(r.words) {
		return quantity{}, false
	}
	if h, ok := r.at(a.last, "to"); ok && (r.before(i, "from") || r.words[i].Kind == isnad.Digits) {
		if b, ok := r.cardinal(a.last + h.Len); ok && b.skip == 0 {
			return r.ranged(a, b)
		}
	}
	if w := r.words[a.last]; w.Kind == isnad.Punct && dash(w.Norm) && r.words[i].Kind == isnad.Digits && r.close(a.last) {
		// A score (2-1) is no range, nor is a part of a date.
		b, ok := r.cardinal(a.last + 1)
		if ok && b.value > a.value && b.value >= 10 && r.words[b.first].Kind == isnad.Digits && !r.marked(b.first, '-', 1) && !r.marked(i, '-', -1) {
			return r.ranged(a, b)
		}
	}
	return quantity{}, false
}

// dash tells of the marks that stand between the ends of a range.
func dash(mark string) bool { return mark == "-" || mark == "~" || mark == "\u2013" }

// close tells whether no more than one space parts the mark at word i from
// either of its words.
func (r *reader) close(i int) bool {
	w := r.words
	if i == 0 || i+1 >= len(w) {
		return false
	}
	return w[i].Start-w[i-1].End <= 1 && w[i+1].Start-w[i].End <= 1
}

func (r *reader) between(i int) (quantity, bool) {
	if i >= len(r.words) {
		return quantity{}, false
	}
	// A conjunction between the two would otherwise be read as one number.
	for _, a := range r.firsts(i) {
		at, lone, ok := r.joined(a.last)
		if !ok {
			if h, is := r.at(a.last, "to"); is {
				at, lone, ok = a.last+h.Len, true, true
			}
		}
		if !ok || at >= len(r.words) {
			continue
		}
		b, ok := r.cardinal(at)
		if !ok || !lone && b.skip == 0 || b.value <= a.value && b.value > 1000 {
			continue
		}
		if q, ok := r.ranged(a, b); ok {
			return q, true
		}
	}
	return quantity{}, false
}

// firsts gives the readings of the first side of a range, longest first.
func (r *reader) firsts(i int) []quantity {
	var out []quantity
	if h, ok := r.at(i, "negative"); ok && h.Len == 1 {
		for _, q := range r.firsts(i + 1) {
			q.first, q.skip, q.value, q.upper = i, h.Skip, -q.value, -q.upper
			out = append(out, q)
		}
		return out
	}
	if i >= len(r.words) {
		return nil
	}
	if q, ok := r.cardinal(i); ok {
		out = append(out, q)
	}
	if v, next, _, skip, ok := r.scaled(i, false); ok {
		out = append(out, quantity{first: i, last: next, skip: skip, value: v, upper: v})
	}
	if h, ok := r.at(i, "unit", "tens", "hundred"); ok {
		out = append(out, quantity{first: i, last: i + 1, skip: h.Skip, value: h.Val.value, upper: h.Val.value})
	}
	return out
}

// ranged makes one range of two numbers. The scale of the second holds for
// the first where that makes sense of it: between 20 and 30 thousand.
func (r *reader) ranged(a, b quantity) (quantity, bool) {
	b = r.percent(b)
	lo := a.value
	_, inDigits := r.digits(b.first)
	spelt := !inDigits || b.last-b.first > 1
	for _, s := range []float64{1e3, 1e6, 1e9} {
		if spelt && b.value >= s && lo > 0 && lo < 1000 && lo*s < b.value && lo*s*1000 > b.value {
			lo *= s
		}
	}
	if lo >= b.value || r.words[a.first].Sentence != r.words[b.first].Sentence {
		return quantity{}, false
	}
	return quantity{first: a.first, last: b.last, skip: a.skip, kind: Range, value: lo, upper: b.value}, true
}
