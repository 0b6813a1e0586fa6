package event_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/engine"
	"github.com/isnad-news/isnad/internal/event"
)

// TestCircumstances tries when, where, how and whether something happened.
func TestCircumstances(t *testing.T) {
	e := open(t)
	for _, c := range []struct {
		name, text string
		want       string // type mode date country factuality, of every event
	}{
		{"a night between two days", "قتل ثلاثة جنود أتراك ليل الجمعة/السبت.", "ASSAULT - 2015-07-31 - occurred"},
		{"a season by its months", "قصفت تركيا الأكراد في صيف 2012.", "ASSAULT heavy-weapons 2012-06/2012-08 - occurred"},
		{"the day of another verb", "انتشرت الشرطة التركية أمس للبحث عن منفذي هجوم على جنود أتراك.", "MOBILIZE police 2015-08-04 - occurred; ASSAULT - - - occurred"},
		{"had been, not may be", "وقد أوقفت الشرطة التركية ثلاثة صحافيين.", "COERCE arrest - - occurred"},
		{"may be", "قد تقصف تركيا الأكراد.", "ASSAULT heavy-weapons - - possible"},
		{"a condition", "إذا انسحب الأكراد ستقصف تركيا العراق.", "ASSAULT heavy-weapons - IRQ possible"},
		{"to be held", "سيعقد وزير الخارجية القطري محادثات مع نظيره التركي.", "CONSULT - - - planned"},
		{"goes on", "أدانت مصر الغارات التي تشنها تركيا على الأكراد.", "ACCUSE disapprove - - occurred; ASSAULT aerial - - ongoing"},
		{"lasts, in a headline", "تركيا تحتجز ثلاثة صحافيين", "COERCE arrest - - ongoing"},
		{"expected", "توقع الرئيس العراقي تحرير الموصل من داعش.", "COERCE seize - IRQ planned"},
		{"resolved upon", "قررت الشرطة التركية، أمس الأول، اعتقال ثلاثة صحافيين.", "COERCE arrest 2015-08-03 - planned"},
		{"a question", "هل القصف التركي على الأكراد ممكن؟", "ASSAULT heavy-weapons - - possible"},
		{"none at all", "لم تشهد المدينة أي هجوم للأكراد.", "ASSAULT - - - denied"},
		{"what led to it is dated", "العملية التي جرت أمس أدت إلى مقتل ثلاثة جنود أتراك.", "ASSAULT - 2015-08-04 - occurred"},
		{"held", "عقد وزير الخارجية القطري محادثات مع نظيره التركي.", "CONSULT - - - occurred"},
		{"since a day", "تدور اشتباكات بين القوات التركية والأكراد منذ صباح أمس.", "ASSAULT - 2015-08-04/2015-08-05 - ongoing"},
		{"fear of", "عبر السكان عن خوف من هجمات للأكراد على تركيا.", "ASSAULT - - TUR possible"},
		{"signed at", "اتفقت فرنسا ومصر في شرم الشيخ على التعاون.", "AGREE - - EGY occurred"},
		{"signed at, with its day", "وقعت مصر والأردن اتفاقية للتعاون الأمني في عدن أمس.", "SUPPORT - 2015-08-04 YEM occurred"},
		{"who takes part is no place", "عقد وزراء مصر والأردن اجتماعا بمشاركة العراق وروسيا.", "CONSULT multilateral - - occurred"},
		{"what is talked about", "بحث الوزير المصري مع نظيره الأردني الأزمة السياسية في اليمن.", "CONSULT - - - occurred"},
		{"agreed upon", "اتفقت تركيا وأميركا على فتح قاعدة في أضنة.", "AGREE - - - occurred"},
		{"what is demanded", "دعت مصر إسرائيل إلى وقف الاستيطان.", "REQUEST yield - - occurred"},
		{"a demand of no mode", "دعت مصر إسرائيل إلى الحرص.", "REQUEST - - - occurred"},
		{"the nearest word tells the mode", "قصفت تركيا الأكراد ردا على إطلاق رصاص.", "ASSAULT heavy-weapons - - occurred"},
		{"an air raid", "قصف الطيران التركي الأكراد.", "ASSAULT aerial - - occurred"},
		{"an air base", "شنت القوات العراقية هجوما على القاعدة الجوية.", "ASSAULT - - - occurred"},
		{"a suicide blast", "قتل جندي تركي في تفجير انتحاري.", "ASSAULT suicide-attack - - occurred"},
		{"brought from far by the present", "ويشن الجيش التركي وقوات عراقية متحالفة معه هجوما على الأكراد.", "ASSAULT - - - ongoing"},
		{"a visit that goes on", "قال الناطق خلال زيارة يقوم بها الرئيس التركي لقطر إن السلام قريب.", "CONSULT visit - QAT ongoing"},
		{"over", "انسحب الأكراد بعد سيطرتهم على الموصل.", "COERCE seize - IRQ occurred"},
		{"denied by a verb", "نفى الجيش أن يكون قصف الأكراد.", "ASSAULT heavy-weapons - - denied"},
		{"no plan", "قال الوزير إنه لا توجد خطط لإرسال قوات تركية إلى العراق.", "MOBILIZE troops - IRQ denied"},
		{"before it did", "هاجم الأكراد الشرطة قبل أن يقصف الجيش التركي الأكراد.", "ASSAULT heavy-weapons - - occurred"},
		{"support in words", "أكد الوزير القطري دعم بلاده لتركيا.", "SUPPORT - - - occurred"},
		{"held since", "وتسيطر داعش على الموصل منذ يونيو 2014.", "COERCE seize 2014-06 IRQ ongoing"},
		{"a day in a name", "سيطر الحوثيون على قصر 22 مايو في عدن.", "COERCE seize - YEM occurred"},
		{"the attack beside", "قصفت تركيا الأكراد أمس. وقتل ثلاثة جنود عراقيين في انفجار.", "ASSAULT heavy-weapons 2015-08-04 - occurred; ASSAULT - 2015-08-04 - occurred"},
		{"on the day on which he spoke", "قال وزير الخارجية المصري سامح شكري أمس في مؤتمر صحفي إن بلاده تتابع الوضع عن كثب. وأضاف شكري أن القاهرة تدين روسيا.", "ACCUSE disapprove 2015-08-04 - occurred"},
		{"planes are sent", "نشرت الولايات المتحدة ست مقاتلات في تركيا.", "MOBILIZE weapons - TUR occurred"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := e.Trace(report(c.text), engine.Tracer{Sides: func(event.Choice) {}})
			if got := circumstances(a.Events); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestScene tries where deeds are put that nobody places, and that words and a
// report set nowhere put nothing.
func TestScene(t *testing.T) {
	e := open(t)
	const taizz = "تعيش مدينة تعز اليمنية أياما صعبة.\nوصل المبعوث إلى مدينة عدن.\n"
	for _, c := range []struct{ name, text, typ, want string }{
		{"an attack", taizz + "قتل ثلاثة جنود في هجوم للحوثيين.", "ASSAULT", "YEM"},
		{"words", taizz + "أدانت فرنسا الحوثيين.", "ACCUSE", ""},
		{"a state is no scene", "يعيش اليمن أياما صعبة.\nوصل المبعوث إلى اليمن.\nقتل ثلاثة جنود في هجوم للحوثيين.", "ASSAULT", ""},
		{"one place is no scene", "وصل المبعوث إلى مدينة عدن.\nقتل ثلاثة جنود في هجوم للحوثيين.", "ASSAULT", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := e.Trace(report(c.text), engine.Tracer{Sides: func(event.Choice) {}})
			for i := range a.Events {
				if v := &a.Events[i]; v.Type == c.typ {
					if v.Country != c.want {
						t.Errorf("country %q, want %q", v.Country, c.want)
					}
					return
				}
			}
			t.Errorf("no %s found", c.typ)
		})
	}
}

// TestSigned tries that a capital in which states meet or sign is the place, though its
// own state is one of them.
func TestSigned(t *testing.T) {
	e := open(t)
	for _, c := range []struct{ text, want string }{
		{"وقعت تركيا والعراق في بغداد أمس مذكرة تفاهم.", "IRQ"},
		{"عقد اجتماع بين مصر والسودان وإثيوبيا في الخرطوم لبحث الأزمة.", "SDN"},
	} {
		if a := e.Analyze(report(c.text)); len(a.Events) != 1 || a.Events[0].Country != c.want {
			t.Errorf("%s: %s, want %s", c.text, circumstances(a.Events), c.want)
		}
	}
}

func TestDate(t *testing.T) {
	at := func(y, m, d, h int) time.Time { return time.Date(y, time.Month(m), d, h, 0, 0, 0, time.UTC) }
	for _, c := range []struct {
		name string
		in   isnad.Time
		want string
	}{
		{"a day", isnad.Time{Type: "DATE", Value: "2015-08-04"}, "2015-08-04"},
		{"a morning", isnad.Time{Type: "TIME", Value: "2015-08-04TMO"}, "2015-08-04"},
		{"a night", isnad.Time{Type: "TIME", Value: "2015-08-07/2015-08-08", From: at(2015, 8, 7, 20), To: at(2015, 8, 8, 5)}, "2015-08-07"},
		{"two days", isnad.Time{Type: "DATE", Value: "2015-08-07/2015-08-08", From: at(2015, 8, 7, 0), To: at(2015, 8, 9, 0)}, "2015-08-07/2015-08-08"},
		{"a summer", isnad.Time{Type: "DATE", Value: "2012-SU", From: at(2012, 6, 1, 0), To: at(2012, 9, 1, 0)}, "2012-06/2012-08"},
		{"a week", isnad.Time{Type: "DATE", Value: "2015-W30"}, "2015-W30"},
		{"unresolved", isnad.Time{Type: "DATE", Value: "XXXX-06"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := event.Date(&c.in); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func circumstances(events []isnad.Event) string {
	or := func(s string) string {
		if s == "" {
			return "-"
		}
		return s
	}
	var out []string
	for i := range events {
		v := &events[i]
		out = append(out, fmt.Sprintf("%s %s %s %s %s", v.Type, or(v.Mode), or(v.Date), or(v.Country), v.Factuality))
	}
	return strings.Join(out, "; ")
}
