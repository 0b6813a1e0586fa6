package web

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/isnad-news/isnad/internal/account"
)

// largestLogin is how many bytes a login may have as it is sent.
const largestLogin = 16 << 10

// loginPage is what the page to log in is shown from.
type loginPage struct {
	Name string // as typed; the password is never shown again
	Next string // where to go then
	Key  string // of a phrase that tells why, "" at first
}

func (s *Site) loginForm(w http.ResponseWriter, r *http.Request) {
	if s.Sessions == nil {
		s.Problem(w, r, http.StatusNotFound)
		return
	}
	s.showLogin(w, r, http.StatusOK, loginPage{Next: localPath(r.URL.Query().Get("next"))})
}

func (s *Site) showLogin(w http.ResponseWriter, r *http.Request, status int, p loginPage) {
	w.Header().Set("Cache-Control", "no-store")
	s.show(w, r, status, "login", s.say(s.language(r), "login.title"), p)
}

// login proves name and password. It never says which of them was wrong.
func (s *Site) login(w http.ResponseWriter, r *http.Request) {
	if s.Sessions == nil {
		s.Problem(w, r, http.StatusNotFound)
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, largestLogin)
	if err := r.ParseForm(); err != nil {
		s.fault(w, r, unreadable(err))
		return
	}
	p := loginPage{Name: brief(r.PostForm.Get("name"), briefName), Next: localPath(r.PostForm.Get("next"))}
	err := s.Sessions.Login(r, r.PostForm.Get("name"), r.PostForm.Get("password"))
	switch {
	case errors.Is(err, account.ErrSlow):
		w.Header().Set("Retry-After", "30")
		p.Key = "login.slow"
		s.showLogin(w, r, http.StatusTooManyRequests, p)
	case errors.Is(err, account.ErrWrong):
		p.Key = "login.wrong"
		s.showLogin(w, r, http.StatusForbidden, p)
	case err != nil:
		s.fault(w, r, err)
	default:
		http.Redirect(w, r, p.Next, http.StatusSeeOther)
	}
}

func (s *Site) logout(w http.ResponseWriter, r *http.Request) {
	if s.Sessions == nil {
		s.Problem(w, r, http.StatusNotFound)
		return
	}
	if err := s.Sessions.Logout(r); err != nil {
		s.fault(w, r, err)
		return
	}
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

// localPath is an address on this site to go on to; "/" for all else, so that
// no link to the page of login leads to another site.
func localPath(next string) string {
	if !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") || len(next) > longestField {
		return "/"
	}
	if strings.ContainsFunc(next, func(r rune) bool { return r < ' ' || r == 0x7F || r == '\\' }) {
		return "/"
	}
	u, err := url.Parse(next)
	if err != nil || u.IsAbs() || u.Host != "" || u.User != nil || strings.HasPrefix(u.Path, "//") || strings.ContainsAny(u.Path, "\\") {
		return "/"
	}
	if u.Path == "/login" || u.Path == "/logout" {
		return "/"
	}
	return u.RequestURI()
}
