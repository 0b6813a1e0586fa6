package httpapi

import (
	"context"
	"errors"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/view"
)

// answered turns an error of the desk into one of HTTP (RFC 9457).
func (s service) answered(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, archive.ErrNotFound):
		return huma.Error404NotFound(err.Error())
	case errors.Is(err, view.ErrAsk), errors.Is(err, archive.ErrCursor):
		return huma.Error400BadRequest(err.Error())
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return huma.NewError(http.StatusServiceUnavailable, "this took too long, or the asker has gone away")
	}
	s.Log.Error("api", "error", err)
	return huma.Error500InternalServerError("a fault of the server's own; its log tells more")
}

// body is an answer.
type body[T any] struct{ Body T }

// reply makes an answer of what the desk gave.
func reply[T any](s service, v T, err error) (*body[T], error) {
	if err != nil {
		return nil, s.answered(err)
	}
	return &body[T]{v}, nil
}
