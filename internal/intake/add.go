package intake

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/ingest"
	"github.com/isnad-news/isnad/internal/inorder"
)

// Keeper is what an intake needs of an archive.
type Keeper interface {
	Have(ctx context.Context, ids []string) (map[string]bool, error)
	Put(ctx context.Context, entries []archive.Entry) (added int, err error)
	Fail(ctx context.Context, failures []archive.Failure) error
	Forget(ctx context.Context, sources []string) error
}

// Intake brings reports into an archive. Its fields are set before use.
type Intake struct {
	Archive  Keeper
	Analyzer Analyzer
	// Index gives the words that a read report is found by; IndexText those of
	// a text that was not read, being in another language.
	Index     func(*isnad.Analysis) archive.Terms
	IndexText func(string) archive.Terms
	Reader    string           // version of program and knowledge
	Now       func() time.Time // for the date of gathering
	Workers   int              // reports read at once; 0 means all cores
}

// What a batch holds at the most: so many reports, so many bytes of them, and
// what comes in so long. A batch is lost if the process is killed, and comes
// in when the command is run again.
const (
	batchReports = 300
	batchBytes   = 16 << 20
	batchTime    = 2 * time.Second
)

// Tally counts what became of items.
type Tally struct {
	Added   int   // reports that are new in the archive
	Known   int   // reports that were there
	Failed  int   // items that could not come in
	Skipped int   // items passed over for a reason
	Bytes   int64 // of the reports as they came in
}

// Done is an item that has been dealt with: it is kept, was known, or failed.
type Done struct {
	Item  ingest.Item
	Known bool
	Tally Tally // with this item
}

// Add brings in items, in their order, and hands each to done once it is
// settled. It ends early, with what is read kept, when ctx ends; an error is
// the archive's.
func (in *Intake) Add(ctx context.Context, items iter.Seq[ingest.Item], done func(Done)) (Tally, error) {
	b := &batch{in: in, done: done, since: in.Now()}
	for out := range inorder.Map(ctx, in.unknown(ctx, items, b), in.Workers, in.read) {
		if err := b.add(ctx, out); err != nil {
			return b.tally, err
		}
	}
	// What was read is kept even if somebody wants us to stop.
	if err := b.flush(context.WithoutCancel(ctx)); err != nil {
		return b.tally, err
	}
	return b.tally, errors.Join(b.asking.err(), ctx.Err())
}

// reading is an item on its way.
type reading struct {
	ingest.Item
	gathered time.Time // zero: now
	known    bool
	entry    archive.Entry
	failed   error
}

// askAtOnce is how many reports the archive is asked about at once.
const askAtOnce = 64

// unknown marks the reports that the archive has, so that they are not read
// again. It asks for several at once.
func (in *Intake) unknown(ctx context.Context, items iter.Seq[ingest.Item], b *batch) iter.Seq[reading] {
	return func(yield func(reading) bool) {
		var wait []reading
		bytes := 0
		pass := func() bool {
			if err := in.ask(ctx, wait); err != nil {
				b.asking.set(err)
				return false
			}
			for _, r := range wait {
				if !yield(r) {
					return false
				}
			}
			wait, bytes = wait[:0], 0
			return true
		}
		for it := range items {
			wait = append(wait, reading{Item: named(it)})
			if bytes += len(it.Raw); len(wait) >= askAtOnce || bytes >= batchBytes {
				if !pass() {
					return
				}
			}
		}
		pass()
	}
}

// longestID is in bytes; databases do not index what is much longer.
const longestID = 500

// named gives a report its content's address where what the input gave is no
// text that an archive could know it by.
func named(it ingest.Item) ingest.Item {
	if id := it.Report.ID; it.Err == nil && (id == "" || len(id) > longestID || !utf8.ValidString(id) || strings.ContainsRune(id, 0)) {
		it.Report.ID = ingest.Address(it.Report)
	}
	return it
}

func (in *Intake) ask(ctx context.Context, rs []reading) error {
	ids := make([]string, 0, len(rs))
	for _, r := range rs {
		if r.Err == nil {
			ids = append(ids, r.Report.ID)
		}
	}
	have, err := in.Archive.Have(ctx, ids)
	if err != nil {
		return err
	}
	for i := range rs {
		rs[i].known = rs[i].Err == nil && have[rs[i].Report.ID]
	}
	return nil
}

// read reads one report, unless it is known.
func (in *Intake) read(r reading) reading {
	if r.known || r.Err != nil {
		return r
	}
	if r.gathered.IsZero() {
		r.gathered = in.Now()
	}
	r.entry, r.failed = in.make(r.Item, r.gathered)
	r.entry.Raw, r.entry.Media, r.entry.Source = r.Raw, r.Media, r.Source
	return r
}

// make reads an item and makes of it what is kept. With an error, a fault of
// our own, it is kept without records.
func (in *Intake) make(it ingest.Item, gathered time.Time) (archive.Entry, error) {
	doc, err := Read(in.Analyzer, it)
	if err == nil {
		var e archive.Entry
		if e, err = in.guarded(doc, gathered); err == nil {
			return e, nil
		}
		doc = blank(it)
	}
	// What cannot be read can still be found by its words.
	return in.entry(doc, gathered), err
}

// guarded is entry with a fault of our own as an error.
func (in *Intake) guarded(doc export.Doc, gathered time.Time) (e archive.Entry, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = ownFault(r)
		}
	}()
	return in.entry(doc, gathered), nil
}

// WarnFuture is the code of the warning that a report was gathered well before
// the day that it says it was published on.
const WarnFuture = "future-date"

// entry makes of a read report what is kept of it.
func (in *Intake) entry(doc export.Doc, gathered time.Time) archive.Entry {
	if d := doc.Report.Published; d.After(gathered.Add(48 * time.Hour)) {
		doc.Warnings = append(doc.Warnings, isnad.Warning{Code: WarnFuture, Text: "gathered on " + gathered.UTC().Format(time.DateOnly) +
			", before the day that it says it was published on"})
	}
	e := archive.Entry{Record: export.Build(doc), Reader: in.Reader, Gathered: gathered}
	if len(doc.Words) > 0 {
		e.Terms = in.Index(doc.Analysis)
	} else {
		e.Terms = in.IndexText(doc.Report.Text)
	}
	return e
}

// batch gathers what is to be kept in one transaction.
type batch struct {
	in       *Intake
	done     func(Done)
	since    time.Time
	entries  []archive.Entry
	failures []archive.Failure
	settled  []reading
	bytes    int
	tally    Tally
	asking   fault // of the archive when it was asked what it has
}

// fault is an error that one goroutine meets and another asks for, maybe while
// the first is still at work. The first one counts.
type fault struct {
	mu    sync.Mutex
	first error
}

func (f *fault) set(err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.first == nil {
		f.first = err
	}
}

func (f *fault) err() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.first
}

func (b *batch) add(ctx context.Context, r reading) error {
	if r.Err == nil && r.failed != nil {
		r.Err = r.failed
	}
	switch {
	case r.known:
	case r.Err != nil:
		b.failures = append(b.failures, archive.Failure{Source: r.Source, Reason: r.Err.Error(), Skipped: r.Skipped, At: b.in.Now()})
		if r.entry.Reader != "" {
			b.entries = append(b.entries, r.entry)
		}
	default:
		b.entries = append(b.entries, r.entry)
	}
	b.settled = append(b.settled, r)
	b.bytes += len(r.Raw) + len(r.Report.Text)
	if len(b.entries) < batchReports && b.bytes < batchBytes && b.in.Now().Sub(b.since) < batchTime {
		return nil
	}
	return b.flush(context.WithoutCancel(ctx))
}

// flush keeps the batch and tells of its items.
func (b *batch) flush(ctx context.Context) error {
	added, err := b.in.Archive.Put(ctx, b.entries)
	if err != nil {
		return fmt.Errorf("nothing of the last %d reports was kept: %w", len(b.entries), err)
	}
	if err := b.forget(ctx); err != nil {
		return fmt.Errorf("what failed before could not be crossed out: %w", err)
	}
	if err := b.in.Archive.Fail(ctx, b.failures); err != nil {
		return fmt.Errorf("what failed could not be noted: %w", err)
	}
	b.tally.Added += added
	known := len(b.entries) - added // twice in this batch, or kept by another process meanwhile
	b.tally.Known += known
	for _, r := range b.settled {
		b.settle(r)
	}
	b.entries, b.failures, b.settled, b.bytes, b.since = b.entries[:0], b.failures[:0], b.settled[:0], 0, b.in.Now()
	return nil
}

// forget crosses out what failed before and is there now; Put does so for
// what is new.
func (b *batch) forget(ctx context.Context) error {
	var sources []string
	for _, r := range b.settled {
		if r.known {
			sources = append(sources, r.Source)
		}
	}
	if len(sources) == 0 {
		return nil
	}
	return b.in.Archive.Forget(ctx, sources)
}

func (b *batch) settle(r reading) {
	switch {
	case r.known:
		b.tally.Known++
	case r.Err != nil && r.Skipped:
		b.tally.Skipped++
	case r.Err != nil:
		b.tally.Failed++
	}
	b.tally.Bytes += int64(len(r.Raw))
	if b.done != nil {
		b.done(Done{r.Item, r.known, b.tally})
	}
}
