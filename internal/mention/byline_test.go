package mention_test

import (
	"strings"
	"testing"

	"github.com/isnad-news/isnad"
)

// TestByline holds that who wrote the report takes no part in it, and whom a dash only
// parts from the rest does.
func TestByline(t *testing.T) {
	e := open(t)
	const body = "\nاعترضت سيدة إماراتية على ملابس الممثلة المصرية عبير صبري. وقالت السيدة إنها مواطنة."
	for line, name := range map[string]string{
		"سعد الفراج – الإمارات":                     "الفراج",
		"محمد السالم - أبوظبي: اعترض سكان على ذلك.": "السالم",
	} {
		a := e.Analyze(isnad.Report{Text: "إماراتية تنتقد ممثلة مصرية في بلادها\n" + line + body})
		for i := range a.Mentions {
			if m := &a.Mentions[i]; m.Kind == "person" && strings.Contains(m.Name, name) && (m.Actor || m.ID != "") {
				t.Errorf("%s: %s is an actor (%v) of id %q", line, m.Name, m.Actor, m.ID)
			}
		}
		for i := range a.Statements {
			if st := &a.Statements[i]; strings.Contains(st.SpeakerName, name) {
				t.Errorf("%s: %s says %q", line, st.SpeakerName, a.Report.Text[st.Content.Start:st.Content.End])
			}
		}
	}
	a := e.Analyze(isnad.Report{Text: "زيارة إلى القاهرة\nقال الرئيس الأميركي باراك أوباما - في القاهرة: نريد السلام."})
	for i := range a.Mentions {
		if m := &a.Mentions[i]; m.Kind == "person" && (!m.Actor || m.ID != "USA") {
			t.Errorf("%s is no actor (%v), id %q", m.Name, m.Actor, m.ID)
		}
	}
}
