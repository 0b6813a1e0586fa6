package cli

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// shortReports makes n reports of a sentence or two, each with records, the
// same ones every time.
func shortReports(n int) []string {
	states := []string{"قطر", "مصر", "تركيا", "إيران", "السعودية", "الأردن", "لبنان", "العراق", "فرنسا", "روسيا", "تونس"}
	places := []string{"الدوحة", "القاهرة", "أنقرة", "مسقط", "بيروت"}
	shapes := []string{
		"أدانت %[1]s الهجوم على %[3]s يوم الثلاثاء.",
		"قال وزير الخارجية في %[3]s إن %[1]s دعت %[2]s إلى الحوار.",
		"نفت %[1]s أنها هاجمت %[2]s قرب %[3]s.",
		"أعلنت %[1]s دعمها لحكومة %[2]s بعد محادثات في %[3]s.",
		"التقى رئيس الوزراء في %[1]s سفير %[2]s في %[3]s.",
		"اتهمت %[1]s %[2]s بقصف %[3]s وطالبت بوقف إطلاق النار.",
		"قال متحدث باسم %[1]s إن %[2]s صفعت %[1]s في %[3]s.",
	}
	out := make([]string, n)
	for i := range out {
		a := i % len(states)
		b := (a + 1 + i/len(states)%(len(states)-1)) % len(states)
		out[i] = fmt.Sprintf(shapes[i%len(shapes)], states[a], states[b], places[i/3%len(places)]) + fmt.Sprintf(" وجاء ذلك في بيان رقم %d.", i+1)
	}
	return out
}

func dayOf(i int) string {
	return time.Date(2025, 9, 1+i%28, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}

func lineOf(i int, text string) []byte {
	b, err := json.Marshal(map[string]string{"text": text, "published": dayOf(i), "outlet": fmt.Sprintf("صحيفة %d", i%4)})
	if err != nil {
		panic(err) // of a map of strings there is none
	}
	return append(b, '\n')
}

// writeReports puts n short reports into files of a folder, by three kinds: two
// JSONL files, texts, a zip file of texts. It gives their paths.
func writeReports(t testing.TB, dir string, n int) []string {
	t.Helper()
	one, two, zipped := filepath.Join(dir, "one.jsonl"), filepath.Join(dir, "two.jsonl"), filepath.Join(dir, "three.zip")
	texts := filepath.Join(dir, "texts")
	must(t, os.MkdirAll(texts, 0o700))
	var lines [2]bytes.Buffer
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	for i, text := range shortReports(n) {
		switch name := fmt.Sprintf("%05d.txt", i); i % 4 {
		case 2:
			must(t, os.WriteFile(filepath.Join(texts, name), []byte(text), 0o600))
		case 3:
			w, err := z.Create(name)
			must(t, err)
			_, err = w.Write([]byte(text))
			must(t, err)
		default:
			lines[i%4].Write(lineOf(i, text))
		}
	}
	must(t, z.Close())
	must(t, os.WriteFile(one, lines[0].Bytes(), 0o600))
	must(t, os.WriteFile(two, lines[1].Bytes(), 0o600))
	must(t, os.WriteFile(zipped, packed.Bytes(), 0o600))
	return []string{one, zipped, texts, two}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestShortReportsDiffer(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range shortReports(1500) {
		if seen[r] || strings.Contains(r, "%!") {
			t.Fatalf("twice, or ill made: %s", r)
		}
		seen[r] = true
	}
}
