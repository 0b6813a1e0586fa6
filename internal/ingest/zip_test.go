package ingest

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestZip(t *testing.T) {
	tests := []struct {
		name, content string
		want          []string
	}{
		{"by name", zipOf("b.txt", "ثان", "a.json", `[{"text":"أول"}]`, "c.pdf", "x"), []string{"أول", "ثان"}},
		{"other JSON", zipOf("package.json", `{"version":1}`, "a.txt", "أول"), []string{"أول", "?no text"}},
		{"compressed within", zipOf("a.jsonl.gz", gz(`{"text":"أول"}`), "b.csv.zst", zst("text\nثان\n")), []string{"أول", "ثان"}},
		{"a zip within", zipOf("a.zip", zipOf("b.txt", "أول"), "c.txt", "ثان"), []string{"أول", "ثان"}},
		{"three deep", zipOf("a.zip", zipOf("b.zip", zipOf("c.txt", "أول"))), []string{"أول"}},
		{"four deep", zipOf("a.zip", zipOf("b.zip", zipOf("c.zip", zipOf("d.txt", "أول"))), "e.txt", "ثان"), []string{"!more than 3 archives", "ثان"}},
		{"nothing for us", zipOf("a.pdf", "x"), []string{"!no reports in this zip"}},
		{"hidden files", zipOf("__MACOSX/._a.txt", "x", "a.txt", "أول"), []string{"أول"}},
		{"out of the folder", zipOf("../../etc/a.txt", "أول"), []string{"أول"}},
		{"no zip", "PK\x03\x04 nothing more", []string{"!no zip file"}},
		{"empty", "", []string{"!no zip file"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			wantItems(t, collect(testReader(t, ""), write(t, "a.zip", tt.content)), tt.want...)
			if strings.HasPrefix(tt.content, "PK\x03\x04") {
				wantItems(t, collect(testReader(t, tt.content), "-"), tt.want...)
			}
		})
	}
}

func TestZipFaultsCostOneEntry(t *testing.T) {
	const good = "a good text"
	broken := func(change func(z *zip.Writer)) string {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		change(z)
		w, err := z.Create("z.txt")
		must(0, err)
		must(w.Write([]byte(good)))
		must(0, z.Close())
		return b.String()
	}
	raw := func(h *zip.FileHeader, content string) func(z *zip.Writer) {
		return func(z *zip.Writer) {
			h.Name, h.CompressedSize64, h.UncompressedSize64 = "a.txt", uint64(len(content)), uint64(len(content))
			w, err := z.CreateRaw(h)
			must(0, err)
			must(w.Write([]byte(content)))
		}
	}
	tests := []struct{ name, content, want string }{
		{"wrong checksum", broken(raw(&zip.FileHeader{Method: zip.Store, CRC32: 1}, "x text")), "checksum"},
		{"locked", broken(raw(&zip.FileHeader{Method: zip.Store, Flags: 1}, "x text")), "password"},
		{"unknown method", broken(raw(&zip.FileHeader{Method: 14}, "x text")), "method 14"},
		{"no deflate", broken(raw(&zip.FileHeader{Method: zip.Deflate}, "\xff\xff\xff\xff")), "damaged"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			wantItems(t, collect(testReader(t, ""), write(t, "a.zip", tt.content)), "!"+tt.want, good)
		})
	}
}

// A wrong checksum of a list is found before anything of the list is taken.
func TestZipHalfGoodList(t *testing.T) {
	content := zipOf("a.json", `[{"text":"first of them"},{"text":"second of them"}]`)
	at := strings.Index(content, "PK\x01\x02")
	sum := []byte(content)
	binary.LittleEndian.PutUint32(sum[at+16:], 1)
	wantItems(t, collect(testReader(t, ""), write(t, "a.zip", string(sum))), "!checksum")
}

func TestZip64(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 66,000 entries")
	}
	files := make([]string, 0, 2*66_000)
	for range 66_000 {
		files = append(files, "x.bin", "")
	}
	content := zipOf(append(files, "a.txt", "أول")...)
	wantItems(t, collect(testReader(t, ""), write(t, "a.zip", content)), "أول")
	r := testReader(t, "")
	r.Entries = 60_000
	wantItems(t, collect(r, write(t, "a.zip", content)), "!more than 60000")
}

func TestZipNames(t *testing.T) {
	path := write(t, "a.zip", zipOf("تقرير أول.txt", "أول", "\u202etxt.exe.txt", "ثان", "\xe3\xe4.txt", "ثالث"))
	items := collect(testReader(t, ""), path)
	if got, want := sources(items, filepath.Dir(path)), `a.zip!تقرير أول.txt a.zip!\u202etxt.exe.txt a.zip!\xe3\xe4.txt`; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// A zip of over 32 MB within another is set aside in a file for a while.
func TestLargeZipWithin(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range []struct{ name, content string }{{"a.bin", strings.Repeat("0123456789abcdef", 34<<16)}, {"b.txt", "أول"}} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Store})
		must(0, err)
		must(w.Write([]byte(f.content)))
	}
	must(0, z.Close())
	wantItems(t, collect(testReader(t, ""), write(t, "a.zip", zipOf("in.zip", b.String()))), "أول")
	if left, err := os.ReadDir(os.Getenv("TMPDIR")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
