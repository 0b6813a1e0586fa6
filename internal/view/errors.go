package view

import (
	"errors"

	"github.com/isnad-news/isnad/internal/said"
)

// ErrAsk is what errors wrap that are the asker's own fault; they tell what to do.
var ErrAsk = errors.New("not understood")

// askError is an error of the asker's own.
func askError(format string, a ...any) error { return said.Wrapf(ErrAsk, format, a...) }
