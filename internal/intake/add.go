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
	Packer    *archive.Packer  // makes reports ready in the workers; nil: the archive does
	Reader    string           // version of program and knowledge
	Now       func() time.Time // for the date of gathering
	Workers   int              // reports read at once; 0 means all cores
}

// What a batch holds at the most: so many reports, so many bytes of them, and
// what comes in so long. A batch is lost if the process is killed, and comes
// in when the command is run again.
const (
	batchReports = 500
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
// Its text and raw bytes are left out.
type Done struct {
	Item  ingest.Item
	Known bool
	Tally Tally // with this item
}

// Add brings in items, in their order, and hands each to done once it is
// settled. It ends early, with what is read kept, when ctx ends; an error is
// the archive's.
func (in *Intake) Add(ctx context.Context, items iter.Seq[ingest.Item], done func(Done)) (Tally, error) {
	var asking fault // of the archive when it is asked what it has
	k := &keeping{in: in, done: done}
	// What was read is kept even if somebody wants us to stop.
	w := behind(func(b batch) error { return k.keep(context.WithoutCancel(ctx), b) })
	b, open := batch{since: in.Now()}, true
	for out := range inorder.Map(ctx, in.unknown(ctx, items, &asking), in.Workers, in.read) {
		b.add(out, in.Now())
		if b.full(in.Now()) {
			if open = w.give(b); !open {
				break
			}
			b = batch{since: in.Now()}
		}
	}
	if open {
		w.give(b)
	}
	if err := w.end(); err != nil {
		return k.tally, err
	}
	return k.tally, errors.Join(asking.err(), ctx.Err())
}

// reading is an item on its way.
type reading struct {
	ingest.Item
	gathered time.Time // zero: now
	known    bool
	size     int // of Raw, in bytes
	entry    archive.Entry
	failed   error
}

// askAtOnce is how many reports the archive is asked about at once.
const askAtOnce = 64

// unknown marks the reports that the archive has, so that they are not read
// again. It asks for several at once.
func (in *Intake) unknown(ctx context.Context, items iter.Seq[ingest.Item], asking *fault) iter.Seq[reading] {
	return func(yield func(reading) bool) {
		var wait []reading
		bytes := 0
		pass := func() bool {
			if err := in.ask(ctx, wait); err != nil {
				asking.set(err)
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
	if in.Packer != nil {
		if err := in.Packer.Ready(&r.entry); err != nil {
			r.entry, r.failed = archive.Entry{}, errors.Join(r.failed, err)
		}
	}
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
	since    time.Time
	entries  []archive.Entry
	failures []archive.Failure
	settled  []reading
	bytes    int
}

func (b *batch) add(r reading, now time.Time) {
	if r.Err == nil && r.failed != nil {
		r.Err = r.failed
	}
	switch {
	case r.known:
	case r.Err != nil:
		b.failures = append(b.failures, archive.Failure{Source: r.Source, Reason: r.Err.Error(), Skipped: r.Skipped, At: now})
		if r.entry.Reader != "" {
			b.entries = append(b.entries, r.entry)
		}
	default:
		b.entries = append(b.entries, r.entry)
	}
	b.bytes += len(r.Raw) + len(r.Report.Text)
	r.size = len(r.Raw)
	r.entry, r.Raw, r.Report.Text = archive.Entry{}, nil, "" // what is settled is told of only
	b.settled = append(b.settled, r)
}

func (b *batch) full(now time.Time) bool {
	return len(b.entries) >= batchReports || b.bytes >= batchBytes || now.Sub(b.since) >= batchTime
}

// keeping works batches off.
type keeping struct {
	in    *Intake
	done  func(Done)
	tally Tally
}

// keep keeps a batch and tells of its items.
func (k *keeping) keep(ctx context.Context, b batch) error {
	added, err := k.in.Archive.Put(ctx, b.entries)
	if err != nil {
		return fmt.Errorf("nothing of the last %d reports was kept: %w", len(b.entries), err)
	}
	if err := k.forget(ctx, b.settled); err != nil {
		return fmt.Errorf("what failed before could not be crossed out: %w", err)
	}
	if err := k.in.Archive.Fail(ctx, b.failures); err != nil {
		return fmt.Errorf("what failed could not be noted: %w", err)
	}
	k.tally.Added += added
	k.tally.Known += len(b.entries) - added // twice in this batch, or kept by another process meanwhile
	for _, r := range b.settled {
		k.settle(r)
	}
	return nil
}

// forget crosses out what failed before and is there now; Put does so for
// what is new.
func (k *keeping) forget(ctx context.Context, settled []reading) error {
	var sources []string
	for _, r := range settled {
		if r.known {
			sources = append(sources, r.Source)
		}
	}
	if len(sources) == 0 {
		return nil
	}
	return k.in.Archive.Forget(ctx, sources)
}

func (k *keeping) settle(r reading) {
	switch {
	case r.known:
		k.tally.Known++
	case r.Err != nil && r.Skipped:
		k.tally.Skipped++
	case r.Err != nil:
		k.tally.Failed++
	}
	k.tally.Bytes += int64(r.size)
	if k.done != nil {
		k.done(Done{r.Item, r.known, k.tally})
	}
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
