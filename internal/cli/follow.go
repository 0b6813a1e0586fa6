package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/fetch"
	"github.com/isnad-news/isnad/internal/follow"
	"github.com/isnad-news/isnad/internal/ingest"
	"github.com/isnad-news/isnad/internal/intake"
)

// netFlags say how to ask hosts.
type netFlags struct {
	AllowPrivate bool          `help:"Let requests go to loopback, private and link-local addresses too."`
	IgnoreRobots bool          `help:"Do not ask for robots.txt: for hosts that are your own."`
	PerHost      time.Duration `default:"2s" placeholder:"TIME" help:"Between two requests of one host; ${default} if not given. A longer one that robots.txt asks for is kept."`
	UserAgent    string        `placeholder:"NAME" help:"How to introduce oneself to hosts."`
	knowledgeFlag
}

func (f netFlags) client() *fetch.Client {
	return fetch.New(fetch.Options{AllowPrivate: f.AllowPrivate, IgnoreRobots: f.IgnoreRobots, PerHost: f.PerHost, UserAgent: f.UserAgent})
}

func (f netFlags) check() error {
	if f.PerHost < 0 {
		return usageError{fmt.Errorf("--per-host %v: a time from 0s up", f.PerHost)}
	}
	return nil
}

// pages makes what keeps fetched pages in an archive.
func (f netFlags) pages(env *Env, a intake.Keeper, kept func(ingest.Item, bool)) (*intake.Pages, error) {
	in, err := newIntake(env, a, f.Knowledge, 0)
	if err != nil {
		return nil, err
	}
	r, err := about{}.reader(env)
	if err != nil {
		return nil, err
	}
	return &intake.Pages{Intake: in, Reader: r, Kept: kept}, nil
}

// followCmd gathers what feeds tell of.
type followCmd struct {
	netFlags
	Once        bool          `help:"One round over all feeds, then stop."`
	MinInterval time.Duration `default:"5m" placeholder:"TIME" help:"Shortest time between two looks at a feed; ${default} if not given."`
	MaxInterval time.Duration `default:"6h" placeholder:"TIME" help:"Longest time between two looks at a feed; ${default} if not given."`
	Hosts       int           `default:"8" placeholder:"N" help:"How many hosts to ask at a time; ${default} if not given."`
	Quiet       bool          `help:"Tell of faults only."`
	Feeds       []string      `arg:"" name:"feeds" help:"Addresses of feeds (RSS, Atom, JSON feed, news sitemap) or of OPML lists, and files: OPML, or an address a line."`
}

// Help gives examples.
func (followCmd) Help() string {
	return `Asks each feed when it is due, fetches the pages of its new items, reads them and keeps them in the archive, until it is stopped (Ctrl-C). It heeds robots.txt, asks a host one thing at a time, and remembers what has not changed, what has moved and what to try again, so that it goes on when it is run again.

Examples:
  isnad follow https://example.org/rss.xml
  isnad follow --once feeds.opml

Exit codes: 0 well; 1 with --once, something did not come in (isnad stats tells what and why); 1 also when it was stopped or the archive cannot be written; 2 wrong usage.`
}

// Run follows.
func (c *followCmd) Run(ctx context.Context, env *Env, at archiveFlag) error {
	if err := c.check(); err != nil {
		return err
	}
	if c.Hosts < 1 || c.MinInterval <= 0 || c.MaxInterval < c.MinInterval {
		return usageError{errors.New("--hosts wants a number from 1 up, --min-interval a time above 0s, --max-interval one no shorter")}
	}
	return at.with(ctx, false, func(a archive.Archive) error {
		store, ok := a.(follow.Store)
		if !ok {
			return errors.New("this archive does not remember feeds")
		}
		t := &follower{env: env, archive: a, quiet: c.Quiet}
		pages, err := c.pages(env, a, t.kept)
		if err != nil {
			return err
		}
		client := c.client()
		defer client.Close()
		o := follow.Options{Once: c.Once, MinInterval: c.MinInterval, MaxInterval: c.MaxInterval, Workers: c.Hosts}
		err = follow.Run(ctx, o, c.Feeds, client, store, pages, func(n follow.Notice) { t.notice(ctx, n) })
		t.say("%d reports added, %d were there, %d faults", t.added, t.known, t.faults)
		if err = errors.Join(err, t.err); err == nil && c.Once && t.faults > 0 {
			return errSaid
		}
		return err
	})
}

// follower tells what following brings and notes what fails.
type follower struct {
	env     *Env
	archive archive.Archive
	quiet   bool

	mu                   sync.Mutex
	added, known, faults int
	err                  error
}

func (t *follower) say(format string, args ...any) {
	fmt.Fprintf(t.env.Stderr, "isnad: "+format+"\n", args...)
}

// kept counts a page that came in.
func (t *follower) kept(it ingest.Item, known bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if it.Err != nil {
		t.faults++
		t.say("%s: %v", export.Isolate(it.Source), it.Err)
	}
	if known {
		t.known++
		return
	}
	if t.added++; !t.quiet {
		t.say("added %s %s", it.Report.ID, export.Isolate(it.Report.Title))
	}
}

// reason leaves the source's own address out of what is said of it, so that
// equal reasons of many are counted together.
func reason(text, source string) string {
	for _, lead := range []string{source + " ", source + ": "} {
		text = strings.ReplaceAll(text, lead, "")
	}
	return text
}

// notice tells what happened; what fails is noted in the archive, so that
// stats can tell of it.
func (t *follower) notice(ctx context.Context, n follow.Notice) {
	source := n.URL
	if source == "" {
		source = n.Feed
	}
	var err error
	switch n.Kind {
	case follow.ItemKept:
		return
	case follow.ItemFailed, follow.ItemGivenUp, follow.FeedFailed, follow.FeedGone:
		t.faults++
		err = t.archive.Fail(ctx, []archive.Failure{{Source: source, Reason: reason(n.Text, source), At: n.Time}})
	case follow.ItemSkipped:
		err = t.archive.Fail(ctx, []archive.Failure{{Source: source, Reason: reason(n.Text, source), Skipped: true, At: n.Time}})
	case follow.FeedRead:
		err = t.archive.Forget(ctx, []string{source})
		if t.quiet {
			return
		}
	}
	if err != nil && ctx.Err() == nil {
		t.err = err
	}
	text := n.Text
	if n.Kind == follow.FeedRead && text == "" {
		text = fmt.Sprintf("%d new", n.New)
	}
	t.say("%s: %s: %s", n.Kind, export.Isolate(source), text)
}
