package export

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/isnad-news/isnad"
)

// conlluDoc has a word of three parts, marks close to words, and stretches
// that no word covers.
func conlluDoc() *isnad.Analysis {
	text := "وبقوتهم، رحلوا.  ☂ ثم"
	at := func(s string) isnad.Span {
		i := strings.Index(text, s)
		return isnad.Span{Start: i, End: i + len(s)}
	}
	whole := at("وبقوتهم")
	cut := func(from, to int) isnad.Span {
		return isnad.Span{Start: whole.Start + 2*from, End: whole.Start + 2*to}
	}
	return &isnad.Analysis{
		Report:    isnad.Report{Text: text},
		Sentences: []isnad.Sentence{{Span: at("وبقوتهم، رحلوا."), First: 0, Last: 4}, {Span: at("ثم"), First: 4, Last: 5}},
		Words: []isnad.Word{
			{Span: whole, First: 0, Last: 4}, {Span: at("،"), Kind: isnad.Punct, First: 4, Last: 5}, {Span: at("رحلوا"), First: 5, Last: 6},
			{Span: at("."), Kind: isnad.Punct, First: 6, Last: 7}, {Span: at("ثم"), Norm: "ثم", First: 7, Last: 7, Sentence: 1},
		},
		Parts: []isnad.Part{{Span: cut(0, 1)}, {Span: cut(1, 2)}, {Span: cut(2, 5)}, {Span: cut(5, 7)}, {Span: at("،"), Norm: "،"}, {Span: at("رحلوا")}, {Span: at("."), Norm: "."}},
		Tags: []isnad.Tag{
			{Lemma: "و", POS: isnad.CCONJ}, {Lemma: "ب", POS: isnad.ADP}, {Lemma: "قوه", Dict: "قوة", POS: isnad.NOUN, Feats: isnad.Feats{Gender: 'f', Number: 's'}},
			{Lemma: "هو", POS: isnad.PRON, Feats: isnad.Feats{Gender: 'm', Number: 'p', Person: '3'}}, {POS: isnad.PUNCT},
			{Lemma: "رحل", POS: isnad.VERB, Feats: isnad.Feats{Gender: 'm', Number: 'p', Person: '3', Tense: 'p', Voice: 'b'}}, {POS: isnad.PUNCT},
		},
	}
}

func TestCoNLLU(t *testing.T) {
	var b bytes.Buffer
	if err := CoNLLU(&b, conlluDoc(), []isnad.POS{isnad.PART}, "7"); err != nil {
		t.Fatal(err)
	}
	golden(t, "words.conllu", b.Bytes())
	var forms strings.Builder
	for _, l := range strings.Split(b.String(), "\n") {
		if l == "" || strings.HasPrefix(l, "#") {
			continue
		}
		cols := strings.Split(l, "\t")
		if len(cols) != 10 {
			t.Fatalf("%d columns: %s", len(cols), l)
		}
		if !strings.Contains(cols[0], "-") {
			forms.WriteString(cols[1])
		}
	}
	want := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, conlluDoc().Report.Text)
	if forms.String() != want {
		t.Errorf("forms give %q, not %q", forms.String(), want)
	}
}

func TestFeats(t *testing.T) {
	tests := []struct {
		tag  isnad.Tag
		want string
	}{
		{isnad.Tag{}, "_"},
		{isnad.Tag{POS: isnad.VERB, Feats: isnad.Feats{Gender: 'f', Number: 's', Person: '3', Tense: 'f', Voice: 'p'}},
			"Aspect=Imp|Gender=Fem|Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin|Voice=Pass"},
		{isnad.Tag{POS: isnad.VERB, Feats: isnad.Feats{Tense: 'i', Person: '2'}}, "Mood=Imp|Person=2|VerbForm=Fin"},
		{isnad.Tag{POS: isnad.NOUN, Feats: isnad.Feats{Def: true, Gender: 'm', Number: 'd', Verbal: 'm'}}, "Definite=Def|Gender=Masc|Number=Dual|VerbForm=Vnoun"},
		{isnad.Tag{POS: isnad.ADJ, Feats: isnad.Feats{Tanwin: true, Verbal: 'p'}}, "Definite=Ind|VerbForm=Part|Voice=Pass"},
	}
	for _, tt := range tests {
		if got := Feats(tt.tag); got != tt.want {
			t.Errorf("got %s, want %s", got, tt.want)
		}
	}
}

func TestLayers(t *testing.T) {
	text := "بين 3 و5 أيام منذ الاثنين"
	at := func(s string) isnad.Span {
		i := strings.Index(text, s)
		return isnad.Span{Start: i, End: i + len(s)}
	}
	day := time.Date(2025, 9, 15, 0, 0, 0, 0, time.UTC)
	a := &isnad.Analysis{
		Report:  isnad.Report{Text: text},
		Numbers: []isnad.Number{{Span: at("3 و5"), Kind: "range", Value: 3, Upper: 5}, {Span: at("5"), Kind: "cardinal", Value: 5, Upper: 5}},
		Times: []isnad.Time{
			{Span: at("3 و5 أيام"), Type: "DURATION", Value: "P5D", Grain: "day"},
			{Span: at("الاثنين"), Type: "DATE", Value: "2025-09-15", From: day, To: day.AddDate(0, 0, 1), Grain: "day"},
		},
	}
	var b bytes.Buffer
	if err := Layers(&b, a); err != nil {
		t.Fatal(err)
	}
	want := `{"text":"بين 3 و5 أيام منذ الاثنين","numbers":[{"start":4,"end":8,"text":"3 و5","kind":"range","value":3,"upper":5},` +
		`{"start":7,"end":8,"text":"5","kind":"cardinal","value":5,"upper":null}],` +
		`"times":[{"start":4,"end":13,"text":"3 و5 أيام","type":"DURATION","value":"P5D","grain":"day"},` +
		`{"start":18,"end":25,"text":"الاثنين","type":"DATE","value":"2025-09-15","from":"2025-09-15T00:00:00","to":"2025-09-16T00:00:00","grain":"day"}]}` + "\n"
	if b.String() != want {
		t.Errorf("got %s\nwant %s", b.String(), want)
	}
}
