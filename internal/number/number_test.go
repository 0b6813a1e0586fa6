package number_test

import (
	"math"
	"os"
	"testing"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/number"
	"github.com/isnad-news/isnad/internal/sentence"
)

func finder(t testing.TB) *number.Finder {
	t.Helper()
	f, err := number.New(os.DirFS("../../knowledge"))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func find(f *number.Finder, text string) []isnad.Number {
	words, _ := sentence.Split(text)
	return f.Find(words, nil, nil, text)
}

func TestFind(t *testing.T) {
	type want struct {
		text  string
		kind  string
		value float64
		upper float64
	}
	one := func(text string, v float64) []want { return []want{{text, number.Cardinal, v, v}} }
	for text, wants := range map[string][]want{
		"زار 1,400 سائح المتحف":                   one("1,400", 1400),
		"بلغت الكلفة 1.400.000 دينار":             one("1.400.000", 1400000),
		"وزعت ١٢٣ سلة غذائية":                     one("١٢٣", 123),
		"ارتفع السعر إلى 12.5 دولارا":             one("12.5", 12.5),
		"حضر ثلاثة عشر وزيرا":                     one("ثلاثة عشر", 13),
		"وقعت اثنتي عشرة دولة":                    one("اثنتي عشرة", 12),
		"إحدى عشرة قرية":                          one("إحدى عشرة", 11),
		"وصل مئتان من المراقبين":                  one("مئتان", 200),
		"بمائتين من الجنود":                       one("مائتين", 200),
		"ثلاثمئة لاجئ":                            one("ثلاثمئة", 300),
		"ثلاث مئة وواحد وثلاثون بيتا":             one("ثلاث مئة وواحد وثلاثون", 331),
		"نزح خمسة وعشرون ألفا من السكان":          one("خمسة وعشرون ألفا", 25000),
		"11 ألف طالب":                             one("11 ألف", 11000),
		"ثلاثة ملايين ونصف المليون نسمة":          one("ثلاثة ملايين ونصف المليون", 3500000),
		"مليون و400 ألف ناخب":                     one("مليون و400 ألف", 1400000),
		"ألفين ومئتين وخمسين مقعدا":               one("ألفين ومئتين وخمسين", 2250),
		"مليار دولار":                             one("مليار", 1e9),
		"نصف مليون طن":                            one("نصف مليون", 500000),
		"واحد و عشرون طنا":                        one("واحد و عشرون", 21),
		"بلغ السكان 1 414 021 نسمة":               one("1 414 021", 1414021),
		"زاره 12،500 سائح":                        one("12،500", 12500),
		"في 2014 300 رجل":                         {{"2014", number.Cardinal, 2014, 2014}, {"300", number.Cardinal, 300, 300}},
		"مئة وثلاثة أخماس":                        one("مئة وثلاثة أخماس", 100.6),
		"خمسة فاصلة ثلاثة ملايين":                 {{"خمسة فاصلة ثلاثة", number.Cardinal, 5.3, 5.3}},
		"واحد من كل خمسة أطفال":                   {{"واحد من كل خمسة", number.Fraction, 0.2, 0.2}},
		"جزء من مئة":                              {{"جزء من مئة", number.Fraction, 0.01, 0.01}},
		"انخفضت الحرارة إلى -5 درجات":             one("-5", -5),
		"بين سالب عشرة وعشرين":                    {{"سالب عشرة وعشرين", number.Range, -10, 20}},
		"ثلاث دزينات من البيض":                    one("ثلاث دزينات", 36),
		"من 200 إلى 3000000 دينار":                {{"200 إلى 3000000", number.Range, 200, 3000000}},
		"الذكرى المئة والخامسة والعشرون":          {{"المئة والخامسة والعشرون", number.Ordinal, 125, 125}},
		"مبلغ 6ر1 مليون يورو":                     {{"6ر1 مليون", number.Cardinal, 1600000, 1600000}},
		"وصل أول من أمس إلى المدينة":              {},
		"هاتف 0172417761":                         {},
		"صحيفة sport360":                          {},
		"بلغ نصف النهائي":                         {},
		"عمر بين 13- 14 عاما":                     {{"13- 14", number.Range, 13, 14}},
		"يوم 22 / 8 / 2015م":                      {},
		"تبدأ بالرمز 262":                         {},
		"الربع الثاني من العام":                   {{"الثاني", number.Ordinal, 2, 2}},
		"الجندي أول محمد":                         {},
		"راجع https://news.example/a?b=30%25&c=7": {},
		"المرة الخامسة والعشرون":                  {{"الخامسة والعشرون", number.Ordinal, 25, 25}},
		"الطابق الحادي عشر":                       {{"الحادي عشر", number.Ordinal, 11, 11}},
		"ثالث اجتماع":                             {{"ثالث", number.Ordinal, 3, 3}},
		"نمو قدره 3% هذا العام":                   {{"3%", number.Percent, 3, 3}},
		"تراجع %50 من المبيعات":                   {{"%50", number.Percent, 50, 50}},
		"عشرين في المئة من الأصوات":               {{"عشرين في المئة", number.Percent, 20, 20}},
		"60 بالمائة":                              {{"60 بالمائة", number.Percent, 60, 60}},
		"ثلاثة أرباع السكان":                      {{"ثلاثة أرباع", number.Fraction, .75, .75}},
		"نصف المقاعد":                             {{"نصف", number.Fraction, .5, .5}},
		"ثلثي الأعضاء":                            {{"ثلثي", number.Fraction, 2.0 / 3, 2.0 / 3}},
		"ما بين 20 و30 شخصا":                      {{"20 و30", number.Range, 20, 30}},
		"بين 20 و30 ألف شخص":                      {{"20 و30 ألف", number.Range, 20000, 30000}},
		"بين خمسة وسبعة آلاف":                     {{"خمسة وسبعة آلاف", number.Range, 5000, 7000}},
		"من 10 إلى 15 دبابة":                      {{"10 إلى 15", number.Range, 10, 15}},
		"بضعة آلاف من العمال":                     {{"بضعة آلاف", number.Range, 3000, 9000}},
		"فاز الفريق 2-1":                          {{"2", number.Cardinal, 2, 2}, {"1", number.Cardinal, 1, 1}},
		"أصيب 20 شخصا و30 شرطيا":                  {{"20", number.Cardinal, 20, 20}, {"30", number.Cardinal, 30, 30}},
		"اجتمع الوزير يوم الاثنين":                nil,
		"قال أحد السكان إن السيارة في الثلاثاء":   nil,
		"نشر في 22/7/2015 عند الساعة 10:30 صباحا": nil,
	} {
		got := find(finder(t), text)
		if len(got) != len(wants) {
			t.Errorf("%s: %d numbers, want %d: %+v", text, len(got), len(wants), got)
			continue
		}
		for i, w := range wants {
			g := got[i]
			if s := text[g.Start:g.End]; s != w.text || g.Kind != w.kind || math.Abs(g.Value-w.value) > 1e-9 || math.Abs(g.Upper-w.upper) > 1e-9 {
				t.Errorf("%s: %q %s %v–%v, want %+v", text, s, g.Kind, g.Value, g.Upper, w)
			}
		}
	}
}

func TestRough(t *testing.T) {
	for _, c := range []struct {
		text, span, vague string
		approx, min       bool
	}{
		{"قتل نحو 20 شخصا", "20", "", true, false},
		{"بحوالي خمسين منزلا", "خمسين", "", true, false},
		{"وأصيب أكثر من 100 عامل", "100", "", false, true},
		{"ما لا يقل عن سبعة أطفال", "سبعة", "", false, true},
		{"12 قتيلا على الأقل", "12", "", false, true},
		{"عشرات الجرحى", "عشرات", "dozens", false, false},
		{"تظاهر المئات في المدينة", "المئات", "hundreds", false, false},
		{"آلاف المحتجين", "آلاف", "thousands", false, false},
		{"عشرات الآلاف من النازحين", "عشرات الآلاف", "tens of thousands", false, false},
		{"بمئات الآلاف", "مئات الآلاف", "hundreds of thousands", false, false},
	} {
		got := find(finder(t), c.text)
		if len(got) != 1 {
			t.Errorf("%s: %+v", c.text, got)
			continue
		}
		g := got[0]
		if s := c.text[g.Start:g.End]; s != c.span || g.Vague != c.vague || g.Approx != c.approx || g.Min != c.min {
			t.Errorf("%s: %q vague %q approx %v min %v", c.text, s, g.Vague, g.Approx, g.Min)
		}
	}
}

// TestUnits holds what is counted: money by its state, measures.
func TestUnits(t *testing.T) {
	f := finder(t)
	for text, want := range map[string]string{
		"5 ملايين دولار":      "USD",
		"300 دولار كندي":      "CAD",
		"ألف ريال قطري":       "QAR",
		"ألف ريال":            "", // of several states
		"12 كيلومترا":         "km",
		"12 كيلومترا مربعا":   "km2",
		"12 جنديا":            "",
		"80 كلم في الساعة":    "km/h",
		"20 في المئة دولارات": "",
	} {
		if got := find(f, text); len(got) != 1 || got[0].Unit != want {
			t.Errorf("%s: %+v, want %q", text, got, want)
		}
	}
}

// TestBounds holds what is the least and the most.
func TestBounds(t *testing.T) {
	f := finder(t)
	for text, want := range map[string][2]bool{
		"أكثر من 20":           {true, false},
		"20 أو أكثر":           {true, false},
		"أقل من 20":            {false, true},
		"20 كحد أقصى":          {false, true},
		"ما لا يزيد على عشرين": {false, true},
		"20 أو أقل من 30":      {false, false},
	} {
		if got := find(f, text); len(got) == 0 || got[0].Min != want[0] || got[0].Max != want[1] {
			t.Errorf("%s: %+v, want %v", text, got, want)
		}
	}
}

func FuzzFind(f *testing.F) {
	fd := finder(f)
	for _, s := range []string{"بين 20 و30 ألف", "ثلاثة ملايين ونصف", "3/4 و%5", "و ال48", "سالب خمسة وعشرين"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for _, n := range find(fd, s) {
			if n.Start < last || n.End <= n.Start || n.End > len(s) || n.Last <= n.First {
				t.Fatalf("%q: %+v", s, n)
			}
			last = n.End
		}
	})
}
