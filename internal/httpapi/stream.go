package httpapi

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"github.com/isnad-news/isnad/internal/view"
)

// jsonLines is the media type of a JSON object a line.
const jsonLines = "application/jsonl"

// streams are whole lists, one item a line, as they are found.
func (s service) streams(api huma.API) {
	stream(s, api, "stream-reports", "/v1/reports.jsonl", "All reports found, one a line", s.Desk.EachReport)
	stream(s, api, "stream-events", "/v1/events.jsonl", "All events found, one a line", s.Desk.EachEvent)
	stream(s, api, "stream-statements", "/v1/statements.jsonl", "All statements found, one a line", s.Desk.EachStatement)
}

func stream[T any](s service, api huma.API, id, path, summary string, each func(context.Context, view.Filter, func(T) error) error) {
	o := operation(id, path, summary, "A stream that breaks off ends the connection without the last chunk, so that half of it is not taken for all.")
	o.Responses = map[string]*huma.Response{"200": {Description: "JSON objects, one a line",
		Content: map[string]*huma.MediaType{jsonLines: {Schema: &huma.Schema{Type: huma.TypeString}}}}}
	huma.Register(api, o, func(ctx context.Context, in *Narrowed) (*huma.StreamResponse, error) {
		next, stop, err := first(ctx, in.filter(), each)
		if err != nil {
			stop()
			return nil, s.answered(err)
		}
		return &huma.StreamResponse{Body: func(c huma.Context) {
			defer stop()
			c.SetHeader("Content-Type", jsonLines)
			if err := write(c, next); err != nil {
				s.Log.Info("api: a stream broke off", "path", path, "error", err)
				panic(http.ErrAbortHandler)
			}
		}}, nil
	})
}

// item is a line of a stream, or what went wrong.
type item[T any] struct {
	value T
	err   error
}

// first waits for the first line, so that a bad filter is told by the status.
// stop must be called; it ends the search.
func first[T any](ctx context.Context, f view.Filter, each func(context.Context, view.Filter, func(T) error) error) (<-chan item[T], func(), error) {
	ctx, stop := context.WithCancel(ctx)
	items := make(chan item[T], 64)
	begun := make(chan error, 1)
	go func() {
		defer close(items)
		started := false
		err := each(ctx, f, func(v T) error {
			if !started {
				started = true
				begun <- nil
			}
			select {
			case items <- item[T]{value: v}:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		})
		if !started {
			begun <- err
		} else if err != nil {
			select {
			case items <- item[T]{err: err}:
			case <-ctx.Done():
			}
		}
	}()
	return items, stop, <-begun
}

func write[T any](c huma.Context, items <-chan item[T]) error {
	b := bufio.NewWriterSize(c.BodyWriter(), 32<<10)
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	for it := range items {
		if it.err != nil {
			return it.err
		}
		if err := e.Encode(it.value); err != nil {
			return err
		}
	}
	return b.Flush()
}
