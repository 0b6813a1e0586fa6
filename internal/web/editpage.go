package web

import (
	"slices"
	"strconv"

	"github.com/isnad-news/isnad/internal/correct"
	"github.com/isnad-news/isnad/internal/view"
)

// editPage is what the form of a correction is shown from.
type editPage struct {
	ID, Title, Language string
	Key                 string // of the record; "" where one is added
	Digest              string // of the record as shown
	Form                *form
	Choices             view.Choices
	Vague               []string
	Pieces              []stretch
	Moved               bool // the record has become another one meanwhile
}

// input is a field of the form as the template writes it.
type input struct {
	words
	ID, Name string
	Label    string // key of a phrase
	Hint     string // likewise
	Dir      string
	List     string // id of a datalist
	Fault    string
	Area     bool
}

// choice is a field that takes one of a list.
type choice struct {
	ID, Name, Label string
	Kind            string // of its words
	Options         []picked
	Fault           string
}

// picked is a value of a list, and whether it is set.
type picked struct {
	Value, Name string // Name is fit to be shown
	On          bool
}

// sideInputs are the inputs of one side of an event.
type sideInputs struct {
	Field string // actors, recipients
	Rows  []rowInputs
}

type rowInputs struct {
	N      int
	Words  input
	ID     input
	Sector choice
}

// Input gives a field by its name.
func (p editPage) Input(name string) input {
	in := input{ID: name, Name: name, Label: "fields." + name, Fault: p.Form.Told[name]}
	if e := p.Form.Event; e != nil {
		switch name {
		case "trigger":
			in.words = e.Trigger
		case "place":
			in.words, in.Label = e.Place, "edit.words"
		case "country":
			in.Text, in.Label, in.Hint, in.Dir = e.Country, "edit.country", "edit.country.hint", "ltr"
		case "place_en":
			in.Text, in.Label, in.Dir = e.PlaceEn, "edit.place_en", "ltr"
		case "killed", "injured", "detained", "displaced":
			in.Text, in.List = e.Harm[name], "vague"
		}
	}
	if s := p.Form.Said; s != nil {
		switch name {
		case "content":
			in.words, in.Area = s.Content, true
		case "cue":
			in.words = s.Cue
		case "speaker":
			in.words, in.Label = s.Speaker, "edit.words"
		case "name":
			in.Text, in.Label, in.Hint = s.Name, "edit.name", "edit.name.hint"
		case "id":
			in.Text, in.Label, in.Hint, in.Dir = s.ID, "edit.id", "edit.id.hint", "ltr"
		}
	}
	switch name {
	case "date":
		in.Text, in.Hint, in.Dir = p.Form.Date, "edit.date.hint", "ltr"
	case "asserted_by":
		in.Text, in.Hint, in.Dir = p.Form.AssBy, "edit.chain.hint", "ltr"
	}
	return in
}

// Select gives a field that takes one of a list.
func (p editPage) Select(name string) choice {
	c := choice{ID: name, Name: name, Label: "fields." + name, Kind: name, Fault: p.Form.Told[name]}
	s := p.Form.Said
	switch {
	case name == "factuality" && p.Form.Event != nil:
		c.Options = options(p.Choices.Factualities, p.Form.Event.Factuality, false)
	case s == nil:
	case name == "class":
		c.Options = options(p.Choices.Classes, s.Class, s.Class == "")
	case name == "kind":
		c.Options = options(p.Choices.Kinds, s.Kind, false)
	case name == "channel":
		c.Options = options(channels(), s.Channel, true)
	case name == "sector":
		c.Options, c.Label = options(p.Choices.Sectors, s.Sector, true), "edit.sector"
	}
	return c
}

// options are the values of a list, with what is set now even where the list
// does not have it.
func options(list []string, now string, empty bool) []picked {
	if empty && !slices.Contains(list, "") {
		list = append([]string{""}, list...)
	}
	if !slices.Contains(list, now) {
		list = append([]string{now}, list...)
	}
	out := make([]picked, 0, len(list))
	for _, v := range list {
		out = append(out, picked{v, brief(v, briefName), v == now})
	}
	return out
}

// channels are the ways in which a statement may have come.
func channels() []string {
	return []string{"press-conference", "written-statement", "social-media", "interview", "speech", "phone-call",
		"news-agency", "broadcast", "letter", "unnamed-source"}
}

// Sides gives the two sides of an event.
func (p editPage) Sides() []sideInputs {
	return []sideInputs{p.side("actors", "actor", p.Form.Event.Actors), p.side("recipients", "recipient", p.Form.Event.Recipients)}
}

func (p editPage) side(field, name string, rows []row) sideInputs {
	out := sideInputs{Field: field}
	for _, r := range rows {
		id := name + "-" + strconv.Itoa(r.N)
		out.Rows = append(out.Rows, rowInputs{N: r.N,
			Words:  input{words: r.words, ID: id, Name: name, Label: "edit.words", Fault: p.Form.Told[id]},
			ID:     input{words: words{Text: r.ID}, ID: id + "-id", Name: name + "_id", Label: "edit.id", Dir: "ltr", Fault: p.Form.Told[id+"-id"]},
			Sector: choice{ID: id + "-sector", Name: name + "_sector", Label: "edit.sector", Kind: "sector", Options: options(p.Choices.Sectors, r.Sector, true)}})
	}
	return out
}

// TypeKnown tells whether the list of types has the one that is set.
func (p editPage) TypeKnown() bool {
	for _, t := range p.Choices.Types {
		if p.Form.Event.TypeMode == t.Type {
			return true
		}
		for _, m := range t.Modes {
			if p.Form.Event.TypeMode == typeMode(t.Type, m) {
				return true
			}
		}
	}
	return false
}

// ContextOptions are the contexts, with those that are set now.
func (p editPage) ContextOptions() []picked {
	list := slices.Clone(p.Choices.Contexts)
	for _, c := range p.Form.Event.Contexts {
		if !slices.Contains(list, c) {
			list = append(list, c)
		}
	}
	out := make([]picked, 0, len(list))
	for _, v := range list {
		out = append(out, picked{v, brief(v, briefName), slices.Contains(p.Form.Event.Contexts, v)})
	}
	return out
}

// told puts the faults of a form into words.
func (f *form) told(say func(key string, args ...any) string) {
	f.Told = map[string]string{}
	for name, why := range f.Faults {
		f.Told[name] = say(why.Key, why.Args...)
	}
}

// isKind tells whether a kind of records can be corrected.
func isKind(kind string) bool { return kind == correct.Event || kind == correct.Statement }
