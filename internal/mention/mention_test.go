package mention_test

import (
	"strings"
	"testing"
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/engine"
)

func TestMentions(t *testing.T) {
	e, err := engine.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, text string
		mention    string // its text begins so; the last one counts
		id, full   string // full: part of the name, "" where it does not matter
	}{
		{"state by adjective", "وصل الوفد السوري إلى المدينة.", "الوفد السوري", "SYR", ""},
		{"institution with its adjective", "قالت مصادر بالمعارضة السورية إن القصف توقف.", "مصادر", "SYR", ""},
		{"name before office", "قال مارتون كروديك، وزير الخارجية المجري، إن الحدود مغلقة. وأضاف كروديك أن القرار نهائي.", "كروديك", "HUN", "مارتون كروديك"},
		{"name far behind office", "وأعلن الناطق باسم مهمة حلف شمال الأطلسي في أفغانستان برادن تروكس أن جنديا قتل.", "برادن", "NATO", "برادن تروكس"},
		{"bare office", "التقى وزير الدفاع الفرنسي جان إيف لودريان نظيره. وقال الوزير إن الحرب طويلة.", "الوزير", "FRA", "لودريان"},
		{"bare noun of a group", "هاجم تنظيم الدولة الإسلامية القرية. وانسحب التنظيم ليلا.", "التنظيم", "ISIS", ""},
		{"both sides", "التقى وزير الخارجية السعودي عادل الجبير وزير الخارجية الروسي سيرغي لافروف. وبحث الجانبان الأزمة.", "الجانبان", "SAU", "لافروف"},
		{"homeland", "قال وزير الخارجية القطري خالد العطية في القاهرة إن بلاده مستعدة.", "بلاد", "QAT", ""},
		{"manner is nobody", "دعمت مصر اليمن عسكريا.", "عسكريا", "none", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := e.Analyze(isnad.Report{Text: c.text, Published: time.Date(2015, 8, 5, 0, 0, 0, 0, time.UTC)})
			id, name := "none", ""
			for i := range a.Mentions {
				if m := &a.Mentions[i]; strings.HasPrefix(c.text[m.Start:m.End], c.mention) {
					id, name = m.ID, m.Name
				}
			}
			if id != c.id || !strings.Contains(name, c.full) {
				t.Errorf("%q: id %q name %q, want %q %q", c.mention, id, name, c.id, c.full)
			}
		})
	}
}
