// Command isnad reads news reports in Arabic and prints who did what to whom,
// when, where, and who says so.
package main

import (
	"os"

	"github.com/isnad-news/isnad/internal/cli"
)

func main() { os.Exit(cli.Main(cli.System())) }
