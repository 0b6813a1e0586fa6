package event

import "github.com/isnad-news/isnad"

// context fills sides that a sentence leaves out and the report tells
// elsewhere: who announces a deed does it, who condemns an attack condemns the
// attacker, who fights whom is known from one telling to the next.
func (s *search) context() {
	for _, f := range s.out {
		if len(f.e.Actors) == 0 {
			s.announcer(f)
		}
		switch f.e.Type {
		case "ACCUSE", "THREATEN":
			s.condemned(f)
		case "REQUEST":
			s.bidden(f)
		}
	}
	for _, f := range s.out {
		if f.e.Type == "ASSAULT" || f.e.Type == "COERCE" && f.e.Mode == "seize" {
			s.opponents(f)
		}
	}
}

// announcer makes who announces a deed of power or help its doer: أعلنت
// الوزارة استدعاء السفير.
func (s *search) announcer(f *found) {
	switch f.e.Type {
	case "COERCE", "SANCTION", "AID", "MOBILIZE", "RETREAT":
	case "ASSAULT":
		if !s.foesDead(f) {
			return
		}
	default:
		return
	}
	st := s.statementAt(f.e.Trigger)
	if st == nil || st.Speaker == 0 || f.verb && s.Tag(f.word).Feats.Voice == 'a' {
		return
	}
	m := &s.Mentions[st.Speaker-1]
	switch m.Sector {
	case "GOV", "COP", "MIL", "REB", "SPY":
	default:
		return
	}
	switch st.Class {
	case "announce", "promise", "say", "confirm", "report":
	default:
		return
	}
	for _, r := range f.e.Recipients {
		if r.ID == m.ID && r.Sector == m.Sector {
			return
		}
	}
	f.e.Actors = carried(s.asArgs([]isnad.Ref{st.Speaker}))
}

// foesDead tells of the death of armed men, which is announced by those who killed them:
// أعلن الجيش مقتل ثمانية مسلحين.
func (s *search) foesDead(f *found) bool {
	return f.rule.Count == "killed" && !f.verb && s.all(f.e.Recipients, func(r *isnad.Arg) bool {
		return r.Sector == "UAF" || r.Sector == "REB" || r.Sector == "CRM"
	})
}

// condemned makes the doer of the act that is condemned the one accused: in
// the same sentence, else in the last three.
func (s *search) condemned(f *found) {
	if f.rule.Mode == "allege" || f.e.Type == "THREATEN" && len(f.e.Recipients) > 0 {
		return
	}
	if len(f.e.Recipients) > 0 && !s.looksBack(f) {
		return
	}
	best := (*found)(nil)
	for _, p := range s.out {
		if p.e.Type != "ASSAULT" && p.e.Type != "COERCE" || len(p.e.Actors) == 0 {
			continue
		}
		d := f.e.Sentence - p.e.Sentence
		if d < 0 || d > 3 || sameSide(p.e.Actors, f.e.Actors) {
			continue
		}
		if best == nil || p.e.Sentence >= best.e.Sentence {
			best = p
		}
	}
	if best != nil {
		f.e.Recipients = carried(best.e.Actors)
	}
}

// bidden makes whoever does what is to be done or to end the one who is asked, where
// the demand has no other addressee: دعت إلى وقف القصف الإسرائيلي، طالب بانسحاب
// القوات التركية.
func (s *search) bidden(f *found) {
	if !f.verb || len(f.e.Recipients) > 0 {
		return
	}
	best := (*found)(nil)
	for _, list := range [][]*found{s.out, s.left} {
		for _, o := range list {
			if o.e.Sentence != f.e.Sentence || o.verb || o.word <= f.word || o.word >= f.hi || o.rule.Mutual || o.rule.Say || len(o.e.Actors) == 0 || sameSide(o.e.Actors, f.e.Actors) {
				continue
			}
			if o.src[actorSide] != "nisba" && o.src[actorSide] != "idafa" && o.src[actorSide] != "by" {
				continue
			}
			if best == nil || o.word < best.word {
				best = o
			}
		}
	}
	if best != nil {
		f.e.Recipients = carried(best.e.Actors)
	}
}

// looksBack tells whether what is condemned is told by a pronoun (أدانته).
func (s *search) looksBack(f *found) bool {
	return f.verb && s.Pronoun(f.word) >= 0
}

func sameSide(a, b []isnad.Arg) bool {
	return len(a) > 0 && len(b) > 0 && compatible(a, b)
}

// opponents fills one side of an attack from another one in the report whose
// other side is the same, if the report knows just one such opponent.
func (s *search) opponents(f *found) {
	e := &f.e
	if (len(e.Actors) == 0) == (len(e.Recipients) == 0) || f.rule.Mutual {
		return
	}
	var side []isnad.Arg
	for _, p := range s.out {
		if p == f || p.e.Type != e.Type || len(p.e.Actors) == 0 || len(p.e.Recipients) == 0 || p.rule.Mutual {
			continue
		}
		got := p.e.Recipients
		if len(e.Actors) == 0 {
			if !equalIDs(p.e.Recipients, e.Recipients) || !told(e.Recipients) || !f.def {
				continue
			}
			got = p.e.Actors
		} else if !equalIDs(p.e.Actors, e.Actors) {
			continue
		}
		if side != nil && !equalIDs(side, got) {
			return
		}
		side = got
	}
	if side == nil && e.Mode == "seize" && len(e.Recipients) == 0 && !f.rule.Mutual {
		side = s.fought(e.Actors)
	}
	if side == nil {
		return
	}
	if len(e.Actors) == 0 {
		e.Actors = carried(side)
	} else {
		e.Recipients = carried(side)
	}
}

// fought gives whom the report tells the side to fight, if it is one opponent
// only: who takes a town takes it from them.
func (s *search) fought(side []isnad.Arg) []isnad.Arg {
	var out []isnad.Arg
	for _, p := range s.out {
		if p.e.Type != "ASSAULT" || !sameSide(p.e.Actors, side) {
			continue
		}
		var them []isnad.Arg
		for _, r := range p.e.Recipients {
			if r.ID != "" && !sameSide([]isnad.Arg{r}, side) {
				them = append(them, r)
			}
		}
		if len(them) == 0 {
			continue
		}
		if out != nil && !equalIDs(out, them) {
			return nil
		}
		out = them
	}
	return out
}

func told(as []isnad.Arg) bool {
	for _, a := range as {
		if a.ID == "" {
			return false
		}
	}
	return true
}
