package lexicon_test

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/lexicon"
	"github.com/isnad-news/isnad/internal/text"
)

// tables is a small knowledge folder.
func tables(t testing.TB) fstest.MapFS {
	t.Helper()
	fsys := verbsFS(line(t, "كتب كتب I يكتب") + line(t, "اعتدى عدو VIII يعتدي"))
	add := func(name, data string) { fsys["lexicon/"+name+".tsv"] = &fstest.MapFile{Data: []byte(data)} }
	add("nouns", "lemma\tgender\tplural\tclass\nقوة\tf\t+ات|قوى\tgroup\nشيء\tm\tأشياء\tthing\nجزء\tm\tأجزاء\t\nعبء\tm\tأعباء\t\n"+
		"بناء\tm\tأبنية\tthing\nمراسل\tm\t+ون\tperson\nقاضي\tm\tقضاة\tperson\nخطأ\tm\tأخطاء\t\nمفاجأة\tf\t+ات\t\nمستشفى\tm\t+ات\tplace\n")
	add("adjectives", "lemma\tplural\tfeminine\nمدني\t+ون\t\nأحمر\tحمر\tحمراء\nبريء\t+ون|أبرياء\t\n")
	add("particles", "form\tlemma\tupos\tfeats\nفي\tفي\tADP\t\nهي\tهو\tPRON\tGender=Fem;Number=Sing;Person=3\n")
	add("names", "form\tkind\tlatin\tgender\nسعاد\tgiven\tSuad\tf\nالقاسم\tfamily\tAl-Qasim\t\n")
	return fsys
}

func open(t testing.TB, fsys fstest.MapFS) *lexicon.Lexicon {
	t.Helper()
	block, err := lexicon.Compile(fsys)
	if err != nil {
		t.Fatal(err)
	}
	l, err := lexicon.Open(block)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// tell writes a reading as Dict/POS and its gender, number and marks.
func tell(e lexicon.Entry) string {
	s := e.Dict + "/" + string(e.POS) + "/"
	for _, b := range []byte{e.Feats.Gender, e.Feats.Number} {
		if b != 0 {
			s += string(b)
		}
	}
	if e.Feats.Bound {
		s += "+"
	}
	if e.Feats.Tanwin {
		s += "ا"
	}
	return s
}

func TestDeclension(t *testing.T) {
	l := open(t, tables(t))
	for form, want := range map[string]string{
		"قوة": "قوة/NOUN/fs", "قوت": "قوة/NOUN/fs+", "قوتان": "قوة/NOUN/fd", "قوتين": "قوة/NOUN/fd", "قوات": "قوة/NOUN/fp", "قوى": "قوة/NOUN/fp",
		"شيئا": "شيء/NOUN/msا", "شيئين": "شيء/NOUN/md", "أشياء": "شيء/NOUN/mp", "جزءا": "جزء/NOUN/msا", "جزءان": "جزء/NOUN/md",
		"عبئا": "عبء/NOUN/msا", "عبئين": "عبء/NOUN/md", "بنائ": "بناء/NOUN/ms+", "بناؤ": "بناء/NOUN/ms+", "بناءين": "بناء/NOUN/md",
		"مراسلا": "مراسل/NOUN/msا", "مراسلون": "مراسل/NOUN/mp", "مراسلين": "مراسل/NOUN/mp", "مراسلو": "مراسل/NOUN/mp",
		"قاض": "قاضي/NOUN/ms", "قاضيا": "قاضي/NOUN/msا", "قضاة": "قاضي/NOUN/mp", "خطآن": "خطأ/NOUN/md", "مفاجآت": "مفاجأة/NOUN/fp",
		"مستشفيات": "مستشفى/NOUN/fp", "مستشفا": "مستشفى/NOUN/ms+", "مستشفيان": "مستشفى/NOUN/md",
		"مدنية": "مدني/ADJ/fs", "مدنيون": "مدني/ADJ/mp", "مدنيات": "مدني/ADJ/fp", "حمراء": "أحمر/ADJ/fs", "حمر": "أحمر/ADJ/mp",
		"بريئة": "بريء/ADJ/fs", "بريئون": "بريء/ADJ/mp", "بريئا": "بريء/ADJ/msا", "معتد": "معتدي/ADJ/ms", "معتدون": "معتدي/ADJ/mp",
		"سعاد": "سعاد/PROPN/fs", "قاسم": "القاسم/PROPN/s", "هي": "هو/PRON/fs", "في": "في/ADP/",
	} {
		var got []string
		for _, e := range l.Lookup(text.Fold(form)) {
			if e.POS != isnad.VERB {
				got = append(got, tell(e))
			}
		}
		if !strings.Contains(" "+strings.Join(got, " ")+" ", " "+want+" ") {
			t.Errorf("%s: got %v, want %s", form, got, want)
		}
	}
	for _, form := range []string{"مدن", "مراسلات", "قوةات", "خطاان", "كتبب"} {
		if got := l.Lookup(text.Fold(form)); len(got) > 0 {
			t.Errorf("%s: got %v, want nothing", form, got)
		}
	}
}

func TestDerived(t *testing.T) {
	l := open(t, tables(t))
	for form, want := range map[string]byte{"كاتب": 'a', "مكتوب": 'p', "اعتداء": 'm'} {
		es := l.Lookup(text.Fold(form))
		if len(es) != 1 || es[0].Feats.Verbal != want || !es[0].Derived {
			t.Errorf("%s: got %+v, want one derived reading of kind %c", form, es, want)
		}
	}
}

// A listed word's spelling goes before that of a word derived by rule, and a
// particle may tell what follows it.
func TestListed(t *testing.T) {
	fsys := tables(t)
	fsys["lexicon/adjectives.tsv"] = &fstest.MapFile{Data: []byte("lemma\tplural\tfeminine\nآكل\t+ون\t\n")}
	fsys["lexicon/verbs.tsv"] = verbsFS(line(t, "أكل ءكل I يأكل"))["lexicon/verbs.tsv"]
	fsys["lexicon/particles.tsv"] = &fstest.MapFile{Data: []byte("form\tlemma\tupos\tfeats\nلن\tلن\tPART\tPolarity=Neg;Governs=Pres\n")}
	l := open(t, fsys)
	for form, want := range map[string]string{"آكل": "آكل/ADJ", "لن": "لن/PART"} {
		var got []string
		for _, e := range l.Lookup(text.Fold(form)) {
			got = append(got, e.Dict+"/"+string(e.POS))
			if form == "لن" && e.Feats.Tense != 'f' {
				t.Error("لن asks for no present verb")
			}
		}
		if !slices.Contains(got, want) {
			t.Errorf("%s: got %v, want %s", form, got, want)
		}
	}
}

func TestWith(t *testing.T) {
	over := open(t, verbsFS(line(t, "غرّد غرد II يغرّد")))
	l := open(t, tables(t)).With(over)
	for _, form := range []string{"يكتبون", "يغرد"} {
		if len(l.Lookup(form)) == 0 {
			t.Errorf("%s is unknown", form)
		}
	}
}

func TestCompileFaults(t *testing.T) {
	for data, want := range map[string]string{
		"كتب\tك ت\tI\tيكتب\tكتابة\tt\n":            "lexicon/verbs.tsv:2: verb",
		"كتب\tك ت ب\tI\tيكتب\tكتابة\tt\n\tك ت ب\n": "lexicon/verbs.tsv:3: verb",
	} {
		if _, err := lexicon.Compile(verbsFS(data)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %s…", data, err, want)
		}
	}
}

func TestCompileIsDeterministic(t *testing.T) {
	first, err := lexicon.Compile(os.DirFS("../../knowledge"))
	if err != nil {
		t.Fatal(err)
	}
	again, err := lexicon.Compile(os.DirFS("../../knowledge"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, again) {
		t.Error("two compilations of the same tables differ")
	}
	kept, err := os.ReadFile("../../knowledge/lexicon/lexicon.bin")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, kept) {
		t.Error("lexicon.bin is not what the tables give: run make lexicon")
	}
}
