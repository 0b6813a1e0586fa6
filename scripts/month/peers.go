//go:build unix

package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/lang/ar"

	"github.com/isnad-news/isnad/internal/ingest"
)

// others indexes the same texts by programs that do not read them.
func (m *month) others(ctx context.Context) error {
	return errors.Join(m.bleve(ctx), m.fts5(ctx))
}

// each gives the texts of the corpus.
func (m *month) each(ctx context.Context, do func(n int, text string) error) error {
	return m.items(ctx, func(items func(func(ingest.Item) bool)) error {
		n := 0
		for it := range items {
			if it.Err != nil {
				continue
			}
			n++
			if err := do(n, it.Report.Text); err != nil {
				return err
			}
		}
		return nil
	})
}

func (m *month) bleve(ctx context.Context) error {
	path := filepath.Join(m.dir, "bleve")
	if err := os.RemoveAll(path); err != nil {
		return err
	}
	mapping := bleve.NewIndexMapping()
	mapping.DefaultAnalyzer = ar.AnalyzerName
	start := time.Now()
	index, err := bleve.New(path, mapping)
	if err != nil {
		return err
	}
	batch, n := index.NewBatch(), 0
	err = m.each(ctx, func(i int, text string) error {
		n = i
		if err := batch.Index(strconv.Itoa(i), struct{ Text string }{text}); err != nil || batch.Size() < 500 {
			return err
		}
		defer batch.Reset()
		return index.Batch(batch)
	})
	if err := errors.Join(err, index.Batch(batch), index.Close()); err != nil {
		return err
	}
	fmt.Printf("bleve, Arabic analyzer: %d texts in %.1f s, %d MB\n", n, time.Since(start).Seconds(), folderSize(path)>>20)
	return nil
}

func (m *month) fts5(ctx context.Context) error {
	path := filepath.Join(m.dir, "fts5.db")
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	start := time.Now()
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=synchronous(normal)&_pragma=journal_mode(wal)")
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	if _, err := db.ExecContext(ctx, "CREATE VIRTUAL TABLE t USING fts5(text)"); err != nil {
		return errors.Join(err, db.Close())
	}
	var tx *sql.Tx
	n := 0
	err = m.each(ctx, func(i int, text string) (err error) {
		if n = i; tx == nil {
			if tx, err = db.BeginTx(ctx, nil); err != nil {
				return err
			}
		}
		if _, err = tx.ExecContext(ctx, "INSERT INTO t (text) VALUES (?)", text); err != nil || i%500 != 0 {
			return err
		}
		err, tx = tx.Commit(), nil
		return err
	})
	if tx != nil {
		err = errors.Join(err, tx.Commit())
	}
	if err := errors.Join(err, db.Close()); err != nil {
		return err
	}
	fmt.Printf("SQLite FTS5, unicode61, with the texts: %d texts in %.1f s, %d MB\n", n, time.Since(start).Seconds(), folderSize(path)>>20)
	return nil
}

// folderSize sums the bytes of a file, or of the files in a folder.
func folderSize(path string) (n int64) {
	// A file that is gone has no size; the sum is for people.
	_ = filepath.WalkDir(path, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			if info, err := d.Info(); err == nil {
				n += info.Size()
			}
		}
		return nil
	})
	return n
}
