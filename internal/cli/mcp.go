package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/mcptools"
	"github.com/isnad-news/isnad/internal/serve"
	"github.com/isnad-news/isnad/internal/view"
)

// mcpCmd answers language models.
type mcpCmd struct {
	Listen string `placeholder:"ADDR:PORT" help:"Answer over HTTP at /mcp of this address, rather than on standard input and output."`
	listenFlags
	knowledgeFlag
}

// Help gives examples.
func (mcpCmd) Help() string {
	return `Answers a language model by the Model Context Protocol: tools to search the archive, fetch a report with its records and chains of tellers, and read a text. Nothing is written to the archive. On standard input and output, as programs start it; with --listen over HTTP, as safe as isnad serve: only this machine reaches it unless --open is given (see isnad serve --help). A log goes to standard error.

Examples:
  isnad mcp
  isnad mcp --listen 127.0.0.1:8081

Most programs that speak the protocol take this in their settings:
  {"mcpServers": {"isnad": {"command": "isnad", "args": ["mcp"]}}}

Exit codes: 0 the other side ended it, or it was stopped; 1 it could not begin, or it broke off; 2 wrong usage.`
}

// Run answers until the other side ends, or it is told to stop.
func (c *mcpCmd) Run(ctx context.Context, env *Env, at archiveFlag) error {
	if c.Listen != "" {
		if err := c.check(c.Listen, false); err != nil {
			return err
		}
	}
	return at.withServed(ctx, env, false, func(a archive.Archive) error {
		log := c.logger(env.Stderr)
		desk, err := c.desk(env, a, log)
		if err != nil {
			return err
		}
		if c.Listen != "" {
			return c.overHTTP(ctx, env, a, desk, log)
		}
		return overPipe(ctx, env, desk, log)
	})
}

// overPipe answers on standard input and output.
func overPipe(ctx context.Context, env *Env, desk *view.Desk, log *slog.Logger) error {
	t := &mcp.IOTransport{Reader: io.NopCloser(env.Stdin), Writer: nopWriteCloser{env.Stdout}}
	err := mcptools.New(desk, programVersion(), log).Run(ctx, t)
	if err != nil && ctx.Err() == nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("mcp: %w", err)
	}
	return nil
}

// nopWriteCloser leaves standard output open: it is not ours to close.
type nopWriteCloser struct{ io.Writer }

// Close does nothing.
func (nopWriteCloser) Close() error { return nil }

// overHTTP answers at /mcp, and nothing else.
func (c *mcpCmd) overHTTP(ctx context.Context, env *Env, a archive.Archive, desk *view.Desk, log *slog.Logger) error {
	o := c.options(c.Listen, log)
	o.Archive, o.Language = a, func(*http.Request) string { return "" }
	o.Pages = http.NotFoundHandler()
	o.MCP = mcptools.Handler(desk, programVersion(), log)
	s, err := serve.New(o)
	if err != nil {
		return usageError{err}
	}
	return s.Run(ctx, func(l net.Addr) { fmt.Fprintf(env.Stdout, "isnad: models are answered at %smcp\n", c.address(l)) })
}
