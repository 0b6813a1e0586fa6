package tag

import (
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/segment"
)

// ready is a reading with what follows from it alone, whatever stands beside.
type ready struct {
	segment.Reading
	own   float64 // what it costs by itself
	after *row    // what may follow
	first int     // the kind of its first part
	annex bool    // a noun must follow
	rules bool    // it may govern what follows
	binds bool    // what follows may have to agree with it
	apart bool    // no noun annexes it

	feminine bool // the name of a feminine country or city
}

// cacheLimit bounds the forms whose readings are kept: some 40 MB at most. The
// commonest come first; more would cost the garbage collector what they save.
const cacheLimit = 60_000

// readings gives the readings of a word, from the cache where its form was
// read before. The cache is locked for reading.
func (t *Tagger) readings(raw string, w *isnad.Word) []ready {
	mark := w.Kind == isnad.Punct && w.Norm == raw
	if w.Kind != isnad.Arabic && !mark {
		return t.prepare([]segment.Reading{{Stem: w.Norm, Tag: kindTag(w)}})
	}
	if rs, ok := t.cache[raw]; ok {
		return rs
	}
	t.mu.RUnlock()
	defer t.mu.RLock()
	var rs []ready
	if mark {
		own := *w
		own.Norm = strings.Clone(w.Norm)
		rs = t.prepare([]segment.Reading{{Stem: own.Norm, Tag: kindTag(&own)}})
	} else {
		rs = t.prepare(t.seg.Readings(raw, w.Norm))
	}
	t.mu.Lock()
	if len(t.cache) < cacheLimit {
		t.cache[strings.Clone(raw)] = rs // the report's text is not kept by it
	}
	t.mu.Unlock()
	return rs
}

func (t *Tagger) prepare(rs []segment.Reading) []ready {
	out := make([]ready, min(len(rs), maxReadings))
	for i := range out {
		r := &rs[i]
		out[i] = ready{
			Reading: *r, own: r.Cost + t.inner(r) + twice(r), after: t.costs.behindReading(r), first: kind(firstPOS(r)),
			rules: r.Tag.POS == isnad.PART, binds: r.Enc != "" || r.Tag.POS == isnad.VERB || r.Tag.POS == isnad.NOUN || r.Tag.POS == isnad.ADJ || r.Tag.Feats.Number == 'd',
			annex: annexing(r), apart: len(r.Pro) > 0 || !annexable(r.Tag.POS), feminine: feminine(r),
		}
	}
	return out
}

// twice is what the dual of a verbal noun costs where it is spelt as a verb of two who
// do something: deeds are seldom counted in twos (دولتان توقعان).
func twice(r *segment.Reading) float64 {
	if f := r.Tag.Feats; f.Verbal == 'm' && f.Number == 'd' && strings.HasSuffix(r.Stem, alef+nun) {
		return 5
	}
	return 0
}
