package sqlstore

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"

	"github.com/isnad-news/isnad/internal/archive"
)

// mostArgs is how many parameters one query has at the most.
const mostArgs = 500

// key gives the key of a name in normal form that intern has seen, nil of none.
func (b *batch) key(name string) any {
	if k, ok := b.s.names[name]; ok {
		return k
	}
	if k, ok := b.names[name]; ok {
		return k
	}
	return nil
}

// intern sees to it that every name of the rows has a key, and every place is
// kept.
func (b *batch) intern(ctx context.Context, all []prepared) error {
	missing := map[string]archive.NameRow{}
	for _, p := range all {
		for _, n := range p.rows.Names {
			if _, seen := missing[n.Name]; !seen && b.key(n.Name) == nil {
				missing[n.Name] = n
			}
		}
	}
	if err := b.add(ctx, missing); err != nil {
		return err
	}
	return b.locate(ctx, all)
}

// add finds the keys of names, or makes them. A name of which nobody has noted
// yet how it is written is noted now.
func (b *batch) add(ctx context.Context, missing map[string]archive.NameRow) error {
	list := slices.Sorted(maps.Keys(missing)) // two processes that wait for each other's rows would wait for ever
	known := map[string]bool{}
	for part := range slices.Chunk(list, mostArgs) {
		err := scanAll(ctx, b.t.tx, b.t.d, func(r *sql.Rows) error {
			var name, written string
			var key int64
			err := r.Scan(&name, &key, &written)
			known[name] = true
			if written != "" {
				b.names[name] = key
			}
			return err
		}, "SELECT folded, key, written FROM name WHERE folded IN ("+marks(len(part))+")", anys(part)...)
		if err != nil {
			return err
		}
	}
	fresh := map[string]int64{}
	for _, n := range list {
		if _, ok := b.names[n]; ok {
			continue
		}
		row := missing[n]
		k, err := b.make(ctx, `INSERT INTO name (folded, written, english) VALUES (?, ?, ?) ON CONFLICT (folded) DO UPDATE SET
			english = CASE WHEN name.written = '' THEN excluded.english ELSE name.english END,
			written = CASE WHEN name.written = '' THEN excluded.written ELSE name.written END RETURNING key`, n, clean(row.Written), clean(row.English))
		if err != nil {
			return err
		}
		b.names[n] = k
		if !known[n] {
			fresh[n] = k
		}
	}
	if len(fresh) == 0 {
		return nil
	}
	return b.t.d.InsertNames(ctx, b.t.tx, fresh)
}

func (b *batch) make(ctx context.Context, query string, args ...any) (key int64, err error) {
	if err := b.t.tx.QueryRowContext(ctx, b.t.d.Rebind(query), args...).Scan(&key); err != nil {
		return 0, fmt.Errorf("%s: %w", firstWords(query), err)
	}
	return key, nil
}

// placeKey is a place by the key of its name, and its country.
type placeKey struct {
	name    int64
	country string
}

// locate keeps places, each as it was told of first; where a place stands is
// noted when it is first told.
func (b *batch) locate(ctx context.Context, all []prepared) error {
	fresh := map[placeKey]archive.PlaceRow{}
	for _, p := range all {
		for _, row := range p.rows.Places {
			name, ok := b.key(row.Name).(int64)
			k := placeKey{name, clean(row.Country)}
			if old, seen := fresh[k]; seen && old.Lat == nil {
				old.Lat, old.Lon = row.Lat, row.Lon
				fresh[k] = old
			} else if !seen && ok && !b.located(k, row.Lat != nil) {
				fresh[k] = row
			}
		}
	}
	keys := slices.SortedFunc(maps.Keys(fresh), func(x, y placeKey) int {
		return cmp.Or(cmp.Compare(x.name, y.name), cmp.Compare(x.country, y.country))
	})
	for _, k := range keys {
		row := fresh[k]
		if err := b.t.exec(ctx, `INSERT INTO place (name, country, written, english, lat, lon) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (name, country) DO UPDATE SET lat = excluded.lat, lon = excluded.lon WHERE place.lat IS NULL AND excluded.lat IS NOT NULL`,
			k.name, k.country, clean(row.Written), clean(row.English), row.Lat, row.Lon); err != nil {
			return err
		}
		b.places[k] = row.Lat != nil
	}
	return nil
}

// located tells whether a place is known to be kept, with coordinates if it
// has to have them.
func (b *batch) located(k placeKey, where bool) bool {
	for _, m := range []map[placeKey]bool{b.places, b.s.places} {
		if has, ok := m[k]; ok && (has || !where) {
			return true
		}
	}
	return false
}

// grade keeps values that records are ordered by.
func (b *batch) grade(ctx context.Context, values map[grade]bool) error {
	if !b.t.d.Graded() {
		return nil
	}
	for g := range values {
		if b.s.grades[g] {
			continue
		}
		if err := b.t.exec(ctx, "INSERT INTO grade (field, value, more) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", g.field, g.value, g.more); err != nil {
			return err
		}
		b.grades[g] = true
	}
	return nil
}

// reader gives the key of a reader's version.
func (b *batch) reader(ctx context.Context, version string) (int64, error) {
	if k, ok := b.s.readers[version]; ok {
		return k, nil
	}
	if k, ok := b.readers[version]; ok {
		return k, nil
	}
	k, err := b.make(ctx, "INSERT INTO reader (version) VALUES (?) ON CONFLICT (version) DO UPDATE SET version = excluded.version RETURNING key", quoted(version))
	if err != nil {
		return 0, err
	}
	b.readers[version] = k
	return k, nil
}
