package web

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/engine"
	"github.com/isnad-news/isnad/internal/archive/sqlite"
	"github.com/isnad-news/isnad/internal/correct"
	"github.com/isnad-news/isnad/internal/said"
	"github.com/isnad-news/isnad/internal/search"
	"github.com/isnad-news/isnad/internal/view"
	"github.com/isnad-news/isnad/knowledge"
)

// voices are the languages, with what package said holds from a table.
func voices(t *testing.T, table string) map[string]voice {
	t.Helper()
	told, err := readSayings(fstest.MapFS{sayingsFile: {Data: []byte("en\tar\n" + table)}})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]voice{}
	for _, lang := range languages() {
		tongue := testTongue(t, lang)
		tongue.sayings = told[lang]
		out[lang] = voice{tongue, func(id string) string { return (&fakeDesk{}).Label(id, lang) }}
	}
	return out
}

func TestTell(t *testing.T) {
	of := voices(t, strings.Join([]string{
		"%s: %d of %d\tمن %[3]d: %[2]d (%[1]s)", "%q is no date: write 2025-09\t%q ليس تاريخا: اكتب `2025-09`", "near: %s\tلعله %s",
		"at %d: %s\tعند %d: %s", "quote %c\tالعلامة %c", "cut %.3q\tقُص %.3q", "one of %v\tأحد %v", "%s: as in %s:x\t%s: مثل `%s:س`", "it\tهو", "later\t",
	}, "\n")+"\n")
	for _, c := range []struct {
		text   said.Text
		ar, en string
	}{
		{said.Text{}, "", ""},
		{said.New("%s: %d of %d", said.Field("from"), 3, 1234), "من ١٬٢٣٤: ٣ (من يوم)", "From day: 3 of 1,234"},
		{said.New("%q is no date: write 2025-09", "a\u202Eb\u2069\n<b>"), "«\u2068ab <b>\u2069» ليس تاريخا: اكتب \u20682025-09\u2069", "“\u2068ab <b>\u2069” is no date: write 2025-09"},
		{said.New("%q is no date: write 2025-09", ""), "«» ليس تاريخا: اكتب \u20682025-09\u2069", "“” is no date: write 2025-09"},
		{said.New("near: %s", said.ListOf([]said.Actor{{ID: "QAT", Name: "Qatar"}, {ID: "EGY", Name: "Egypt"}})),
			"لعله \u2068QAT\u2069 (\u2068قطر\u2069)، \u2068EGY\u2069 (\u2068مصر\u2069)", "near: \u2068QAT\u2069 (\u2068Qatar\u2069), \u2068EGY\u2069 (\u2068Egypt\u2069)"},
		{said.New("at %d: %s", 7, said.New("it")), "عند ٧: هو", "at 7: it"},
		{said.New("at %d: %s", 7, said.Wrapf(io.EOF, "it")), "عند ٧: هو", "at 7: it"},
		{said.New("at %d: %s", 7, fmt.Errorf("x: %w", io.EOF)), "عند ٧: \u2068x: EOF\u2069", "at 7: \u2068x: EOF\u2069"},
		{said.New("at %d: %s", 7, said.New("new %d", 9)), "عند ٧: \u2068new 9\u2069", "at 7: new 9"},
		{said.New("quote %c", '”'), "العلامة \u2068”\u2069", "quote \u2068”\u2069"},
		{said.New("cut %.3q", "قطرية"), "قُص «\u2068قطر\u2069»", "cut “\u2068قطر\u2069”"},
		{said.New("one of %v", []string{"a", "b"}), "أحد \u2068[a b]\u2069", "one of \u2068[a b]\u2069"},
		{said.New("%s: as in %s:x", "من", "من"), "\u2068من\u2069: مثل \u2068من:س\u2069", "\u2068من\u2069: as in \u2068من\u2069:x"},
		{said.New("later"), "\u2068later\u2069", "later"},
		{said.Text{Format: "%s: %d of %d"}, "من ⟦3⟧: ⟦2⟧ (⟦1⟧)", "⟦1⟧: ⟦2⟧ of ⟦3⟧"},
		{said.Text{Format: "50%"}, "\u206850%!(NOVERB)\u2069", "\u206850%!(NOVERB)\u2069"},
	} {
		for lang, want := range map[string]string{"ar": c.ar, "en": c.en} {
			if got := plainly(of[lang].tell(c.text)); got != want {
				t.Errorf("%s in %s: got %q, want %q", c.text.Format, lang, got, want)
			}
		}
	}
	// What is known in English alone is marked as such.
	if got := of["ar"].reason(errors.New("broken")); len(got) != 1 || got[0] != (piece{Text: "broken", Apart: true, Lang: "en"}) {
		t.Errorf("got %+v", got)
	}
}

// reader reads nothing into a report.
type reader struct{}

func (reader) Analyze(r isnad.Report) *isnad.Analysis { return &isnad.Analysis{Report: r} }

// realDesk answers from an empty archive.
func realDesk(t *testing.T) *view.Desk {
	t.Helper()
	a, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "archive.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	lemmas, err := engine.NewLemmatizer()
	if err != nil {
		t.Fatal(err)
	}
	parser, err := search.NewParser(knowledge.Files(), lemmas, search.NewNames(knowledge.Files()))
	if err != nil {
		t.Fatal(err)
	}
	desk, err := view.New(view.Options{Archive: a, Knowledge: knowledge.Files(), Parser: parser, Analyzer: reader{}, Examples: fstest.MapFS{}})
	if err != nil {
		t.Fatal(err)
	}
	return desk
}

// toldIn is what a page tells of problems, as it is read; it fails where that is
// in another language than the page.
func toldIn(t *testing.T, lang string, doc *html.Node) string {
	t.Helper()
	var out []string
	for _, box := range hits(doc, func(n *html.Node) bool {
		class := attr(n, "class")
		return n.Type == html.ElementNode && (class == "problems" || class == "detail")
	}) {
		for n := range box.Descendants() {
			if n.Type == html.TextNode {
				out = append(out, n.Data)
			}
			if l := attr(n, "lang"); lang == "ar" && l != "" && n.Data == "bdi" {
				t.Errorf("told in %s: %q", l, n.FirstChild.Data)
			}
		}
	}
	return strings.Join(out, "")
}

// A desk's words on what it did not understand come to the pages in the
// visitor's language, those of the visitor within them as they are.
func TestProblemsInBothLanguages(t *testing.T) {
	h := fakeSite(t, realDesk(t), nil)
	for _, c := range []struct{ target, ar, en string }{
		{"/search?q=type:ASAULT", "عند الحرف رقم ٦: القيمة «ASAULT» غير معروفة في الحقل type؛ لعل المقصود: ASSAULT", "at character 6: type:ASAULT is not known: ASSAULT"},
		{"/search?q=" + url.QueryEscape(`"<script>`), `علامة التنصيص " لم تُغلق`, `the quotation mark " is never closed`},
		{"/search?q=" + url.QueryEscape("<b>x</b> نشر:أمس"), "القيمة «أمس» في الحقل نشر ليست تاريخا: اكتب 2025-09-16", "نشر:أمس is no date: write 2025-09-16"},
		{"/search?q=" + url.QueryEscape("نششر:2025"), "لا حقل باسم «نششر»؛ لعل المقصود: ناشر، نشر. ", "there is no field “نششر”: ناشر, نشر?"},
		{"/search?q=since:2025..2026", "وللمدة اكتب published:2025..2026", "for a range write published:2025..2026"},
		{"/search?q=OR", "فضعها بين علامتي تنصيص", "write quotation marks"},
		{"/search?q=actor:QTA", "لعل المقصود", "no state or group has the id QTA"},
		{"/search?from=never", "من يوم: «never» ليس تاريخا", "From day: “never” is no date"},
		{"/search?from=2026&to=2025", "من 2026 إلى 2025: تنتهي هذه المدة قبل أن تبدأ", "this ends before it begins"},
		{"/search?limit=x", "اكتب عددا من ١ إلى ٢٠٠", "a number from 1 to 200"},
		{"/search?sort=best", "الترتيب: «best» ليس من الترتيبات المتاحة", "sort: “best” is none of rank"},
		{"/search?after=x", "افتحها من رابطها في الصفحة السابقة", "give what the page before has"},
		{"/search?from=%ff", "ليس هذا نصا بترميز UTF-8", "this is no text in UTF-8"},
		{"/search?from=a&from=b", "اكتب قيمة واحدة، لا ٢", "give one value, not 2"},
		{"/search?q=" + strings.Repeat("x", 1001), "لا يزيد على ١٬٠٠٠ من الحروف", "at most 1,000 characters"},
		{"/search?%zz", "لا يُقرأ ما بعد علامة الاستفهام", "cannot be read"},
		{"/search.rss?type=ASAULT&class=shout", "؛ ", "; "},
		{"/search.csv?type=ASAULT", "نوع الحدث: القيمة «ASAULT» غير معروفة", "Type of event: type:ASAULT is not known"},
		{"/events?type=ASAULT", "لعل المقصود: ASSAULT", "ASSAULT? All: "},
		{"/events?country=QTA", "لا دولة بهذا الرمز", "no state has this code"},
		{"/events?country=QTA", "QAT (قطر)", "QAT (Qatar)"},
		{"/events?type=,", "ليس هنا إلا فواصل", "nothing here but commas"},
		{"/events?outlet=!!", "ليس هنا حرف ولا رقم", "no letter or digit"},
		{"/events?sort=best", "تعكسه", "a - before it turns it round"},
		{"/events?after=x", "ليس هذا موضعا في القائمة؛ ابدأ من صفحتها الأولى", "this is no place in the list: begin with its first page"},
		{"/statements?class=shout", "القيم المتاحة: ", "class:shout is not known"},
		{"/events.rss?class=shout", "فعل القول: القيمة «shout»", "How it is said: class:shout"},
		{"/statements.rss?class=shout", "فعل القول: القيمة «shout»", "How it is said: class:shout"},
	} {
		both(t, func(t *testing.T, lang string) {
			doc := sound(t, lang, get(h, lang, c.target))
			unharmed(t, doc)
			want := map[string]string{"ar": c.ar, "en": c.en}[lang]
			if got := toldIn(t, lang, doc); !strings.Contains(got, want) {
				t.Errorf("%s: %q does not tell %q", c.target, got, want)
			}
		})
	}
	// JSON is for programs: English, as it is printed elsewhere.
	for _, lang := range languages() {
		for target, want := range map[string]string{"/search.json?limit=x": "not understood: limit: a number from 1 to 200", "/search.json?type=ASAULT": `type:ASAULT is not known: ASSAULT`} {
			if got := get(h, lang, target).Body.String(); !strings.Contains(got, want) || strings.Contains(got, "Said") {
				t.Errorf("%s: %s lacks %q", target, got, want)
			}
		}
	}
	// The live count is read by people.
	if got := get(h, "ar", "/search/count?q=type:ASAULT").Body.String(); !strings.Contains(got, "غير معروفة في الحقل") || !strings.Contains(got, "type:ASAULT is not known") {
		t.Errorf("the count tells %s", got)
	}
}

// So do those on a text that cannot be read, and on a form.
func TestRefusalsInBothLanguages(t *testing.T) {
	h := fakeSite(t, realDesk(t), nil)
	_, editor := editing(t)
	change := func(key string, set url.Values) url.Values { return filled(t, editor, "/correct/"+key, set) }
	for _, c := range []struct {
		name, target string
		h            http.Handler
		form         url.Values
		ar, en       string
	}{
		{"a PDF", "/read", h, url.Values{"text": {"%PDF-1.7 x"}}, "النص: يبدو أنه ملف PDF؛ احفظه نصا عاديا (.txt بترميز UTF-8)", "text: looks like a PDF file; save it"},
		{"a mark alone", "/read", h, url.Values{"text": {"\uFEFF"}}, "النص: فارغ، وليس فيه ما يُقرأ", "text: empty: there is nothing to read"},
		{"no action", reportAt + "/corrections", editor, url.Values{"action": {"burn"}}, "الإجراء: اكتب change", "action: change"},
		{"no kind", reportAt + "/corrections", editor, url.Values{"action": {"add"}}, "نوع السجل: اكتب event", "record: event or statement"},
		{"nothing to withdraw", reportAt + "/corrections", editor, url.Values{"action": {"withdraw"}}, "سمّ التصحيح الذي تريد سحبه", "name the correction to withdraw"},
		{"moved", reportAt + "/corrections", editor, url.Values{"action": {"drop"}, "key": {"e1"}, "was": {"x"}}, "تغير هذا السجل بعد أن فتحتَ الصفحة", "This record has changed since"},
		{"too long", reportAt + "/corrections", editor, url.Values{"action": {"checked"}, "note": {strings.Repeat("x", largestForm)}}, "أكثر من ١٬٠٤٨٬٥٧٦ من البايتات", "more than 1,048,576 bytes"},
		{"a type", reportAt + "/corrections", editor, change("e1", url.Values{"type": {"<b>"}}), "نوع الحدث: القيمة «<b>» غير معروفة؛ اختر واحدة من هذه: ", "there is no type of events “<b>”: give one of "},
		{"a factuality", reportAt + "/corrections", editor, change("e1", url.Values{"factuality": {"perhaps"}}), "الوقوع: القيمة «perhaps»", "no factuality “perhaps”"},
		{"a day", reportAt + "/corrections", editor, change("e1", url.Values{"date": {"2025-02-30"}}), "ليس «2025-02-30» تاريخا؛ اكتب يوما (2025-09-16)", "“2025-02-30” is no date: give a day"},
	} {
		t.Run(c.name, func(t *testing.T) {
			both(t, func(t *testing.T, lang string) {
				doc := sound(t, lang, post(c.h, lang, c.target, c.form))
				unharmed(t, doc)
				want := map[string]string{"ar": c.ar, "en": c.en}[lang]
				if got := toldIn(t, lang, doc); !strings.Contains(got, want) {
					t.Errorf("%q does not tell %q", got, want)
				}
			})
		})
	}
}

// Hostile words within what is said stay words, in either language.
func TestHostileWordsAreTold(t *testing.T) {
	for _, err := range []error{
		said.Wrapf(view.ErrAsk, "%s: %q is no date: write 2025-09-16, 2025-09 or 2025", said.Field(hostile), hostile),
		said.Wrapf(correct.ErrInvalid, "there is no %s %q: give one of %s", said.New("sector"), hostile, said.ListOf([]string{hostile, hostile})),
		said.Wrapf(view.ErrAsk, "the form cannot be read: %s", errors.New(hostile)),
		fmt.Errorf("%w: %s", view.ErrAsk, hostile),
	} {
		h := fakeSite(t, &fakeDesk{Fail: err}, nil)
		both(t, func(t *testing.T, lang string) {
			w := get(h, lang, "/search")
			unharmed(t, sound(t, lang, w))
			if strings.ContainsRune(w.Body.String(), '\u202E') {
				t.Errorf("%v turns the page round", err)
			}
		})
	}
}
