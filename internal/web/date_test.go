package web

import (
	"testing"
	"time"
)

// testTongue is a language with all the phrases there are.
func testTongue(t testing.TB, lang string) *tongue {
	t.Helper()
	words, err := readPhrases(files)
	if err != nil {
		t.Fatal(err)
	}
	return newTongue(lang, words[lang])
}

func TestDay(t *testing.T) {
	ar, en := testTongue(t, "ar"), testTongue(t, "en")
	for _, c := range []struct{ value, ar, en string }{
		{"2025-09-16", "١٦ سبتمبر ٢٠٢٥", "16 September 2025"},
		{"2025-09", "سبتمبر ٢٠٢٥", "September 2025"},
		{"2025", "٢٠٢٥", "2025"},
		{"", "", ""},
		{"2024-06-01/2024-06-05", "١ يونيو ٢٠٢٤ – ٥ يونيو ٢٠٢٤", "1 June 2024 – 5 June 2024"},
		{"2024-W12", "الأسبوع ١٢ من ٢٠٢٤", "week 12 of 2024"},
		{"2024-Q1", "الربع ١ من ٢٠٢٤", "quarter 1 of 2024"},
		{"199", "عقد ١٩٩٠", "1990s"},
		{"2025-09-16T14:30", "١٦ سبتمبر ٢٠٢٥", "16 September 2025"},
		{"2025-02-30", "2025-02-30", "2025-02-30"},
		{"2024-W99", "2024-W99", "2024-W99"},
		{"2024-SU", "2024-SU", "2024-SU"},
		{"/", "/", "/"},
		{"<b>", "<b>", "<b>"},
	} {
		if got := ar.day(c.value); got != c.ar {
			t.Errorf("day(%q) in Arabic: %q, want %q", c.value, got, c.ar)
		}
		if got := en.day(c.value); got != c.en {
			t.Errorf("day(%q) in English: %q, want %q", c.value, got, c.en)
		}
	}
}

func TestMoment(t *testing.T) {
	at := time.Date(2025, 9, 17, 11, 5, 0, 0, time.FixedZone("AST", 3*3600))
	if got, want := testTongue(t, "ar").moment(at), "١٧ سبتمبر ٢٠٢٥، الساعة ٠٨:٠٥ بتوقيت غرينتش"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := testTongue(t, "en").moment(at), "17 September 2025, 08:05 UTC"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := testTongue(t, "en").moment(time.Time{}); got != "" {
		t.Errorf("no time: %q", got)
	}
	if got, want := isoTime(at), "2025-09-17T08:05:00Z"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzDay(f *testing.F) {
	for _, s := range []string{"2025-09-16", "2024-W1", "199", "////", "-", "2024-06-01/2024-06-05/x", "99999999999999999999-W1", "2024-"} {
		f.Add(s)
	}
	ar := testTongue(f, "ar")
	f.Fuzz(func(t *testing.T, value string) {
		if got := ar.day(value); got == "" && value != "" {
			t.Errorf("day(%q) is nothing", value)
		}
	})
}
