package mention_test

import "testing"

func TestSectors(t *testing.T) {
	e := open(t)
	for _, c := range []struct{ name, text, mention, sector string }{
		{"source of the police", "قالت مصادر أمنية لبنانية ذلك.", "مصادر", "COP"},
		{"source of the army", "قال مصدر عسكري في عدن ذلك.", "مصدر", "MIL"},
		{"source of the state", "قال مصدر رسمي تركي ذلك.", "مصدر", "GOV"},
		{"source of whom nothing is told", "قال مصدر تركي ذلك.", "مصدر", ""},
		{"officer of the police", "قال ضابط في الشرطة العراقية ذلك.", "ضابط", "COP"},
		{"chief of police", "قال قائد الشرطة الأفغانية سالم خان ذلك.", "قائد", "COP"},
		{"ambassador who was", "قال السفير الأمريكي السابق سالم خان ذلك.", "السفير", "ELI"},
		{"retired general", "قال اللواء المتقاعد سالم فاخوري في القاهرة ذلك. وأكد فاخوري الأمر.", "فاخوري", "ELI"},
		{"minister who is", "قال وزير الخارجية المصري سامح شكري ذلك.", "وزير", "GOV"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := e.Analyze(on(t, "2015-08-10", c.text))
			m := lastBegun(a, c.mention)
			if m == nil {
				t.Fatalf("no mention %q", c.mention)
			}
			if m.Sector != c.sector {
				t.Errorf("sector %q, want %q", m.Sector, c.sector)
			}
		})
	}
}
