package follow

import (
	"context"
	"fmt"
	"testing"
	"testing/synctest"
	"time"
)

// TestSchedule: one feed of a host at a time, the longest due first; a feed
// that is not through comes behind the others.
func TestSchedule(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		now := time.Now()
		s := newSchedule(false, []FeedState{{URL: "http://b.example/1", NextDue: now.Add(-time.Hour)}, {URL: "http://c.example/1", NextDue: now.Add(time.Hour)}})
		for _, url := range []string{"http://a.example/1", "http://A.example/2", "http://b.example/1", "http://c.example/1"} {
			if s.add(Source{URL: url}, nil) == nil {
				t.Fatalf("%s is not taken up", url)
			}
		}
		if s.add(Source{URL: "https://a.example/1/?utm_source=x"}, nil) != nil {
			t.Error("the same feed is taken up twice")
		}
		ctx, cancel := context.WithTimeout(t.Context(), 3*time.Hour)
		defer cancel()
		next := func() string {
			e := s.next(ctx)
			if e == nil {
				return "none"
			}
			e.state.NextDue = time.Now().Add(24 * time.Hour)
			return e.state.URL
		}
		got := []string{next(), next()}
		for _, e := range s.entries {
			if e.busy && e.host == "a.example" {
				e.batch = &batch{size: 1}
				s.done(e)
				time.Sleep(time.Second)
			}
		}
		got = append(got, next(), next(), next())
		want := "[http://a.example/1 http://b.example/1 http://A.example/2 http://c.example/1 none]"
		if fmt.Sprint(got) != want {
			t.Errorf("got %s, want %s", got, want)
		}
	})
}

// TestFull: while much text waits, no feed is asked that would bring more.
func TestFull(t *testing.T) {
	s := newSchedule(true, nil)
	for i := range 3 {
		s.add(Source{URL: fmt.Sprintf("http://%d.example/", i)}, nil)
	}
	first := s.next(t.Context())
	first.batch = &batch{size: maxWaiting + 1}
	s.done(first)
	again := s.next(t.Context())
	if again != first {
		t.Fatalf("next is %s while %s has much to do", again.state.URL, first.state.URL)
	}
	if other := s.next(t.Context()); other == nil || other == first { // it is being worked off
		t.Error("nobody else has a turn")
	}
	again.batch = nil
	s.done(again)
	if s.waiting != 0 {
		t.Errorf("%d bytes wait in no batch", s.waiting)
	}
}
