package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
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

// intern sees to it that every name of the rows has a key.
func (b *batch) intern(ctx context.Context, all []prepared) error {
	missing := map[string]bool{}
	see := func(name string) {
		if name != "" && b.key(name) == nil {
			missing[name] = true
		}
	}
	for _, p := range all {
		see(archive.Normal(p.Record.Document.Outlet))
		for _, e := range p.rows.Events {
			see(e.Place)
			seeAll(see, e.Actors, e.Recipients, e.Tellers)
		}
		for _, s := range p.rows.Statements {
			see(s.Speaker.Name)
			seeAll(see, s.Tellers)
		}
	}
	return b.add(ctx, missing)
}

func seeAll(see func(string), lists ...[]archive.Named) {
	for _, l := range lists {
		for _, n := range l {
			see(n.Name)
		}
	}
}

// add finds the keys of names, or makes them.
func (b *batch) add(ctx context.Context, missing map[string]bool) error {
	list := make([]string, 0, len(missing))
	for n := range missing {
		list = append(list, n)
	}
	slices.Sort(list) // two processes that wait for each other's rows would wait for ever
	for part := range slices.Chunk(list, mostArgs) {
		err := scanAll(ctx, b.t.tx, b.t.d, func(r *sql.Rows) error {
			return b.known(r)
		}, "SELECT folded, key FROM name WHERE folded IN ("+marks(len(part))+")", anys(part)...)
		if err != nil {
			return err
		}
	}
	fresh := map[string]int64{}
	for _, n := range list {
		if _, ok := b.names[n]; ok {
			continue
		}
		k, err := b.make(ctx, "INSERT INTO name (folded) VALUES (?) ON CONFLICT (folded) DO UPDATE SET folded = excluded.folded RETURNING key", n)
		if err != nil {
			return err
		}
		b.names[n], fresh[n] = k, k
	}
	if len(fresh) == 0 {
		return nil
	}
	return b.t.d.InsertNames(ctx, b.t.tx, fresh)
}

func (b *batch) known(r *sql.Rows) error {
	var name string
	var key int64
	err := r.Scan(&name, &key)
	b.names[name] = key
	return err
}

func (b *batch) make(ctx context.Context, query, value string) (key int64, err error) {
	if err := b.t.tx.QueryRowContext(ctx, b.t.d.Rebind(query), value).Scan(&key); err != nil {
		return 0, fmt.Errorf("%s: %w", firstWords(query), err)
	}
	return key, nil
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
	if b.readers == nil {
		b.readers = map[string]int64{}
	}
	b.readers[version] = k
	return k, nil
}
