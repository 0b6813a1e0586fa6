package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/isnad-news/isnad/internal/follow"
)

// Store is what following remembers in.
var _ follow.Store = (*Store)(nil)

// Feeds gives what is remembered of feeds; see follow.Store.
func (s *Store) Feeds(ctx context.Context) ([]follow.FeedState, error) {
	var out []follow.FeedState
	err := s.rows(ctx, func(r *sql.Rows) error {
		f, err := told[follow.FeedState](r)
		out = append(out, f)
		return err
	}, "SELECT told FROM feed ORDER BY url")
	return out, err
}

// told reads a column of JSON.
func told[T any](r *sql.Rows) (v T, err error) {
	var raw string
	if err := r.Scan(&raw); err != nil {
		return v, err
	}
	if err := json.Unmarshal([]byte(raw), &v); err != nil {
		return v, fmt.Errorf("what is remembered of a feed: %w", err)
	}
	return v, nil
}

// SaveFeed remembers a feed; see follow.Store.
func (s *Store) SaveFeed(ctx context.Context, f follow.FeedState) error {
	raw, err := json.Marshal(f)
	if err != nil {
		return fmt.Errorf("feed %s: %w", f.URL, err)
	}
	return s.change(ctx, func(ctx context.Context, t *transaction) error {
		return t.exec(ctx, "INSERT INTO feed (url, told) VALUES (?, ?) ON CONFLICT (url) DO UPDATE SET told = excluded.told",
			quoted(f.URL), string(raw))
	})
}

// Seen gives the items that were dealt with; see follow.Store.
func (s *Store) Seen(ctx context.Context, ids []string) (map[string]follow.SeenItem, error) {
	out := make(map[string]follow.SeenItem, len(ids))
	for part := range slices.Chunk(ids, mostArgs) {
		args := make([]any, len(part))
		for i, id := range part {
			args[i] = quoted(id)
		}
		err := s.rows(ctx, func(r *sql.Rows) error {
			it, err := told[follow.SeenItem](r)
			out[it.ID] = it
			return err
		}, "SELECT told FROM seen WHERE id IN ("+marks(len(part))+")", args...)
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// MarkSeen remembers items; see follow.Store.
func (s *Store) MarkSeen(ctx context.Context, feed string, items []follow.SeenItem) error {
	return s.change(ctx, func(ctx context.Context, t *transaction) error {
		for _, it := range items {
			raw, err := json.Marshal(it)
			if err != nil {
				return fmt.Errorf("item %s: %w", it.ID, err)
			}
			if err := t.exec(ctx, `INSERT INTO seen (id, feed, outcome, next_try, told) VALUES (?, ?, ?, ?, ?)
				ON CONFLICT (id) DO UPDATE SET feed = excluded.feed, outcome = excluded.outcome, next_try = excluded.next_try, told = excluded.told`,
				quoted(it.ID), quoted(feed), string(it.Outcome), it.NextTry.UnixMicro(), string(raw)); err != nil {
				return err
			}
		}
		return nil
	})
}

// Due gives items that are to be tried again; see follow.Store.
func (s *Store) Due(ctx context.Context, feed string, now time.Time) ([]follow.SeenItem, error) {
	var out []follow.SeenItem
	err := s.rows(ctx, func(r *sql.Rows) error {
		it, err := told[follow.SeenItem](r)
		out = append(out, it)
		return err
	}, "SELECT told FROM seen WHERE outcome = 'failed' AND feed = ? AND next_try <= ? ORDER BY next_try, id", quoted(feed), now.UnixMicro())
	return out, err
}
