package search_test

import (
	"errors"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/isnad-news/isnad/engine"
	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/search"
	"github.com/isnad-news/isnad/knowledge"
)

// parser is made of the real knowledge, once for all tests.
var parser = sync.OnceValue(func() *search.Parser {
	l, err := engine.NewLemmatizer()
	if err != nil {
		panic(err)
	}
	p, err := search.NewParser(knowledge.Files(), l, search.NewNames(knowledge.Files()))
	if err != nil {
		panic(err)
	}
	return p
})

// show writes terms tersely: field, values, what each is made of.
func show(q archive.Query) string {
	var out []string
	for _, t := range q.Terms {
		var vs []string
		for _, v := range t.Values {
			switch w := v.Words; {
			case w != nil && w.Prefix:
				vs = append(vs, strings.Join(w.Forms, " ")+"*")
			case w != nil && len(w.Forms) == 0:
				vs = append(vs, "="+strings.Join(w.Lemmas, "/"))
			case w != nil && len(w.Lemmas) == 0:
				vs = append(vs, "\""+strings.Join(w.Forms, " ")+"\"")
			case w != nil:
				vs = append(vs, strings.Join(w.Forms, " ")+"="+strings.Join(w.Lemmas, "/"))
			case v.From+v.To != "":
				vs = append(vs, v.From+".."+v.To)
			default:
				vs = append(vs, strings.TrimRight(v.ID+"~"+v.Name, "~"))
			}
		}
		not := ""
		if t.Not {
			not = "-"
		}
		out = append(out, not+string(t.Field)+"("+strings.Join(vs, ",")+")")
	}
	return strings.Join(out, " ")
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"  \t ", ""},
		// words
		{"هجمات", "text(هجمات=هجمه/هجوم)"},
		{"الهجوم", "text(الهجوم=هجوم/هجمه)"},
		{"بالهجوم غزة", "text(بالهجوم=هجوم/هجمه) text(غزه=غزه)"},
		{"من", `text("من")`},
		{"Qatar", `text("qatar")`},
		{"٢٠٢٥", `text("2025")`},
		{"كوفيد-19", `text("كوفيد 19")`},
		{"هجوم — غزة", "text(هجوم=هجوم/هجمه) text(غزه=غزه)"},
		{"(هجوم)", "text(هجوم=هجوم/هجمه)"},
		// phrases
		{`"الهجوم على غزة"`, `text("الهجوم علي غزه")`},
		{"«الهجوم على غزة»", `text("الهجوم علي غزه")`},
		{"“الهجوم على غزة”", `text("الهجوم علي غزه")`},
		{"”الهجوم على غزة“", `text("الهجوم علي غزه")`},
		{`"هجمات"`, `text("هجمات")`},
		{`"أ" "ب"`, `text("ا") text("ب")`},
		// prefixes
		{"هجوم*", "text(هجوم*)"},
		{`"الجيش الإس*"`, "text(الجيش الاس*)"},
		// what is left out
		{"-هجوم", "-text(هجوم=هجوم/هجمه)"},
		{`-"وقف إطلاق النار"`, `-text("وقف اطلاق النار")`},
		{"-نوع:اعتداء", "-type(ASSAULT)"},
		{"NOT هجوم", "-text(هجوم=هجوم/هجمه)"},
		{"هجوم - غزة", "text(هجوم=هجوم/هجمه) text(غزه=غزه)"},
		// alternatives
		{"قصف OR غزة", "text(قصف=قصف,غزه=غزه)"},
		{"قصف | غزة|لبنان", "text(قصف=قصف,غزه=غزه,لبنان=لبنان)"},
		{"قصف أو غزة", "text(قصف=قصف,غزه=غزه)"},
		{"أو غزة", `text("او") text(غزه=غزه)`},
		{`غزة "أو" قصف`, `text(غزه=غزه) text("او") text(قصف=قصف)`},
		{"غزة or قصف", `text(غزه=غزه) text("or") text(قصف=قصف)`},
		{"غزة AND قصف", "text(غزه=غزه) text(قصف=قصف)"},
		{"actor:QAT OR actor:EGY", "actor(QAT,EGY)"},
		{"قصف OR lemma:هجوم", "text(قصف=قصف,=هجوم)"},
		{"قصف OR قصف", "text(قصف=قصف)"},
		// fields in both scripts
		{"actor:QAT type:ASSAULT since:2025-09-01 teller:HAMAS", "actor(QAT) type(ASSAULT) published(2025-09-01..) teller(HAMAS)"},
		{"من:قطر نوع:ASSAULT بعد:2025-09-01 عن:\"حماس\"", "actor(QAT~قطر) type(ASSAULT) published(2025-09-01..) teller(HAMAS~حماس)"},
		{"ACTOR:QAT", "actor(QAT)"},
		{"\u200fمن:قطر", "actor(QAT~قطر)"},
		{"إلى:إسرائيل", "recipient(ISR~اسراييل)"},
		{"طرف:الدوحة", "party(QAT~الدوحه)"},
		{"outlet:\"وكالة الأنباء القطرية\"", "outlet(~وكاله الانباء القطريه)"},
		{"صحيفة:الجزيرة,الأخبار", "outlet(~الجزيره,~الاخبار)"},
		{"صحيفة:الجزيرة،الأخبار", "outlet(~الجزيره,~الاخبار)"},
		{"actor:QAT|EGY", "actor(QAT,EGY)"},
		{"type:assault,coerce", "type(ASSAULT,COERCE)"},
		{"mode:Heavy-Weapons fact:called_for class:SAY", "mode(heavy-weapons) factuality(called-for) class(say)"},
		{"form:Live-Blog lang:Arabic لغة:fr lang:ku", "form(live-blog) language(ar) language(fr) language(ku)"},
		{"lemma:هجوم", "text(=هجوم)"},
		{"title:هجوم عنوان:\"هجوم جديد\"", `title(هجوم=هجوم/هجمه) title("هجوم جديد")`},
		{"title:غزة,\"لبنان\",(أو)", `title(غزه=غزه,"لبنان","او")`},
		{"id:sha256:0a1b", "id(sha256:0a1b)"},
		{"actor:QAT actor:EGY", "actor(QAT) actor(EGY)"},
		// names and whom they mean
		{"actor:الدوحة", "actor(QAT~الدوحه)"},
		{"place:الدوحة", "place(~الدوحه)"},
		{"مكان:قطر", "place(QAT~قطر)"},
		{"actor:Qatar", "actor(QAT~qatar)"},
		{"actor:\"the United States\"", "actor(USA~the united states)"},
		{"actor:سعودية", "actor(SAU~سعوديه)"},
		{"actor:\"ماجد الأنصاري\"", "actor(~ماجد الانصاري)"},
		{"actor:\"الجيش الإسرائيلي\"", "actor(~الجيش الاسراييلي)"},
		{"actor:\"QAT\"", "actor(~qat)"},
		// days
		{"since:٢٠٢٥-٠٩", "published(2025-09-01..)"},
		{"until:2025-02", "published(..2025-02-28)"},
		{"date:2025", "date(2025-01-01..2025-12-31)"},
		{"تاريخ:2024-2", "date(2024-02-01..2024-02-29)"},
		{"date:2025-09-01..2025-09-30", "date(2025-09-01..2025-09-30)"},
		{"date:..2025/9/3", "date(..2025-09-03)"},
		{"date:2025-09..", "date(2025-09-01..)"},
		{"published:2025-09-16,2025-10", "published(2025-09-16..2025-09-16,2025-10-01..2025-10-31)"},
		// colons that make no field
		{"10:30", `text("10 30")`},
		{"https://example.org/a", `text("https example org a")`},
		{"الأنصاري: الهجوم", "text(الانصاري=الانصاري/انصاري) text(الهجوم=هجوم/هجمه)"},
		{`צה"ל`, `text("צה ל")`},
		{"می\u200cشود", `text("ميشود")`},
	} {
		q, _, err := parser().Parse(c.in)
		if err != nil {
			t.Errorf("%s: %v", c.in, err)
			continue
		}
		if got := show(q); got != c.want {
			t.Errorf("%s:\n got  %s\n want %s", c.in, got, c.want)
		}
		again(t, c.in, q)
	}
}

// again wants a query, once written, to be read as the same.
func again(t *testing.T, in string, q archive.Query) {
	t.Helper()
	s := parser().Format(q)
	back, _, err := parser().Parse(s)
	if err != nil || !reflect.DeepEqual(back, q) {
		t.Errorf("%q is written as %q, which is read as %s, %v, not as %s", in, s, show(back), err, show(q))
	}
}

func TestMistakes(t *testing.T) {
	for _, c := range []struct {
		in   string
		at   int
		want string // within the message
	}{
		{`غزة "هجوم`, 5, "never closed"},
		{"«هجوم", 1, "write »"},
		{"actr:QAT", 1, ": actor, "},
		{"غزة نوغ:ASSAULT", 5, "نوع?"},
		{"type:ASAULT", 6, "ASSAULT?"},
		{"type:nothing", 6, "one of AGREE, CONSULT"},
		{"نوع:إعتدا", 5, "اعتداء"},
		{"mode:areal", 6, "aerial?"},
		{"fact:deneid", 6, "denied?"},
		{"class:shout", 7, "say, claim"},
		{"form:blog", 6, "All: article"},
		{"lang:klingon", 6, "ar, en"},
		{"actor:", 7, "actor: wants a value"},
		{"من: قطر", 4, "right behind the colon"},
		{"actor:QAT,", 11, "behind the colon or comma"},
		{"actor:قط*", 7, "star"},
		{"outlet:!", 8, "no letter or digit"},
		{"*", 1, "no letter or digit"},
		{"ه*", 1, "2 letters"},
		{"هج*وم", 1, "end of a word"},
		{`""`, 1, "no letter or digit"},
		{"-!", 2, "no letter or digit"},
		{"since:2025-13", 7, "is no date"},
		{"since:16-09-2025", 7, "2025-09-16"},
		{"since:2025-01..2025-02", 7, "published:"},
		{"since:2025-01,2025-02", 15, "takes one day"},
		{"date:2025-09..2025-01", 6, "ends before it begins"},
		{"date:..", 6, "is no date"},
		{"OR غزة", 1, "either side"},
		{"غزة OR", 5, "either side"},
		{"غزة OR OR هجوم", 8, "either side"},
		{"غزة | -هجوم", 5, "same field"},
		{"غزة OR actor:QAT", 5, "same field"},
		{"since:2025 OR since:2024", 12, "same field"},
		{"غزة NOT", 5, "NOT wants"},
		{"lemma:\"هجوم جديد\"", 7, "one word"},
		{"id:\"\"", 4, "wants a report's id"},
		{strings.Repeat("هجوم ", 1000), 1, "at most"},
	} {
		_, _, err := parser().Parse(c.in)
		var e *search.Error
		if !errors.As(err, &e) {
			t.Errorf("%s: %v, want an error", c.in, err)
			continue
		}
		if e.At != c.at || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q at %d", c.in, err, c.want, c.at)
		}
	}
}

func TestNotes(t *testing.T) {
	for _, c := range []struct {
		in   string
		at   int
		want string
	}{
		{"قصف أو غزة", 5, "read as OR"},
		{"غزة — هجوم", 5, "passed over"},
		{"actor:QTA", 7, ": QAT, "},
		{"lemma:هجمات", 7, "هجمه"},
	} {
		_, notes, err := parser().Parse(c.in)
		if err != nil || len(notes) != 1 || notes[0].At != c.at || !strings.Contains(notes[0].Text, c.want) {
			t.Errorf("%s: %v, %v, want %q at %d", c.in, notes, err, c.want, c.at)
		}
	}
	if _, notes, err := parser().Parse("من:قطر هجوم"); err != nil || len(notes) != 0 {
		t.Errorf("a plain query: %v, %v, want no notes", notes, err)
	}
}

func TestFormat(t *testing.T) {
	words := func(w archive.Words) archive.Term {
		return archive.Term{Field: archive.Text, Values: []archive.Value{{Words: &w}}}
	}
	for _, c := range []struct {
		term archive.Term
		want string
	}{
		{words(archive.Words{Forms: []string{"غزه"}, Lemmas: []string{"غزه"}}), "غزه"},
		{words(archive.Words{Forms: []string{"وقف", "النار"}}), `"وقف النار"`},
		{words(archive.Words{Forms: []string{"هجو"}, Prefix: true}), `"هجو*"`},
		{words(archive.Words{Lemmas: []string{"هجوم", "قصف"}}), "lemma:هجوم,قصف"},
		{archive.Term{Field: archive.Actor, Not: true, Values: []archive.Value{{ID: "QAT"}, {Name: "قطر"}}}, `-actor:QAT,"قطر"`},
		{archive.Term{Field: archive.Published, Values: []archive.Value{{From: "2025-09-01", To: "2025-09-01"}}}, "published:2025-09-01"},
		{archive.Term{Field: archive.ID, Values: []archive.Value{{ID: `a "b"`}}}, `id:«a "b"»`},
		{archive.Term{Field: archive.Type}, ""},
	} {
		if got := parser().Format(archive.Query{Terms: []archive.Term{c.term}}); got != c.want {
			t.Errorf("Format(%v): %s, want %s", c.term, got, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"هجمات", `"وقف إطلاق النار" -هجوم`, "من:قطر,مصر نوع:اعتداء بعد:٢٠٢٥-٠٩", "a | b OR c", "title:x* id:\"«a»\"", "date:..2025",
		"(أو) أو (أو)", "NOT -\"x\"", "actor:\"QAT\" actor:UN|NATO", "“a\" «b", "-:", "lemma:كتب OR كتب", "צה\"ל", "outlet:a\u200fb", "NOT أو NOT x", "-place:\"a\"", "text:a,b*",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q, _, err := parser().Parse(s)
		if err != nil {
			var e *search.Error
			if !errors.As(err, &e) || e.At < 1 || e.At > len([]rune(s))+1 {
				t.Fatalf("%q: %v", s, err)
			}
			return
		}
		if len(parser().Format(q)) <= 4096 {
			again(t, s, q)
		}
	})
}
