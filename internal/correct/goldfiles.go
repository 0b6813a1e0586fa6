package correct

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/isnad-news/isnad/internal/export"
)

// ErrForeign is what WriteGold's errors wrap where a file is not its own.
var ErrForeign = errors.New("not written by this program, or altered since")

// WriteGold writes NAME.txt and NAME.json for each record and gives the names,
// in their order. The folder is made if need be. A file that this program wrote
// before and nobody has altered is replaced; any other only if forced. A report
// that fails is left out; the others are written, and the errors, joined, come
// back beside their names.
func WriteGold(dir string, records []export.Record, force bool) (names []string, err error) {
	if len(records) == 0 {
		return nil, nil
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, fmt.Errorf("folder for gold files: %w", err)
	}
	var faults []error
	for _, r := range records {
		name := GoldName(r.Document.ID)
		if err := writeGold(filepath.Join(dir, name), r, force); err != nil {
			faults = append(faults, err)
			continue
		}
		names = append(names, name)
	}
	return names, errors.Join(faults...)
}

// writeGold writes the two files of a report; path lacks their endings.
func writeGold(path string, r export.Record, force bool) error {
	text, records, err := Gold(r)
	if err != nil {
		return err
	}
	if !force {
		if err := own(path, text); err != nil {
			return err
		}
	}
	// The text first: without its JSON it is no gold file.
	if err := replace(path+".txt", text); err != nil {
		return err
	}
	return replace(path+".json", records)
}

// own tells with an error of files that are there and not ours. A text without
// JSON is ours if it is the one that would be written: a run may have ended
// between the two.
func own(path string, text []byte) error {
	oldText, err := readIfThere(path + ".txt")
	if err != nil {
		return err
	}
	old, err := readIfThere(path + ".json")
	if err != nil {
		return err
	}
	switch {
	case old == nil && (oldText == nil || bytes.Equal(oldText, text)):
		return nil
	case old == nil:
		return fmt.Errorf("%s.txt: %w; move it away, or force", path, ErrForeign)
	case !sealed(oldText, old):
		return fmt.Errorf("%s.json: %w; move it away, or force", path, ErrForeign)
	}
	return nil
}

// readIfThere reads a file; nil where there is none.
func readIfThere(path string) ([]byte, error) {
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("an earlier gold file: %w", err)
	}
	return b, nil
}

// sealed tells whether a gold file is as this program wrote it.
func sealed(text, records []byte) bool {
	var g gold
	if json.Unmarshal(records, &g) != nil || g.Seal == "" {
		return false
	}
	want, err := seal(text, g)
	if err != nil || want != g.Seal {
		return false
	}
	again, err := encode(g)
	return err == nil && bytes.Equal(again, records)
}

// replace writes a file whole or not at all.
func replace(path string, content []byte) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".gold-*")
	if err != nil {
		return fmt.Errorf("gold file: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("gold file: %w", err), os.Remove(f.Name()))
		}
	}()
	_, err = f.Write(content)
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	if err = os.Chmod(f.Name(), 0o644); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// GoldName is a file name for a report: its id where that is safe on every
// system, else what is safe of it with a digest behind.
func GoldName(id string) string {
	const most = 64
	safe := strings.Trim(strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' || r == '_' {
			return r
		}
		return '-'
	}, id), "-_")
	safe = safe[:min(most, len(safe))]
	if safe == id && id != "" && !slices.Contains([]string{"con", "prn", "aux", "nul"}, id) && !device(id) {
		return id
	}
	sum := sha256.Sum256([]byte(id))
	return strings.Trim(safe+"-"+hex.EncodeToString(sum[:6]), "-")
}

// device tells of com1 to com9 and lpt1 to lpt9, which are no files on Windows.
func device(id string) bool {
	return len(id) == 4 && (strings.HasPrefix(id, "com") || strings.HasPrefix(id, "lpt")) && id[3] >= '0' && id[3] <= '9'
}
