package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/ingest"
	"github.com/isnad-news/isnad/internal/inorder"
)

// analyzeCmd prints the layers beneath the records.
type analyzeCmd struct {
	Format    string   `enum:"conllu,jsonl" default:"conllu" help:"conllu for words, jsonl for numbers and times."`
	Published dateFlag `placeholder:"DATE" help:"Date, or date and time, against which times are resolved: 2013-02-12T04:30:00. The clock is never read."`
	Workers   int      `placeholder:"N" help:"How many texts to read at once; all cores if not given."`
	knowledgeFlag
	Paths []string `arg:"" optional:"" name:"path" help:"Text files, or - for standard input."`
}

// Help gives examples.
func (analyzeCmd) Help() string {
	return `Examples:
  isnad analyze < sentences.txt > sentences.conllu
  isnad analyze --format jsonl --published 2013-02-12T04:30:00 < lines.txt`
}

// line is one line of input.
type line struct {
	source string
	text   string
	n      int
	err    error
}

// printed is a line with what is printed for it.
type printed struct {
	line
	out []byte
}

// Run reads lines and prints their layers.
func (c *analyzeCmd) Run(ctx context.Context, env *Env) error {
	if len(c.Paths) == 0 {
		if isTerminal(env.Stdin) {
			return usageError{errors.New("nothing to read: name a file, or pipe text in, one text a line")}
		}
		c.Paths = []string{ingest.Stdin}
	}
	r, err := ingest.NewReader(env.Knowledge, env.Stdin, ingest.Defaults{})
	if err != nil {
		return err
	}
	a, err := env.Open(c.Knowledge)
	if err != nil {
		return err
	}
	faults := 0
	for p := range inorder.Map(ctx, c.lines(ctx, env, r), c.Workers, func(l line) printed { return c.print(a, l) }) {
		if p.err != nil {
			faults++
			fmt.Fprintf(env.Stderr, "isnad: %s: %v\n", p.source, p.err)
		}
		if _, err := env.Stdout.Write(p.out); err != nil {
			return fmt.Errorf("standard output: %w", err)
		}
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if faults > 0 {
		return errSaid
	}
	return nil
}

// lines gives the lines of all inputs, numbered through.
func (c *analyzeCmd) lines(ctx context.Context, env *Env, r *ingest.Reader) iter.Seq[line] {
	return func(yield func(line) bool) {
		n := 0
		for _, p := range c.Paths {
			in, done, err := openInput(env, p)
			if err != nil {
				if !yield(line{source: p, err: err}) {
					return
				}
				continue
			}
			for text, err := range r.Lines(ctx, in) {
				n++
				if !yield(line{source: p, text: text, n: n, err: err}) {
					done()
					return
				}
			}
			done()
		}
	}
}

func openInput(env *Env, p string) (io.Reader, func(), error) {
	if p == ingest.Stdin {
		return env.Stdin, func() {}, nil
	}
	if s := ingest.Sources([]string{p})[0]; s.Err != nil || s.Path != p {
		return nil, nil, errors.Join(s.Err, errors.New("name a text file"))
	}
	f, err := os.Open(p)
	if err != nil {
		return nil, nil, fmt.Errorf("cannot be opened: %w", err)
	}
	return f, func() { _ = f.Close() }, nil
}

func (c *analyzeCmd) print(a Analyzer, l line) (out printed) {
	out = printed{line: l}
	if l.err != nil || c.Format == "conllu" && strings.TrimSpace(l.text) == "" {
		return out
	}
	defer func() {
		if r := recover(); r != nil {
			out.err = fmt.Errorf("line %d: a fault of isnad's own, please tell its makers: %v", l.n, r)
		}
	}()
	an := a.Words(isnad.Report{Text: l.text, Published: c.Published.Time})
	var b bytes.Buffer
	if c.Format == "jsonl" {
		out.err = export.Layers(&b, an)
	} else {
		out.err = export.CoNLLU(&b, an, a.UPOS(an), fmt.Sprint(l.n))
	}
	out.out = b.Bytes()
	return out
}
