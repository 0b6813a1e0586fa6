package web

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestLanguage(t *testing.T) {
	s, err := New(Options{Desk: &fakeDesk{}})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, query, cookie, header, want string }{
		{"nothing", "", "", "", "ar"},
		{"header", "", "", "en-GB,en;q=0.8", "en"},
		{"header, the better one", "", "", "ar;q=0.3,en;q=0.8", "en"},
		{"a dialect", "", "", "ar-EG", "ar"},
		{"another language", "", "", "ja", "ar"},
		{"another language, then English", "", "", "ja,en;q=0.1", "en"},
		{"header of nonsense", "", "", ";;q=\x00,,", "ar"},
		{"cookie before header", "", "en", "ar", "en"},
		{"unknown cookie", "", "xx", "en", "en"},
		{"query before cookie", "?lang=ar", "en", "en", "ar"},
		{"unknown query", "?lang=xx", "en", "ar", "en"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := httptest.NewRequest(http.MethodGet, "/"+c.query, nil)
			if c.cookie != "" {
				r.AddCookie(&http.Cookie{Name: languageCookie, Value: c.cookie})
			}
			r.Header.Set("Accept-Language", c.header)
			if got := s.Language(r); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestLanguageIsRemembered(t *testing.T) {
	s, err := New(Options{Desk: &fakeDesk{}})
	if err != nil {
		t.Fatal(err)
	}
	remembered := func(target string) []*http.Cookie {
		w := httptest.NewRecorder()
		s.Remember(w, httptest.NewRequest(http.MethodGet, target, nil))
		return w.Result().Cookies()
	}
	cookies := remembered("/about?lang=en")
	if len(cookies) != 1 || cookies[0].Value != "en" || !cookies[0].HttpOnly || cookies[0].SameSite != http.SameSiteLaxMode {
		t.Errorf("cookies %v", cookies)
	}
	for _, target := range []string{"/about", "/about?lang=fr"} {
		if got := remembered(target); len(got) != 0 {
			t.Errorf("%s: a cookie that nobody asked for: %v", target, got)
		}
	}
	h := fakeSite(t, &fakeDesk{}, nil)
	w := get(h, "ar", "/about?lang=en")
	sound(t, "en", w)
	if got := w.Result().Cookies(); len(got) != 0 {
		t.Errorf("a page itself sets a cookie: %v", got)
	}
}

func FuzzAccepted(f *testing.F) {
	f.Add("en-GB,en;q=0.8")
	f.Add("*")
	f.Add(";;q=,,\xff")
	m := newMatcher()
	f.Fuzz(func(t *testing.T, header string) {
		if got := accepted(m, header); got != "ar" && got != "en" {
			t.Errorf("accepted(%q) = %q", header, got)
		}
	})
}
