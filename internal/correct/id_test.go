package correct

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

func TestNewID(t *testing.T) {
	// The example of the specification: 1469918176385 ms.
	at := time.UnixMilli(1469918176385)
	id, err := NewID(at, bytes.NewReader(make([]byte, 10)))
	if err != nil || id != "01ARYZ6S410000000000000000" {
		t.Errorf("%q, %v", id, err)
	}
	full, err := NewID(at, strings.NewReader(strings.Repeat("\xff", 10)))
	if err != nil || full != "01ARYZ6S41ZZZZZZZZZZZZZZZZ" {
		t.Errorf("%q, %v", full, err)
	}
	later, err := NewID(at.Add(time.Millisecond), bytes.NewReader(make([]byte, 10)))
	if err != nil || later <= full {
		t.Errorf("%q does not come behind %q: %v", later, full, err)
	}
	if _, err := NewID(at, strings.NewReader("short")); err == nil {
		t.Error("too little random makes an id")
	}
	for _, bad := range []time.Time{time.Date(1969, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(10890, 1, 1, 0, 0, 0, 0, time.UTC)} {
		if id, err := NewID(bad, bytes.NewReader(make([]byte, 10))); err == nil {
			t.Errorf("%v: %q", bad, id)
		}
	}
}
