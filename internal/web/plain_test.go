package web

import (
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestBrief(t *testing.T) {
	for _, c := range []struct {
		in   string
		most int
		want string
	}{
		{"", 5, ""},
		{" قال \n زيد ", 20, "قال زيد"},
		{"abcdef", 6, "abcdef"},
		{"abcdefg", 6, "abcdef…"},
		{"a\u202Eb\u2066c\u2069d\u200Fe\x00f\x1bg", 20, "abcdefg"},
		{"مي\u200Cخواهم", 20, "مي\u200Cخواهم"},
		{"a\xffb", 20, "a\uFFFDb"},
		{strings.Repeat("ab ", 100_000), 4, "ab a…"},
		{strings.Repeat("\x80", 100), 4, "…"},
		{strings.Repeat("\u202E", 100_000) + "x", 4, "…"},
	} {
		if got := brief(c.in, c.most); got != c.want {
			t.Errorf("%.20q, %d: %q, want %q", c.in, c.most, got, c.want)
		}
	}
}

func TestSafeLink(t *testing.T) {
	for in, want := range map[string]string{
		"https://news.example.org/a?b=1&c=2": "https://news.example.org/a?b=1&c=2",
		" http://news.example.org/خبر ":      "http://news.example.org/%D8%AE%D8%A8%D8%B1",
		"HTTPS://news.example.org/":          "https://news.example.org/",
		"javascript:alert(1)":                "",
		"JaVaScRiPt:alert(1)":                "",
		"java\nscript:alert(1)":              "",
		"data:text/html,<script>":            "",
		"vbscript:x":                         "",
		"file:///etc/passwd":                 "",
		"//news.example.org":                 "",
		"/reports/1":                         "",
		"https://":                           "",
		"https://bank.example@evil.example/": "",
		"https:alert(1)":                     "",
		"":                                   "",
		"%zz":                                "",
	} {
		if got := safeLink(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestLocalPath(t *testing.T) {
	for in, want := range map[string]string{
		"/reports/x/correct/e1":           "/reports/x/correct/e1",
		"/search?q=a%26b":                 "/search?q=a%26b",
		"/a#b":                            "/a",
		"":                                "/",
		"reports":                         "/",
		"//evil.example":                  "/",
		"///evil.example":                 "/",
		`/\evil.example`:                  "/",
		`\\evil.example`:                  "/",
		"/\t/evil.example":                "/",
		"/\n/evil.example":                "/",
		"/%5cevil.example":                "/",
		"/%2f%2fevil.example":             "/",
		"https://evil.example":            "/",
		"https:evil.example":              "/",
		"javascript:alert(1)":             "/",
		"/login?next=/login":              "/",
		"/logout":                         "/",
		"/%zz":                            "/",
		"/" + strings.Repeat("a", 10_000): "/",
	} {
		if got := localPath(in); got != want {
			t.Errorf("%.40q: %q, want %q", in, got, want)
		}
	}
}

func FuzzLocalPath(f *testing.F) {
	for _, s := range []string{"/a", "//a", `/\a`, "/a//b", "/%2f/b", "/.//evil.example", "http://a"} {
		f.Add(s)
	}
	base, err := url.Parse("https://isnad.example.org/login")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := localPath(s)
		u, err := base.Parse(got)
		if err != nil || u.Host != base.Host || u.Scheme != base.Scheme {
			t.Fatalf("%q leads to %v (%v)", s, u, err)
		}
		if strings.HasPrefix(got, "//") || strings.Contains(got, `\`) || !strings.HasPrefix(got, "/") {
			t.Fatalf("%q leads to %q", s, got)
		}
	})
}

func TestFileName(t *testing.T) {
	for in, want := range map[string]string{
		"reports/a.txt":                       "a.txt",
		"https://news.example.org/a/b.html?x": "b.html",
		`C:\reports\a.txt`:                    "a.txt",
		"a.zip!2015/x.json#3":                 "x.json-3",
		"../../etc/passwd":                    "passwd",
		"خبر.txt":                             "خبر.txt",
		"photo\u202Egnp.exe":                  "photognp.exe",
		"a\r\nSet-Cookie: x":                  "a-Set-Cookie--x",
		`a"; filename="b.exe`:                 "a---filename--b.exe",
		"...":                                 "report-id1",
		"":                                    "report-id1",
	} {
		if got := fileName(in, "id1/\u202E"); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func FuzzFileName(f *testing.F) {
	f.Add("a/b\u202Ec.txt", "id")
	f.Fuzz(func(t *testing.T, source, id string) {
		got := fileName(source, id)
		if got == "" || strings.ContainsAny(got, "/\\\"\r\n\x00;") || utf8.RuneCountInString(got) > longestFile || strings.HasPrefix(got, ".") {
			t.Fatalf("%q: %q", source, got)
		}
	})
}
