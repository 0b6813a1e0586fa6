package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/fetch"
	"github.com/isnad-news/isnad/internal/follow"
	"github.com/isnad-news/isnad/internal/ingest"
)

// fetchCmd brings in single pages.
type fetchCmd struct {
	netFlags
	URLs []string `arg:"" name:"url" help:"Addresses of reports."`
}

// Help gives examples.
func (fetchCmd) Help() string {
	return `Fetches pages, takes the reports out of them, reads and keeps them.

Example:
  isnad fetch https://example.org/news/123

Exit codes: 0 all came in or were there; 1 something did not, or it was stopped; 2 wrong usage.`
}

// Run fetches.
func (c *fetchCmd) Run(ctx context.Context, env *Env, at archiveFlag) error {
	if err := c.check(); err != nil {
		return err
	}
	return at.with(ctx, false, func(a archive.Archive) error {
		failed := 0
		pages, err := c.pages(env, a, func(it ingest.Item, known bool) {
			if it.Err != nil {
				failed++
				fmt.Fprintf(env.Stderr, "isnad: %s: %v\n", export.Isolate(it.Source), it.Err)
			}
			what := "added"
			if known {
				what = "was there:"
			}
			fmt.Fprintf(env.Stderr, "isnad: %s %s %s\n", what, it.Report.ID, export.Isolate(it.Report.Title))
		})
		if err != nil {
			return err
		}
		client := c.client()
		defer client.Close()
		for _, u := range c.URLs {
			if err := fetchOne(ctx, env, a, client, pages, u); err != nil {
				if ctx.Err() != nil || !errors.Is(err, errSaid) {
					return err
				}
				failed++
			}
		}
		if failed > 0 {
			return errSaid
		}
		return nil
	})
}

// fetchOne brings in one page. What is the page's fault, or its host's, is
// told and noted, and is errSaid.
func fetchOne(ctx context.Context, env *Env, a archive.Archive, client *fetch.Client, sink follow.Sink, address string) error {
	res, err := client.Get(ctx, fetch.Request{URL: address})
	if err == nil {
		err = sink.Keep(ctx, follow.Page{URL: res.URL, Body: res.Body, ContentType: res.ContentType, Gathered: env.Now()})
		if err != nil && !errors.Is(err, follow.ErrRefused) {
			return err
		}
	} else if ctx.Err() == nil {
		if err := a.Fail(ctx, []archive.Failure{{Source: address, Reason: reason(err.Error(), address), At: env.Now()}}); err != nil {
			return err
		}
	}
	if err != nil {
		fmt.Fprintf(env.Stderr, "isnad: %s: %v\n", export.Isolate(address), err)
		return errSaid
	}
	return nil
}
