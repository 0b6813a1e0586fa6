package cli

import (
	"context"
	_ "embed" // the help
	"fmt"
	"slices"
	"strings"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/search"
)

// searchHelp is a file of its own, since it shows Arabic.
//
//go:embed search.txt
var searchHelp string

// searchCmd finds reports in the archive.
type searchCmd struct {
	Format string   `enum:"text,json,jsonl,csv" default:"text" help:"How to print: ${enum}."`
	Limit  int      `short:"n" default:"10" placeholder:"N" help:"How many hits to print; 0 for their number alone. ${default} if not given."`
	Offset int      `placeholder:"N" help:"How many hits to leave out before them."`
	Sort   string   `enum:"rank,newest,oldest,gathered" default:"rank" help:"Order of hits: ${enum}. Without words to rank by, newest first."`
	Facets []string `placeholder:"NAME,…" help:"Count what is found by these: day, outlet, type, actor, recipient, country, factuality, speaker, or all."`
	Top    int      `default:"10" placeholder:"N" help:"How many values of each facet; ${default} if not given."`
	Width  int      `default:"240" placeholder:"N" help:"Length of a passage in characters; ${default} if not given."`
	knowledgeFlag
	Query []string `arg:"" optional:"" help:"Words, \"phrases\", prefix*, -without, and fields such as type:ASSAULT."`
}

// Help gives the query language in short.
func (searchCmd) Help() string {
	return strings.TrimSpace(searchHelp)
}

// checked proves the flags.
func (c *searchCmd) checked() error {
	for _, f := range []struct {
		name   string
		n, min int
	}{{"limit", c.Limit, 0}, {"offset", c.Offset, 0}, {"top", c.Top, 1}, {"width", c.Width, 20}} {
		if f.n < f.min {
			return usageError{fmt.Errorf("--%s %d: a number from %d up", f.name, f.n, f.min)}
		}
	}
	if len(c.Facets) > 0 && (c.Format == "jsonl" || c.Format == "csv") {
		return usageError{fmt.Errorf("--facets: %s has a hit a line; take --format json or text", c.Format)}
	}
	return nil
}

// facets gives the facets asked for.
func (c *searchCmd) facets() ([]archive.Facet, error) {
	var out []archive.Facet
	for _, f := range c.Facets {
		switch f := archive.Facet(f); {
		case f == "all":
			return archive.AllFacets(), nil
		case !slices.Contains(archive.AllFacets(), f):
			return nil, usageError{fmt.Errorf("--facets %s: one of %v, or all", f, archive.AllFacets())}
		default:
			out = append(out, f)
		}
	}
	return out, nil
}

// Run searches.
func (c *searchCmd) Run(ctx context.Context, env *Env, at archiveFlag) error {
	if err := c.checked(); err != nil {
		return err
	}
	facets, err := c.facets()
	if err != nil {
		return err
	}
	q, err := c.query(env, c.Query)
	if err != nil {
		return err
	}
	q.Sort, q.Limit, q.Offset, q.Facets, q.Top = archive.Sort(c.Sort), c.Limit, c.Offset, facets, c.Top
	var res archive.Result
	err = at.with(ctx, true, func(a archive.Archive) (err error) {
		res, err = a.Search(ctx, q)
		return err
	})
	if err != nil {
		return err
	}
	if err := c.print(env, q, res); err != nil {
		return fmt.Errorf("standard output: %w", err)
	}
	return nil
}

// query reads what is sought and tells how doubtful parts were taken.
func (f knowledgeFlag) query(env *Env, words []string) (archive.Query, error) {
	asked := strings.Join(words, " ")
	if strings.TrimSpace(asked) == "" {
		return archive.Query{}, nil
	}
	lemmas, err := env.Lemmas(f.Knowledge)
	if err != nil {
		return archive.Query{}, err
	}
	known := f.files(env)
	p, err := search.NewParser(known, lemmas, search.NewNames(known))
	if err != nil {
		return archive.Query{}, err
	}
	q, notes, err := p.Parse(asked)
	if err != nil {
		return q, usageError{fmt.Errorf("%s: %w", export.Isolate(asked), err)}
	}
	for _, n := range notes {
		fmt.Fprintf(env.Stderr, "isnad: at character %d: %s\n", n.At, n.Text)
	}
	return q, nil
}
