package view

import (
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/archive/sqlite"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/search"
)

// draft makes a report with records by hand.
type draft struct {
	t testing.TB
	r export.Record
}

// at is where words stand in the text; they must.
func (d *draft) at(words string) export.Quote {
	d.t.Helper()
	before, _, ok := strings.Cut(d.r.Document.Text, words)
	if !ok {
		d.t.Fatalf("%q does not stand in %q", words, d.r.Document.Text)
	}
	from := utf8.RuneCountInString(before)
	return export.Quote{Range: export.Range{Start: from, End: from + utf8.RuneCountInString(words)}, Text: words}
}

// side is somebody of an id by the words of the text.
func (d *draft) side(id, words string) []export.Arg {
	q := d.at(words)
	a := export.Arg{Ref: d.entity(id, words, ""), Text: words, ID: id, Sector: "GOV"}
	a.Start, a.End = &q.Start, &q.End
	return []export.Arg{a}
}

func (d *draft) entity(id, name, en string) string {
	ref := "n" + string(rune('a'+len(d.r.Entities)))
	d.r.Entities = append(d.r.Entities, export.Entity{Ref: ref, Kind: "state", Name: name, NameEn: en, ID: id})
	return ref
}

// event adds one, told by a chain.
func (d *draft) event(typ, mode, trigger string, actors, recipients []export.Arg, place *export.Place, chain ...string) {
	q := d.at(trigger)
	e := export.Event{Type: typ, Mode: mode, Contexts: []string{}, Trigger: q, Actors: actors, Recipients: recipients, Place: place,
		Date: d.r.Document.Published, Factuality: "occurred", AssertedBy: append(chain, "outlet"), Rule: "test#" + mode, Confidence: 0.5,
		Evidence: []export.Evidence{{Field: "type", Range: q.Range}}}
	for i, s := range d.r.Sentences {
		if q.Start >= s.Start && q.Start < s.End {
			e.Sentence = i
		}
	}
	d.r.Events = append(d.r.Events, e)
}

func (d *draft) place(words, en, country string, lat, lon float64) *export.Place {
	q := d.at(words)
	x, y := export.Decimal(lat), export.Decimal(lon)
	p := &export.Place{Text: words, NameEn: en, Country: country, Lat: &x, Lon: &y}
	p.Start, p.End = &q.Start, &q.End
	return p
}

// says adds a statement.
func (d *draft) says(id, speaker, name, en, cue, class, content string) {
	q := d.at(speaker)
	s := export.Statement{Cue: export.Cue{Quote: d.at(cue), Lemma: cue, Class: class}, Content: d.at(content), Kind: "indirect",
		Date: d.r.Document.Published, AssertedBy: []string{id, "outlet"}, Rule: "quotes/test"}
	s.Speaker = export.Speaker{Ref: d.entity(id, name, en), Text: speaker, Name: name, ID: id, Sector: "GOV"}
	s.Speaker.Start, s.Speaker.End = &q.Start, &q.End
	d.r.Statements = append(d.r.Statements, s)
}

// report makes an entry of lines of text; the first is the headline where
// headed.
func report(t testing.TB, id, outlet, day string, headed bool, lines []string, fill func(*draft)) archive.Entry {
	t.Helper()
	d := &draft{t: t, r: export.Record{Schema: export.Schema, Entities: []export.Entity{}, Times: []export.Time{},
		Statements: []export.Statement{}, Events: []export.Event{}, Warnings: []export.Warning{}}}
	text := strings.Join(lines, "\n")
	d.r.Document = export.Document{ID: id, Outlet: outlet, URL: "https://example.org/" + id, Published: day, Language: "ar", Text: text}
	if headed {
		d.r.Document.Title = lines[0]
	}
	at := 0
	for _, l := range lines {
		n := utf8.RuneCountInString(l)
		d.r.Sentences = append(d.r.Sentences, export.Range{Start: at, End: at + n})
		at += n + 1
	}
	if fill != nil {
		fill(d)
	}
	return archive.Entry{Record: d.r, Terms: search.IndexText(text), Raw: []byte(text), Media: "text/plain", Source: "https://example.org/" + id,
		Gathered: time.Date(2025, 10, 5, 12, 0, len(id), 0, time.UTC), Reader: "test"}
}

// The reports that tests ask for.
const (
	shelling = "1111111111111111" // المرفأ, 14 September: an attack near Taiz
	visiting = "2222222222222222" // المرفأ, 15 September: Qatar visits Egypt
	blaming  = "3333333333333333" // السهل, 16 September: Qatar accuses Israel
	weather  = "4444444444444444" // السهل, 2 October: no records, no headline
	meeting  = "5555555555555555" // السهل, undated: Egypt and Jordan agree
)

// stock gives them.
func stock(t testing.TB) []archive.Entry {
	t.Helper()
	return []archive.Entry{
		report(t, shelling, "المرفأ", "2025-09-14", true, []string{
			"قصف على أطراف تعز", "قصفت قوات الحوثيين أطراف مدينة تعز مساء السبت.", "وقال مصدر محلي إن القصف أصاب أحياء سكنية."}, func(d *draft) {
			d.event("ASSAULT", "heavy-weapons", "قصفت", d.side("HOUTHIS", "قوات الحوثيين"), d.side("YEM", "مدينة تعز"), d.place("تعز", "Taiz", "YEM", 13.58, 44.02), "unnamed-source")
			d.says("", "مصدر محلي", "مصدر محلي", "", "قال", "say", "القصف أصاب أحياء سكنية")
		}),
		report(t, visiting, "المرفأ", "2025-09-15", true, []string{
			"وفد قطري في القاهرة", "زار وفد قطري القاهرة يوم الأحد والتقى مسؤولين مصريين.", "وأعلن سليم الحداد أن الزيارة ستستمر يومين."}, func(d *draft) {
			d.event("CONSULT", "visit", "زار", d.side("QAT", "وفد قطري"), d.side("EGY", "مسؤولين مصريين"), d.place("القاهرة", "Cairo", "EGY", 30.04, 31.24), "EGY")
			d.says("EGY", "سليم الحداد", "سليم الحداد", "", "أعلن", "announce", "الزيارة ستستمر يومين")
		}),
		report(t, blaming, "السهل", "2025-09-16", true, []string{
			"الدوحة تندد", "نددت قطر بالغارات التي شنتها إسرائيل على غزة.", "وأعلن بدر عبد العاطي أن مصر تؤيد الموقف القطري."}, func(d *draft) {
			d.event("ACCUSE", "disapprove", "نددت", d.side("QAT", "قطر"), d.side("ISR", "إسرائيل"), nil, "QAT")
			d.event("ASSAULT", "aerial", "الغارات", d.side("ISR", "إسرائيل"), d.side("PSE", "غزة"), d.place("غزة", "Gaza", "PSE", 31.5, 34.46), "QAT")
			d.event("SUPPORT", "", "تؤيد", d.side("EGY", "مصر"), d.side("QAT", "الموقف القطري"), nil, "EGY")
			d.says("QAT", "قطر", "قطر", "Qatar", "نددت", "condemn", "الغارات التي شنتها إسرائيل على غزة")
			d.says("EGY", "بدر عبد العاطي", "بدر عبد العاطي", "Badr Abdelatty", "أعلن", "announce", "مصر تؤيد الموقف القطري")
		}),
		report(t, weather, "السهل", "2025-10-02", false, []string{"يتوقع أن يكون الطقس معتدلا على الساحل.", "وتنشط الرياح ليلا."}, nil),
		report(t, meeting, "السهل", "", true, []string{"اتفاق على الربط الكهربائي", "اتفقت مصر والأردن على توسيع الربط الكهربائي."}, func(d *draft) {
			d.event("AGREE", "", "اتفقت", d.side("EGY", "مصر"), d.side("JOR", "الأردن"), nil)
			d.r.Events[0].Factuality = "planned"
		}),
	}
}

// filled opens an archive that holds entries.
func filled(t testing.TB, entries ...archive.Entry) archive.Archive {
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
	if n, err := a.Put(t.Context(), entries); err != nil || n != len(entries) {
		t.Fatalf("put %d of %d: %v", n, len(entries), err)
	}
	return a
}

// stocked is a desk over the stock.
func stocked(t testing.TB) *Desk {
	t.Helper()
	return over(t, filled(t, stock(t)...))
}

// told writes counts in short: "QAT 2, EGY 1".
func told(counts []archive.Count) string {
	var out []string
	for _, c := range counts {
		out = append(out, c.Value+" "+string(rune('0'+c.N)))
	}
	return strings.Join(out, ", ")
}
