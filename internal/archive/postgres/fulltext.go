package postgres

import (
	"context"
	"crypto/md5"
	"database/sql"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/archive/sqlstore"
)

// InsertWords adds reports to full text.
func (d dialect) InsertWords(ctx context.Context, conn *sql.Conn, tx *sql.Tx, rows []sqlstore.WordsRow) error {
	var out [][]any
	for i := range rows {
		for n, v := range vectors(&rows[i]) {
			out = append(out, []any{rows[i].Key, n, v})
		}
	}
	return d.Insert(ctx, conn, tx, "words", []string{"report", "part", "vector"}, out)
}

// DeleteWords takes reports out of full text.
func (dialect) DeleteWords(ctx context.Context, tx *sql.Tx, keys []int64) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM words WHERE report = ANY($1)", keys)
	return err
}

// Worded lists the reports in full text.
func (dialect) Worded() string { return "SELECT report FROM words" }

// InsertNames does nothing: the index over the names' words follows by itself.
func (dialect) InsertNames(context.Context, *sql.Tx, map[string]int64) error { return nil }

// Names finds names by words side by side: by the index those that have all
// of them, of these the ones that have them so.
func (dialect) Names(name string) (string, []any) {
	return `SELECT key FROM name WHERE string_to_array(left(folded, 600), ' ') @> string_to_array(?::text, ' ')
		AND position(' ' || ?::text || ' ' IN ' ' || folded || ' ') > 0`, []any{name, name}
}

// Folded shortens a name as the trigger shorten_name does.
func (dialect) Folded(name string) string {
	if len(name) <= 2400 {
		return name
	}
	begin, n := name, 0
	for at := range name {
		if n == 600 {
			begin = name[:at]
			break
		}
		n++
	}
	sum := md5.Sum([]byte(name)) // tells names apart
	return begin + " " + hex.EncodeToString(sum[:])
}

// FullText finds reports by words: each term in any part of a report.
func (dialect) FullText(terms []archive.Term) sqlstore.FullText {
	var f sqlstore.FullText
	var where, rank []string
	for _, t := range terms {
		q := tsquery(t)
		if q == "" {
			where = append(where, "1 = 0")
			continue
		}
		where = append(where, "r.key IN (SELECT worded(?::text::tsquery))")
		f.Args = append(f.Args, q)
		rank = append(rank, weighed)
		f.RankArgs = append(f.RankArgs, q, q)
	}
	f.Where = strings.Join(where, " AND ")
	f.Rank = "0.0"
	if len(rank) > 0 {
		f.Rank = "CASE WHEN ROW_NUMBER() OVER (ORDER BY r.day DESC, r.id) <= " + mostRanked + " THEN (SELECT COALESCE(SUM(" +
			strings.Join(rank, " + ") + "), 0) FROM words w WHERE w.report = r.key) ELSE 0 END"
	}
	f.RankedWhere, f.RankedArgs = f.Where, f.Args
	return f
}

// mostRanked is how many reports are ranked: where more are found, what is
// sought is so common that the newest are the best.
const mostRanked = "1000"

// weighed is how well one term stands in a part of a report: how often, for
// the length of the text, and in the headline more (ts_rank), times how rare
// it is in the archive, which ts_rank does not know.
const weighed = `(SELECT ln(1 + (SELECT COUNT(*) FROM report) / (0.5 + COUNT(*))) FROM worded(?::text::tsquery))
	* ts_rank('{0.15, 0.5, 0.3, 1}', w.vector, ?::text::tsquery, 1)`

// tsquery writes a term as PostgreSQL reads it, "" where it seeks no word.
func tsquery(t archive.Term) string {
	form, lemma := isForm, isLemma
	if t.Field == archive.Title {
		form, lemma = isTitleForm, isTitleLemma
	}
	var any []string
	for _, v := range t.Values {
		if v.Words == nil {
			continue
		}
		if p := phrase(v.Words, form); p != "" {
			any = append(any, p)
		}
		if v.Words.Prefix && len(v.Words.Forms) == 1 {
			if p := phrase(v.Words, lemma); p != "" {
				any = append(any, p)
			}
		}
		for _, l := range v.Words.Lemmas {
			if l != "" {
				any = append(any, lexeme(lemma+clip(clean(l))))
			}
		}
	}
	slices.Sort(any)
	return strings.Join(slices.Compact(any), " | ")
}

func phrase(w *archive.Words, kind string) string {
	var out []string
	for _, f := range w.Forms {
		out = append(out, archive.Split(f)...)
	}
	n := len(out)
	for i, token := range out {
		if w.Prefix && i == n-1 {
			out[i] = lexeme(kind+begin(token)) + ":*"
		} else {
			out[i] = lexeme(kind + clip(token))
		}
	}
	if n < 2 {
		return strings.Join(out, "")
	}
	return "(" + strings.Join(out, " <-> ") + ")"
}

// lexeme quotes a word, so that nothing in it is an operator.
func lexeme(s string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, `'`, `''`).Replace(s) + "'"
}
