package follow

import "time"

// NoticeKind says what a Notice is about.
type NoticeKind string

// The kinds of notices.
const (
	ItemKept    NoticeKind = "kept"
	ItemFailed  NoticeKind = "failed"   // it is tried again later
	ItemGivenUp NoticeKind = "given-up" // it is not
	ItemSkipped NoticeKind = "skipped"  // it is forbidden, refused, or the same as another
	FeedRead    NoticeKind = "feed"     // a feed was asked and dealt with
	FeedFailed  NoticeKind = "feed-failed"
	FeedMoved   NoticeKind = "feed-moved"
	FeedGone    NoticeKind = "feed-gone"
	Waiting     NoticeKind = "waiting" // a host asked to be left alone, or is down
	Warning     NoticeKind = "warning"
)

// Notice tells of one thing that happened.
type Notice struct {
	Time  time.Time
	Kind  NoticeKind
	Feed  string    // its address as given; empty where none is concerned
	Title string    // of the item, or of the feed
	URL   string    // of the item
	Text  string    // what happened and what to do
	Err   error     // why, where something failed
	New   int       // of FeedRead: how many items it brought in
	Next  time.Time // when the feed is asked, or the item tried, again; else zero
}
