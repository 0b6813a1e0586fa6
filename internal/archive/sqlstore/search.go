package sqlstore

import (
	"context"
	"database/sql"
	"errors"

	"github.com/isnad-news/isnad/internal/archive"
)

// Search finds reports; see archive.Archive.
func (s *Store) Search(ctx context.Context, q archive.Query) (archive.Result, error) {
	var res archive.Result
	c := s.compile(q)
	found, total, err := s.hits(ctx, c, q)
	if err != nil {
		return res, err
	}
	res.Total = total
	if res.Hits, err = s.fill(ctx, found); err != nil {
		return res, err
	}
	if err := s.matching(ctx, c, found, res.Hits); err != nil {
		return res, err
	}
	if len(q.Facets) > 0 {
		res.Facets, err = s.facets(ctx, c, q)
	}
	return res, err
}

// found is a hit before it is filled.
type found struct {
	key   int64
	score float64
}

func order(by archive.Sort, ranked bool) string {
	switch {
	case by == archive.Oldest:
		return "r.day = '', r.day, r.id"
	case by == archive.Gathered:
		return "r.gathered DESC, r.id"
	case by == archive.Newest || !ranked:
		return "r.day DESC, r.id"
	}
	return "score DESC, r.day DESC, r.id"
}

// hits gives the page of hits that is asked for and the number of all.
func (s *Store) hits(ctx context.Context, c *compiled, q archive.Query) ([]found, int, error) {
	var out []found
	total := -1
	if q.Limit > 0 {
		ask := "SELECT r.key, 0.0, COUNT(*) OVER () FROM report r " + c.from() + " WHERE " + c.where()
		args := c.args()
		ranked := c.text.Rank != "" && (q.Sort == archive.ByRank || q.Sort == "")
		if ranked {
			ask = "SELECT r.key, " + c.text.Rank + " AS score, COUNT(*) OVER () FROM report r " + c.text.Ranked + " WHERE " + c.with(c.text.RankedWhere)
			args = append(append([]any{}, c.text.RankArgs...), c.argsWith(c.text.RankedArgs)...)
		}
		err := s.rows(ctx, func(r *sql.Rows) error {
			var f found
			err := r.Scan(&f.key, &f.score, &total)
			out = append(out, f)
			return err
		}, ask+" ORDER BY "+order(q.Sort, ranked)+" LIMIT ? OFFSET ?", append(args, q.Limit, q.Offset)...)
		if err != nil {
			return nil, 0, err
		}
	}
	if total < 0 { // no hit on this page, or none asked for
		err := s.rows(ctx, func(r *sql.Rows) error { return r.Scan(&total) }, "SELECT COUNT(*) FROM report r "+c.from()+" WHERE "+c.where(), c.args()...)
		if err != nil {
			return nil, 0, err
		}
	}
	return out, total, nil
}

// fill reads the entries of hits.
func (s *Store) fill(ctx context.Context, in []found) ([]archive.Hit, error) {
	out := make([]archive.Hit, len(in))
	place := make(map[int64]int, len(in))
	keys := make([]int64, len(in))
	for i, f := range in {
		out[i].Score, place[f.key], keys[i] = f.score, i, f.key
	}
	n := 0
	err := among(ctx, s, "r.key", keys, func(key int64, e archive.Entry) {
		out[place[key]].Entry = e
		n++
	})
	if err != nil {
		return nil, err
	}
	if n != len(in) {
		return nil, errors.Join(archive.ErrBroken, errors.New("reports without their records: run isnad stats --check"))
	}
	return out, nil
}

// matching tells which events and statements of hits satisfy the query.
func (s *Store) matching(ctx context.Context, c *compiled, in []found, hits []archive.Hit) error {
	if len(in) == 0 {
		return nil
	}
	place := make(map[int64]int, len(in))
	keys := make([]any, len(in))
	for i, f := range in {
		place[f.key], keys[i] = i, f.key
	}
	for _, k := range []struct {
		records cond
		table   string
		to      func(*archive.Hit) *[]int
	}{
		{c.events, "e", func(h *archive.Hit) *[]int { return &h.Events }},
		{c.statements, "s", func(h *archive.Hit) *[]int { return &h.Statements }},
	} {
		if k.records.sql == "" {
			continue
		}
		for rest := keys; len(rest) > 0; {
			part := rest[:min(len(rest), mostArgs)]
			rest = rest[len(part):]
			err := s.rows(ctx, func(r *sql.Rows) error {
				var key int64
				var n int
				err := r.Scan(&key, &n)
				list := k.to(&hits[place[key]])
				*list = append(*list, n)
				return err
			}, "SELECT "+k.table+".report, "+k.table+".n"+k.records.sql+" AND "+k.table+".report IN ("+marks(len(part))+") ORDER BY 1, 2",
				append(append([]any{}, k.records.args...), part...)...)
			if err != nil {
				return err
			}
		}
	}
	return nil
}
