package phrase

import "github.com/isnad-news/isnad"

// Dateline gives the word behind the dateline that a sentence opens with (القاهرة (رويترز) -،
// عمان - بترا -، الخرطوم/ الأناضول/): a few words without a verb, what stands in brackets, and a
// dash or a stroke; the sentence's first word where it opens with none.
func Dateline(words []isnad.Word, tags func(w int) *isnad.Tag, sen *isnad.Sentence) int {
	const (
		reach = 12 // words in all
		piece = 4  // words between two dashes
	)
	end, since, open := sen.First, 0, false
	for w := sen.First; w < min(sen.Last, sen.First+reach); w++ {
		switch wd := &words[w]; {
		case wd.Norm == "(":
			open = true
		case wd.Norm == ")":
			open, since = false, 0
		case wd.Kind == isnad.Punct && divides(wd.Norm):
			if w == sen.First || open {
				return end
			}
			if end, since = w+1, 0; end >= sen.Last {
				return sen.First
			}
		case wd.Kind == isnad.Punct && wd.Norm != "\u060c" && wd.Norm != "," && !quotes(wd.Norm):
			return end
		case wd.Kind == isnad.Arabic:
			if t := tags(w); t.POS == isnad.VERB && t.Feats.Tense != 0 && !open {
				return end
			}
			if since++; since > piece && !open {
				return end
			}
		case !open && wd.Kind != isnad.Digits && wd.Kind != isnad.Punct:
			since++
		}
	}
	return end
}

// divides tells of what closes a dateline or parts its pieces.
func divides(s string) bool {
	switch s {
	case "-", "\u2013", "\u2014", "\u0640", "/":
		return true
	}
	return false
}

func quotes(s string) bool {
	switch s {
	case "\"", "\u201c", "\u201d", "\u00ab", "\u00bb":
		return true
	}
	return false
}
