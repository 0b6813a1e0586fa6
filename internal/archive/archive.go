// Package archive says what an archive of reports and their records holds and
// can do; its folders sqlite and postgres do it, and archivetest proves both.
//
// A report comes in once: its id is made of its content. It goes in with its
// records, and with the bytes that it came as, or not at all.
package archive

import (
	"context"
	"errors"
	"time"

	"github.com/isnad-news/isnad/internal/correct"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/said"
)

// What an archive may say. Errors wrap one of these and tell what to do.
var (
	ErrNotFound = errors.New("not in the archive")
	ErrNewer    = errors.New("this archive was made by a newer isnad")
	ErrReadOnly = errors.New("this archive can only be read")
	ErrFull     = errors.New("no space left for the archive")
	ErrBusy     = errors.New("another process is writing to this archive")
	ErrBroken   = errors.New("this archive is damaged")
	ErrForeign  = errors.New("this is no archive of isnad's")
	ErrCursor   = said.Errorf("this is no place in the list: begin with its first page")
	ErrOrder    = errors.New("the list has no such order")
	ErrUser     = errors.New("this cannot be a user's name")
)

// Entry is a report with its records, as it is kept.
type Entry struct {
	Record   export.Record
	Terms    Terms
	Raw      []byte // the bytes that the report came in as
	Media    string // media type of Raw
	Source   string // path or address that it came by
	Gathered time.Time
	Reader   string // version of the program and of the knowledge that read it
	// Corrections are what editors have said of the report, in the order that
	// they said it. Record has them applied; AsRead is the record as the
	// reader read it, nil where there are no corrections. Put and Replace take
	// the reader's record as Record and leave corrections as they are.
	Corrections []correct.Correction
	AsRead      *export.Record
	// Ready is what Packer.Ready has made ahead of Put; nil: Put makes it.
	Ready *Ready
}

// Read gives the record as the reader read it, without corrections.
func (e *Entry) Read() *export.Record {
	if e.AsRead != nil {
		return e.AsRead
	}
	return &e.Record
}

// Terms are what the full text of a report is found by: the normal form and
// the lemma of each of its words, in order, as many of the one as of the
// other. A word that nobody seeks by lemma, such as a preposition, has "".
type Terms struct {
	Forms, Lemmas []string
	AsText        bool // Forms are what text.Tokens gives of the record's text, and so need not be kept
}

// Failure is something that did not come in.
type Failure struct {
	Source  string    `json:"source"` // path or address; the key
	Reason  string    `json:"reason"`
	Skipped bool      `json:"skipped"` // passed over for a reason, no fault of the input
	At      time.Time `json:"at"`      // when it last failed
	Tries   int       `json:"tries"`
}

// Archive keeps reports and finds them. It is safe for concurrent use; one
// process at a time writes, others wait for it.
type Archive interface {
	// Have tells which of the reports with these ids are kept.
	Have(ctx context.Context, ids []string) (map[string]bool, error)
	// Put keeps reports that are not there yet, all in one transaction, and
	// gives how many were new. What had failed to come in by their sources
	// is forgotten. An id must be text (UTF-8 without NUL).
	Put(ctx context.Context, entries []Entry) (added int, err error)
	// Replace puts other records in the place of those that reports have, all
	// in one transaction. Raw, Media, Source and Gathered stay.
	Replace(ctx context.Context, entries []Entry) error
	// Fail notes what did not come in.
	Fail(ctx context.Context, failures []Failure) error
	// Forget takes out what is noted of sources that have come well after all.
	Forget(ctx context.Context, sources []string) error
	// Report gives one report by its id, or ErrNotFound.
	Report(ctx context.Context, id string) (Entry, error)
	// Stale gives reports that another reader than this one has read, or all
	// where reader is empty, in the order of their ids: at most limit behind
	// the id after, without Raw.
	Stale(ctx context.Context, reader, after string, limit int) ([]Entry, error)
	// CountStale counts them.
	CountStale(ctx context.Context, reader string) (int, error)
	// Reports gives reports by their ids, in that order, without Raw; those that
	// are not kept are left out.
	Reports(ctx context.Context, ids []string) ([]Entry, error)
	// List finds events or statements, one by one. See Listing.
	List(ctx context.Context, l Listing) (Listed, error)
	// Generation names the state of the archive: it differs after each change
	// of what Search, List, Report, Corrections or Failures show.
	Generation(ctx context.Context) (string, error)
	// Correct keeps a correction, or gives ErrNotFound where its report is not
	// kept. One with an id that is there already is left as it is.
	Correct(ctx context.Context, c correct.Correction) error
	// Corrections gives at most limit corrections of all reports behind the id
	// after, by id, which is by time.
	Corrections(ctx context.Context, after string, limit int) ([]correct.Correction, error)
	// Users lists those who may correct, by name.
	Users(ctx context.Context) ([]User, error)
	// User gives one, or ErrNotFound.
	User(ctx context.Context, name string) (User, error)
	// PutUser makes a user, or gives one another password; Made stays as it was
	// first. A name that CheckUser refuses gives ErrUser.
	PutUser(ctx context.Context, u User) error
	// DropUser takes a user out, or gives ErrNotFound. Corrections stay.
	DropUser(ctx context.Context, name string) error
	// Search finds reports. See Query.
	Search(ctx context.Context, q Query) (Result, error)
	// Each hands on what a query finds, whatever its limit, by publication
	// date and id, without Raw, until do gives an error.
	Each(ctx context.Context, q Query, do func(Entry) error) error
	// Stats sums up.
	Stats(ctx context.Context) (Stats, error)
	// Failures lists what did not come in, the latest first.
	Failures(ctx context.Context, limit int) ([]Failure, error)
	// Check proves that all is whole: nothing half kept, every record readable.
	// It gives the faults found.
	Check(ctx context.Context) ([]string, error)
	Close() error
}

// Stats is what an archive holds, in numbers.
type Stats struct {
	Reports    int     `json:"reports"`
	Statements int     `json:"statements"`
	Events     int     `json:"events"`
	Failed     int     `json:"failed"` // sources that did not come in, those passed over apart
	Skipped    int     `json:"skipped"`
	First      string  `json:"first"` // earliest and latest day of publication
	Last       string  `json:"last"`
	Undated    int     `json:"undated"`
	Bytes      int64   `json:"bytes"` // on disk
	Outlets    []Count `json:"outlets"`
	Languages  []Count `json:"languages"`
	Types      []Count `json:"types"` // of events
	Readers    []Count `json:"readers"`
	Reasons    []Count `json:"reasons"` // why something failed or was passed over
}

// Count is how often a value stands.
type Count struct {
	Value string    `json:"value"`
	Label string    `json:"label,omitempty"` // a name for a value that is an id, or the name as written for one in normal form
	N     int       `json:"n"`
	Place *Location `json:"place,omitempty"` // of ByPlace
	// LabelEn is the English name, of ByPerson and ByPlace; empty where none is known.
	LabelEn string `json:"label_en,omitempty"`
}

// Location is a place where events are told to have happened.
type Location struct {
	Name    string   `json:"name"`
	NameEn  string   `json:"name_en"`
	Country string   `json:"country"` // ISO 3166-1 alpha-3
	Lat     *float64 `json:"lat"`     // degrees; nil where unknown
	Lon     *float64 `json:"lon"`
}

// User is somebody who may correct records.
type User struct {
	Name     string    `json:"name"`
	Password string    `json:"-"` // as package account has hashed it
	Made     time.Time `json:"made"`
}
