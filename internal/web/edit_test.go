package web

import (
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/correct"
	"github.com/isnad-news/isnad/internal/export"
)

const reportAt = "/reports/0a1b2c"

// editing is a desk with an editor before it.
func editing(t *testing.T) (*reportDesk, http.Handler) {
	t.Helper()
	d := newReportDesk()
	return d, fakeSite(t, d, &fakeSessions{Name: "سلمى"})
}

// filled is a form as it is shown, with some fields set.
func filled(t *testing.T, h http.Handler, at string, set url.Values) url.Values {
	t.Helper()
	doc, _ := page200(t, h, "en", reportAt+at)
	form := url.Values(formOf(t, doc, "edit-form"))
	maps.Copy(form, set)
	return form
}

// shown is the record of the desk as it is shown now.
func shownNow(t *testing.T, d *reportDesk) export.Record {
	t.Helper()
	rep, err := d.Report(t.Context(), d.Rec.Document.ID)
	if err != nil {
		t.Fatal(err)
	}
	return rep.Record
}

// What an editor changes is kept as it was meant, and as no more than that.
func TestChange(t *testing.T) {
	d, h := editing(t)
	for _, c := range []struct {
		name, key string
		set       url.Values
		fields    []string
		holds     func(r export.Record) any
		want      any
	}{
		{"type and mode", "e1", url.Values{"type": {"ASSAULT/aerial"}}, []string{"type", "mode"},
			func(r export.Record) any { return r.Events[0].Type + "/" + r.Events[0].Mode }, "ASSAULT/aerial"},
		{"mode taken out", "e1", url.Values{"type": {"CONSULT"}}, []string{"mode"},
			func(r export.Record) any { return r.Events[0].Type + "/" + r.Events[0].Mode }, "CONSULT/"},
		{"trigger, the nearest", "e1", url.Values{"trigger": {"المحادثات"}}, []string{"trigger"},
			func(r export.Record) any { return r.Events[0].Trigger }, at("المحادثات", 0)},
		{"trigger by its place", "e1", url.Values{"trigger": {"تستضيف"}, "trigger_at": {"2"}}, []string{"trigger"},
			func(r export.Record) any { return r.Events[0].Trigger }, at("تستضيف", 1)},
		{"date", "e1", url.Values{"date": {"2025-09-20"}}, []string{"date"},
			func(r export.Record) any { return r.Events[0].Date }, "2025-09-20"},
		{"place", "e1", url.Values{"place": {"الدوحة"}, "country": {"qat"}, "place_en": {"Doha"}}, []string{"place"},
			func(r export.Record) any {
				p := r.Events[0].Place
				return fmt.Sprint(p.Text, *p.Start, p.Country, p.NameEn)
			},
			fmt.Sprint("الدوحة", at("الدوحة", 0).Start, "QAT", "Doha")},
		{"no place", "e2", url.Values{"place": {""}, "place_at": {""}, "country": {""}, "place_en": {""}}, []string{"place"},
			func(r export.Record) any { return r.Events[1].Place == nil }, true},
		{"factuality", "e1", url.Values{"factuality": {"denied"}}, []string{"factuality"},
			func(r export.Record) any { return r.Events[0].Factuality }, "denied"},
		{"numbers", "e3", url.Values{"killed": {"٥"}, "injured": {""}, "detained": {"hundreds"}}, []string{"killed", "injured", "detained"},
			func(r export.Record) any {
				return []export.Count{r.Events[2].Killed, r.Events[2].Injured, r.Events[2].Detained}
			}, []export.Count{{N: 5, Known: true}, {}, {Vague: "hundreds", Known: true}}},
		{"chain", "e3", url.Values{"asserted_by": {"unnamed-source, lbn  outlet"}}, []string{"asserted_by"},
			func(r export.Record) any { return r.Events[2].AssertedBy }, []string{"unnamed-source", "LBN", "outlet"}},
		{"contexts", "e3", url.Values{"context": {"diplomatic", "military"}}, []string{"contexts"},
			func(r export.Record) any { return r.Events[2].Contexts }, []string{"diplomatic", "military"}},
		{"code of an actor", "e3", url.Values{"actor_id": {"LBN", "", ""}}, []string{"actors"},
			func(r export.Record) any {
				a := r.Events[2].Actors[0]
				return fmt.Sprint(len(r.Events[2].Actors), a.ID, a.Sector, a.Text, *a.Start)
			}, fmt.Sprint(1, "LBN", "MIL", "الجيش الإسرائيلي", at("الجيش الإسرائيلي", 0).Start)},
		{"an actor more, one inferred, one less", "e2",
			url.Values{"actor": {"بلاده", "وفدين", ""}, "actor_at": {spanText(at("بلاده", 0).Range), "", ""}, "actor_id": {"QAT", "", "SAU"}, "actor_sector": {"GOV", "", "GOV"},
				"recipient": {"", "تركيا"}, "recipient_at": {"", spanText(at("تركيا", 0).Range)}, "recipient_id": {"", "TUR"}, "recipient_sector": {"", "GOV"}},
			[]string{"actors", "recipients"},
			func(r export.Record) any {
				var out []string
				for _, a := range slices.Concat(r.Events[1].Actors, r.Events[1].Recipients) {
					out = append(out, fmt.Sprintf("%s/%s/%v", a.Text, a.ID, a.Start != nil))
				}
				return out
			}, []string{"بلاده/QAT/true", "وفدين//true", "/SAU/false", "تركيا/TUR/true"}},
		{"speaker", "s1", url.Values{"speaker": {"مصدر أمني لبناني"}, "speaker_at": {""}, "name": {"فلان"}, "id": {"LBN"}, "sector": {"MIL"}}, []string{"speaker"},
			func(r export.Record) any {
				s := r.Statements[0].Speaker
				return fmt.Sprint(s.Text, *s.Start, s.Name, s.ID, s.Sector)
			}, fmt.Sprint("مصدر أمني لبناني", at("مصدر أمني لبناني", 0).Start, "فلان", "LBN", "MIL")},
		{"name of a speaker alone", "s1", url.Values{"name": {"فلان"}}, []string{"speaker"},
			func(r export.Record) any { return r.Statements[0].Speaker.Text + r.Statements[0].Speaker.Name }, "وزير الخارجية القطري سالم الكعبيفلان"},
		{"content by its bounds", "s1", url.Values{"content": {""}, "content_at": {spanText(at("بلاده تستضيف وفدين", 0).Range)}}, []string{"content"},
			func(r export.Record) any { return r.Statements[0].Content }, at("بلاده تستضيف وفدين", 0)},
		{"content by its words", "s1", url.Values{"content": {"بلاده  تستضيف\r\nوفدين"}}, []string{"content"},
			func(r export.Record) any { return r.Statements[0].Content }, at("بلاده تستضيف وفدين", 0)},
		{"cue and class", "s2", url.Values{"cue": {"بحسب"}, "class": {"claim"}}, []string{"cue"},
			func(r export.Record) any { return r.Statements[1].Cue.Text + r.Statements[1].Cue.Class }, "بحسبclaim"},
		{"kind and channel", "s2", url.Values{"kind": {"mixed"}, "channel": {"letter"}}, []string{"kind", "channel"},
			func(r export.Record) any { return r.Statements[1].Kind + r.Statements[1].Channel }, "mixedletter"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d.Kept = nil
			c.set.Set("note", "ملاحظة <b>")
			w := post(h, "en", reportAt+"/corrections", filled(t, h, "/correct/"+c.key, c.set))
			if w.Code != http.StatusSeeOther || w.Header().Get("Location") != reportAt+"#"+c.key {
				doc := sound(t, "en", w)
				alert := find(doc, func(n *html.Node) bool { return attr(n, "role") == "alert" })
				t.Fatalf("%d %s %v", w.Code, w.Header().Get("Location"), inner(alert))
			}
			kept := d.Kept[0]
			if !slices.Equal(kept.Fields, c.fields) || kept.By != "سلمى" || kept.Action != correct.Change || kept.Note != "ملاحظة <b>" || kept.Was == nil {
				t.Errorf("kept %+v, want fields %v", kept, c.fields)
			}
			if got := c.holds(shownNow(t, d)); !reflect.DeepEqual(got, c.want) {
				t.Errorf("%v, want %v", got, c.want)
			}
			both(t, func(t *testing.T, lang string) {
				doc, _ := page200(t, h, lang, reportAt)
				if !strings.Contains(attr(byID(t, doc, c.key), "class"), "is-fixed") {
					t.Error("the record bears no mark")
				}
				history := inner(byID(t, doc, "act-"+kept.ID))
				if !strings.Contains(history, "ملاحظة <b>") || !strings.Contains(history, "سلمى") {
					t.Errorf("the history tells %q", history)
				}
			})
		})
	}
}

// An unchanged form changes nothing, whatever record it shows.
func TestUnchanged(t *testing.T) {
	d, h := editing(t)
	for _, key := range []string{"e1", "e2", "e3", "s1", "s2"} {
		w := post(h, "en", reportAt+"/corrections", filled(t, h, "/correct/"+key, nil))
		if w.Code != http.StatusUnprocessableEntity || len(d.Kept) > 0 {
			t.Errorf("%s: %d, kept %+v", key, w.Code, d.Kept)
		}
	}
}

// What does not stand in the text is refused at its field, and what was typed
// is there again.
func TestRefused(t *testing.T) {
	d, h := editing(t)
	both(t, func(t *testing.T, lang string) {
		for _, c := range []struct {
			key   string
			set   url.Values
			field string // its id; "" for the whole
		}{
			{"e1", url.Values{"trigger": {"غير موجود"}}, "trigger"},
			{"e1", url.Values{"trigger": {"قطر"}, "trigger_at": {"99"}}, "trigger"},
			{"e1", url.Values{"trigger": {""}, "trigger_at": {"0-9999"}}, "trigger"},
			{"e1", url.Values{"trigger": {""}, "trigger_at": {""}}, "trigger"},
			{"e1", url.Values{"type": {""}}, "type"},
			{"e1", url.Values{"type": {"NONE/such"}}, ""},
			{"e1", url.Values{"factuality": {"perhaps"}}, ""},
			{"e1", url.Values{"date": {"أمس"}}, "date"},
			{"e1", url.Values{"date": {"2025-02-30"}}, ""},
			{"e1", url.Values{"killed": {"كثيرون"}}, "killed"},
			{"e1", url.Values{"asserted_by": {"QAT"}}, "asserted_by"},
			{"e1", url.Values{"asserted_by": {"قطر outlet"}}, "asserted_by"},
			{"e1", url.Values{"actor": {"قطر", "ليس هنا"}, "actor_at": {"0-3", ""}, "actor_id": {"QAT", ""}, "actor_sector": {"GOV", ""}}, "actor-2"},
			{"e1", url.Values{"recipient": {""}, "recipient_at": {""}, "recipient_id": {"<x>"}, "recipient_sector": {""}}, "recipient-1-id"},
			{"e1", url.Values{"place": {"ليس هنا"}}, "place"},
			{"e1", url.Values{"country": {"<b>"}}, "country"},
			{"e1", url.Values{"note": {strings.Repeat("x", longestNote+1)}}, "note"},
			{"s1", url.Values{"content": {"ليس هنا"}}, "content"},
			{"s1", url.Values{"cue": {"ليس هنا"}}, "cue"},
			{"s1", url.Values{"class": {""}}, "class"},
			{"s1", url.Values{"speaker": {"ليس هنا"}}, "speaker"},
			{"s1", url.Values{"id": {"qa ta"}}, "id"},
		} {
			form := filled(t, h, "/correct/"+c.key, c.set)
			w := post(h, lang, reportAt+"/corrections", form)
			if w.Code != http.StatusUnprocessableEntity || len(d.Kept) > 0 {
				t.Errorf("%v: %d, kept %d", c.set, w.Code, len(d.Kept))
				continue
			}
			doc := sound(t, lang, w)
			if c.field != "" {
				field := byID(t, doc, c.field)
				if attr(field, "aria-invalid") != "true" || attr(field, "aria-describedby") != c.field+"-fault" || inner(byID(t, doc, c.field+"-fault")) == "" {
					t.Errorf("%v: the field does not tell", c.set)
				}
			}
			other := find(doc, func(n *html.Node) bool { return n.Data == "a" && hasAttr(n, "hreflang") })
			if w := get(h, lang, attr(other, "href")); w.Code != http.StatusOK {
				t.Errorf("the page in another language, %s: %d", attr(other, "href"), w.Code)
			}
			again := formOf(t, doc, "edit-form")
			for name, values := range c.set {
				for i, v := range values {
					if name == "country" || name == "recipient_id" || name == "id" {
						v = strings.ToUpper(v)
					}
					if got := again[name]; i >= len(got) || !strings.EqualFold(got[i], v) {
						t.Errorf("%s: %q is shown again as %q", name, values, got)
					}
				}
			}
		}
	})
}

func TestDropWithdrawChecked(t *testing.T) {
	d, h := editing(t)
	doc, _ := page200(t, h, "en", reportAt)
	hidden := func(id string) url.Values {
		form := find(byID(t, doc, id), func(n *html.Node) bool { return n.Data == "form" })
		out := url.Values{}
		for _, name := range []string{"action", "key", "was", "correction"} {
			if in := find(form, func(n *html.Node) bool { return attr(n, "name") == name }); in != nil {
				out.Set(name, attr(in, "value"))
			}
		}
		return out
	}
	w := post(h, "en", reportAt+"/corrections", hidden("e3"))
	if w.Code != http.StatusSeeOther || len(d.Kept) != 1 || d.Kept[0].Action != correct.Drop || len(shownNow(t, d).Events) != 2 {
		t.Fatalf("%d, %+v", w.Code, d.Kept)
	}
	both(t, func(t *testing.T, lang string) {
		doc, _ := page200(t, h, lang, reportAt)
		struck := find(doc, func(n *html.Node) bool { return n.Data == "del" })
		if struck == nil || !strings.Contains(inner(struck), "قصف") {
			t.Error("the dropped record is not listed")
		}
	})
	doc, _ = page200(t, h, "en", reportAt)
	act := "act-" + d.Kept[0].ID
	w = post(h, "en", reportAt+"/corrections", hidden(act))
	if w.Code != http.StatusSeeOther || len(d.Kept) != 2 || d.Kept[1].Withdraws != d.Kept[0].ID || len(shownNow(t, d).Events) != 3 {
		t.Fatalf("%d, %+v", w.Code, d.Kept)
	}
	doc, _ = page200(t, h, "en", reportAt)
	if find(byID(t, doc, act), func(n *html.Node) bool { return n.Data == "form" }) != nil {
		t.Error("what is withdrawn can be withdrawn again")
	}
	w = post(h, "en", reportAt+"/corrections", url.Values{"action": {"checked"}})
	if w.Code != http.StatusSeeOther || d.Kept[2].Action != correct.Checked {
		t.Fatalf("%d, %+v", w.Code, d.Kept)
	}
	both(t, func(t *testing.T, lang string) {
		doc, _ := page200(t, h, lang, reportAt)
		if find(doc, func(n *html.Node) bool { return attr(n, "class") == "checked" }) == nil {
			t.Error("it is not told who checked the report")
		}
	})
}

func TestAdd(t *testing.T) {
	for kind, c := range map[string]struct {
		set  url.Values
		want string
	}{
		"event": {url.Values{"trigger": {"وقف إطلاق النار"}, "type": {"CONSULT/visit"}, "actor": {"مصر", ""}, "actor_at": {"", ""},
			"actor_id": {"EGY", ""}, "actor_sector": {"GOV", ""}}, "e4"},
		"statement": {url.Values{"content": {"فقتل ثلاثة"}, "cue": {"بحسب"}, "class": {"claim"}, "speaker": {"مصدر أمني لبناني"}, "id": {"LBN"}}, "s3"},
	} {
		d, h := editing(t)
		both(t, func(t *testing.T, lang string) { page200(t, h, lang, reportAt+"/add/"+kind) })
		w := post(h, "en", reportAt+"/corrections", filled(t, h, "/add/"+kind, nil))
		if w.Code != http.StatusUnprocessableEntity {
			t.Errorf("an empty %s: %d", kind, w.Code)
		}
		w = post(h, "en", reportAt+"/corrections", filled(t, h, "/add/"+kind, c.set))
		if w.Code != http.StatusSeeOther || w.Header().Get("Location") != reportAt+"#"+c.want {
			t.Fatalf("%s: %d %s %.2000s", kind, w.Code, w.Header().Get("Location"), w.Body)
		}
		doc, _ := page200(t, h, "ar", reportAt)
		if !strings.Contains(attr(byID(t, doc, c.want), "class"), "is-fixed") {
			t.Errorf("%s: the added record bears no mark", kind)
		}
		if kind == "event" {
			e := shownNow(t, d).Events[3]
			if e.Sentence != 2 || !slices.Equal(e.AssertedBy, []string{"outlet"}) || e.Factuality != "occurred" {
				t.Errorf("added %+v", e)
			}
		}
	}
}

// A record that has become another one meanwhile is not written over.
func TestMoved(t *testing.T) {
	d, h := editing(t)
	first := filled(t, h, "/correct/e1", url.Values{"date": {"2025-09-20"}})
	second := filled(t, h, "/correct/e1", url.Values{"date": {"2025-09-21"}})
	drop := url.Values{"action": {"drop"}, "key": {"e1"}, "was": {first.Get("was")}}
	if w := post(h, "en", reportAt+"/corrections", first); w.Code != http.StatusSeeOther {
		t.Fatal(w.Code)
	}
	w := post(h, "en", reportAt+"/corrections", second)
	if w.Code != http.StatusConflict || len(d.Kept) != 1 {
		t.Fatalf("%d, %d kept", w.Code, len(d.Kept))
	}
	again := url.Values(formOf(t, sound(t, "en", w), "edit-form"))
	if again.Get("date") != "2025-09-21" || again.Get("was") == second.Get("was") {
		t.Errorf("shown again: %v", again)
	}
	if w := post(h, "en", reportAt+"/corrections", drop); w.Code != http.StatusConflict || len(d.Kept) != 1 {
		t.Errorf("drop: %d, %d kept", w.Code, len(d.Kept))
	}
	if w := post(h, "en", reportAt+"/corrections", again); w.Code != http.StatusSeeOther {
		t.Errorf("saved again: %d", w.Code)
	}
}

func TestCorrectionFaults(t *testing.T) {
	d, h := editing(t)
	for _, c := range []struct {
		form url.Values
		want int
	}{
		{nil, 400},
		{url.Values{"action": {"burn"}}, 400},
		{url.Values{"action": {"change"}}, 404},
		{url.Values{"action": {"change"}, "key": {"e99"}}, 404},
		{url.Values{"action": {"drop"}, "key": {"n1"}}, 404},
		{url.Values{"action": {"add"}}, 400},
		{url.Values{"action": {"add"}, "record": {"name"}}, 400},
		{url.Values{"action": {"add"}, "record": {"event"}}, 422},
		{url.Values{"action": {"withdraw"}}, 422},
		{url.Values{"action": {"checked"}, "note": {strings.Repeat("x", largestForm)}}, 413},
		{url.Values{"action": {"change"}, "key": {"e1"}, "actor": slices.Repeat([]string{"x"}, 1000)}, 409},
	} {
		if w := post(h, "en", reportAt+"/corrections", c.form); w.Code != c.want || len(d.Kept) > 0 {
			t.Errorf("%.60s: %d, want %d; %d kept", c.form.Encode(), w.Code, c.want, len(d.Kept))
		}
	}
	if w := send(h, reportAt+"/corrections", "application/x-www-form-urlencoded", "action=%zz"); w.Code != http.StatusBadRequest {
		t.Errorf("a broken form: %d", w.Code)
	}
	if w := post(h, "en", "/reports/none/corrections", url.Values{"action": {"checked"}}); w.Code != http.StatusNotFound {
		t.Errorf("no report: %d", w.Code)
	}
	d.Fail = fmt.Errorf("disk: %w", archive.ErrBusy)
	if w := post(h, "en", reportAt+"/corrections", url.Values{"action": {"checked"}}); w.Code != http.StatusServiceUnavailable {
		t.Errorf("a busy archive: %d", w.Code)
	}
}

// Who has not logged in can correct nothing, and nothing is done by GET.
func TestOnlyEditors(t *testing.T) {
	d := newReportDesk()
	visitor, closed := fakeSite(t, d, &fakeSessions{}), fakeSite(t, d, nil)
	_, editor := editing(t)
	for _, target := range []string{reportAt + "/correct/e1", reportAt + "/add/event"} {
		w := get(visitor, "en", target)
		if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/login?next="+url.QueryEscape(target) {
			t.Errorf("%s: %d %s", target, w.Code, w.Header().Get("Location"))
		}
		if w := get(closed, "en", target); w.Code != http.StatusNotFound {
			t.Errorf("%s where nobody can log in: %d", target, w.Code)
		}
	}
	for _, action := range []string{"change", "drop", "add", "withdraw", "checked"} {
		form := url.Values{"action": {action}, "key": {"e1"}}
		if w := post(visitor, "en", reportAt+"/corrections", form); w.Code != http.StatusForbidden {
			t.Errorf("%s: %d", action, w.Code)
		}
		if w := post(closed, "en", reportAt+"/corrections", form); w.Code != http.StatusNotFound {
			t.Errorf("%s where nobody can log in: %d", action, w.Code)
		}
		if w := get(editor, "en", reportAt+"/corrections?"+form.Encode()); w.Code != http.StatusMethodNotAllowed {
			t.Errorf("%s by GET: %d", action, w.Code)
		}
		// What stands in the address does not count, only what is sent.
		if w := post(editor, "en", reportAt+"/corrections?"+form.Encode(), nil); w.Code != http.StatusBadRequest {
			t.Errorf("%s by the address: %d", action, w.Code)
		}
	}
	if len(d.Kept) > 0 {
		t.Errorf("kept %+v", d.Kept)
	}
}

func TestLogin(t *testing.T) {
	both(t, func(t *testing.T, lang string) {
		sessions := &slowSessions{Err: wrong()}
		h := fakeSite(t, newReportDesk(), sessions)
		doc, w := page200(t, h, lang, "/login?next=/reports/x")
		if formOf(t, doc, "login")["next"][0] != "/reports/x" || w.Header().Get("Cache-Control") != "no-store" {
			t.Error("next or no-store is missing")
		}
		doc, _ = page200(t, h, lang, "/login?next=//evil.example")
		if got := formOf(t, doc, "login")["next"][0]; got != "/" {
			t.Errorf("next %q", got)
		}
		w = post(h, lang, "/login", url.Values{"name": {`sal"><b>`}, "password": {"secret-word"}, "next": {"/a"}})
		if w.Code != http.StatusForbidden || strings.Contains(w.Body.String(), "secret-word") {
			t.Errorf("a wrong password: %d", w.Code)
		}
		again := formOf(t, sound(t, lang, w), "login")
		if again["name"][0] != `sal"><b>` || again["next"][0] != "/a" || again["password"][0] != "" {
			t.Errorf("shown again: %v", again)
		}
		sessions.Err = slow()
		if w = post(h, lang, "/login", url.Values{"name": {"a"}, "password": {"b"}}); w.Code != http.StatusTooManyRequests || w.Header().Get("Retry-After") == "" {
			t.Errorf("too many tries: %d", w.Code)
		}
		sound(t, lang, w)
		sessions.Err = nil
		for next, want := range map[string]string{"": "/", "/reports/x": "/reports/x", "//evil.example": "/", "https://evil.example": "/", `/\evil.example`: "/"} {
			if w = post(h, lang, "/login", url.Values{"name": {"a"}, "password": {"b"}, "next": {next}}); w.Code != http.StatusSeeOther || w.Header().Get("Location") != want {
				t.Errorf("next %q: %d %q", next, w.Code, w.Header().Get("Location"))
			}
		}
	})
	sessions := &fakeSessions{Name: "سلمى"}
	h := fakeSite(t, newReportDesk(), sessions)
	if w := get(h, "en", "/logout"); w.Code != http.StatusMethodNotAllowed || sessions.Name == "" {
		t.Errorf("logged out by GET: %d", w.Code)
	}
	if w := post(h, "en", "/logout", nil); w.Code != http.StatusSeeOther || sessions.Name != "" {
		t.Errorf("logout: %d", w.Code)
	}
	closed := fakeSite(t, newReportDesk(), nil)
	for _, w := range []*httptest.ResponseRecorder{get(closed, "en", "/login"), post(closed, "en", "/login", nil), post(closed, "en", "/logout", nil)} {
		if w.Code != http.StatusNotFound {
			t.Errorf("where nobody can log in: %d", w.Code)
		}
	}
	if w := post(h, "en", "/login", url.Values{"password": {strings.Repeat("x", largestLogin)}}); w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("a huge password: %d", w.Code)
	}
}
