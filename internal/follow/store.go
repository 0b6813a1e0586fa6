package follow

import (
	"context"
	"time"

	"github.com/isnad-news/isnad/internal/feed"
)

// Store is what following remembers between runs. It is called by several
// goroutines at once; what a call saved must be there for the next call, of any
// goroutine, and after the end of the program.
type Store interface {
	// Feeds gives all feeds that were ever saved.
	Feeds(ctx context.Context) ([]FeedState, error)
	// SaveFeed puts the state in place of the one with the same URL.
	SaveFeed(ctx context.Context, s FeedState) error
	// Seen gives those of the ids that were marked, through whatever feed, as
	// they were marked last. Of Kept ones the Outcome is enough.
	Seen(ctx context.Context, ids []string) (map[string]SeenItem, error)
	// MarkSeen puts the items in place of those with the same IDs, together or
	// not at all.
	MarkSeen(ctx context.Context, feed string, items []SeenItem) error
	// Due gives the feed's items whose outcome is Failed and whose NextTry is
	// not after now.
	Due(ctx context.Context, feed string, now time.Time) ([]SeenItem, error)
}

// FeedState is what is remembered of a feed.
type FeedState struct {
	URL          string // as given; the key
	MovedTo      string // where permanent redirects led; else empty
	ETag         string
	LastModified string
	LastTried    time.Time
	LastOK       time.Time
	NextDue      time.Time
	NotBefore    time.Time     // until then the host asked to be left alone
	Interval     time.Duration // chosen last
	Failures     int           // in a row
	LastError    string
	Gone         bool // it said so itself (410)
	Title        string
	Kind         feed.Kind
}

// address is where the feed is asked for.
func (s FeedState) address() string {
	if s.MovedTo != "" {
		return s.MovedTo
	}
	return s.URL
}

// Outcome is what became of an item.
type Outcome string

// Outcomes. Only a Failed item is tried again.
const (
	Kept    Outcome = "kept"
	Failed  Outcome = "failed"
	GivenUp Outcome = "given-up"
	Skipped Outcome = "skipped"
)

// SeenItem is an item that was dealt with. All but ID, Outcome and When is empty
// unless the outcome is another than Kept.
type SeenItem struct {
	ID      string // an address without its scheme (feed.Key), or "guid:", the feed's address, a space and the guid
	Outcome Outcome
	Reason  string
	Tries   int
	When    time.Time // of the last try
	NextTry time.Time // of a Failed item

	// What the feed said of a Failed item, which it may soon say no more.
	URL, Title, Author, Language, Content, GUID string
	Published                                   time.Time
}
