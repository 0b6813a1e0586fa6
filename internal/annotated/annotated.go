// Package annotated reads folders of annotated reports, NAME.txt beside NAME.json as
// gold/README.md describes them, for what learns from them.
package annotated

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/isnad-news/isnad"
)

// Each shows the reports of folders in the order of their names: where one lies,
// without an ending, and its text with the day on which it was published and the outlet.
func Each(dirs []string, see func(path string, r isnad.Report) error) error {
	if len(dirs) == 0 {
		return errors.New("name a folder of annotated reports: NAME.txt beside NAME.json")
	}
	for _, d := range dirs {
		files, err := filepath.Glob(filepath.Join(d, "*.json"))
		if err != nil {
			return err
		}
		for _, f := range files {
			r, err := read(f)
			if err != nil {
				return err
			}
			if err := see(strings.TrimSuffix(f, ".json"), r); err != nil {
				return err
			}
		}
	}
	return nil
}

func read(file string) (isnad.Report, error) {
	var gold struct{ Published, Outlet string }
	b, err := os.ReadFile(file)
	if err != nil {
		return isnad.Report{}, err
	}
	if err := json.Unmarshal(b, &gold); err != nil {
		return isnad.Report{}, fmt.Errorf("%s: %w", file, err)
	}
	body, err := os.ReadFile(strings.TrimSuffix(file, ".json") + ".txt")
	if err != nil {
		return isnad.Report{}, err
	}
	day, err := time.Parse(time.DateOnly, gold.Published)
	if err != nil {
		return isnad.Report{}, fmt.Errorf("%s: %w", file, err)
	}
	return isnad.Report{Text: string(body), Published: day, Outlet: gold.Outlet}, nil
}

// Point gives a byte of a text in code points, as annotations count.
func Point(text string, at int) int { return utf8.RuneCountInString(text[:at]) }
