package tables

import (
	"fmt"
	"io/fs"

	"github.com/isnad-news/isnad/internal/table"
)

// Homes reads from the knowledge which country an actor's id belongs to: a
// state's is itself, an intergovernmental body's IGO, a group's the country
// that is its home. The function gives "" for bodies of several countries or
// none, and for ids that the knowledge does not hold.
func Homes(knowledge fs.FS) (func(id string) string, error) {
	homes := map[string]string{}
	for _, kind := range []string{"groups", "states"} {
		rows, err := table.Read(knowledge, "actors", kind)
		if err != nil {
			return nil, fmt.Errorf("countries of actors: %w", err)
		}
		for _, r := range rows {
			id, home := r.Get("id"), r.Get("home")
			switch {
			case kind == "states":
				home = id
			case home == "MULTI" || home == "-":
				home = ""
			}
			// A group's id may be a small state's code too: the group is meant.
			if _, known := homes[id]; !known {
				homes[id] = home
			}
		}
	}
	return func(id string) string { return homes[id] }, nil
}
