package event

import (
	"fmt"
	"slices"
	"sort"
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/term"
)

// adopt gives a meeting without both sides those of an agreement in its
// sentence (اتفقا أثناء اتصال هاتفي), or of the two that are named together in
// it (المباحثات التي جرت بينهما).
func (s *search) adopt(from int) {
	for _, f := range s.wait {
		if s.suppressed(f) {
			continue
		}
		var sides []isnad.Arg
		for _, p := range s.out[from:] {
			if p.rule.Mutual && p.e.Type != "ASSAULT" && len(sideIDs(&p.e)) > 1 && len(f.e.Actors) == 0 {
				sides = p.e.Actors
			}
		}
		if sides == nil && s.between(f.word) {
			for i := s.From(s.Sentences[f.e.Sentence].First); i < len(s.Mentions) && s.Mentions[i].First < f.word; i++ {
				m := &s.Mentions[i]
				if m.Coord != 0 || !m.Actor {
					continue
				}
				if refs := s.Coordinated(isnad.Ref(i + 1)); len(refs) > 1 {
					sides = s.asArgs(refs)
					break
				}
			}
		}
		if len(sides) > 1 {
			f.e.Actors, f.e.Recipients = carried(sides), carried(sides)
			f.def = false
			f.plain = false
			f.doubt = ""
			s.out = append(s.out, f)
		}
	}
}

// between tells whether بينهما follows word w.
func (s *search) between(w int) bool {
	end := min(w+7, s.Sentences[s.Words[w].Sentence].Last)
	for j := w + 1; j < end; j++ {
		if s.Pronoun(j) >= 0 && s.Terms(term.Between).Has(s.Tag(j).Lemma) {
			return true
		}
	}
	return false
}

// carry gives events of the sentence that call back an earlier happening
// (الهجوم) what was told of it, and drops bare mentions.
func (s *search) carry(from int) {
	kept := s.out[:from]
	var back *found // the happening that a bare definite noun of this sentence calls back
	for _, f := range s.out[from:] {
		if f.def && !f.verb {
			if f.plain {
				if p := s.before(kept, f); p != nil && p.e.Sentence < f.e.Sentence {
					back = p
				}
				s.leave(f, "callback")
				continue
			}
			if p := s.before(kept, f); p != nil {
				fill(f, p)
			}
		}
		if f.plain && f.rule.Require == "" && len(f.e.Actors)+len(f.e.Recipients) == 0 {
			s.leave(f, "plain")
			continue
		}
		kept = append(kept, f)
	}
	s.out = kept
	if back == nil {
		return
	}
	for _, f := range s.out[from:] { // وأصيبت طفلة في الهجوم
		if f.e.Type == back.e.Type && f.rule.Count != "" && len(f.e.Actors) == 0 && !sameSide(back.e.Actors, f.e.Recipients) {
			f.e.Actors = carried(back.e.Actors)
			if f.e.Date == "" {
				f.e.Date = back.e.Date
			}
			if f.e.Country == "" {
				takePlace(&f.e, &back.e)
			}
		}
	}
}

// before gives the last event of the same type whose sides are compatible.
func (s *search) before(kept []*found, f *found) *found {
	for i := len(kept) - 1; i >= 0; i-- {
		p := kept[i]
		if p.e.Type != f.e.Type || f.e.Sentence-p.e.Sentence > 6 {
			continue
		}
		if compatible(p.e.Actors, f.e.Actors) && compatible(p.e.Recipients, f.e.Recipients) && (f.e.Date == "" || p.e.Date == "" || f.e.Date == p.e.Date) {
			return p
		}
	}
	return nil
}

// takePlace gives an event the place of another telling.
func takePlace(to, from *isnad.Event) {
	to.Place, to.Country, to.PlaceEn, to.Lat, to.Lon = from.Place, from.Country, from.PlaceEn, from.Lat, from.Lon
}

func fill(f, p *found) {
	if len(f.e.Actors) == 0 && !sameSide(p.e.Actors, f.e.Recipients) {
		f.e.Actors = carried(p.e.Actors)
	}
	if len(f.e.Recipients) == 0 && !sameSide(p.e.Recipients, f.e.Actors) {
		f.e.Recipients = carried(p.e.Recipients)
	}
	if f.e.Date == "" {
		f.e.Date = p.e.Date
	}
	if f.e.Country == "" {
		takePlace(&f.e, &p.e)
	}
	if f.e.Mode == "" && !f.rule.Mutual && (f.e.Type != "CONSULT" || p.e.Mode == "phone") {
		f.e.Mode = p.e.Mode
	}
}

func carried(as []isnad.Arg) []isnad.Arg {
	out := append([]isnad.Arg(nil), as...)
	for i := range out {
		out[i].Carried = true
	}
	return out
}

// sameArg tells whether an argument is somebody of that id, or where nobody's
// id is told, of that sector.
func sameArg(a isnad.Arg, id, sector string) bool {
	return a.ID == id && (id != "" || a.Sector == sector)
}

// compatible tells whether two sides may be the same: one is unknown or they
// share an id.
func compatible(a, b []isnad.Arg) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	for _, x := range a {
		for _, y := range b {
			if sameArg(x, y.ID, y.Sector) {
				return true
			}
		}
	}
	return false
}

// merge makes one event of several words for one happening in a sentence.
func (s *search) merge(from int) {
	var out []*found
	for _, f := range s.out[from:] {
		into := (*found)(nil)
		for _, p := range out {
			if s.same(p, f) {
				into = p
				break
			}
		}
		if into == nil {
			out = append(out, f)
			continue
		}
		s.absorb(into, f)
		s.leave(f, "merged")
	}
	s.out = append(s.out[:from], out...)
}

func (s *search) same(p, f *found) bool {
	if p.e.Type != f.e.Type || p.e.Factuality != f.e.Factuality && p.rule.Say == f.rule.Say && p.rule.Say {
		return false
	}
	if p.ownDate && f.ownDate && p.e.Date != f.e.Date {
		return false
	}
	if !compatible(p.e.Actors, f.e.Actors) {
		return false
	}
	if p.e.Type == "COERCE" && p.e.Mode != f.e.Mode {
		return false
	}
	if p.rule.Say && f.rule.Say && (len(p.e.Recipients) == 0) != (len(f.e.Recipients) == 0) && p.verb && f.verb {
		return false
	}
	if p.e.Type == "ASSAULT" {
		if p.e.Country != "" && f.e.Country != "" && p.e.Country != f.e.Country {
			return false
		}
		if f.rule.Count != "" && f.rule.Count == p.rule.Count && bothTold(f.e.Killed, p.e.Killed) {
			return false // two counts of dead are two happenings
		}
		if f.rule.Count != "" || p.rule.Count != "" {
			return p.rule.Mutual == f.rule.Mutual || len(f.e.Actors) == 0 || len(p.e.Actors) == 0
		}
		if p.rule.Mutual != f.rule.Mutual {
			return false
		}
		full := func(e *isnad.Event) bool { return len(e.Actors) > 0 && len(e.Recipients) > 0 }
		if full(&p.e) && full(&f.e) && !p.rule.Mutual && p.e.Mode != f.e.Mode {
			return false
		}
	}
	if p.e.Type == "CONSULT" {
		a, b := sideIDs(&p.e), sideIDs(&f.e)
		return subset(a, b) || subset(b, a)
	}
	return compatible(p.e.Recipients, f.e.Recipients)
}

// sideIDs gives the ids of both sides.
func sideIDs(e *isnad.Event) map[string]bool {
	out := map[string]bool{}
	for _, as := range [][]isnad.Arg{e.Actors, e.Recipients} {
		for _, a := range as {
			out[a.ID] = true
		}
	}
	return out
}

func subset(a, b map[string]bool) bool {
	for k := range a {
		if !b[k] {
			return false
		}
	}
	return true
}

// split makes a record for each state that one word strikes: غارات على لبنان
// وسوريا واليمن are three happenings.
func (s *search) split(from int) {
	var out []*found
	for _, f := range s.out[from:] {
		if f.e.Type != "ASSAULT" || len(f.e.Recipients) < 2 || !s.allStates(f.e.Recipients) {
			out = append(out, f)
			continue
		}
		for _, r := range f.e.Recipients {
			c := *f
			c.e.Recipients = []isnad.Arg{r}
			c.e.Evidence = append([]isnad.Evidence(nil), f.e.Evidence...)
			s.setPlace(&c, &s.Mentions[r.Mention-1])
			out = append(out, &c)
		}
	}
	s.out = append(s.out[:from], out...)
}

func (s *search) allStates(as []isnad.Arg) bool {
	for _, a := range as {
		if a.Mention == 0 || a.Carried {
			return false
		}
		if m := &s.Mentions[a.Mention-1]; !m.Place || m.Country == "" || m.Adj {
			return false
		}
	}
	return true
}

// leadSentences is how far into the body the report's lead reaches.
const leadSentences = 4

// lead dates what is said and who meets by the day of the report's lead, where
// nothing dates it otherwise and somebody whom the lead names takes part: what
// a minister says at a meeting is said on its day.
func (s *search) lead() {
	last := s.bodyStart() + leadSentences
	day := s.leadDay(last)
	if day == "" {
		return
	}
	ids := map[string]bool{}
	for _, f := range s.out {
		if f.e.Sentence < last {
			for id := range sideIDs(&f.e) {
				ids[id] = true
			}
		}
	}
	for i := range s.Statements {
		if st := &s.Statements[i]; st.Speaker != 0 && s.Mentions[st.Speaker-1].Sentence < last {
			ids[st.SpeakerID] = true
		}
	}
	for _, f := range s.out {
		if f.e.Date != "" || !f.rule.Say && f.e.Type != "CONSULT" || f.e.Type == "AGREE" || f.rule.Mutual && f.e.Type == "SUPPORT" || f.e.Factuality != isnad.Occurred {
			continue
		}
		if f.verb && f.e.Type == "REJECT" {
			continue // ترفض، لن تقبل: a stand is told more often than the day of a refusal
		}
		if t := s.Tag(f.word); f.verb && t.Feats.Tense == 'f' && !s.Sentences[f.e.Sentence].Headline && s.statementAt(f.e.Trigger) == nil {
			continue // تتهم مصر قطر: what goes on has no day
		}
		for _, a := range f.e.Actors {
			if ids[a.ID] && a.ID != "" {
				f.e.Date = day
				break
			}
		}
	}
}

// alongside dates an attack by the day of one that is dated itself right before it,
// in its sentence or the two before.
func (s *search) alongside() {
	pub := s.Report.Published
	if pub.IsZero() {
		return
	}
	const recent = 4 // days
	oldest := pub.AddDate(0, 0, -recent).Format(time.DateOnly)
	var last *found
	for _, f := range s.out {
		switch {
		case f.e.Type != "ASSAULT":
		case f.ownDate && len(f.e.Date) == len(time.DateOnly) && f.e.Date >= oldest:
			last = f
		case f.ownDate || f.e.Date != "" || f.e.Factuality != isnad.Occurred || last == nil || f.e.Sentence-last.e.Sentence > 2:
		case f.word == 0 || !s.Terms(term.Aftermath).Has(s.Tag(f.word-1).Lemma):
			f.e.Date = last.e.Date
		}
	}
}

// leadDay gives the day of the first dated event of the lead, if it lies
// within the three days up to the publication.
func (s *search) leadDay(last int) string {
	pub := s.Report.Published
	if pub.IsZero() {
		return ""
	}
	recent := func(d string) bool {
		return len(d) == 10 && d <= pub.Format("2006-01-02") && d >= pub.AddDate(0, 0, -3).Format("2006-01-02")
	}
	return s.firstDay(last, recent)
}

// firstDay gives the first recent day that an event of the lead has, else the
// first that the lead names beside a verb of saying or meeting.
func (s *search) firstDay(last int, recent func(string) bool) string {
	for _, f := range s.out {
		if f.e.Sentence >= last-2 {
			break
		}
		if f.ownDate && recent(f.e.Date) {
			if f.rule.Say || f.e.Type == "CONSULT" {
				return f.e.Date
			}
			return "" // the lead's day is that of a deed
		}
	}
	for i := range s.Times {
		t := &s.Times[i]
		if t.First >= len(s.Words) {
			break
		}
		n := s.Words[t.First].Sentence
		if n >= last-2 {
			break
		}
		if d := Date(t); t.Type != "DURATION" && t.Type != "SET" && recent(d) && s.statementAt(t.Span) == nil && !s.relayed(t.First) {
			return d
		}
	}
	return ""
}

// relayed tells whether a time dates only the relaying: وفقا لما نقلته وسائل
// الإعلام اليوم.
func (s *search) relayed(w int) bool {
	first := s.Sentences[s.Words[w].Sentence].First
	for v := w - 1; v >= first && v > w-8; v-- {
		if t := s.Tag(v); t.POS == isnad.VERB {
			return s.Terms(term.Relay).Has(t.Lemma)
		}
	}
	return false
}

// tolls gives the tallies of a report that counts the victims of a month or a
// year the span that its lead names.
func (s *search) tolls() {
	last := s.bodyStart() + leadSentences
	span, country := "", ""
	for _, f := range s.out {
		if f.e.Sentence < last && f.rule.Count != "" && f.ownDate && (len(f.e.Date) == 7 || len(f.e.Date) == 4) && f.e.Killed.Known {
			span = f.e.Date
			if len(f.e.Recipients) > 0 && len(f.e.Recipients[0].ID) == 3 {
				country = f.e.Recipients[0].ID
			}
			break
		}
	}
	if span == "" {
		return
	}
	for _, f := range s.out {
		if f.e.Type == "ASSAULT" && f.rule.Count != "" && f.e.Date == "" && f.e.Factuality == isnad.Occurred && (country == "" || len(f.e.Recipients) > 0 && f.e.Recipients[0].ID == country) {
			f.e.Date = span
		}
	}
}

// undated takes days that do not fit: from a happening that of another verb
// before it (استنفرت أمس للبحث عن منفذي هجوم); of those carried over from
// another telling, from several attacks at once (الهجمات) and from what goes on:
// a siege that lasts has no day.
func (s *search) undated() {
	for _, f := range s.out {
		switch {
		case f.ownDate:
			if t := s.ownTime(f); t != nil && s.dateOf(f, t) == f.e.Date && s.strayed(f, t) {
				dropDate(&f.e)
			}
		case f.def && !f.verb && f.e.Type == "ASSAULT" && s.Tag(f.word).Feats.Number == 'p':
			dropDate(&f.e)
		case f.e.Factuality == isnad.Ongoing && !f.rule.Say && f.e.Type != "CONSULT":
			dropDate(&f.e)
		}
	}
}

// strayed tells whether a time before a noun of happening is another verb's.
func (s *search) strayed(f *found, t *isnad.Time) bool {
	return !f.verb && f.word-t.First > 1 && s.ofOther(t)
}

// dropDate takes an event's date and what is shown for it.
func dropDate(e *isnad.Event) {
	e.Date = ""
	dropEvidence(e, "date")
}

// dropEvidence takes what is shown for a field.
func dropEvidence(e *isnad.Event, field string) {
	e.Evidence = slices.DeleteFunc(e.Evidence, func(ev isnad.Evidence) bool { return ev.Field == field })
}

// ownTime gives the time that dates an event in its sentence, or nil.
func (s *search) ownTime(f *found) *isnad.Time {
	for _, ev := range f.e.Evidence {
		if ev.Field != "date" {
			continue
		}
		i := sort.Search(len(s.Times), func(i int) bool { return s.Times[i].Start >= ev.Start })
		if i < len(s.Times) && s.Times[i].Span == ev.Span {
			return &s.Times[i]
		}
	}
	return nil
}

// ofOther tells whether a time belongs to the verb before it, which neither
// speaks nor lends a happening its subject.
func (s *search) ofOther(t *isnad.Time) bool {
	first := s.Sentences[s.Words[t.First].Sentence].First
	for v := t.First - 1; v >= first; v-- {
		tag := s.Tag(v)
		if tag.POS != isnad.VERB || tag.Feats.Tense == 0 {
			continue
		}
		_, light := s.lights[tag.Lemma]
		return !light && s.cueAt(s.Words[v].Span) == nil
	}
	return false
}

// scenes puts deeds that nobody places where the report is set: an attack or a
// march of troops in the country of whose places it names most, other deeds and
// meetings only where the last one that is placed lies there as well. Words
// have no place of their own.
func (s *search) scenes(sites []site) {
	scene := scene(sites)
	if scene == "" {
		return
	}
	last := ""
	var bare []*found
	for _, f := range s.out {
		if f.e.Country != "" {
			last = f.e.Country
			continue
		}
		if f.rule.Say || f.e.Factuality != isnad.Occurred && f.e.Factuality != isnad.Ongoing || s.Sentences[f.e.Sentence].Headline && !s.sited(f.e.Sentence, scene) {
			continue
		}
		if setThere(f.e.Type) || last == scene && takesGround(f.e.Type) {
			bare = append(bare, f)
		}
	}
	there := slices.DeleteFunc(slices.Clone(sites), func(p site) bool { return p.country != scene })
	for _, f := range bare {
		s.putAt(f, there)
	}
}

// sited tells whether a sentence names a place in a country.
func (s *search) sited(sentence int, country string) bool {
	for i := s.From(s.Sentences[sentence].First); i < len(s.Mentions) && s.Mentions[i].Sentence == sentence; i++ {
		if m := &s.Mentions[i]; m.Place && !m.Adj && m.Country == country {
			return true
		}
	}
	return false
}

// setThere tells of types that happen where the report is set, whatever it
// told before.
func setThere(typ string) bool { return typ == "ASSAULT" || typ == "MOBILIZE" }

// takesGround tells of types that happen where the deed told before did, if
// that lies where the report is set.
func takesGround(typ string) bool { return typ == "COERCE" || typ == "RETREAT" }

// scene gives the country of whose places the report names most, of at least
// two mentions.
func scene(sites []site) string {
	n := map[string]int{}
	best := ""
	for _, p := range sites {
		n[p.country]++
		if k := n[p.country]; k > 1 && (best == "" || k > n[best]) {
			best = p.country
		}
	}
	return best
}

// putAt gives an event the nearest of the sites, as told elsewhere, unless that
// is but a country's name: who names a state tells no scene.
func (s *search) putAt(f *found, sites []site) {
	i := sort.Search(len(sites), func(i int) bool { return sites[i].word > f.word })
	if i == len(sites) || i > 0 && f.word-sites[i-1].word < sites[i].word-f.word {
		i--
	}
	m := &s.Mentions[sites[i].mention]
	if m.Kind == "state" {
		return
	}
	s.setPlace(f, m)
	f.e.Place.Carried = true
}

// bodyStart is the first sentence behind the headline.
func (s *search) bodyStart() int {
	for i := range s.Sentences {
		if !s.Sentences[i].Headline {
			return i
		}
	}
	return 0
}

// unify gives tellings of one happening the date and place that the fullest of
// them has: the same type, sides that meet on both ends, dates that do not
// contradict each other.
func (s *search) unify() {
	for _, f := range s.out {
		if f.rule.Say || len(f.e.Actors) == 0 && len(f.e.Recipients) == 0 {
			continue
		}
		for _, p := range s.out {
			if p == f || p.e.Type != f.e.Type || !s.oneHappening(f, p) {
				continue
			}
			s.complete(f, p)
		}
	}
}

// complete takes over what p tells better than f.
func (s *search) complete(f, p *found) {
	if len(p.e.Date) == 10 && len(f.e.Date) != 10 && within(f.e.Date, p.e.Date) {
		f.e.Date = p.e.Date
	}
	if f.e.Date != p.e.Date {
		return
	}
	if f.e.Country == "" && !s.Sentences[f.e.Sentence].Headline && (setThere(f.e.Type) || f.def || f.e.Type == "CONSULT") {
		takePlace(&f.e, &p.e)
	}
	if f.def && !f.verb && p.e.Factuality == isnad.Planned && f.e.Factuality == isnad.Occurred && p.e.Sentence < f.e.Sentence {
		f.e.Factuality = isnad.Planned
	}
}

// oneHappening tells whether f may be p told again: a definite noun, a
// headline, or an act between the same two sides told a few sentences on.
func (s *search) oneHappening(f, p *found) bool {
	d := f.e.Sentence - p.e.Sentence
	if f.e.Type == "CONSULT" && d >= -8 && d <= 8 {
		a, b := sideIDs(&f.e), sideIDs(&p.e)
		return len(a) > 1 && subset(a, b) && subset(b, a)
	}
	if d >= -12 && d <= 12 && !f.ownDate && !f.rule.Mutual && len(f.e.Recipients) > 0 && compatible(f.e.Actors, p.e.Actors) && equalIDs(f.e.Recipients, p.e.Recipients) {
		return f.e.Country == "" || p.e.Country == "" || f.e.Country == p.e.Country
	}
	if !(f.def && !f.verb || s.Sentences[f.e.Sentence].Headline) {
		return false
	}
	if len(f.e.Actors) > 0 && len(p.e.Actors) > 0 {
		return compatible(f.e.Actors, p.e.Actors) && compatible(f.e.Recipients, p.e.Recipients)
	}
	return len(f.e.Recipients) > 0 && len(p.e.Recipients) > 0 && compatible(f.e.Recipients, p.e.Recipients)
}

func equalIDs(a, b []isnad.Arg) bool {
	x, y := map[string]bool{}, map[string]bool{}
	for _, r := range a {
		x[r.ID] = true
	}
	for _, r := range b {
		y[r.ID] = true
	}
	return subset(x, y) && subset(y, x)
}

// within tells whether the day may be what the coarser date says.
func within(coarse, day string) bool {
	switch {
	case coarse == "":
		return true
	case len(coarse) == 4 || len(coarse) == 7:
		return day[:len(coarse)] == coarse
	case len(coarse) == 8 && coarse[5] == 'W':
		t, err := time.Parse("2006-01-02", day)
		if err != nil {
			return false
		}
		y, w := t.ISOWeek()
		return fmt.Sprintf("%d-W%02d", y, w) == coarse
	}
	return false
}

func (s *search) absorb(p, f *found) {
	e := &p.e
	if f.rule.Count == "" && p.rule.Count != "" && !f.verb { // the attack names the record, its dead are counts
		e.Trigger, e.TriggerPart, e.Rule = f.e.Trigger, f.e.TriggerPart, f.e.Rule
	}
	if e.Factuality == isnad.Possible && f.e.Factuality == isnad.Occurred {
		e.Factuality = isnad.Occurred // محاولة الاغتيال ومقتل …: the deed outweighs the attempt
	}
	if doer := f.doer(); doer != 0 && p.rule.Count != "" && len(e.Actors) == 0 {
		p.x.by, p.src[actorSide] = doer, "by" // قتل جنديان في هجوم شنه مسلحون
	}
	e.Actors = addArgs(e.Actors, f.e.Actors)
	e.Recipients = addArgs(e.Recipients, f.e.Recipients)
	if e.Date == "" {
		e.Date = f.e.Date
	}
	if e.Mode == "" && p.rule.Mutual == f.rule.Mutual {
		e.Mode = f.e.Mode
	}
	if e.Country == "" {
		takePlace(e, &f.e)
	}
	s.addCounts(p, f)
	p.ownDate, p.ownPlace, p.plain = p.ownDate || f.ownDate, p.ownPlace || f.ownPlace, p.plain && f.plain
}

// doer gives whom a verb that lends an event its subject, or من قبل, tells to have done it.
func (f *found) doer() isnad.Ref {
	if len(f.e.Actors) > 0 {
		switch f.src[actorSide] {
		case "light":
			return f.x.lightActor
		case "by":
			return f.x.by
		}
	}
	return 0
}

// addCounts gives p the numbers that f alone tells.
func (s *search) addCounts(p, f *found) {
	e := &p.e
	for _, c := range []struct{ to, from *isnad.Count }{{&e.Killed, &f.e.Killed}, {&e.Injured, &f.e.Injured}, {&e.Detained, &f.e.Detained}, {&e.Displaced, &f.e.Displaced}} {
		if !c.to.Known {
			*c.to = *c.from
		}
	}
}

// bothTold tells whether two counts are told and differ.
func bothTold(a, b isnad.Count) bool {
	return a.Known && b.Known && a.Span != b.Span && (a.N > 1 || b.N > 1)
}

func addArgs(a, b []isnad.Arg) []isnad.Arg {
	for _, y := range b {
		dup := false
		for _, x := range a {
			dup = dup || sameArg(x, y.ID, y.Sector)
		}
		if !dup {
			a = append(a, y)
		}
	}
	return a
}

// headline gives the headline's events the date and the missing sides of the
// same happening in the body.
func (s *search) headline() {
	for _, h := range s.out {
		if !s.Sentences[h.e.Sentence].Headline {
			continue
		}
		for _, b := range s.out {
			if s.Sentences[b.e.Sentence].Headline || b.e.Type != h.e.Type || !compatible(h.e.Actors, b.e.Actors) || !compatible(h.e.Recipients, b.e.Recipients) {
				continue
			}
			if h.e.Date == "" {
				h.e.Date = b.e.Date
			}
			if len(h.e.Actors) == 0 {
				h.e.Actors = carried(b.e.Actors)
			}
			if h.e.Mode == "" && h.rule.Mutual == b.rule.Mutual {
				h.e.Mode = b.e.Mode
			}
			break
		}
	}
}
