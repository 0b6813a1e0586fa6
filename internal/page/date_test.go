package page

import (
	"testing"
	"time"
)

func TestMachineTime(t *testing.T) {
	for in, want := range map[string]string{
		"2025-09-16T09:20:11+02:00":       "2025-09-16T09:20:11+02:00",
		"2025-09-16T09:20:11.322Z":        "2025-09-16T09:20:11.322Z",
		"2025-09-22T12:00:00+0300":        "2025-09-22T12:00:00+03:00",
		"2025-07-11T17:30+03:00":          "2025-07-11T17:30:00+03:00",
		"20251203T1902+0300":              "2025-12-03T19:02:00+03:00",
		"Sat, 27 Sep 2025 22:10:00 +0100": "2025-09-27T22:10:00+01:00",
		"2025-09-26 10:00:00":             "2025-09-26T10:00:00Z",
		"2025-08-01":                      "2025-08-01T00:00:00Z",
		" 2025/08/01 ":                    "2025-08-01T00:00:00Z",
		"Dec 3, 2025":                     "2025-12-03T00:00:00Z",
		"2025-02-30":                      "",
		"0000-00-00 00:00:00":             "",
		"yesterday":                       "",
		"":                                "",
	} {
		m, ok := machineTime(in)
		got := ""
		if ok {
			got = m.time.Format(time.RFC3339Nano)
		}
		if got != want {
			t.Errorf("%q: %s, want %s", in, got, want)
		}
	}
}

func TestVisibleDate(t *testing.T) {
	d := testExtractor(t).dates
	for in, want := range map[string]string{
		"الثلاثاء 16 سبتمبر 2025 - 24 ربيع الأول 1447": "2025-09-16 00:00",
		"24 ربيع الأول 1447 الموافق 16 سبتمبر 2025":    "2025-09-16 00:00",
		"السبت ٢٧ أيلول ٢٠٢٥ - ١١:٠٥ م":                "2025-09-27 23:05",
		"الأربعاء 24 شتنبر 2025 - 11:40":               "2025-09-24 11:40",
		"17 آب/أغسطس 2025":                             "2025-08-17 00:00",
		"11 يوليو/ تموز 2025":                          "2025-07-11 00:00",
		"1 كانون الثاني 2026":                          "2026-01-01 00:00",
		"5 تشرين الثاني/نوفمبر 2025، الساعة 9:03 ص":    "2025-11-05 09:03",
		"سبتمبر 16, 2025":                              "2025-09-16 00:00",
		"16 جويلية 2025":                               "2025-07-16 00:00",
		"20 غشت 2025 12:15 صباحا":                      "2025-08-20 00:15",
		"نشر في: 2025-09-18 | 06:12":                   "2025-09-18 06:12",
		"الأحد 1447/5/11 هـ الموافق 2025/11/02 م":      "2025-11-02 00:00",
		"٢٢ / ٠٥ / ٢٠٢٥":                               "2025-05-22 00:00",
		"26-09-2025 14:32":                             "2025-09-26 14:32",
		"Published: Dec 3, 2025, 16:00 GMT":            "2025-12-03 16:00",
		"الاثنين 3/11/2025":                            "2025-11-03 00:00", // a Monday: no doubt
		"الثلاثاء 3/11/2025":                           "2025-03-11 00:00", // a Tuesday only as March 11
		"3/11/2025":                                    "2025-11-03 00:00 ?",
		"31 سبتمبر 2025":                               "",
		"منذ ساعتين":                                   "",
		"قرار مجلس الأمن 1701":                         "",
		"16 سبتمبر":                                    "",
		"الهاتف 01-23-4567":                            "",
		"24 ربيع الأول 1447":                           "",
	} {
		m, ok := d.visible(in)
		got := ""
		if ok {
			got = m.time.Format("2006-01-02 15:04")
			if m.either {
				got += " ?"
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestClockLine(t *testing.T) {
	d := testExtractor(t).dates
	for in, want := range map[string]bool{
		"16:40": true, "٩:٤٥ م": true, "23:10 بتوقيت غرينتش": true, "10:30 ص": true, "16:40 - 11/12/2025": true,
		"16:40 وصول أول قافلة مساعدات إلى المدينة": false, "25:00": false, "المباراة 2:1": false, "النسبة": false, "": false,
	} {
		if got := d.clockLine(in); got != want {
			t.Errorf("%q: %v", in, got)
		}
	}
}

func TestDateFromAddress(t *testing.T) {
	d := testExtractor(t).dates
	for in, want := range map[string]string{
		"https://a.example/2025/09/16/dam/": "2025-09-16", "https://a.example/news/2025-9-6-x": "2025-09-06",
		"https://a.example/2025/13/40/": "", "https://a.example/p/20250916": "", "": "",
	} {
		m, ok := d.fromAddress(in)
		got := ""
		if ok {
			got = m.time.Format(time.DateOnly)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func FuzzVisibleDate(f *testing.F) {
	f.Add("الثلاثاء 16 سبتمبر 2025 - 24 ربيع الأول 1447")
	f.Add("٢٢ / ٠٥ / ٢٠٢٥ ٩:٤٥ م")
	d := testExtractor(f).dates
	f.Fuzz(func(t *testing.T, s string) {
		if m, ok := d.visible(s); ok && (m.time.Year() < 1900 || m.time.Year() > 2200) {
			t.Errorf("%q: %v", s, m.time)
		}
		d.clockLine(s)
		d.fromAddress(s)
	})
}
