package sqlite

import (
	"context"
	"database/sql"
	"strings"
	"unicode"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/archive/sqlstore"
)

// never is a word that no text has: a control character is no part of a word.
const never = "\u0080"

// InsertWords adds reports to the index. FTS5's own tokenizer splits at the
// spaces that we put, and leaves letters beyond ASCII as they are.
func (dialect) InsertWords(ctx context.Context, _ *sql.Conn, tx *sql.Tx, rows []sqlstore.WordsRow) error {
	stmt, err := tx.PrepareContext(ctx, "INSERT INTO words (rowid, title, title_lemmas, forms, lemmas) VALUES (?, ?, ?, ?, ?)")
	if err != nil {
		return err
	}
	defer func() { _ = stmt.Close() }() // ends with the transaction
	for _, r := range rows {
		_, err := stmt.ExecContext(ctx, r.Key, line(r.Title.Forms, r.Body.AsText), line(r.Title.Lemmas, r.Body.AsText), line(r.Body.Forms, r.Body.AsText), line(r.Body.Lemmas, r.Body.AsText))
		if err != nil {
			return err
		}
	}
	return nil
}

// line writes tokens as FTS5's tokenizer takes them apart again: clean ones are
// known to have nothing but letters and digits. Places in the lemmas mean
// nothing, since phrases are sought in the forms.
func line(tokens []string, clean bool) string {
	var b strings.Builder
	b.Grow(12 * len(tokens)) // as long as most are
	put := func(t string) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t)
	}
	for _, t := range tokens {
		switch {
		case t == "":
		case clean || whole(t):
			put(t)
		default:
			for _, x := range archive.Split(t) {
				put(x)
			}
		}
	}
	return b.String()
}

// whole tells whether a token has nothing but letters and digits, as it should.
func whole(t string) bool {
	for _, r := range t {
		common := r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r >= 0x621 && r <= 0x64A
		if !common && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return false
		}
	}
	return true
}

// DeleteWords takes reports out of the index.
func (dialect) DeleteWords(ctx context.Context, tx *sql.Tx, keys []int64) error {
	for _, k := range keys {
		if _, err := tx.ExecContext(ctx, "DELETE FROM words WHERE rowid = ?", k); err != nil {
			return err
		}
	}
	return nil
}

// InsertNames adds names to the index.
func (dialect) InsertNames(ctx context.Context, tx *sql.Tx, names map[string]int64) error {
	stmt, err := tx.PrepareContext(ctx, "INSERT INTO name_words (rowid, folded) VALUES (?, ?)")
	if err != nil {
		return err
	}
	defer func() { _ = stmt.Close() }() // ends with the transaction
	for n, k := range names {
		if _, err := stmt.ExecContext(ctx, k, n); err != nil {
			return err
		}
	}
	return nil
}

// Names finds names by words side by side.
func (dialect) Names(name string) (string, []any) {
	return "SELECT rowid FROM name_words WHERE name_words MATCH ?", []any{phrase(strings.Fields(name), false)}
}

// Folded leaves names as they are.
func (dialect) Folded(name string) string { return name }

// Worded lists the reports in the index.
func (dialect) Worded() string { return "SELECT rowid FROM words" }

// phrase quotes words in FTS5's language, in which what stands between quotes
// is never an operator.
func phrase(words []string, prefix bool) string {
	p := `"` + strings.ReplaceAll(strings.Join(words, " "), `"`, `""`) + `"`
	if prefix {
		p += "*"
	}
	return p
}

// FullText finds reports by words.
func (dialect) FullText(terms []archive.Term) sqlstore.FullText {
	all := make([]string, 0, len(terms))
	for _, t := range terms {
		all = append(all, match(t))
	}
	expr := strings.Join(all, " AND ")
	return sqlstore.FullText{
		From:  "JOIN words ON words.rowid = r.key",
		Where: "words MATCH ?", Args: []any{expr},
		// Ranks are counted before they are sorted or counted by: a LIMIT keeps
		// the subquery whole. A word of the headline counts as much as several
		// of the body.
		Ranked: "JOIN (SELECT rowid AS report, -bm25(words, 3.0, 1.5, 1.0, 0.5) AS rank FROM words WHERE words MATCH ? LIMIT -1) m ON m.report = r.key",
		Rank:   "m.rank", RankedArgs: []any{expr},
	}
}

// match is one term in FTS5's language.
func match(t archive.Term) string {
	forms, lemmas := "forms", "lemmas"
	if t.Field == archive.Title {
		forms, lemmas = "title", "title_lemmas"
	}
	var any []string
	for _, v := range t.Values {
		w := v.Words
		if w == nil {
			continue
		}
		if f := tokens(w.Forms); len(f) > 0 {
			any = append(any, "{"+forms+"} : "+phrase(f, w.Prefix))
			if w.Prefix && len(f) == 1 {
				any = append(any, "{"+lemmas+"} : "+phrase(f, true))
			}
		}
		for _, l := range w.Lemmas {
			if s := archive.Split(l); len(s) == 1 && s[0] == l {
				any = append(any, "{"+lemmas+"} : "+phrase([]string{l}, false))
			}
		}
	}
	if len(any) == 0 {
		return phrase([]string{never}, false)
	}
	return "(" + strings.Join(any, " OR ") + ")"
}

// tokens gives words as the index has them.
func tokens(words []string) []string {
	var out []string
	for _, w := range words {
		out = append(out, archive.Split(w)...)
	}
	return out
}
