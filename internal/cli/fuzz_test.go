package cli

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/isnad-news/isnad/engine"
	"github.com/isnad-news/isnad/internal/export"
)

// FuzzAnyBytes: whatever comes in, the answer is records, warnings or a clear
// error; never a fault of our own, and every range reads back exactly.
func FuzzAnyBytes(f *testing.F) {
	for _, s := range []string{
		"قال الوزير إن «الاجتماع قريب", "أعلنت الوزارة مقتل 3 أشخاص في هجوم يوم الثلاثاء.", "\xC7\xE1\xE6\xD2\xED\xD1 \xC7\xE1\xE6\xD2\xED\xD1", "\u202b\u2069\u2066",
		"{\"text\":\"قال\"}", "قال: قال: قال: «» \"\" '' ()", "١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧٨٩٠ 99999999999999999999 %", "وو وال لل ا ال الـــــ", "بين 3 و و5 إلى من يوم شهر عام 99999",
	} {
		f.Add([]byte(s))
	}
	e, err := engine.New()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		for _, args := range [][]string{{"read", "--format", "jsonl", "--published", "2025-09-16"}, {"read", "--format", "html"}, {"analyze"}, {"explain"}} {
			code, out, errs := try(e, nil, bytes.NewReader(raw), args...)
			if strings.Contains(errs, "fault of isnad's own") || code != ExitOK && errs == "" {
				t.Fatalf("%v: code %d: %s", args, code, errs)
			}
			if strings.Contains(strings.Join(args, " "), "jsonl") {
				readBack(t, out)
			}
		}
	})
}

// readBack checks the ranges of JSONL records against their texts.
func readBack(t *testing.T, out string) {
	t.Helper()
	for _, l := range strings.Split(strings.TrimSpace(out), "\n") {
		if l == "" {
			continue
		}
		var r struct {
			Document   export.Document
			Statements []struct{ Content, Cue export.Quote }
			Events     []struct {
				Trigger  export.Quote
				Evidence []export.Range
			}
			Times []export.Quote
		}
		if err := json.Unmarshal([]byte(l), &r); err != nil {
			t.Fatal(err)
		}
		points := []rune(r.Document.Text)
		check := func(q export.Quote) {
			if q.Start < 0 || q.End > len(points) || q.Start > q.End || string(points[q.Start:q.End]) != q.Text {
				t.Fatalf("%d-%d is not %q", q.Start, q.End, q.Text)
			}
		}
		for _, s := range r.Statements {
			check(s.Content)
			check(s.Cue)
		}
		for _, e := range r.Events {
			check(e.Trigger)
			for _, v := range e.Evidence {
				if v.Start < 0 || v.End > len(points) || v.Start > v.End {
					t.Fatalf("evidence %d-%d lies outside the text", v.Start, v.End)
				}
			}
		}
		for _, q := range r.Times {
			check(q)
		}
	}
}
