package tables

import (
	"testing"
	"time"
)

func TestSpan(t *testing.T) {
	for _, c := range []struct{ value, from, to string }{
		{"2025-09-16", "2025-09-16", "2025-09-16"},
		{"2025-09", "2025-09-01", "2025-09-30"},
		{"2024-02", "2024-02-01", "2024-02-29"},
		{"2025", "2025-01-01", "2025-12-31"},
		{"2025-W01", "2024-12-30", "2025-01-05"},
		{"2025-W37", "2025-09-08", "2025-09-14"},
		{"2020-W53", "2020-12-28", "2021-01-03"},
		{"2021-W01", "2021-01-04", "2021-01-10"},
		{"2025-09-14/2025-09-16", "2025-09-14", "2025-09-16"},
		{"2025-09/2025-10-03", "2025-09-01", "2025-10-03"},
		{"2011/2015", "2011-01-01", "2015-12-31"},
		{"1967-06-05", "1967-06-05", "1967-06-05"},
		{"", "", ""},
		{"2021-W53", "", ""},
		{"2025-W00", "", ""},
		{"2025-W7", "", ""},
		{"2025-13", "", ""},
		{"2025-02-30", "", ""},
		{"2025-10/2025-09", "", ""},
		{"2025/", "", ""},
		{"2025/2026/2027", "", ""},
		{"202X", "", ""},
		{"2025-09-16T10:00", "", ""},
		{"أمس", "", ""},
	} {
		from, to := span(c.value)
		if got := [2]string{show(from), show(to)}; got != [2]string{c.from, c.to} {
			t.Errorf("span(%q) = %v, want %s to %s", c.value, got, c.from, c.to)
		}
	}
}

func show(d *day) string {
	if d == nil {
		return ""
	}
	return d.String()
}

func FuzzSpan(f *testing.F) {
	for _, s := range []string{"2025-W37", "2025-09/2025-10-03", "0000", "9999-12-31", "-001", "2025-W-1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, value string) {
		from, to := span(value)
		if (from == nil) != (to == nil) || from != nil && *from > *to {
			t.Fatalf("span(%q) = %v, %v", value, from, to)
		}
		if from == nil {
			return
		}
		if _, err := time.Parse(time.DateOnly, from.String()); err != nil {
			t.Fatal(err)
		}
		if b, err := from.MarshalJSON(); err != nil || new(day).UnmarshalJSON(b) != nil {
			t.Fatalf("%s: %v", b, err)
		}
	})
}
