package archive

import (
	"testing"
	"time"
)

func TestDays(t *testing.T) {
	tests := []struct{ date, first, last string }{
		{"2025-09-16", "2025-09-16", "2025-09-16"},
		{"2025-09-16T14:30", "2025-09-16", "2025-09-16"},
		{"2025-09-16TMO", "2025-09-16", "2025-09-16"},
		{"2025-09", "2025-09-01", "2025-09-30"},
		{"2024-02", "2024-02-01", "2024-02-29"},
		{"2025", "2025-01-01", "2025-12-31"},
		{"2025-Q1", "2025-01-01", "2025-03-31"},
		{"2025-Q4", "2025-10-01", "2025-12-31"},
		{"2025-W37", "2025-09-08", "2025-09-14"},
		{"2025-W01", "2024-12-30", "2025-01-05"},
		{"2020-W53", "2020-12-28", "2021-01-03"},
		{"2025-09-16/2025-09-18", "2025-09-16", "2025-09-18"},
		{"2025-09/2025-10", "2025-09-01", "2025-10-31"},
		{"2025-W37/2025-W38", "2025-09-08", "2025-09-21"},
		{"2025-09-18/2025-09-16", "", ""}, // ends before it begins
		{"2025-09-16/", "", ""},
		{"/2025-09-16", "", ""},
		{"2025-Q5", "", ""},
		{"2025-Q0", "", ""},
		{"2025-W00", "", ""},
		{"2025-W54", "", ""},
		{"2025-13", "", ""},
		{"2025-02-30", "", ""},
		{"PRESENT_REF", "", ""},
		{"XXXX-09-16", "", ""},
		{"P3D", "", ""},
		{"202", "", ""},
		{"", "", ""},
	}
	for _, tt := range tests {
		if first, last := Days(tt.date); first != tt.first || last != tt.last {
			t.Errorf("Days(%q) = %q, %q, want %q, %q", tt.date, first, last, tt.first, tt.last)
		}
	}
}

func FuzzDays(f *testing.F) {
	for _, s := range []string{"2025-09-16", "2025-W37", "2025-Q3", "2025", "2025-09/2025-10", "-001-01", "0000-W1", "2025-W-1", "9999-W53"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, date string) {
		first, last := Days(date)
		if (first == "") != (last == "") || last < first {
			t.Fatalf("Days(%q) = %q, %q", date, first, last)
		}
		for _, d := range []string{first, last} {
			if _, err := time.Parse(time.DateOnly, d); d != "" && err != nil {
				t.Fatalf("Days(%q): %v", date, err)
			}
		}
	})
}

func TestNormal(t *testing.T) {
	tests := []struct{ name, want string }{
		{"أحمد  الشرع", "احمد الشرع"},
		{"إبراهيم، رئيسي", "ابراهيم رييسي"},
		{"مُحَمَّد", "محمد"},
		{"Al-Jazeera  NET", "al jazeera net"},
		{"الجزيرة - نت", "الجزيره نت"},
		{"٢٠٢٥", "2025"},
		{" \t\n", ""},
		{"«»", ""},
		{"", ""},
	}
	for _, tt := range tests {
		got := Normal(tt.name)
		if got != tt.want {
			t.Errorf("Normal(%q) = %q, want %q", tt.name, got, tt.want)
		}
		if again := Normal(got); again != got {
			t.Errorf("Normal(%q) = %q, and again %q", tt.name, got, again)
		}
	}
}
