package web

import (
	"fmt"
	"html/template"
	"net/http"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/message/catalog"
)

// languages are those of the interface; the first is for whoever asks for
// none of them.
func languages() []string { return []string{"ar", "en"} }

// languageCookie keeps the choice of a visitor.
const languageCookie = "lang"

// tongue is a language of the interface.
type tongue struct {
	code    string
	tag     language.Tag
	printer *message.Printer
	phrases map[string]string
	sayings sayings                       // what package said holds
	pages   map[string]*template.Template // by name
	parts   *template.Template            // what all pages share
}

func newTongue(code string, words map[string]string) *tongue {
	tag := language.MustParse(code)
	empty := message.Catalog(catalog.NewBuilder())
	return &tongue{code: code, tag: tag, printer: message.NewPrinter(tag, empty), phrases: words}
}

// dir is the direction in which the language is written.
func (t *tongue) dir() string {
	if t.code == "ar" {
		return "rtl"
	}
	return "ltr"
}

// Language is the language in which r is answered: "ar" or "en". It hangs on
// the query (lang), a cookie and the header Accept-Language.
func (s *Site) Language(r *http.Request) string { return s.language(r) }

// language is what ?lang= says, else the cookie, else Accept-Language.
func (s *Site) language(r *http.Request) string {
	if l := r.URL.Query().Get("lang"); s.tongues[l] != nil {
		return l
	}
	if c, err := r.Cookie(languageCookie); err == nil && s.tongues[c.Value] != nil {
		return c.Value
	}
	return accepted(s.matcher, r.Header.Get("Accept-Language"))
}

// newMatcher finds the language of the interface that suits a visitor best.
func newMatcher() language.Matcher {
	var tags []language.Tag
	for _, l := range languages() {
		tags = append(tags, language.MustParse(l))
	}
	return language.NewMatcher(tags)
}

// accepted is the language of the interface that suits a header best.
func accepted(m language.Matcher, header string) string {
	if header == "" {
		return languages()[0]
	}
	// A header that cannot be read asks for nothing.
	asked, _, _ := language.ParseAcceptLanguage(header)
	_, i, sure := m.Match(asked...)
	if sure == language.No {
		i = 0
	}
	return languages()[i]
}

// tongue is the language of r.
func (s *Site) tongue(r *http.Request) *tongue { return s.tongues[s.language(r)] }

// Remember keeps the language that r asks for by ?lang= in a cookie. It stands
// apart from the pages, so that what is kept of them holds no cookie.
func (s *Site) Remember(w http.ResponseWriter, r *http.Request) {
	l := r.URL.Query().Get("lang")
	if s.tongues[l] == nil {
		return
	}
	if c, err := r.Cookie(languageCookie); err == nil && c.Value == l {
		return
	}
	http.SetCookie(w, &http.Cookie{Name: languageCookie, Value: l, Path: "/", SameSite: http.SameSiteLaxMode,
		HttpOnly: true, Secure: r.TLS != nil, MaxAge: int((365 * 24 * time.Hour).Seconds())})
}

// say is a phrase in a language. Numbers among args come out as that language
// writes them, text is set apart from what is around it.
func (s *Site) say(lang, key string, args ...any) string {
	t := s.tongues[lang]
	if t == nil {
		return missing(fmt.Sprintf("%s in %q", key, lang))
	}
	return t.say(key, args...)
}
