package mention

// fewestLetters is how many letters a last name must have to be known where one of
// them is written wrong: one less where that is a vowel left out, or where the article
// shows it to be a name.
const fewestLetters = 5

// misspelt gives somebody told by the last name alone, whom nobody of the report bears
// as it is written, to the only one whose last name is that with one letter wrong:
// haste writes أغولو for أوغلو and الديلمي for الدليمي.
func (s *search) misspelt(i int) {
	m := &s.out[i]
	toks := s.tokens(m.Name)
	if len(toks) != 1 || m.NameSpan.Len() == 0 || s.knownBearer(toks[0]) {
		return
	}
	found := -1
	for _, f := range s.fullNames() {
		if !s.slip(toks[0], f.last, s.articled(m.First)) {
			continue
		}
		if found >= 0 && s.out[found].Name != s.out[f.at].Name {
			return // of two either may be meant
		}
		found = f.at
	}
	if found >= 0 {
		b := &s.out[found]
		m.Name, m.ID, m.Sector = b.Name, b.ID, b.Sector
	}
}

// full is the last name of somebody whom the report names in full, and the mention that
// first does.
type full struct {
	last string
	at   int
}

// fullNames gives those whom the report names in full, each once.
func (s *search) fullNames() []full {
	if s.fulls != nil {
		return s.fulls
	}
	seen := map[string]bool{}
	s.fulls = []full{}
	for j := range s.out {
		b := &s.out[j]
		if b.Kind != "person" || b.NameSpan.Len() == 0 || b.Feats.Number == 'd' {
			continue
		}
		own := s.tokens(s.Text[b.NameSpan.Start:b.NameSpan.End])
		if len(own) < 2 {
			continue
		}
		if key := b.Name + " " + own[len(own)-1]; !seen[key] {
			seen[key] = true
			s.fulls = append(s.fulls, full{own[len(own)-1], j})
		}
	}
	return s.fulls
}

// knownBearer tells of a last name that somebody well known bears whose state the
// report names.
func (s *search) knownBearer(last string) bool {
	for _, it := range s.bearers[last] {
		if s.told[it.id] > 0 {
			return true
		}
	}
	return false
}

// slip tells whether two long words differ by one slip of the hand: a letter wrong, too
// many or too few, or two in the other order.
func (s *search) slip(a, b string, articled bool) bool {
	x, y := []rune(a), []rune(b)
	if len(x) < len(y) {
		x, y = y, x
	}
	if len(y) < fewestLetters-1 || len(x) > len(y)+1 {
		return false
	}
	i, j := 0, 0 // letters that are the same at the beginning, and at the end
	for i < len(y) && x[i] == y[i] {
		i++
	}
	for j < len(y)-i && x[len(x)-1-j] == y[len(y)-1-j] {
		j++
	}
	if len(y) < fewestLetters && !articled && (len(x) == len(y) || !s.spell.weak[x[i]]) {
		return false
	}
	switch len(x) - i - j {
	case 1:
		return true
	case 2:
		return len(x) == len(y) && x[i] == y[i+1] && x[i+1] == y[i]
	}
	return false
}
