package ingest

import (
	"strings"

	"github.com/isnad-news/isnad"
)

// Given makes an item of a text that came in no file, such as one that somebody
// types, as Read makes one of a plain file. about is what is known of the
// report beside its text.
func (r *Reader) Given(source string, raw []byte, about isnad.Report) Item {
	text, enc, err := r.Languages.Decode(raw)
	if err == nil && strings.TrimSpace(text) == "" {
		err = ErrEmpty
	}
	if err != nil {
		return Item{Source: source, Err: err}
	}
	if about.Title = strings.TrimSpace(about.Title); about.Title != "" {
		text = under(about.Title, text)
	}
	about.Text = text
	return r.item(source, about, nil, came{raw, mediaText, enc})
}
