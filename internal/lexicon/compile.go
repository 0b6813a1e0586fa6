package lexicon

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io/fs"
	"sort"
	"strings"

	"github.com/blevesearch/vellum"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/table"
	"github.com/isnad-news/isnad/internal/text"
)

// taMarbuta is looked for in words as written, before folding.
const taMarbuta = "\u0629"

func endsInTa(raw string) bool { return strings.HasSuffix(raw, taMarbuta) }

// lemma is what all forms of one dictionary word share.
type lemma struct {
	Lemma, Dict, Root string
	POS               isnad.POS
	Class             string
	Verbal            byte
	Name              bool
	Rank              byte // 0 listed, 1 derived by rule
	Rare              byte // 0 for the first of a table, 15 for its last: tables are in order of frequency
}

type analysis struct {
	lemma int
	feats isnad.Feats
}

type builder struct {
	lemmas []lemma
	index  map[string]int
	forms  map[string][]analysis
	feats  []isnad.Feats
	featID map[isnad.Feats]int
	loose  map[string]bool // participles that lose their ya (معتد)
	faults []error
	rare   byte // of the line being read
}

// Compile reads lexicon/*.tsv below fsys and gives the compiled lexicon. The
// same files give the same bytes. Mistakes in the files come back all at once.
func Compile(fsys fs.FS) ([]byte, error) {
	b := &builder{index: map[string]int{}, forms: map[string][]analysis{}, featID: map[isnad.Feats]int{}, loose: map[string]bool{}}
	for _, k := range []struct {
		kind string
		read func(table.Row)
	}{{"particles", b.particle}, {"verbs", b.verb}, {"nouns", b.noun}, {"adjectives", b.adjective}, {"names", b.name}} {
		rows, err := table.Read(fsys, "lexicon", k.kind)
		if err != nil {
			return nil, err
		}
		files := map[string]int{}
		for _, r := range rows {
			files[r.File]++
		}
		seen := map[string]int{}
		for _, r := range rows {
			b.rare = 0
			if k.kind != "particles" && k.kind != "names" {
				b.rare = byte(seen[r.File] * 15 / files[r.File])
			}
			seen[r.File]++
			k.read(r)
		}
	}
	b.rare = 0
	b.nounsOfVerbs()
	if err := b.proper(fsys); err != nil {
		return nil, err
	}
	if err := table.Join(b.faults); err != nil {
		return nil, err
	}
	return b.encode()
}

// nounsOfVerbs tells listed nouns and adjectives that are spelt like a
// participle or a verbal noun which verb they belong to (مشير of أشار). What
// is a place or a thing is told of no doer: مدينة, مؤتمر.
func (b *builder) nounsOfVerbs() {
	made := map[string]*lemma{}
	for i := range b.lemmas {
		if l := &b.lemmas[i]; l.Verbal != 0 && made[l.Lemma] == nil {
			made[l.Lemma] = l
		}
	}
	for i := range b.lemmas {
		l := &b.lemmas[i]
		if l.Verbal != 0 || l.POS != isnad.NOUN && l.POS != isnad.ADJ && l.POS != isnad.ADV {
			continue
		}
		agent := l.Class != "place" && l.Class != "act"
		for _, stem := range []string{l.Lemma, strings.TrimSuffix(l.Lemma, ha), strings.TrimSuffix(l.Lemma, alef)} {
			if m := made[stem]; m != nil && (stem == l.Lemma || m.Verbal == 'a') && (agent || m.Verbal == 'm') {
				l.Root, l.Verbal = m.Root, m.Verbal
				break
			}
		}
	}
}

// proper makes known, as proper names and adjectives, the words of the names
// that the tables of actors and places list, unless they are known already.
func (b *builder) proper(fsys fs.FS) error {
	for _, k := range []struct {
		folder, kind string
		columns      []string
		pos          isnad.POS
	}{
		{"actors", "states", []string{"adjectives"}, isnad.ADJ},
		{"actors", "groups", []string{"adjectives"}, isnad.ADJ},
		{"actors", "states", []string{"names", "capital", "people"}, isnad.PROPN},
		{"actors", "groups", []string{"names"}, isnad.PROPN},
		{"actors", "people", []string{"name", "spellings"}, isnad.PROPN},
		{"places", "places", []string{"name", "spellings"}, isnad.PROPN},
	} {
		rows, err := table.Read(fsys, k.folder, k.kind)
		if err != nil {
			return err
		}
		for _, r := range rows {
			for _, c := range k.columns {
				for _, n := range r.List(c) {
					b.properName(n, k.pos, k.kind)
				}
			}
		}
	}
	return nil
}

// cliticised tells whether a word of a longer name is a known word with
// clitics: نقابة للصحفيين.
func (b *builder) cliticised(stem string) bool {
	for _, c := range []string{lam + lam, ba + alef + lam, waw + alef + lam, waw, lam, ba} {
		if rest, ok := strings.CutPrefix(stem, c); ok && (len(c) > 2 || len(b.forms[rest]) > 0) {
			return true
		}
	}
	return false
}

// pronominal tells whether a word of a longer name is a known word with a
// pronoun: التحالف الذي تقوده واشنطن.
func (b *builder) pronominal(stem string) bool {
	for _, c := range []string{ha, ha + alef, ha + mim} {
		if rest, ok := strings.CutSuffix(stem, c); ok && len(rest) > 4 && len(b.forms[rest]) > 0 {
			return true
		}
	}
	return false
}

func (b *builder) properName(n string, pos isnad.POS, kind string) {
	toks := strings.Fields(n)
	for _, raw := range toks {
		stem := text.Fold(raw)
		if strings.HasPrefix(raw, alef+lam) {
			stem = strings.TrimPrefix(stem, alef+lam)
		}
		if len(toks) > 1 && (b.cliticised(stem) || kind == "groups" && b.pronominal(stem)) {
			continue
		}
		if len(runes(stem)) < 3 || len(toks) > 1 && len(b.forms[stem]) > 0 || strings.ContainsAny(stem, "0123456789+") {
			continue
		}
		if pos == isnad.ADJ {
			id := b.add(lemma{Lemma: stem, Dict: raw, POS: pos})
			adjective(stem, "", false, []plural{{kind: soundM}}, b.emit(id))
			continue
		}
		class := "name"
		if kind == "states" && len(toks) == 1 {
			class = "state"
		}
		id := b.add(lemma{Lemma: stem, Dict: raw, POS: pos, Class: class})
		b.form(id, stem, isnad.Feats{Number: 's'})
		if full := text.Fold(raw); full != stem {
			b.form(id, full, isnad.Feats{Number: 's', Def: true})
		}
	}
}

func (b *builder) fault(r table.Row, format string, a ...any) {
	b.faults = append(b.faults, fmt.Errorf("%s: %s", r.Where(), fmt.Sprintf(format, a...)))
}

// add gives the number of a lemma; a listed word takes over the derived one
// spelt alike.
func (b *builder) add(l lemma) int {
	key := l.Lemma + "/" + string(l.POS)
	if l.POS == isnad.VERB {
		key += "/" + l.Root + l.Class
	}
	if i, ok := b.index[key]; ok {
		have := &b.lemmas[i]
		if have.Class == "" {
			have.Class = l.Class
		}
		if have.Root == "" {
			have.Root = l.Root
		}
		if have.Verbal == 0 {
			have.Verbal = l.Verbal
		}
		if l.Rank < have.Rank {
			have.Dict = l.Dict // a table writes the hamzas
		}
		have.Rank = min(have.Rank, l.Rank)
		have.Rare = min(have.Rare, b.rare)
		return i
	}
	l.Rare = b.rare
	b.lemmas = append(b.lemmas, l)
	b.index[key] = len(b.lemmas) - 1
	return len(b.lemmas) - 1
}

func (b *builder) form(id int, form string, f isnad.Feats) {
	if form == "" {
		return
	}
	form = spell(form)
	for _, a := range b.forms[form] {
		if a.lemma == id && a.feats == f {
			return
		}
	}
	b.forms[form] = append(b.forms[form], analysis{id, f})
}

func (b *builder) emit(id int) emitter {
	return func(form string, f isnad.Feats) { b.form(id, form, f) }
}

func readVerb(r table.Row) verb {
	raw := r.Get("lemma")
	v := verb{lemma: text.Fold(raw), present: text.Fold(r.Get("present")), form: r.Get("form"), trans: r.Get("trans"), root: strings.Fields(r.Get("root"))}
	v.rawYa = strings.HasSuffix(raw, ya)
	return v
}

func (b *builder) verb(r table.Row) {
	raw := r.Get("lemma")
	v := readVerb(r)
	if v.lemma == "" || len(v.root) < 3 || len(v.root) > 4 {
		b.fault(r, "verb %q needs a lemma and a root of three or four letters with spaces between", raw)
		return
	}
	if len(runes(v.lemma)) < 2 {
		b.fault(r, "verb %q is too short", raw)
		return
	}
	id := b.add(lemma{Lemma: v.lemma, Dict: raw, POS: isnad.VERB, Class: r.Get("trans"), Root: v.lemma})
	b.lemmas[id].Root = v.lemma
	v.conjugate(b.emit(id))
	b.masdars(r, &v)
	b.participles(&v)
}

func (b *builder) masdars(r table.Row, v *verb) {
	listed := r.List("masdar")
	rank := byte(0)
	if len(listed) == 0 {
		listed, rank = v.regularMasdars(), 1
	}
	for _, raw := range listed {
		stem := text.Fold(raw)
		hasTa := endsInTa(raw) || rank == 1 && strings.HasSuffix(stem, ha) && v.root[len(v.root)-1] != ha
		gen := byte('m')
		if hasTa {
			gen = 'f'
		}
		id := b.add(lemma{Lemma: stem, Dict: raw, POS: isnad.NOUN, Root: v.lemma, Verbal: 'm', Rank: rank})
		if b.lemmas[id].Root != v.lemma {
			continue // spelt like another verb's: the first listed keeps it
		}
		emit := b.emit(id)
		singularForms(stem, 's', gen, hasTa, emit)
		dualForms(stem, gen, hasTa, emit)
		soundFeminine(stem, hasTa, emit)
	}
}

func (b *builder) participles(v *verb) {
	act, pas := v.participles()
	for _, p := range []struct {
		stem   string
		verbal byte
	}{{act, 'a'}, {pas, 'p'}} {
		if p.stem == "" || p.verbal == 'p' && act == pas {
			continue
		}
		id := b.add(lemma{Lemma: p.stem, Dict: p.stem, POS: isnad.ADJ, Root: v.lemma, Verbal: p.verbal, Rank: 1})
		adjective(p.stem, "", false, []plural{{kind: soundM}}, b.emit(id))
		if p.verbal == 'a' && v.shape() == defective {
			looseYa(p.stem, 's', 'm', b.emit(id))
			b.loose[p.stem] = true
		}
	}
}

func plurals(cells []string) []plural {
	var out []plural
	for _, c := range cells {
		switch {
		case c == "-":
		case strings.HasPrefix(c, "+") && strings.HasSuffix(c, nun):
			out = append(out, plural{kind: soundM})
		case strings.HasPrefix(c, "+"):
			out = append(out, plural{kind: soundF})
		default:
			out = append(out, plural{stem: text.Fold(c), hasTa: endsInTa(c)})
		}
	}
	return out
}

func (b *builder) noun(r table.Row) {
	raw := r.Get("lemma")
	stem := text.Fold(raw)
	if stem == "" {
		b.fault(r, "a noun without lemma")
		return
	}
	gen := byte('m')
	switch r.Get("gender") {
	case "m", "":
	case "f":
		gen = 'f'
	default:
		b.fault(r, "gender %q of %q: m or f", r.Get("gender"), raw)
	}
	id := b.add(lemma{Lemma: stem, Dict: raw, POS: isnad.NOUN, Class: r.Get("class")})
	noun(raw, stem, gen, plurals(r.List("plural")), b.emit(id))
	if b.loose[stem] || len(runes(stem)) == 4 && last(stem, 3) == alef {
		looseYa(stem, 's', gen, b.emit(id))
	}
}

func (b *builder) adjective(r table.Row) {
	raw := r.Get("lemma")
	stem := text.Fold(raw)
	if stem == "" {
		b.fault(r, "an adjective without lemma")
		return
	}
	id := b.add(lemma{Lemma: stem, Dict: raw, POS: isnad.ADJ})
	fem := r.Get("feminine")
	adjective(stem, text.Fold(fem), endsInTa(fem), plurals(r.List("plural")), b.emit(id))
	if b.loose[stem] {
		looseYa(stem, 's', 'm', b.emit(id))
	}
}

func (b *builder) particle(r table.Row) {
	form := text.Fold(r.Get("form"))
	if form == "" {
		b.fault(r, "a particle without form")
		return
	}
	lem := r.Get("lemma")
	if lem == "" {
		lem = r.Get("form")
	}
	id := b.add(lemma{Lemma: text.Fold(lem), Dict: lem, POS: isnad.POS(r.Get("upos"))})
	b.form(id, form, particleFeats(r.Get("feats")))
}

func particleFeats(s string) isnad.Feats {
	var f isnad.Feats
	for _, kv := range strings.FieldsFunc(s, func(r rune) bool { return r == ';' || r == '|' }) {
		k, v, _ := strings.Cut(kv, "=")
		switch k + "=" + v {
		case "Gender=Masc":
			f.Gender = 'm'
		case "Gender=Fem":
			f.Gender = 'f'
		case "Number=Sing":
			f.Number = 's'
		case "Number=Dual":
			f.Number = 'd'
		case "Number=Plur":
			f.Number = 'p'
		case "Person=1", "Person=2", "Person=3":
			f.Person = v[0]
		case "Governs=Pres":
			f.Tense = 'f' // a present verb follows
		}
	}
	return f
}

func (b *builder) name(r table.Row) {
	raw := r.Get("form")
	stem := text.Fold(raw)
	if stem == "" {
		b.fault(r, "a name without form")
		return
	}
	id := b.add(lemma{Lemma: stem, Dict: raw, POS: isnad.PROPN, Class: r.Get("kind"), Name: true})
	g := byte(0)
	if s := r.Get("gender"); s != "" {
		g = s[0]
	}
	b.form(id, stem, isnad.Feats{Gender: g, Number: 's'})
	if strings.HasPrefix(stem, alef+lam) {
		b.form(id, strings.TrimPrefix(stem, alef+lam), isnad.Feats{Gender: g, Number: 's'})
	}
}

func (b *builder) feat(f isnad.Feats) int {
	if i, ok := b.featID[f]; ok {
		return i
	}
	b.feats = append(b.feats, f)
	b.featID[f] = len(b.feats) - 1
	return len(b.feats) - 1
}

// encode writes: version and checksum, feats, lemmas, sets of analyses, transducer.
func (b *builder) encode() ([]byte, error) {
	keys := make([]string, 0, len(b.forms))
	for k := range b.forms {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	var sets []byte
	seen := map[string]uint64{}
	var fst bytes.Buffer
	w, err := vellum.New(&fst, nil)
	if err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	for _, k := range keys {
		as := b.forms[k]
		var set []byte
		last := 0
		for i, a := range as {
			set = putStep(set, a.lemma-last, i < len(as)-1)
			set = binary.AppendUvarint(set, uint64(b.feat(a.feats)))
			last = a.lemma
		}
		at, ok := seen[string(set)]
		if !ok {
			at = uint64(len(sets))
			seen[string(set)] = at
			sets = append(sets, set...)
		}
		if err := w.Insert([]byte(k), at); err != nil {
			return nil, fmt.Errorf("lexicon: form %q: %w", k, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	out := binary.AppendUvarint(nil, uint64(len(b.feats)))
	for _, f := range b.feats {
		out = append(out, f.Gender, f.Number, f.Person, f.Tense, f.Voice, flag(f.Tanwin), flag(f.Bound))
	}
	out = b.putLemmas(out)
	out = binary.AppendUvarint(out, uint64(len(sets)))
	out = append(out, sets...)
	return seal(append(out, fst.Bytes()...)), nil
}

// putLemmas writes the strings of all lemmas, each once, then the kinds of
// lemmas, then the lemmas.
func (b *builder) putLemmas(out []byte) []byte {
	words, kinds := interned[string]{}, interned[kind]{}
	var ks, ls []byte
	for _, l := range b.lemmas {
		k := kind{l.POS, l.Class, l.Verbal, l.Name, l.Rank > 0, l.Rare}
		if _, isNew := kinds.number(k); isNew {
			ks = words.put(words.put(ks, string(k.pos)), k.class)
			ks = append(ks, k.verbal, flag(k.name), flag(k.derived), k.rare)
		}
	}
	for _, l := range b.lemmas {
		k, _ := kinds.number(kind{l.POS, l.Class, l.Verbal, l.Name, l.Rank > 0, l.Rare})
		for _, s := range []string{l.Lemma, l.Dict, l.Root} {
			ls = words.put(ls, s)
		}
		ls = binary.AppendUvarint(ls, uint64(k))
	}
	out = binary.AppendUvarint(out, uint64(len(words.all)))
	for _, s := range words.all {
		out = binary.AppendUvarint(out, uint64(len(s)))
	}
	out = append(out, strings.Join(words.all, "")...)
	out = append(binary.AppendUvarint(out, uint64(len(kinds.all))), ks...)
	return append(binary.AppendUvarint(out, uint64(len(b.lemmas))), ls...)
}

// interned numbers things in the order in which they come first.
type interned[T comparable] struct {
	all []T
	at  map[T]int
}

func (p *interned[T]) number(v T) (n int, isNew bool) {
	if n, ok := p.at[v]; ok {
		return n, false
	}
	if p.at == nil {
		p.at = map[T]int{}
	}
	n = len(p.all)
	p.all, p.at[v] = append(p.all, v), n
	return n, true
}

// put writes the number of v for numbered.next to read.
func (p *interned[T]) put(out []byte, v T) []byte {
	n, isNew := p.number(v)
	if isNew {
		return append(out, 0)
	}
	return binary.AppendUvarint(out, uint64(n)+1)
}

// putStep writes what reader.step reads.
func putStep(out []byte, by int, more bool) []byte {
	v := uint64(max(by, -by)) << 2
	if by < 0 {
		v |= 2
	}
	return binary.AppendUvarint(out, v|uint64(flag(more)))
}

func flag(b bool) byte {
	if b {
		return 1
	}
	return 0
}
