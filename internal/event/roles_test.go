package event_test

import "testing"

// TestCrowd holds that what a crowd does to places and roads is protest, and what it
// does to people, or armed men to places, is not.
func TestCrowd(t *testing.T) {
	e := open(t)
	for _, c := range []struct{ name, text, typ, mode string }{
		{"protesters storm", "محتجون يقتحمون البرلمان في بغداد.", "PROTEST", "riot"},
		{"protesters burn", "متظاهرون يحرقون مقر الحزب الحاكم في نجامينا.", "PROTEST", "riot"},
		{"villagers bar the way", "أهالي بلدة لبنانية يمنعون شاحنات النفايات من الدخول.", "PROTEST", "obstruct"},
		{"an opposition's men besiege", "حاصر أنصار المعارضة الجورجية مبنى البرلمان في تبليسي.", "PROTEST", "obstruct"},
		{"protesters kill", "متظاهرون قتلوا شرطيا في بغداد.", "ASSAULT", ""},
		{"an army besieges", "حاصر الجيش السوري قرى ريف دمشق.", "COERCE", "restrict"},
		{"a state of a name like two of its people", "روسيا تعلق مشاركتها في الاتفاقية.", "SANCTION", "discontinue"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, v := range e.Analyze(report(c.text)).Events {
				if v.Type == c.typ && v.Mode == c.mode {
					return
				}
			}
			t.Errorf("no %s %s in %s", c.typ, c.mode, c.text)
		})
	}
}

// TestVerbal holds that who bears no arms attacks a person by words, and others by arms,
// and that gunmen abduct whom the police arrests.
func TestVerbal(t *testing.T) {
	e := open(t)
	for _, c := range []struct{ name, text, typ string }{
		{"a minister and a party's head", "شن وزير الخارجية اللبناني جبران باسيل هجوما على زعيم حزب الله حسن نصر الله.", "ACCUSE"},
		{"gunmen who hold people", "احتجز مسلحون مجهولون مهندسا فرنسيا في النيجر.", "ASSAULT"},
		{"police who hold people", "احتجزت الشرطة مهندسا فرنسيا في النيجر.", "COERCE"},
		{"an army and rebels", "شن الجيش السوري هجوما على مقاتلي المعارضة في حلب.", "ASSAULT"},
	} {
		if es := e.Analyze(report(c.text)).Events; len(es) == 0 || es[0].Type != c.typ {
			t.Errorf("%s: no %s in %s", c.name, c.typ, c.text)
		}
	}
}
