package view

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"time"

	"golang.org/x/sync/singleflight"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/search"
)

// Analyzer reads reports. It must be safe for concurrent use.
type Analyzer interface {
	Analyze(isnad.Report) *isnad.Analysis
}

// Options are what a desk answers from. Archive, Knowledge and Parser are
// needed; without an Analyzer nothing is read or explained.
type Options struct {
	Archive   archive.Archive
	Knowledge fs.FS // with a user's own laid over it
	Parser    *search.Parser
	Analyzer  Analyzer
	RuleAt    func(rule string) string // where a rule stands: events/assault.rules:12; "" where unknown
	Examples  fs.FS                    // reports that come with the program
	Now       func() time.Time
	Log       *slog.Logger
}

// Desk answers what people ask of an archive. It is safe for concurrent use.
// What it gives is shared with other callers and must not be altered.
type Desk struct {
	o        Options
	known    *known // labels, offices, choices
	names    *search.Names
	kept     *shelf[archive.Entry] // entries unpacked of late
	counted  *shelf[tally]         // by query
	counting singleflight.Group
	stats    latest[archive.Stats]
	home     latest[Home] // of the whole archive
	reading  *reading
	covering covering
}

// New makes a desk. Errors are faults of the knowledge, or tell which option
// is missing.
func New(o Options) (*Desk, error) {
	switch {
	case o.Archive == nil:
		return nil, errors.New("a desk wants an archive")
	case o.Knowledge == nil:
		return nil, errors.New("a desk wants the knowledge")
	case o.Parser == nil:
		return nil, errors.New("a desk wants a parser of queries")
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.RuleAt == nil {
		o.RuleAt = func(string) string { return "" }
	}
	known, err := newKnown(o.Knowledge, o.Parser)
	if err != nil {
		return nil, fmt.Errorf("the knowledge of actors: %w", err)
	}
	reading, err := newReading(o.Knowledge)
	if err != nil {
		return nil, fmt.Errorf("the knowledge of languages: %w", err)
	}
	return &Desk{o: o, known: known, names: search.NewNames(o.Knowledge), kept: newShelf(mostKept, weight),
		counted: newShelf(mostTally, tally.weight), reading: reading}, nil
}
