package event_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/engine"
	"github.com/isnad-news/isnad/internal/event"
)

// TestWeighed tries sides that no rule finds and that the weights do, and one
// that stays open.
func TestWeighed(t *testing.T) {
	e := open(t)
	for _, c := range []struct{ name, text, typ, actor string }{
		{"who claims it did it", "تبنى تنظيم داعش قتل شرطيين في مدينة الموصل.", "ASSAULT", "ISIS"},
		{"who answers does it", "هدد حزب الله إسرائيل. وردت إسرائيل بقصف مواقع في جنوب لبنان.", "ASSAULT", "ISR"},
		{"who proclaims a truce", "أعلنت إسرائيل وقف إطلاق النار من جانب واحد.", "RETREAT", "ISR"},
		{"who announces the death of armed men", "أعلن الجيش المصري مقتل 88 إرهابيا في سيناء.", "ASSAULT", "EGY"},
		{"who announces the death of his own", "أعلن الجيش المصري مقتل جنديين في سيناء.", "ASSAULT", ""},
		{"the host of who came", "استقبله الرئيس العراقي بعد أن وصل إلى بغداد.", "CONSULT", "IRQ"},
		{"who made the attack has killed", "قتل خمسة جنود مصريين في هجوم شنه تنظيم داعش.", "ASSAULT", "ISIS"},
		{"who is expelled has not expelled", "تأتي الأزمة بعد طرد السفير الروسي من لندن.", "SANCTION", "GBR"},
		{"who owns up to it elsewhere", "انفجرت سيارة مفخخة قرب فندق في مقديشو فقتلت ستة. وحركة الشباب تعلن مسؤوليتها.", "ASSAULT", "SHABAAB"},
		{"who adopts it in the next clause", "قتل خمسة جنود في انفجار شمال كابول وحركة طالبان تتبنى العملية.", "ASSAULT", "TALIBAN"},
		{"nobody owns up to it", "قتل خمسة جنود في انفجار شمال كابول ولم تعلن حركة طالبان مسؤوليتها.", "ASSAULT", ""},
		{"who calls for what a relative clause tells of", "انطلقت المسيرة التي دعت إليها لجان المقاومة في الخرطوم.", "REQUEST", "RESISTANCE-COMMITTEES-SUDAN"},
		{"a man told by his nationality alone", "فرنسي يطعن شرطيا في باريس", "ASSAULT", "FRA"},
		{"nobody is told", "قتل ثلاثة مدنيين في انفجار عبوة ناسفة في مدينة بنغازي.", "ASSAULT", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := e.Analyze(report(c.text))
			for i := range a.Events {
				v := &a.Events[i]
				if v.Type != c.typ {
					continue
				}
				got := ""
				if len(v.Actors) > 0 {
					got = v.Actors[0].ID
				}
				if got != c.actor {
					t.Errorf("actor %q, want %q", got, c.actor)
				}
				return
			}
			t.Errorf("no %s found", c.typ)
		})
	}
}

// TestTrace holds that each side shown has nobody among its candidates, features
// for each, and a pair for each of their classes.
func TestTrace(t *testing.T) {
	e := open(t)
	n := 0
	e.Trace(isnad.Report{Text: "قصفت إسرائيل مواقع لحزب الله في جنوب لبنان."}, engine.Tracer{Sides: func(c event.Choice) {
		n++
		for side, all := range c.Sides {
			nobody := 0
			for _, k := range all {
				if k.Nobody {
					nobody++
				}
				if len(k.Features) == 0 {
					t.Errorf("side %d of %s: a candidate without features", side, c.Event.Type)
				}
			}
			if nobody != 1 {
				t.Errorf("side %d of %s: nobody stands %d times", side, c.Event.Type, nobody)
			}
		}
		for _, a := range c.Sides[0] {
			for _, r := range c.Sides[1] {
				if len(c.Pairs[a.Class][r.Class].Features) == 0 {
					t.Errorf("%q and %q: a pair without features", a.ID, r.ID)
				}
			}
		}
	}})
	if n == 0 {
		t.Error("no event shown")
	}
}

// TestRelations tries how whom the grammar parts from a trigger stands to it.
func TestRelations(t *testing.T) {
	e := open(t)
	for _, c := range []struct{ name, text, id, want string }{
		{"whose the noun above is", "بعد إعلان الولايات المتحدة نشر قوات في تركيا.", "USA", "a:rel|noun"},
		{"joined to another's noun", "بعد زحف الحوثيين إلى المدينة والسيطرة على المطار.", "HOUTHIS", "a:rel|conoun"},
		{"who does what follows the noun", "بدأت هدنة إنسانية أعلنها التحالف العربي في اليمن.", "ARAB-COALITION", "a:rel|below"},
		{"not who leads them lends it", "يشن التحالف الدولي الذي تقوده واشنطن غارات جوية في الأنبار.", "GLOBAL-COALITION", "a:rel|lent"},
		{"who fell in it", "أصيب جنود أتراك في هجوم قرب الحدود.", "TUR", "r:joins|في|underobject"},
		{"what they do themselves", "قال وزير الدفاع الروسي: «سنقصف مواقع داعش».", "RUS", "a:speaker|ours|v"},
		{"whom the lead names", "قصف مواقع داعش\nقصفت مقاتلات فرنسية مواقع تنظيم داعش أمس.", "FRA", "a:ahead|ASSAULT"},
		{"whom the verb above lets do it", "سمحت إسرائيل للمستوطنين باقتحام المسجد الأقصى.", "ISR", "a:rel|abovearg:ل"},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := false
			e.Trace(report(c.text), engine.Tracer{Sides: func(k event.Choice) {
				for _, a := range append(k.Sides[0], k.Sides[1]...) {
					found = found || a.ID == c.id && slices.Contains(a.Features, c.want)
				}
			}})
			if !found {
				t.Errorf("%s does not stand as %s", c.id, c.want)
			}
		})
	}
}

// TestCompany holds who is given as a side together, whom a word for many means.
func TestCompany(t *testing.T) {
	e := open(t)
	for _, c := range []struct{ name, text, typ, actors, recipients string }{
		{"members of two groups", "أسر الجيش اليمني 12 من مسلحي الحوثي وقوات صالح في مدينة مأرب.", "COERCE", "YEM", "HOUTHIS SALEH-FORCES"},
		{"whom a pronoun means who is asked", "قال الوزير الأردني إن الحكومة المصرية طلبت منه قرضا.", "REQUEST", "EGY", "JOR"},
		{"two states by adjectives", "شنت طائرات أمريكية بريطانية غارات على الحوثيين في اليمن.", "ASSAULT", "USA GBR", "HOUTHIS"},
		{"what belongs to two groups", "قصف التحالف العربي مواقع الحوثيين وقوات صالح في مدينة إب.", "ASSAULT", "ARAB-COALITION", "HOUTHIS SALEH-FORCES"},
		{"some of them named", "أشاد الرئيس اليمني بدول التحالف وفي مقدمتها السعودية.", "SUPPORT", "YEM", "ARAB-COALITION SAU"},
		{"parties of the deal", "قال رئيس الوزراء الإثيوبي إن إثيوبيا وإريتريا توصلتا إلى اتفاق سلام. ورحب الرئيس المصري بالاتفاق.", "SUPPORT", "EGY", "ETH ERI"},
		{"who was present", "التقى وزير الخارجية السعودي عادل الجبير نظيره الروسي سيرغي لافروف بحضور وزير الخارجية الأمريكي جون كيري.", "CONSULT", "SAU RUS USA", "SAU RUS USA"},
		{"both sides, not who blames them", "وقعت الحكومة الكولومبية وحركة فارك اتفاقا في هافانا. وعبر الرئيس الأمريكي باراك أوباما عن استيائه من الطرفين.", "ACCUSE", "USA", "COL FARC"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := e.Analyze(report(c.text))
			for i := range a.Events {
				v := &a.Events[i]
				if v.Type != c.typ {
					continue
				}
				if got := names(v.Actors); got != c.actors {
					t.Errorf("actors %q, want %q", got, c.actors)
				}
				if got := names(v.Recipients); got != c.recipients {
					t.Errorf("recipients %q, want %q", got, c.recipients)
				}
				return
			}
			t.Errorf("no %s found", c.typ)
		})
	}
}

// names gives the ids of a side.
func names(as []isnad.Arg) string {
	var ids []string
	for _, a := range as {
		ids = append(ids, a.ID)
	}
	return strings.Join(ids, " ")
}

// TestInWords holds in whose words a side is told, where a place names it too.
func TestInWords(t *testing.T) {
	e := open(t)
	for _, c := range []struct{ text, typ, actor, recipient string }{
		{"تظاهر عراقيون في بغداد ضد الحكومة.", "PROTEST", "عراقيون", "الحكومة"},
		{"اعتقل ناشطون في القاهرة أمس.", "COERCE", "القاهرة", "ناشطون"},
	} {
		a := e.Analyze(report(c.text))
		if len(a.Events) != 1 || a.Events[0].Type != c.typ || words(a.Events[0].Actors) != c.actor || words(a.Events[0].Recipients) != c.recipient {
			t.Errorf("%s: %+v, want %s %s by %s", c.text, a.Events, c.typ, c.recipient, c.actor)
		}
	}
}

// words gives the words of a side.
func words(as []isnad.Arg) string {
	var out []string
	for _, a := range as {
		out = append(out, a.Text)
	}
	return strings.Join(out, " ")
}
