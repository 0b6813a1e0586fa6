package page

import (
	"strings"
	"testing"

	"golang.org/x/net/html/charset"
)

func TestDecode(t *testing.T) {
	const text = "<p>أعلنت الوزارة في بيان أن الأعمال اكتملت، وأن الفرق عادت.</p>"
	in := func(enc, s string) string {
		e, _ := charset.Lookup(enc)
		out, err := e.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	meta := func(enc string) string { return `<meta charset="` + enc + `">` }
	for _, c := range []struct{ name, raw, header, enc, declared string }{
		{"utf-8, undeclared", text, "", "utf-8", ""},
		{"utf-8, declared as 1256", meta("windows-1256") + text, "", "utf-8", "windows-1256"},
		{"utf-8, header says latin", text, "text/html; charset=ISO-8859-1", "utf-8", "windows-1252"},
		{"1256 by meta", meta("windows-1256") + in("windows-1256", text), "", "windows-1256", ""},
		{"1256 by header", in("windows-1256", text), `text/html; charset="cp1256"`, "windows-1256", ""},
		{"1256, undeclared", in("windows-1256", text), "text/html", "windows-1256", ""},
		{"1256, declared as utf-8", meta("utf-8") + in("windows-1256", text), "", "windows-1256", "utf-8"},
		{"1256, declared as latin", meta("iso-8859-1") + in("windows-1256", text), "", "windows-1256", "windows-1252"},
		{"8859-6, undeclared", in("iso-8859-6", text), "", "iso-8859-6", ""},
		{"8859-6, declared as 1256", meta("windows-1256") + in("iso-8859-6", text), "", "iso-8859-6", "windows-1256"},
		{"utf-16 by mark", in("utf-16le", "\ufeff"+text), "", "utf-16le", ""},
		{"utf-16 big-endian by mark", in("utf-16be", "\ufeff"+text), "", "utf-16be", ""},
		{"utf-16 by header", in("utf-16le", text), "text/html; charset=utf-16", "utf-16le", ""},
		{"utf-16 by header alone, but utf-8", text, "text/html; charset=utf-16", "utf-8", "utf-16le"},
		{"french", in("windows-1252", "<p>Le président a été élu à Genève.</p>"), "", "windows-1252", ""},
		{"ascii", "<p>abc</p>", "text/html; charset=windows-1256", "utf-8", ""},
		{"an unknown name", text, "text/html; charset=klingon", "utf-8", ""},
		{"a broken header", text, "text/html; charset", "utf-8", ""},
		{"xml", `<?xml version="1.0" encoding="windows-1256"?>` + in("windows-1256", text), "", "windows-1256", ""},
	} {
		got, enc, declared := decode([]byte(c.raw), c.header)
		if enc != c.enc || declared != c.declared {
			t.Errorf("%s: %s, declared %q, want %s, %q", c.name, enc, declared, c.enc, c.declared)
		}
		if strings.Contains(c.name, "1256") && !strings.HasSuffix(got, text) {
			t.Errorf("%s: %q", c.name, got)
		}
	}
}

func TestRepair(t *testing.T) {
	got, enc, _ := decode([]byte("<p>أعلنت\xff\xfe الوزارة"), "")
	if got != "<p>أعلنت\ufffd الوزارة" || enc != "utf-8" {
		t.Errorf("%s %q", enc, got)
	}
}
