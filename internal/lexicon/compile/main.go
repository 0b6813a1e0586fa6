// Command compile turns the tables of knowledge/lexicon into lexicon.bin:
// run it in the project's root after a change there (make lexicon). With the
// argument verbs it prints the conjugation of every verb instead: file line,
// tense, voice, person, number, gender, verbal kind, bound, form.
package main

import (
	"bufio"
	"fmt"
	"os"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/lexicon"
	"github.com/isnad-news/isnad/internal/table"
)

func main() {
	run := compile
	if len(os.Args) > 1 && os.Args[1] == "verbs" {
		run = verbs
	}
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func compile() error {
	block, err := lexicon.Compile(os.DirFS("knowledge"))
	if err != nil {
		return err
	}
	if err := os.WriteFile("knowledge/lexicon/lexicon.bin", block, 0o644); err != nil {
		return fmt.Errorf("lexicon: %w", err)
	}
	fmt.Println("lexicon.bin:", len(block), "bytes")
	return nil
}

func verbs() error {
	out := bufio.NewWriter(os.Stdout)
	err := lexicon.Paradigm(os.DirFS("knowledge"), func(r table.Row, form string, f isnad.Feats) {
		fmt.Fprint(out, r.Where())
		for _, c := range []byte{f.Tense, f.Voice, f.Person, f.Number, f.Gender, f.Verbal} {
			if c == 0 {
				c = '-'
			}
			fmt.Fprintf(out, "\t%c", c)
		}
		fmt.Fprintf(out, "\t%t\t%s\n", f.Bound, form)
	})
	if err != nil {
		return err
	}
	return out.Flush()
}
