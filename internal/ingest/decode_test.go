package ingest

import (
	"errors"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

const (
	arabicText  = "أعلن وزير الخارجية اليوم أن بلاده تستضيف قمة عربية طارئة، وقال إن الدعوات وُجهت إلى جميع الدول الأعضاء."
	persianText = "وزیر امور خارجه گفت که این نشست با حضور نمایندگان کشورهای همسایه برگزار می شود و درباره پرونده گفتگو خواهد شد."
	urduText    = "وزیر خارجہ نے کہا ہے کہ یہ اجلاس اگلے ہفتے ہوگا اور اس میں تمام ممالک کے نمائندے شریک ہوں گے۔"
	kurdishText = "وەزیری دەرەوە ڕایگەیاند کە کۆبوونەوەکە لە هەولێر بەڕێوە دەچێت و هەموو لایەنەکان بەشداری دەکەن."
	englishText = "The foreign minister said on Tuesday that the meeting will be held in the capital and that all members were invited."
)

func testLanguages(t testing.TB) *Languages {
	t.Helper()
	l, err := NewLanguages(os.DirFS("../../knowledge"))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func encode(t testing.TB, e encoding.Encoding, s string) []byte {
	t.Helper()
	b, err := e.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestDecode(t *testing.T) {
	plain := strings.NewReplacer("ُ", "", "،", ",").Replace(arabicText)
	le := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	be := unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	tests := []struct {
		name      string
		raw       []byte
		text, enc string
	}{
		{"utf-8", []byte(arabicText), arabicText, UTF8},
		{"byte order mark dropped", []byte("\uFEFF" + arabicText), arabicText, UTF8},
		{"utf-16 little", encode(t, le, arabicText), arabicText, UTF16LE},
		{"utf-16 big", encode(t, be, arabicText), arabicText, UTF16BE},
		{"utf-16 odd byte", append(encode(t, le, "سلام"), 'x'), "سلام\uFFFD", UTF16LE},
		{"windows-1256", encode(t, charmap.Windows1256, arabicText), arabicText, W1256},
		{"windows-1256 short", encode(t, charmap.Windows1256, "قال الوزير"), "قال الوزير", W1256},
		{"iso-8859-6", encode(t, charmap.ISO8859_6, plain), plain, I8859},
		{"windows line ends stay", []byte("سطر\r\nسطر\r\n"), "سطر\r\nسطر\r\n", UTF8},
		{"lone controls of direction stay", []byte("قال \u202bالوزير\u2069"), "قال \u202bالوزير\u2069", UTF8},
		{"a NUL stays", []byte(arabicText + "\x00"), arabicText + "\x00", UTF8},
		{"cut sequence", []byte(arabicText + "\xd8"), arabicText + "\uFFFD", UTF8},
		{"broken in the middle", []byte("قال\xd8\xff الوزير إن"), "قال\uFFFD الوزير إن", UTF8},
		{"broken English", []byte("the min\xffister"), "the min\uFFFDister", UTF8},
	}
	l := testLanguages(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text, enc, err := l.Decode(tt.raw)
			if err != nil || text != tt.text || enc != tt.enc {
				t.Errorf("got %q in %s, %v; want %q in %s", text, enc, err, tt.text, tt.enc)
			}
		})
	}
}

func TestDecodeRefusesBinary(t *testing.T) {
	noise := make([]byte, 4096)
	rnd := rand.New(rand.NewPCG(1, 2))
	for i := range noise {
		noise[i] = byte(rnd.IntN(256))
	}
	l := testLanguages(t)
	for name, raw := range map[string][]byte{
		"noise": noise, "pdf": []byte("%PDF-1.7\n..."), "zip": []byte("PK\x03\x04...."), "png": []byte("\x89PNG\r\n"),
		"zeroes": make([]byte, 100), "utf-16 without its mark": []byte("g\x00o\x00o\x00d\x00"), "utf-32": []byte("\xFF\xFE\x00\x00g\x00\x00\x00o\x00\x00\x00"),
	} {
		t.Run(name, func(t *testing.T) {
			if text, enc, err := l.Decode(raw); !errors.Is(err, ErrBinary) {
				t.Errorf("got %.40q in %s, %v; want ErrBinary", text, enc, err)
			}
		})
	}
}

func TestDetect(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"Arabic", arabicText, "ar"},
		{"Arabic written with Persian letters", strings.NewReplacer("ي", "ی", "ك", "ک").Replace(arabicText), "ar"},
		{"Persian", persianText, "fa"},
		{"Urdu", urduText, "ur"},
		{"Kurdish", kurdishText, "ckb"},
		{"English", englishText, "en"},
		{"Arabic with English names", arabicText + " The Daily Example", "ar"},
		{"too short", "قمة", ""},
		{"digits", "2025-09-16 12345678901234", ""},
		{"none", "", ""},
	}
	l := testLanguages(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := l.Detect(tt.text); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
	if l.Name("fa") != "Persian" || l.Name("xx") != "xx" {
		t.Error("names of languages")
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{arabicText, englishText, "\xFF\xFE\x27\x06", "\xFE\xFF\x06", "\xC7\xE1\xE6\xD2\xED\xD1", "a\x00\xff", "\uFEFF", "{\"text\": \"x\"}"} {
		f.Add([]byte(s))
	}
	l := testLanguages(f)
	f.Fuzz(func(t *testing.T, raw []byte) {
		text, enc, err := l.Decode(raw)
		if err != nil {
			return
		}
		if !utf8.ValidString(text) {
			t.Fatalf("not UTF-8: %q", text)
		}
		if enc == UTF8 && utf8.Valid(raw) && text != strings.TrimPrefix(string(raw), "\uFEFF") {
			t.Fatalf("sound UTF-8 was altered: %q", text)
		}
		l.Detect(text)
	})
}
