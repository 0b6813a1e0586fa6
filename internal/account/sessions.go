package account

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/netip"
	"sync"
	"time"

	"github.com/alexedwards/scs/v2"

	"github.com/isnad-news/isnad/internal/archive"
)

// How long a session lasts.
const (
	idle     = 12 * time.Hour
	lifetime = 7 * 24 * time.Hour
)

// The names of the cookie. A browser takes one that begins with __Host- only
// by TLS and from the host itself, so that no other host can set it.
const (
	cookiePlain  = "isnad-session"
	cookieSecure = "__Host-isnad-session"
)

// What a session holds.
const (
	keyUser  = "user"
	keyPrint = "print" // of the password's hash, by which another password ends the session
)

// SessionOptions say how sessions are kept.
type SessionOptions struct {
	// Client gives the address that a request came from.
	Client func(*http.Request) netip.Addr
	// Secure tells whether a request came by TLS.
	Secure func(*http.Request) bool
	Log    *slog.Logger
}

// Sessions knows who has logged in. Sessions are kept in memory: they end with
// the process. It is safe for concurrent use.
type Sessions struct {
	SessionOptions
	accounts      *Accounts
	store         *memory
	plain, secure *scs.SessionManager // they differ by their cookie alone
}

// NewSessions makes the sessions of accounts.
func NewSessions(a *Accounts, o SessionOptions) *Sessions {
	s := &Sessions{SessionOptions: o, accounts: a, store: newMemory(a.now)}
	s.plain, s.secure = s.manager(cookiePlain, false), s.manager(cookieSecure, true)
	return s
}

// manager is made by hand, since scs.New starts a goroutine that may never end.
func (s *Sessions) manager(cookie string, secure bool) *scs.SessionManager {
	return &scs.SessionManager{
		IdleTimeout: idle, Lifetime: lifetime, Store: s.store, Codec: scs.GobCodec{},
		Cookie: scs.SessionCookie{Name: cookie, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: secure, Persist: true},
		ErrorFunc: func(w http.ResponseWriter, r *http.Request, err error) {
			s.Log.ErrorContext(r.Context(), "session", "error", err)
			http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		},
	}
}

func (s *Sessions) of(r *http.Request) *scs.SessionManager {
	if s.Secure(r) {
		return s.secure
	}
	return s.plain
}

// Live tells whether a request comes with a session that has not ended.
func (s *Sessions) Live(r *http.Request) bool {
	c, err := r.Cookie(s.of(r).Cookie.Name)
	if err != nil {
		return false
	}
	_, found, _ := s.store.Find(c.Value)
	return found
}

// Wrap loads and keeps the sessions of requests to next. What only looks and
// has no session passes as it is, and gets no cookie.
func (s *Sessions) Wrap(next http.Handler) http.Handler {
	plain, secure := s.plain.LoadAndSave(next), s.secure.LoadAndSave(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		looks := r.Method == http.MethodGet || r.Method == http.MethodHead
		if looks && !s.Live(r) {
			next.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Cache-Control", "private, no-cache")
		r = r.WithContext(context.WithValue(r.Context(), seatKey{}, new(seat)))
		if s.Secure(r) {
			secure.ServeHTTP(w, r)
		} else {
			plain.ServeHTTP(w, r)
		}
	})
}

// seat remembers for one request who has logged in.
type seat struct {
	mu    sync.Mutex
	known bool
	user  string
}

type seatKey struct{}

// errOutside means that a request did not come through Wrap.
var errOutside = errors.New("sessions: this request came past them")

func seatOf(r *http.Request) (*seat, bool) {
	st, ok := r.Context().Value(seatKey{}).(*seat)
	return st, ok
}

// User is who has logged in, "" for a visitor. Somebody who was taken out, or
// has got another password, is one.
func (s *Sessions) User(r *http.Request) string {
	st, ok := seatOf(r)
	if !ok {
		return ""
	}
	st.mu.Lock()
	defer st.mu.Unlock()
	if !st.known {
		st.user, st.known = s.user(r), true
	}
	return st.user
}

func (s *Sessions) user(r *http.Request) string {
	ctx, m := r.Context(), s.of(r)
	name := m.GetString(ctx, keyUser)
	if name == "" {
		return ""
	}
	u, err := s.accounts.store.User(ctx, name)
	switch {
	case err == nil && m.GetString(ctx, keyPrint) == fingerprint(u):
		return u.Name
	case err == nil || errors.Is(err, archive.ErrNotFound):
		err = m.Destroy(ctx)
	}
	if err != nil && ctx.Err() == nil {
		s.Log.ErrorContext(ctx, "session: who it is", "error", err)
	}
	return ""
}

// fingerprint names a password's hash without giving it away.
func fingerprint(u archive.User) string {
	sum := sha256.Sum256([]byte(u.Password))
	return string(sum[:16])
}

// Login proves a password; errors wrap ErrWrong or ErrSlow. The session gets
// another token, so that one that was known before is worth nothing.
func (s *Sessions) Login(r *http.Request, name, password string) error {
	st, ok := seatOf(r)
	if !ok {
		return errOutside
	}
	ctx, m := r.Context(), s.of(r)
	u, err := s.accounts.Verify(ctx, name, password, s.Client(r))
	if err != nil {
		return err
	}
	if err := m.RenewToken(ctx); err != nil {
		return fmt.Errorf("session: %w", err)
	}
	m.SetDeadline(ctx, s.accounts.now().Add(lifetime).UTC())
	m.Put(ctx, keyUser, u.Name)
	m.Put(ctx, keyPrint, fingerprint(u))
	st.mu.Lock()
	defer st.mu.Unlock()
	st.user, st.known = u.Name, true
	return nil
}

// Logout ends the session.
func (s *Sessions) Logout(r *http.Request) error {
	st, ok := seatOf(r)
	if !ok {
		return errOutside
	}
	if err := s.of(r).Destroy(r.Context()); err != nil {
		return fmt.Errorf("session: %w", err)
	}
	st.mu.Lock()
	defer st.mu.Unlock()
	st.user, st.known = "", true
	return nil
}
