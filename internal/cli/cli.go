// Package cli is the command line: it reads flags, opens what a command needs,
// and gives exit codes. 0 is well, 1 a fault in the input, 2 wrong usage.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/alecthomas/kong"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/coverage"
	"github.com/isnad-news/isnad/internal/ingest"
	"github.com/isnad-news/isnad/internal/search"
)

// The exit codes.
const (
	ExitOK    = 0
	ExitInput = 1 // something could not be read; the rest was
	ExitUsage = 2
)

// Analyzer reads reports. It must be safe for concurrent use.
type Analyzer interface {
	// Analyze reads a report through all stages.
	Analyze(isnad.Report) *isnad.Analysis
	// Words reads a report as far as words, numbers and times.
	Words(isnad.Report) *isnad.Analysis
	// UPOS names the parts of speech of a read report as treebanks do.
	UPOS(*isnad.Analysis) []isnad.POS
}

// RuleFinder is what an Analyzer may also be: it says where a rule stands
// ("events/assault.rules:12"), or "" where it does not know it.
type RuleFinder interface{ RuleAt(rule string) string }

// Checker proves the knowledge against its own examples.
type Checker interface {
	// Check writes every fault of a knowledge folder to w, "" meaning the one
	// within, and gives their number.
	Check(ctx context.Context, w io.Writer, dir string) (faults int, err error)
	// Coverage counts what the knowledge understands of reports; dir is laid over
	// the knowledge within, unless empty.
	Coverage(ctx context.Context, dir string, reports iter.Seq[isnad.Report]) (*coverage.Counter, error)
}

// Env is all that a command touches of the world outside.
type Env struct {
	Stdin     io.Reader
	Stdout    io.Writer
	Stderr    io.Writer
	Getenv    func(string) string
	Now       func() time.Time // for the warning about dates to come only
	Knowledge fs.FS
	Open      func(dirs []string) (Analyzer, error)
	Lemmas    func(dirs []string) (search.Lemmatizer, error) // what search needs of the engine, sooner had
	Checker   Checker                                        // nil where check is not to be had
}

// grammar is the command line as kong reads it.
type grammar struct {
	archiveFlag
	Read       readCmd       `cmd:"" help:"Read reports and print their records: who did what to whom, when, where, and who says so."`
	Analyze    analyzeCmd    `cmd:"" help:"Print the layers beneath the records: words, or numbers and times. Every line of input is a text of its own."`
	Explain    explainCmd    `cmd:"" help:"Print why each record is there: its rule, its words, and the lines of knowledge behind it."`
	Add        addCmd        `cmd:"" help:"Read reports and keep them, with their records, in the archive."`
	Follow     followCmd     `cmd:"" help:"Follow feeds: fetch what is new, read it and keep it."`
	Fetch      fetchCmd      `cmd:"" help:"Fetch single pages, read and keep them."`
	Reread     rereadCmd     `cmd:"" help:"Read the archive again after a change of the knowledge, and tell what changed."`
	Search     searchCmd     `cmd:"" help:"Find reports in the archive by words, actors, acts, places, dates, tellers."`
	Show       showCmd       `cmd:"" help:"Print kept reports with their records, or as they came in."`
	Stats      statsCmd      `cmd:"" help:"Say what the archive holds, and what failed to come in."`
	Export     exportCmd     `cmd:"" help:"Write reports, statements and events as tables: CSV, JSONL or Parquet."`
	Gold       goldCmd       `cmd:"" help:"Write corrected reports as gold files, which score readers."`
	Serve      serveCmd      `cmd:"" help:"Show the archive in a browser, and as an API."`
	MCP        mcpCmd        `cmd:"" name:"mcp" help:"Answer language models by the Model Context Protocol."`
	User       userCmd       `cmd:"" help:"Add, list and remove those who may correct records."`
	Check      checkCmd      `cmd:"" help:"Check a knowledge folder against its own examples."`
	Version    versionCmd    `cmd:"" help:"Print the version."`
	Completion completionCmd `cmd:"" help:"Print the script that completes commands and flags in a shell."`
}

// Main runs the program on the process's own arguments and gives the exit
// code. Ctrl-C ends it in good order.
func Main(env Env) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the process at once
	return Run(ctx, os.Args[1:], env)
}

// exitNow unwinds kong, which would end the process after printing help.
type exitNow int

// Run runs one command line and gives its exit code.
func Run(ctx context.Context, args []string, env Env) (code int) {
	defer func() {
		if e, ok := recover().(exitNow); ok {
			code = int(e)
		}
	}()
	return run(ctx, args, env)
}

func run(ctx context.Context, args []string, env Env) int {
	var g grammar
	parser, err := newParser(env, &g)
	if err != nil {
		fmt.Fprintln(env.Stderr, "isnad:", err)
		return ExitUsage
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	k, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintf(env.Stderr, "isnad: %s\nisnad: see isnad --help, or isnad COMMAND --help for examples\n", err)
		return ExitUsage
	}
	k.Bind(g.archiveFlag)
	k.BindTo(ctx, (*context.Context)(nil))
	return exitCode(k.Run(&env), env.Stderr)
}

func newParser(env Env, g *grammar) (*kong.Kong, error) {
	return kong.New(g,
		kong.Name("isnad"),
		kong.Description("Isnad reads news reports in Arabic and tells who did what to whom, when, where, and who says so. Only follow and fetch ask the network.\n\nFirst try:  isnad read --published 2025-09-16 report.txt"),
		kong.Writers(env.Stdout, env.Stderr),
		kong.Exit(func(code int) { panic(exitNow(code)) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
	)
}

// usageError is a fault of the command line that only a command can see.
type usageError struct{ error }

// errSaid means: there were faults, and they have been told.
var errSaid = errors.New("some of the input could not be read")

func exitCode(err error, stderr io.Writer) int {
	var usage usageError
	switch {
	case err == nil:
		return ExitOK
	case errors.Is(err, errSaid):
		return ExitInput
	case errors.As(err, &usage):
		fmt.Fprintln(stderr, "isnad:", err)
		return ExitUsage
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "isnad: stopped")
		return ExitInput
	}
	fmt.Fprintln(stderr, "isnad:", err)
	return ExitInput
}

// dateFlag is a date, or a date and time, on the command line.
type dateFlag struct{ time.Time }

// UnmarshalText reads ISO 8601.
func (d *dateFlag) UnmarshalText(b []byte) error {
	t, err := ingest.ParseDate(string(b))
	if err != nil {
		return err
	}
	d.Time = t
	return nil
}
