package account

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// site is a site of one page that tells who has logged in.
type site struct {
	*Sessions
	accounts *Accounts
	store    *store
	clock    *clock
	secure   bool
	http.Handler
}

func newSite(t *testing.T) *site {
	t.Helper()
	c := newClock()
	s := newSiteAt(t, c.now)
	s.clock = c
	return s
}

func newSiteAt(t *testing.T, now func() time.Time) *site {
	t.Helper()
	s := &site{store: newStore()}
	s.accounts = cheap(s.store, now)
	if _, err := s.accounts.Add(context.Background(), "layla", good); err != nil {
		t.Fatal(err)
	}
	s.Sessions = NewSessions(s.accounts, SessionOptions{
		Client: func(*http.Request) netip.Addr { return home() },
		Secure: func(*http.Request) bool { return s.secure },
		Log:    slog.New(slog.DiscardHandler),
	})
	mux := http.NewServeMux()
	mux.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, s.User(r)+s.User(r)) })
	mux.HandleFunc("POST /login", func(w http.ResponseWriter, r *http.Request) {
		if err := s.Login(r, r.FormValue("name"), r.FormValue("password")); err != nil {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		fmt.Fprint(w, s.User(r))
	})
	mux.HandleFunc("POST /logout", func(w http.ResponseWriter, r *http.Request) {
		if err := s.Logout(r); err != nil {
			t.Error(err)
		}
		fmt.Fprint(w, s.User(r))
	})
	s.Handler = s.Wrap(mux)
	return s
}

func (s *site) ask(method, path, form string, cookies ...*http.Cookie) (*httptest.ResponseRecorder, *http.Cookie) {
	r := httptest.NewRequest(method, path, strings.NewReader(form))
	if form == "" {
		r = httptest.NewRequest(method, path, nil)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for _, c := range cookies {
		if c != nil {
			r.AddCookie(c)
		}
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	for _, c := range w.Result().Cookies() {
		return w, c
	}
	return w, nil
}

func (s *site) login(t *testing.T, cookies ...*http.Cookie) *http.Cookie {
	t.Helper()
	w, c := s.ask(http.MethodPost, "/login", "name=Layla&password="+strings.ReplaceAll(good, " ", "+"), cookies...)
	if w.Code != http.StatusOK || w.Body.String() != "layla" || c == nil {
		t.Fatalf("%d %s %v", w.Code, w.Body, c)
	}
	return c
}

func (s *site) user(c *http.Cookie) string {
	w, _ := s.ask(http.MethodGet, "/", "", c)
	return w.Body.String()
}

func TestSession(t *testing.T) {
	s := newSite(t)
	if w, c := s.ask(http.MethodGet, "/", ""); w.Body.String() != "" || c != nil || w.Header().Get("Vary") != "" {
		t.Errorf("a visitor: %s %v %v", w.Body, c, w.Header())
	}
	if w, c := s.ask(http.MethodPost, "/login", "name=layla&password=wrong"); w.Code != http.StatusForbidden || c != nil {
		t.Errorf("a wrong password: %d %v", w.Code, c)
	}
	c := s.login(t)
	if !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Secure || c.Path != "/" || c.Domain != "" || len(c.Value) < 32 {
		t.Errorf("%v", c)
	}
	w, _ := s.ask(http.MethodGet, "/", "", c)
	if w.Body.String() != "laylalayla" || !strings.Contains(w.Header().Get("Cache-Control"), "private") {
		t.Errorf("%s %v", w.Body, w.Header())
	}
	w, gone := s.ask(http.MethodPost, "/logout", "", c)
	if w.Body.String() != "" || gone == nil || gone.MaxAge >= 0 || s.user(c) != "" {
		t.Errorf("logged out: %s %v", w.Body, gone)
	}
}

// TestTokenIsRenewed: a token that was known before the login is worth nothing
// after it.
func TestTokenIsRenewed(t *testing.T) {
	s := newSite(t)
	planted := &http.Cookie{Name: cookiePlain, Value: "planted-by-somebody-else"}
	c := s.login(t, planted)
	if c.Value == planted.Value || s.user(planted) != "" {
		t.Errorf("%v", c)
	}
	again := s.login(t, c)
	if again.Value == c.Value || s.user(c) != "" || s.user(again) != "laylalayla" {
		t.Errorf("%v %v", c, again)
	}
}

func TestSecureCookie(t *testing.T) {
	s := newSite(t)
	s.secure = true
	c := s.login(t)
	if !c.Secure || !strings.HasPrefix(c.Name, "__Host-") || c.Path != "/" || c.Domain != "" || s.user(c) != "laylalayla" {
		t.Errorf("%v", c)
	}
	if s.user(&http.Cookie{Name: cookiePlain, Value: c.Value}) != "" {
		t.Error("by TLS, a cookie that other hosts can set is believed")
	}
}

func TestSessionsEnd(t *testing.T) {
	for name, end := range map[string]func(*site){
		"dropped":     func(s *site) { _ = s.accounts.Remove(context.Background(), "layla") },
		"password":    func(s *site) { _ = s.accounts.SetPassword(context.Background(), "layla", "another password") },
		"idle":        func(s *site) { s.clock.pass(idle + time.Minute) },
		"no archive":  func(s *site) { s.store.fails = context.DeadlineExceeded },
		"another one": func(s *site) { s.Sessions.store.kept = map[string]kept{} }, // the process began anew
	} {
		s := newSite(t)
		c := s.login(t)
		if s.user(c) != "laylalayla" {
			t.Fatal("no session")
		}
		if end(s); s.user(c) != "" {
			t.Errorf("%s: the session lives on", name)
		}
	}
}

// TestLifetime: a session that is used all the time ends after a week, one
// that is not used after half a day.
func TestLifetime(t *testing.T) {
	for every, want := range map[time.Duration]time.Duration{6 * time.Hour: lifetime, 11 * time.Hour: lifetime, 13 * time.Hour: 0} {
		synctest.Test(t, func(t *testing.T) {
			s := newSiteAt(t, time.Now)
			c := s.login(t)
			begun, lasted := time.Now(), time.Duration(0)
			for time.Since(begun) < 2*lifetime {
				time.Sleep(every)
				if s.user(c) == "" {
					break
				}
				lasted = time.Since(begun)
			}
			if lasted > want || lasted < want-every {
				t.Errorf("used every %v, it lasted %v", every, lasted)
			}
		})
	}
}

func TestLive(t *testing.T) {
	s := newSite(t)
	c := s.login(t)
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	if s.Live(r) {
		t.Error("without a cookie")
	}
	r.AddCookie(c)
	if !s.Live(r) {
		t.Error("with a session")
	}
	r = httptest.NewRequest(http.MethodGet, "/", nil)
	r.AddCookie(&http.Cookie{Name: cookiePlain, Value: "made-up"})
	if s.Live(r) || s.User(r) != "" {
		t.Error("with a cookie that is made up")
	}
	if s.Login(r, "layla", good) == nil || s.Logout(r) == nil {
		t.Error("a login past the sessions")
	}
}

// TestMemory: sessions that have ended do not stay.
func TestMemory(t *testing.T) {
	c := newClock()
	m := newMemory(c.now)
	for i := range 10_000 {
		c.pass(time.Second)
		if err := m.Commit(fmt.Sprint(i), nil, c.now().Add(time.Minute)); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(m.kept); n > 3*leastSweep {
		t.Errorf("%d are kept", n)
	}
	if _, found, _ := m.Find("9999"); !found {
		t.Error("the last is gone")
	}
	if _, found, _ := m.Find("1"); found {
		t.Error("the first is there")
	}
	if err := m.Delete("9999"); err != nil {
		t.Error(err)
	}
	if _, found, _ := m.Find("9999"); found {
		t.Error("deleted, but there")
	}
}
