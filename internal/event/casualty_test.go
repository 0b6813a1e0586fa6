package event_test

import "testing"

// TestCasualties tries which dead and wounded an attack is told to have had.
func TestCasualties(t *testing.T) {
	e := open(t)
	for _, c := range []struct {
		text            string
		killed, injured int
	}{
		{"قتل عشرة من عناصر داعش في قصف على الرقة.", 10, 0},
		{"سقط 12 قتيلا و30 جريحا في تفجير انتحاري في بغداد.", 12, 30},
		{"أدى الهجوم إلى مقتل جنديين تركيين وإصابة ثلاثة.", 2, 3},
		{"أدى هجوم داعش إلى مقتل ضابط تركي وإصابة جنديين.", 1, 2},
		{"قتل متظاهر وأصيب عشرة برصاص الشرطة في النجف.", 1, 10},
		{"أعدمت إيران نحو 1000 سجين.", 1000, 0},
		{"وقتل ما لا يقل عن 30 جنديا تركيا في هجوم شنه داعش.", 30, 0},
		{"أسفر هجوم داعش عن مقتل أكثر من 12 مدنيا وإصابة نحو 40 جنديا عراقيا.", 12, 40},
		{"أسفرت غارة إسرائيلية على غزة عن مقتل ثمانية فلسطينيين.", 8, 0},
		{"سقط ثلاثة قتلى وسبعة جرحى في قصف إسرائيلي على غزة.", 3, 7},
		{"قتل 19 متظاهرا برصاص الشرطة في كاتماندو.", 19, 0},
	} {
		killed, injured := 0, 0
		a := e.Analyze(report(c.text))
		for i := range a.Events {
			killed, injured = max(killed, a.Events[i].Killed.N), max(injured, a.Events[i].Injured.N)
		}
		if killed != c.killed || injured != c.injured {
			t.Errorf("%s: killed %d, injured %d; want %d, %d", c.text, killed, injured, c.killed, c.injured)
		}
	}
}

// TestOnce holds that one happening told by a verb and its noun, or by a word of
// several types, gives one event.
func TestOnce(t *testing.T) {
	e := open(t)
	for _, text := range []string{
		"ألقت الشرطة التركية القبض على 15 شخصا في أنقرة.",
		"شنت طائرات الجيش السوري غارات على بلدة في ريف حلب أدت إلى مقتل عشرة مدنيين.",
		"حكم على ناشط بحريني بالسجن عامين ومنعه من السفر.",
		"أعلن الجيش الليبي وقف إطلاق النار في بنغازي.",
	} {
		if a := e.Analyze(report(text)); len(a.Events) != 1 {
			t.Errorf("%s: %d events: %s", text, len(a.Events), shape(a.Events))
		}
	}
}

// TestOneRecord holds that a sentence which says the same of the same twice gives one record,
// and that nobody is told to speak to himself.
func TestOneRecord(t *testing.T) {
	e := open(t)
	for text, want := range map[string]string{
		"فرضت وزارة الخزانة الأميركية، أمس الخميس، عقوبات على أربع شركات صينية بتهمة شراء النفط الإيراني.": "COERCE",
		"هدد المتحدث باسم الجيش السوداني نبيل عبد الله قوات الدعم السريع.":                                 "THREATEN",
	} {
		a := e.Analyze(report(text))
		if len(a.Events) != 1 || a.Events[0].Type != want {
			t.Errorf("%s: %s", text, shape(a.Events))
		}
	}
}
