package cli

import (
	"context"
	_ "embed" // the help
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strings"

	"github.com/isnad-news/isnad/examples"
	"github.com/isnad-news/isnad/internal/account"
	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/httpapi"
	"github.com/isnad-news/isnad/internal/mcptools"
	"github.com/isnad-news/isnad/internal/search"
	"github.com/isnad-news/isnad/internal/serve"
	"github.com/isnad-news/isnad/internal/view"
	"github.com/isnad-news/isnad/internal/web"
)

//go:embed serve.txt
var serveHelp string

// serveCmd shows the archive to people and programs.
type serveCmd struct {
	Listen  string `default:"127.0.0.1:8080" placeholder:"ADDR:PORT" help:"Where to listen; ${default} if not given. Port 0 takes any that is free."`
	Editors bool   `help:"Let users who have been added by isnad user log in and correct records. Without it nothing is written."`
	MCP     bool   `name:"mcp" help:"Answer language models too, by the Model Context Protocol at /mcp."`
	Cache   int    `default:"64" placeholder:"MB" help:"Memory for finished pages; 0 for none. ${default} if not given."`
	listenFlags
	knowledgeFlag
}

// Help gives examples.
func (serveCmd) Help() string { return strings.TrimSpace(serveHelp) }

// Run serves until it is told to stop.
func (c *serveCmd) Run(ctx context.Context, env *Env, at archiveFlag) error {
	if err := c.check(c.Listen, c.Editors); err != nil {
		return err
	}
	if c.Cache < 0 {
		return usageError{fmt.Errorf("--cache %d: a number of megabytes from 0 up", c.Cache)}
	}
	return at.withServed(ctx, env, c.Editors, func(a archive.Archive) error {
		log := c.logger(env.Stderr)
		desk, err := c.desk(env, a, log)
		if err != nil {
			return err
		}
		s, err := c.server(env, a, desk, log)
		if err != nil {
			return err
		}
		counting := background(ctx, desk.CountCoverage)
		defer counting()
		return s.Run(ctx, func(l net.Addr) { c.told(env, at, l) })
	})
}

// told says where the pages are, on standard output for those who wait for it.
func (c *serveCmd) told(env *Env, at archiveFlag, l net.Addr) {
	what := "read only"
	if c.Editors {
		what = "editors may log in"
	}
	fmt.Fprintf(env.Stdout, "isnad: %s (%s) is shown at %s\n", at.shown(), what, c.address(l))
	fmt.Fprintln(env.Stderr, "isnad: Ctrl-C stops it")
}

// server puts the rooms together.
func (c *serveCmd) server(env *Env, a archive.Archive, desk *view.Desk, log *slog.Logger) (*serve.Server, error) {
	o := c.options(c.Listen, log)
	pages := web.Options{Desk: desk, Log: log, Now: env.Now, Version: programVersion()}
	if c.Editors {
		sessions := account.NewSessions(account.New(a, env.Now), account.SessionOptions{Client: serve.Client, Secure: serve.Secure, Log: log})
		o.Sessions, pages.Sessions = sessions, sessions
	}
	site, err := web.New(pages)
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	site.Routes(mux)
	o.Pages, o.Language, o.Remember, o.Problem = mux, site.Language, site.Remember, site.Problem
	o.API = httpapi.New(httpapi.Options{Desk: desk, Corrections: a, Log: log, Version: programVersion()})
	if c.MCP {
		o.MCP = mcptools.Handler(desk, programVersion(), log)
	}
	o.Archive, o.Cache = a, int64(c.Cache)<<20
	s, err := serve.New(o)
	if err != nil {
		return nil, usageError{err}
	}
	return s, nil
}

// desk makes what answers from an archive, for people and programs.
func (f knowledgeFlag) desk(env *Env, a archive.Archive, log *slog.Logger) (*view.Desk, error) {
	lemmas, err := env.Lemmas(f.Knowledge)
	if err != nil {
		return nil, err
	}
	known := f.files(env)
	parser, err := search.NewParser(known, lemmas, search.NewNames(known))
	if err != nil {
		return nil, err
	}
	reader, err := env.Open(f.Knowledge)
	if err != nil {
		return nil, err
	}
	o := view.Options{Archive: a, Knowledge: known, Parser: parser, Analyzer: reader, Examples: examples.Files, Now: env.Now, Log: log}
	if r, ok := reader.(RuleFinder); ok {
		o.RuleAt = r.RuleAt
	}
	return view.New(o)
}

// withServed opens the archive for a server, and makes it where there is none,
// or brings it up to date: whoever begins by looking shall see how to go on.
func (f archiveFlag) withServed(ctx context.Context, env *Env, write bool, do func(archive.Archive) error) error {
	nothing := func(archive.Archive) error { return nil }
	err := f.with(ctx, !write, nothing)
	done := "made the archive"
	switch {
	case err == nil:
		return f.with(ctx, !write, do)
	case write:
		return err
	case errors.Is(err, archive.ErrReadOnly): // an older isnad has made it
		done = "brought up to date the archive"
	case !errors.Is(err, archive.ErrNotFound):
		return err
	}
	if cannot := f.with(ctx, false, nothing); cannot != nil {
		return cannot
	}
	fmt.Fprintf(env.Stderr, "isnad: %s %s\n", done, f.shown())
	return f.with(ctx, !write, do)
}

// background does something on the side until ctx ends or what it gives is
// called, which waits for its end.
func background(ctx context.Context, do func(context.Context)) (end func()) {
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		do(ctx)
	}()
	return func() {
		cancel()
		<-done
	}
}
