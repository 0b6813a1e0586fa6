package view

import (
	"fmt"
	"io/fs"
	"slices"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/rule"
	"github.com/isnad-news/isnad/internal/search"
	"github.com/isnad-news/isnad/internal/table"
)

// Choices lists what coded fields of records may hold.
func (d *Desk) Choices() Choices { return d.known.choices }

// choices gathers them from the tables that say so.
func choices(fsys fs.FS, p *search.Parser, sectors map[string]bool) (Choices, error) {
	c := Choices{Kinds: []string{"direct", "indirect", "mixed"}, Classes: p.Values(archive.Class), Factualities: p.Values(archive.Factuality)}
	for s := range sectors {
		c.Sectors = append(c.Sectors, s)
	}
	slices.Sort(c.Sectors)
	for _, t := range p.Values(archive.Type) {
		c.Types = append(c.Types, TypeChoice{Type: t, Modes: modesOf(t, p.Values(archive.Mode))})
	}
	rows, err := table.Read(fsys, "events", "contexts")
	if err != nil {
		return c, fmt.Errorf("contexts of events: %w", err)
	}
	for _, r := range rows {
		if x := r.Get("context"); x != "" && !slices.Contains(c.Contexts, x) {
			c.Contexts = append(c.Contexts, x)
		}
	}
	return c, nil
}

// modesOf gives those of all modes that a type of events may have.
func modesOf(typ string, modes []string) []string {
	out := []string{}
	for _, m := range modes {
		if rule.KnownMode(typ, m) {
			out = append(out, m)
		}
	}
	return out
}
