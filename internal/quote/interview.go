package quote

import (
	"github.com/isnad-news/isnad"
)

// interviewRule marks what is answered to the paper's questions.
const interviewRule = "quotes/interview"

// asked is how many questions with an answer each make an interview.
const asked = 3

// shortLine is the most words of a line that may be a heading between two answers.
const shortLine = 6

// line is a line of the text by its sentences, half-open.
type line struct{ first, last int }

// interview makes the statements of a printed interview, in which lines that ask and lines
// that answer take turns without any marks or verb of saying: each line of an answer is
// said by him whom the lines above cite.
func (s *search) interview() {
	lines := s.lines()
	n, from := 0, -1
	for i := 0; i+1 < len(lines); i++ {
		if s.asks(lines[i]) >= 0 && s.asks(lines[i+1]) < 0 {
			if n++; from < 0 {
				from = i
			}
		}
	}
	if n < asked || from < 1 {
		return
	}
	who := s.interviewed(s.Sentences[lines[from].first].Start)
	if who == nil {
		return
	}
	mark := -1
	for i := from; i < len(lines); i++ {
		if w := s.asks(lines[i]); w >= 0 {
			mark = w
			continue
		}
		if s.asks(lines[i-1]) < 0 && s.heading(lines[i]) {
			continue
		}
		s.answer(lines[i], mark, who)
	}
}

// lines groups the sentences of the body by lines.
func (s *search) lines() []line {
	var out []line
	for i := range s.Sentences {
		sen := &s.Sentences[i]
		if sen.Headline || sen.First == sen.Last {
			continue
		}
		if k := len(out) - 1; k >= 0 && s.Sentences[out[k].first].Line == sen.Line {
			out[k].last = i + 1
			continue
		}
		out = append(out, line{i, i + 1})
	}
	return out
}

// asks gives the question mark that a line ends in, -1 for none.
func (s *search) asks(l line) int {
	for w := s.Sentences[l.last-1].Last - 1; w >= s.Sentences[l.first].First; w-- {
		if s.Words[w].Kind != isnad.Punct {
			return -1
		}
		if n := s.Words[w].Norm; n == "?" || n == "\u061f" {
			return w
		}
	}
	return -1
}

// heading tells of a short line without a stop.
func (s *search) heading(l line) bool {
	first, last := s.Sentences[l.first].First, s.Sentences[l.last-1].Last
	return last-first <= shortLine && s.Words[last-1].Kind != isnad.Punct
}

// interviewed gives the statement of whoever is cited most before byte start, the later
// one of two.
func (s *search) interviewed(start int) *isnad.Statement {
	times := map[string]int{}
	var best *isnad.Statement
	for i := range s.out {
		st := &s.out[i]
		if st.Content.End > start || st.SpeakerName == "" || st.Speaker == 0 || s.Mentions[st.Speaker-1].Kind != "person" {
			continue
		}
		if times[st.SpeakerName]++; best == nil || times[st.SpeakerName] >= times[best.SpeakerName] {
			best = st
		}
	}
	return best
}

// answer makes the statement of a line, whatever mark it begins with left out; the mark of
// the question brings it.
func (s *search) answer(l line, mark int, who *isnad.Statement) {
	first, last := s.Sentences[l.first].First, s.Sentences[l.last-1].Last
	for first < last && s.Words[first].Kind == isnad.Punct && !s.QuoteMark(first) {
		first++
	}
	content := s.trim(s.Words[first].Start, s.Sentences[l.last-1].End, false)
	if first+2 > last || content.Len() == 0 {
		return
	}
	for i := range s.out {
		if s.out[i].Content.Contains(content) {
			return
		}
	}
	st := isnad.Statement{
		Speaker: who.Speaker, SpeakerSpan: who.SpeakerSpan, SpeakerText: who.SpeakerText, SpeakerName: who.SpeakerName, SpeakerID: who.SpeakerID, Sector: who.Sector,
		Cue: s.Words[mark].Span, CueLemma: s.Words[mark].Norm, Content: content, Kind: "direct", Class: "say", Channel: "interview", Rule: interviewRule,
	}
	s.out = append(s.out, st)
}
