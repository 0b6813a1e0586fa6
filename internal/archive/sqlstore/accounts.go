package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/isnad-news/isnad/internal/archive"
)

// Users lists who may correct; see archive.Archive.
func (s *Store) Users(ctx context.Context) ([]archive.User, error) {
	return s.users(ctx, "ORDER BY name")
}

// User gives one; see archive.Archive.
func (s *Store) User(ctx context.Context, name string) (archive.User, error) {
	if clean(name) != name {
		return archive.User{}, noUser(name)
	}
	us, err := s.users(ctx, "WHERE name = ?", name)
	if err != nil {
		return archive.User{}, err
	}
	if len(us) == 0 {
		return archive.User{}, noUser(name)
	}
	return us[0], nil
}

func noUser(name string) error { return fmt.Errorf("user %q: %w", name, archive.ErrNotFound) }

func (s *Store) users(ctx context.Context, where string, args ...any) ([]archive.User, error) {
	var out []archive.User
	err := s.rows(ctx, func(r *sql.Rows) error {
		var u archive.User
		var made int64
		err := r.Scan(&u.Name, &u.Password, &made)
		u.Made = time.UnixMicro(made).UTC()
		out = append(out, u)
		return err
	}, "SELECT name, password, made FROM account "+where, args...)
	return out, err
}

// PutUser makes a user or changes a password; see archive.Archive.
func (s *Store) PutUser(ctx context.Context, u archive.User) error {
	if err := archive.CheckUser(u.Name); err != nil {
		return err
	}
	return s.change(ctx, func(ctx context.Context, t *transaction) error {
		return t.exec(ctx, "INSERT INTO account (name, password, made) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET password = excluded.password",
			u.Name, clean(u.Password), u.Made.UnixMicro())
	})
}

// DropUser takes a user out; see archive.Archive.
func (s *Store) DropUser(ctx context.Context, name string) error {
	if clean(name) != name {
		return noUser(name)
	}
	return s.change(ctx, func(ctx context.Context, t *transaction) error {
		n, err := t.execute(ctx, "DELETE FROM account WHERE name = ?", name)
		if err == nil && n == 0 {
			err = noUser(name)
		}
		return err
	})
}
