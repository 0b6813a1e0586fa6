// Command compile turns the tables of knowledge/lexicon into lexicon.bin:
// run it in the project's root after a change there (make lexicon).
package main

import (
	"fmt"
	"os"

	"github.com/isnad-news/isnad/internal/lexicon"
)

func main() {
	block, err := lexicon.Compile(os.DirFS("knowledge"))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if err := os.WriteFile("knowledge/lexicon/lexicon.bin", block, 0o644); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println("lexicon.bin:", len(block), "bytes")
}
