package ingest

import "testing"

func TestKindOf(t *testing.T) {
	tests := []struct {
		ext, head string
		want      kind
	}{
		{".txt", "{", kindText}, {".txt", "<html>", kindText}, {".txt", "\x1f\x8b\x08", kindGzip}, {".txt", "PK\x03\x04", kindText}, {"", "PK\x03\x04", kindZip}, {".docx", "PK\x03\x04", kindText},
		{".json", "x", kindJSON}, {".jsonl", "\xff\xfe{", kindWideLines}, {".ndjson", "", kindLines}, {".csv", "{", kindCSV}, {".tsv", "", kindCSV},
		{"", "\uFEFF {\"", kindObjects}, {".log", "{", kindObjects}, {"", "{\\rtf1", kindText}, {"", "[{", kindJSON}, {".log", "[{", kindText}, {"", "[note]", kindText},
		{"", "<!DOCTYPE HTML PUBLIC", kindPage}, {".php", " \n<HTML dir=rtl>", kindPage}, {"", "<?xml version='1.0'?><!-- a --><html>", kindPage}, {"", "<?xml version='1.0'?><rss>", kindText}, {"", "<!--", kindText}, {".xhtml", "", kindPage},
		{".warc", "", kindWARC}, {"", "WARC/1.1\r\n", kindWARC}, {"", "\x28\xb5\x2f\xfd", kindZstd}, {"", "\x5a\x2a\x4d\x18", kindZstd}, {"", "BZh91AY&SY", kindBzip2}, {"", "BZhello there", kindText}, {".tar", "", kindTar},
	}
	for _, tt := range tests {
		if got := kindOf(tt.ext, []byte(tt.head)); got != tt.want {
			t.Errorf("%s %q: kind %d, want %d", tt.ext, tt.head, got, tt.want)
		}
	}
}

func TestReadable(t *testing.T) {
	for name, want := range map[string]bool{
		"a.txt": true, "A.JSONL": true, "a.csv.gz": true, "a.warc.gz": true, "a.tgz": true, "part-0001.zst": true, "a.tar.bz2": true, "dir/a.htm": true, "تقرير.txt": true,
		"a.pdf": false, "a.sql.gz": false, "a": false, ".a.txt": false, "dir/.a.txt": false, `dir\.a.txt`: false, "": false, "a.gz.txt": true,
	} {
		if got := readable(name); got != want {
			t.Errorf("%q: %t", name, got)
		}
	}
}

func TestUnpackedName(t *testing.T) {
	for name, want := range map[string]string{"a.jsonl.GZ": "a.jsonl", "a.tgz": "a.tar", "a.zst": "a", "a.txt": "a.txt", "": "", "d.x/a": "d.x/a"} {
		if got := unpackedName(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestShown(t *testing.T) {
	for name, want := range map[string]string{
		"تقرير أول.txt": "تقرير أول.txt", "a b": "a b", "\u202eexe.txt": `\u202eexe.txt`, "a\nb\x1b[31m": `a\u000ab\u001b[31m`, "\xc7\xe1.txt": `\xc7\xe1.txt`,
		"a\uFFFDb": "a\uFFFDb", "می\u200cشود": "می\u200cشود", "a\u2066b\u2028": `a\u2066b\u2028`, "": "",
	} {
		if got := shown(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestSound(t *testing.T) {
	for in, want := range map[string]string{"ab": "ab", "aب": "a", "aب"[:2]: "a", "a\xf0\x9f\x98": "a", "": "", "\x80\x80\x80\x80": "\x80\x80\x80\x80"} {
		if got := string(sound([]byte(in))); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
