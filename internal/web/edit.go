package web

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/correct"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/said"
	"github.com/isnad-news/isnad/internal/view"
)

// largestForm is how many bytes a correction may have as it is sent.
const largestForm = 1 << 20

// editor is who has logged in. Visitors are sent to log in; where nobody can,
// there is nothing here.
func (s *Site) editor(w http.ResponseWriter, r *http.Request) (string, bool) {
	if s.Sessions == nil {
		s.Problem(w, r, http.StatusNotFound)
		return "", false
	}
	if user := s.Sessions.User(r); user != "" {
		return user, true
	}
	if r.Method == http.MethodPost {
		s.showLogin(w, asked(r, "/login"), http.StatusForbidden, loginPage{Next: reportAddress(reportID(r)), Key: "login.first"})
		return "", false
	}
	http.Redirect(w, r, "/login?next="+url.QueryEscape(r.URL.EscapedPath()), http.StatusSeeOther)
	return "", false
}

// correctForm shows the form of one record.
func (s *Site) correctForm(w http.ResponseWriter, r *http.Request) {
	if _, ok := s.editor(w, r); !ok {
		return
	}
	report, err := s.Desk.Report(r.Context(), reportID(r))
	if err != nil {
		s.fault(w, r, err)
		return
	}
	key := r.PathValue("key")
	body, err := bodyAt(report.Record, key)
	if err != nil {
		s.fault(w, r, err)
		return
	}
	s.showEdit(w, r, http.StatusOK, report, editPage{Key: key, Digest: digest(body), Form: newForm(body)})
}

// addForm shows an empty form.
func (s *Site) addForm(w http.ResponseWriter, r *http.Request) {
	if _, ok := s.editor(w, r); !ok {
		return
	}
	kind := r.PathValue("kind")
	if !isKind(kind) {
		s.Problem(w, r, http.StatusNotFound)
		return
	}
	report, err := s.Desk.Report(r.Context(), reportID(r))
	if err != nil {
		s.fault(w, r, err)
		return
	}
	s.showEdit(w, r, http.StatusOK, report, editPage{Form: newForm(blank(kind))})
}

func (s *Site) showEdit(w http.ResponseWriter, r *http.Request, status int, report view.Report, p editPage) {
	doc := report.Record.Document
	p.ID, p.Title, p.Language = doc.ID, headline(doc), doc.Language
	p.Choices, p.Vague = s.Desk.Choices(), vagueWords()
	var marks []mark
	if kind, i, ok := parseKey(p.Key); ok {
		switch {
		case kind == eventKey && i < len(report.Record.Events):
			marks = eventMarks(report.Record.Events[i], p.Key)
		case kind == statementKey && i < len(report.Record.Statements):
			marks = statementMarks(report.Record.Statements[i], p.Key)
		}
	}
	p.Pieces = cut(doc.Text, marks)
	lang := s.language(r)
	p.Form.told(func(key string, args ...any) string { return s.say(lang, key, args...) })
	key := "edit.title." + p.Form.Kind
	if p.Key == "" {
		key = "edit.add." + p.Form.Kind
	}
	s.show(w, r, status, "edit", s.say(lang, key), p)
}

// bodyAt is the event or statement of a key; errors wrap archive.ErrNotFound.
func bodyAt(r export.Record, key string) (correct.Body, error) {
	kind, i, ok := parseKey(key)
	switch {
	case ok && kind == eventKey && i < len(r.Events):
		return correct.Body{Event: &r.Events[i]}, nil
	case ok && kind == statementKey && i < len(r.Statements):
		return correct.Body{Statement: &r.Statements[i]}, nil
	}
	return correct.Body{}, fmt.Errorf("%w: the report has no event or statement %q", archive.ErrNotFound, brief(key, 20))
}

// corrections takes what a form of a report sends.
func (s *Site) corrections(w http.ResponseWriter, r *http.Request) {
	user, ok := s.editor(w, r)
	if !ok {
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, largestForm)
	if err := r.ParseForm(); err != nil {
		s.fault(w, r, unreadable(err))
		return
	}
	report, err := s.Desk.Report(r.Context(), reportID(r))
	if err != nil {
		s.fault(w, r, err)
		return
	}
	e := edit{s: s, w: w, r: r, report: report, base: correct.Correction{Report: report.Record.Document.ID, By: user, At: s.Now(),
		Action: correct.Action(r.PostForm.Get("action"))}}
	switch e.base.Action {
	case correct.Change, correct.Drop:
		e.record()
	case correct.Add:
		e.add()
	case correct.Withdraw:
		e.base.Withdraws = r.PostForm.Get("correction")
		e.plain()
	case correct.Checked:
		e.plain()
	default:
		s.fault(w, r, said.Wrapf(view.ErrAsk, "action: change, drop, add, withdraw or checked"))
	}
}

// unreadable tells of a form that could not be read; that it is too large
// stays known.
func unreadable(err error) error {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return err
	}
	return said.Wrapf(view.ErrAsk, "the form cannot be read: %s", err)
}

// edit is one correction on its way in.
type edit struct {
	s      *Site
	w      http.ResponseWriter
	r      *http.Request
	report view.Report
	base   correct.Correction
}

// record changes or drops a record.
func (e edit) record() {
	v := e.r.PostForm
	key := v.Get("key")
	was, err := bodyAt(e.report.Record, key)
	if err != nil {
		e.s.fault(e.w, e.r, err)
		return
	}
	e.base.Kind, e.base.Was = kindOf(was), &was
	moved := v.Get("was") != digest(was)
	if e.base.Action == correct.Drop {
		if moved {
			e.s.tell(e.w, e.r, http.StatusConflict, said.Errorf("This record has changed since you opened the page. Go back to the report and look at it again."))
			return
		}
		e.base.Note = brief(v.Get("note"), longestNote)
		e.keep(nil, key)
		return
	}
	f := readForm(e.base.Kind, v)
	p := editPage{Key: key, Digest: digest(was), Form: f, Moved: moved}
	now := e.made(f, was)
	if moved || len(f.Faults) > 0 {
		e.again(p)
		return
	}
	if e.base.Fields, err = changed(e.base.Kind, was, now); err != nil {
		e.s.fault(e.w, e.r, err)
		return
	}
	if len(e.base.Fields) == 0 {
		f.refuse("form", &fault{Key: "edit.fault.same"})
		e.again(p)
		return
	}
	e.base.Now, e.base.Note = &now, f.Note
	e.keep(&p, key)
}

// add adds a record.
func (e edit) add() {
	kind := e.r.PostForm.Get("record")
	if !isKind(kind) {
		e.s.fault(e.w, e.r, said.Wrapf(view.ErrAsk, "record: event or statement"))
		return
	}
	f := readForm(kind, e.r.PostForm)
	p := editPage{Form: f}
	now := e.made(f, blank(kind))
	if len(f.Faults) > 0 {
		e.again(p)
		return
	}
	e.base.Kind, e.base.Now, e.base.Note = kind, &now, f.Note
	e.keep(&p, "")
}

// plain is what needs no record.
func (e edit) plain() {
	e.base.Note = brief(e.r.PostForm.Get("note"), longestNote)
	e.keep(nil, "")
}

func (e edit) made(f *form, was correct.Body) correct.Body {
	return maker{f, newFinder(e.report.Record.Document.Text), e.report.Record.Sentences}.body(was)
}

// again shows the form with what was typed and why it was not taken.
func (e edit) again(p editPage) {
	p.Form.padRows()
	at := "/add/" + p.Form.Kind
	if p.Key != "" {
		at = "/correct/" + p.Key
	}
	status := http.StatusUnprocessableEntity
	if p.Moved {
		status = http.StatusConflict
	}
	e.s.showEdit(e.w, asked(e.r, reportAddress(e.base.Report)+at), status, e.report, p)
}

// asked is a request as if another page had been asked for: links on the
// answer to what was sent, such as those to other languages, must lead to a page.
// at is escaped, as segment does it.
func asked(r *http.Request, at string) *http.Request {
	out := r.Clone(r.Context())
	out.URL.Path, out.URL.RawPath = unescaped(at), at
	return out
}

// unescaped is an escaped path as it was; what is no such path stays.
func unescaped(path string) string {
	if plain, err := url.PathUnescape(path); err == nil {
		return plain
	}
	return path
}

// keep hands the correction over and leads back to the record; p is the form
// to show again where it is refused, key the record's.
func (e edit) keep(p *editPage, key string) {
	kept, err := e.s.Desk.Correct(e.r.Context(), e.base)
	switch {
	case errors.Is(err, correct.ErrInvalid) && p != nil:
		p.Form.General = e.s.details(e.r, err)
		e.again(*p)
		return
	case errors.Is(err, correct.ErrInvalid):
		e.s.tell(e.w, e.r, http.StatusUnprocessableEntity, err)
		return
	case err != nil:
		e.s.fault(e.w, e.r, err)
		return
	}
	http.Redirect(e.w, e.r, reportAddress(e.base.Report)+"#"+e.landing(kept, key), http.StatusSeeOther)
}

// landing is where on the report page a correction shows: at its record, else
// in the history.
func (e edit) landing(kept correct.Correction, key string) string {
	if e.base.Action != correct.Add && e.base.Action != correct.Change {
		return "act-" + kept.ID
	}
	report, err := e.s.Desk.Report(e.r.Context(), e.base.Report)
	if err != nil || report.AsRead == nil {
		return key // kept all the same
	}
	for _, st := range correct.Trace(*report.AsRead, report.Corrections).States {
		if st.ID == kept.ID {
			if at := keyOfState(st); at != "" {
				return at
			}
		}
	}
	return "act-" + kept.ID
}

func kindOf(b correct.Body) string {
	if b.Event != nil {
		return correct.Event
	}
	return correct.Statement
}
