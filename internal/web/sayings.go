package web

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/isnad-news/isnad/internal/table"
)

// sayingsFile holds what the program says of what somebody asked for or sent
// (package said), by its English format. It stands beside the phrases and is
// none of them.
const sayingsFile = "phrases/said.tsv"

// sayings are formats by their English, taken apart.
type sayings map[string][]slot

// readSayings reads said.tsv: by language. What is wrong is told with file and
// line, all of it at once. A cell that is left empty is a translation that
// there is not yet.
func readSayings(fsys fs.FS) (map[string]sayings, error) {
	out := map[string]sayings{}
	for _, lang := range languages() {
		out[lang] = sayings{}
	}
	data, err := fs.ReadFile(fsys, sayingsFile)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return out, nil
	case err != nil:
		return nil, err
	}
	rows, err := table.Parse(sayingsFile, data)
	faults := []error{err}
	seen := map[string]string{}
	for _, row := range rows {
		en := row.Get("en")
		if was, twice := seen[en]; twice {
			faults = append(faults, fmt.Errorf("%s: %q stands already at %s", row.Where(), en, was))
		}
		seen[en] = row.Where()
		for _, lang := range languages() {
			if err := out[lang].add(en, row.Get(lang)); err != nil {
				faults = append(faults, fmt.Errorf("%s: %w", row.Where(), err))
			}
		}
	}
	return out, table.Join(faults)
}

func (s sayings) add(en, translated string) error {
	if translated == "" {
		return nil
	}
	want, err := slots(en)
	if err != nil {
		return err
	}
	got, err := slots(translated)
	if err != nil {
		return err
	}
	if !slices.Equal(puts(got), puts(want)) {
		return fmt.Errorf("%q holds %q, the English %q", translated, puts(got), puts(want))
	}
	s[en] = got
	return nil
}
