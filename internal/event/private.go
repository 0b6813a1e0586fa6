package event

import (
	"slices"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/term"
)

// private tells whether an event passes between those of whom none acts in politics:
// players, firms and their customers, relatives (طالب المساهمون مجلس الإدارة، طعن رجل
// زوجته). Crowds, believers and whoever bears arms count as political.
func (s *search) private(f *found) bool {
	e := &f.e
	if e.Type == "REQUEST" && s.prays(f.word) {
		return true
	}
	if f.verb && s.harmless(f) || s.reviews(f) || s.pressed(e) {
		return true
	}
	if len(e.Actors) == 0 {
		return s.withinFamily(f) || e.Type == "SANCTION" && s.all(e.Recipients, s.plays)
	}
	players, firms := s.all(e.Actors, s.plays), s.all(e.Actors, s.trades)
	switch {
	case players && len(e.Recipients) == 0:
		return e.Type != "PROTEST"
	case firms && len(e.Recipients) == 0:
		return e.Type != "REQUEST" && e.Type != "ACCUSE"
	case firms:
		return s.all(e.Recipients, s.stranger)
	case players:
		return s.all(e.Recipients, func(a *isnad.Arg) bool { return s.stranger(a) || s.club(a) })
	case s.all(e.Actors, s.ofSport):
		return s.all(e.Recipients, s.ofSport)
	case s.all(e.Actors, s.performs):
		return s.all(e.Recipients, s.performs)
	}
	return s.all(e.Actors, s.anybody) && s.amongThemselves(e)
}

// harmless tells whether the grammar gives a verb of force a subject that wages no
// politics: العاصفة تحاصر القرى، غزتها الجرذان، هاجم الزبائن المتاجر. Persons may do so,
// where it befalls those who rule or bear arms.
func (s *search) harmless(f *found) bool {
	e := &f.e
	forceful := e.Type == "ASSAULT" || e.Type == "COERCE"
	if !forceful && e.Type != "SUPPORT" && e.Type != "ACCUSE" {
		return false
	}
	w := s.doer(f)
	if w < 0 {
		return false
	}
	switch l := s.Tag(w).Lemma; {
	case s.Terms(term.Force).Has(l):
		return forceful && !s.bearsName(w)
	case s.befalls(f, w):
		return false
	case s.Terms(term.Guest).Has(l):
		return !slices.ContainsFunc(e.Recipients, func(a isnad.Arg) bool { return a.Sector == "GOV" || a.Sector == "ELI" || powerful(a.Sector) })
	}
	return forceful && !slices.ContainsFunc(e.Recipients, func(a isnad.Arg) bool { return a.Sector != "GOV" && powerful(a.Sector) })
}

// pressed tells whether a newspaper is told to use force, which it does by words alone
// (فتشت الصحيفة عن الحقيقة), or to have been spoken to. It may mislead.
func (s *search) pressed(e *isnad.Event) bool {
	outlet := func(a isnad.Arg) bool {
		m := s.meant(&a)
		return a.Sector == "JRN" && m != nil && (m.Kind == "group" || m.Kind == "organization")
	}
	switch e.Type {
	case "CONSULT":
		return e.Mode != "host" && slices.ContainsFunc(e.Actors, outlet)
	case "COERCE":
		return e.Mode != "misinform" && e.Mode != "cyber" && len(e.Actors) == 1 && outlet(e.Actors[0])
	}
	return e.Type == "ASSAULT" && len(e.Actors) == 1 && outlet(e.Actors[0])
}

// bearsName tells whether word w is of somebody's name: عاصفة الحزم.
func (s *search) bearsName(w int) bool {
	m := s.Begins(w)
	return m != nil && m.Actor && m.Kind == "group"
}

// befalls tells whether a deed may have befallen whom word w means rather than come of
// them: قتل سياح.
func (s *search) befalls(f *found, w int) bool {
	if r := f.x.subject; f.verb && r != 0 && !f.x.passive && s.Mentions[r-1].First <= w && w < s.Mentions[r-1].Last && s.thingBehind(r) {
		return false // اجتاح السياح | شوارع المدينة
	}
	return slices.Contains(f.rule.Recipient, "object") && slices.ContainsFunc(f.e.Recipients, func(a isnad.Arg) bool {
		m := s.meant(&a)
		return m != nil && m.First <= w && w < m.Last && !slices.ContainsFunc(f.e.Actors, func(b isnad.Arg) bool { return b.Mention == a.Mention })
	})
}

// reviews tells whether somebody of the arts, or nobody, speaks for or against a work:
// شن الناقد هجوما على الفيلم.
func (s *search) reviews(f *found) bool {
	const far = 6 // words behind the trigger
	e := &f.e
	switch {
	case e.Type != "ACCUSE" && e.Type != "SUPPORT" && e.Type != "ASSAULT":
		return false
	case slices.ContainsFunc(e.Actors, func(a isnad.Arg) bool { return !s.performs(&a) }):
		return false
	case slices.ContainsFunc(e.Recipients, func(a isnad.Arg) bool { return !s.performs(&a) }):
		return false
	}
	for j, end := f.word+1, min(f.hi, f.word+1+far); j < end; j++ {
		if s.Terms(term.Work).Has(s.Tag(j).Lemma) {
			return true
		}
	}
	return false
}

// doer gives the word that heads a verb's subject by the order of words: the noun
// right behind it, or one before it, with nothing but its adjectives and name between;
// -1 for none.
func (s *search) doer(f *found) int {
	const far = 5 // words before the verb
	w, end := f.word, s.Sentences[f.e.Sentence].Last
	if j := w + 1; j < end && s.Tag(w).Feats.Voice != 'p' {
		if s.Tag(j).POS == isnad.NUM && j+1 < end {
			j++
		}
		if s.outlaw(j) {
			return j
		}
	}
	for j := w - 1; j >= s.Sentences[f.e.Sentence].First && j >= w-far; j-- {
		switch t := s.Tag(j); {
		case s.outlaw(j):
			return j
		case t.POS != isnad.ADJ && t.POS != isnad.PROPN && s.Words[j].Kind != isnad.Punct:
			return -1
		}
	}
	return -1
}

// outlaw tells whether word w, without preposition, is of those that politics leaves
// out.
func (s *search) outlaw(w int) bool {
	l := s.Tag(w).Lemma
	if s.Tag(w).POS != isnad.NOUN || s.Tags[s.Words[w].First].POS == isnad.ADP {
		return false
	}
	return s.Terms(term.Force).Has(l) || s.Terms(term.Guest).Has(l) || s.Terms(term.Player).Has(l)
}

// amongThemselves tells whether what mere persons do stays among them: they do
// something to their relatives, deal with each other, or are told to take what only
// arms take (تقدم والد الطفلة).
func (s *search) amongThemselves(e *isnad.Event) bool {
	switch {
	case s.all(e.Recipients, s.relative), e.Type == "COERCE" && e.Mode == "seize":
		return true
	case e.Type == "ASSAULT", e.Type == "COERCE", e.Type == "CONSULT", e.Type == "SUPPORT":
		return false // they may meet and thank others than those told
	}
	return s.all(e.Recipients, s.anybody)
}

// prays tells whether what word w asks for is asked of God: داعيا الله أن, دعا الأمير
// الله أن; a party's name is none (دعا حزب الله).
func (s *search) prays(w int) bool {
	end := s.Sentences[s.Words[w].Sentence].Last
	god := s.Terms(term.Deity)
	return w+1 < end && god.Has(s.Tag(w+1).Lemma) ||
		w+3 < end && s.Tag(w+1).Feats.Def && god.Has(s.Tag(w+2).Lemma) && s.Tag(w+3).POS == isnad.SCONJ
}

// withinFamily tells whether a verb has a mere person behind it and all that befall
// its deed are that person's relatives: أطلق مواطن النار على جاره.
func (s *search) withinFamily(f *found) bool {
	w := f.word + 1
	return f.verb && w < f.hi && s.Terms(term.Anybody).Has(s.Tag(w).Lemma) &&
		s.all(f.e.Recipients, func(a *isnad.Arg) bool { return s.relative(a) || s.apposed(a) })
}

// apposed tells whether a phrase is a person and a relative of theirs, which the
// grammar took for one: شاب شقيقه.
func (s *search) apposed(a *isnad.Arg) bool {
	m := s.meant(a)
	return m != nil && s.Terms(term.Anybody).Has(m.Lemma) && m.Head+1 < m.Last && s.kin(m.Head+1)
}

// all tells whether there are sides, and something holds of each.
func (s *search) all(as []isnad.Arg, holds func(*isnad.Arg) bool) bool {
	for i := range as {
		if !holds(&as[i]) {
			return false
		}
	}
	return len(as) > 0
}

// plays tells whether somebody is of the world of sport.
func (s *search) plays(a *isnad.Arg) bool {
	m := s.meant(a)
	return m != nil && a.Sector != "GOV" && s.Terms(term.Player).Has(m.Lemma)
}

// ofSport tells whether somebody is a player, a trainer or a club.
func (s *search) ofSport(a *isnad.Arg) bool { return s.plays(a) || s.club(a) }

// club tells whether somebody is a sports club; others bear the word in their name
// (نادي القضاة).
func (s *search) club(a *isnad.Arg) bool {
	m := s.meant(a)
	return m != nil && a.Sector == "" && s.Terms(term.Club).Has(m.Lemma)
}

// performs tells whether somebody is of the world of the arts: who stands for a
// state (ممثل) has a sector.
func (s *search) performs(a *isnad.Arg) bool {
	m := s.meant(a)
	return m != nil && (a.Sector == "" || a.Sector == "CVL") && s.Terms(term.Performer).Has(m.Lemma)
}

// trades tells whether somebody is a firm, or has part in one.
func (s *search) trades(a *isnad.Arg) bool {
	m := s.meant(a)
	switch {
	case a.Sector == "BUS":
		return true
	case m == nil || a.Sector == "IGO":
		return false
	case s.Terms(term.Board).Has(m.Lemma) && m.Head+1 < m.Last && s.Terms(term.Management).Has(s.Tag(m.Head+1).Lemma):
		return a.ID == ""
	}
	return a.Sector != "GOV" && s.Terms(term.Trader).Has(m.Lemma)
}

// stranger tells whether somebody has no part in politics, as who deals with a firm
// or club.
func (s *search) stranger(a *isnad.Arg) bool {
	m := s.meant(a)
	return s.plays(a) || s.trades(a) || m != nil && s.Terms(term.Customer).Has(m.Lemma)
}

// relative tells whether somebody is told as another's relative: زوجته, جاره.
func (s *search) relative(a *isnad.Arg) bool {
	m := s.meant(a)
	return m != nil && s.kin(m.Head)
}

// kin tells whether word w is a relative, whose the pronoun at it tells.
func (s *search) kin(w int) bool {
	return s.Pronoun(w) >= 0 && s.Terms(term.Relation).Has(s.Tag(w).Lemma)
}

// anybody tells whether somebody is a mere person: رجل, شاب; who serves a state or
// bears arms is more (رجال الأمن).
func (s *search) anybody(a *isnad.Arg) bool {
	m := s.meant(a)
	return m != nil && (a.Sector == "" || a.Sector == "CVL") && (s.Terms(term.Anybody).Has(m.Lemma) || s.Terms(term.Relation).Has(m.Lemma))
}

// meant gives the mention that a side is, or nil.
func (s *search) meant(a *isnad.Arg) *isnad.Mention {
	if a.Mention == 0 {
		return nil
	}
	return &s.Mentions[a.Mention-1]
}
