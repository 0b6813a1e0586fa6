package mention_test

import (
	"testing"

	"github.com/isnad-news/isnad"
)

// TestStrangers holds whose people are of whom nothing beside them tells it: by their name
// among the states that the report tells of, and by who is told of around them.
func TestStrangers(t *testing.T) {
	e := open(t)
	for _, c := range []struct {
		name, text string
		speaker    string
		id         string
	}{
		{"foreign name in a report about another state", "قالت صحيفة ألمانية إن اليونان في أزمة، واليونان تفاوض في اليونان. وقال هانز مولر إن أثينا تأخرت.", "هانز مولر", "DEU"},
		{"native name there", "قالت صحيفة ألمانية إن اليونان في أزمة، واليونان تفاوض في اليونان. وقال يورغوس باباس إن أثينا تأخرت.", "يورغوس باباس", "GRC"},
		{"what he was", "قال مسؤولون أميركيون إن الكونغرس سيصوت على الاتفاق مع إيران، وإيران تنتظر. وقال ريتشارد نيفيو الذي كان إلى وقت قريب كبير مسؤولي العقوبات في وزارة الخارجية الأميركية إن إيران قلقة.", "ريتشارد نيفيو", "USA"},
		{"never one of the fighters", "هاجمت طالبان مدينة قندوز. وقال جان خان إن المدينة هادئة.", "جان خان", "AFG"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := e.Analyze(isnad.Report{Text: c.text})
			for _, st := range a.Statements {
				if st.SpeakerName == c.speaker {
					if st.SpeakerID != c.id {
						t.Errorf("%s: %q, want %q", c.speaker, st.SpeakerID, c.id)
					}
					return
				}
			}
			t.Errorf("no statement of %s", c.speaker)
		})
	}
}
