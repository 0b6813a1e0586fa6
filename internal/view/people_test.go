package view

import (
	"testing"

	"github.com/isnad-news/isnad/internal/archive"
)

func TestPersons(t *testing.T) {
	k := idle(t).known
	in := []archive.Count{
		{Value: "المصادر source", N: 9}, {Value: "جون كيري john kerry", N: 8}, {Value: "قطر", LabelEn: "Qatar", N: 7}, {Value: "رافت الصباغ", N: 6},
		{Value: "الوزاره ministry", N: 5}, {Value: "سليم الحداد", N: 4}, {Value: "الامم المتحده united nations", N: 3}, {Value: "بدر عبد العاطي", LabelEn: "Badr Abdelatty", N: 2},
	}
	if got := told(k.persons(in, 5)); got != "جون كيري john kerry 8, رافت الصباغ 6, سليم الحداد 4, بدر عبد العاطي 2" {
		t.Errorf("got %s", got)
	}
	if got := told(k.persons(in, 2)); got != "جون كيري john kerry 8, رافت الصباغ 6" {
		t.Errorf("two: %s", got)
	}
	if got := k.persons(nil, 5); got == nil || len(got) != 0 {
		t.Errorf("of nobody: %v", got)
	}
}

func TestEnglish(t *testing.T) {
	for name, want := range map[string]string{"جون كيري john kerry": "john kerry", "سليم الحداد": "", "john kerry": "john kerry", "": "", "قناه mbc العربيه": ""} {
		if got := english(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestNameSpeaker(t *testing.T) {
	k := idle(t).known
	old := archive.Normal("جون كيري John Kerry")
	for _, c := range []struct {
		in     archive.Count
		ar, en string
	}{
		{archive.Count{Value: old, Label: old}, "جون كيري", "John Kerry"},
		{archive.Count{Value: old, Label: "جون كيري (كما كتب)", LabelEn: "J. Kerry"}, "جون كيري (كما كتب)", "J. Kerry"},
		{archive.Count{Value: "ليس له ذكر", Label: "ليس له ذكر"}, "ليس له ذكر", ""},
	} {
		got := c.in
		if k.nameSpeaker(&got); got.Label != c.ar || got.LabelEn != c.en {
			t.Errorf("%+v: %+v", c.in, got)
		}
	}
}
