package tables

import (
	"slices"
	"strconv"
	"strings"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/export"
)

// sides holds the actors or the recipients of an event, a list a column.
type sides struct {
	name, country, sector, title, raw []string
	id, full, span                    []string
	carried                           []bool
}

func (b *events) sides(args []export.Arg) sides {
	n := len(args)
	lists := make([]string, 8*n) // one piece of memory for all
	next := func() []string {
		var l []string
		l, lists = lists[:n:n], lists[n:]
		return l
	}
	s := sides{name: next(), country: next(), sector: next(), title: next(), raw: next(),
		id: next(), full: next(), span: next(), carried: make([]bool, n)}
	for i, a := range args {
		if e := entity(b.Entry, a.Ref); e != nil {
			s.name[i], s.full[i], s.title[i] = clean(e.NameEn), clean(e.Name), clean(e.Role)
		}
		s.id[i], s.country[i], s.sector[i], s.raw[i] = clean(a.ID), b.home(a.ID), clean(a.Sector), clean(a.Text)
		if a.Start != nil && a.End != nil {
			s.span[i] = extent(*a.Start, *a.End)
		}
		s.carried[i] = a.Carried
	}
	return s
}

func (r *eventRow) actors(s sides) {
	r.ActorName, r.ActorCountry, r.PrimaryActorSector, r.ActorTitle, r.ActorNameRaw = s.name, s.country, s.sector, s.title, s.raw
	r.ActorID, r.ActorFullName, r.ActorSpan, r.ActorCarried = s.id, s.full, s.span, s.carried
}

func (r *eventRow) recipients(s sides) {
	r.RecipientName, r.RecipientCountry, r.PrimaryRecipientSector, r.RecipientTitle, r.RecipientNameRaw = s.name, s.country, s.sector, s.title, s.raw
	r.RecipientID, r.RecipientFullName, r.RecipientSpan, r.RecipientCarried = s.id, s.full, s.span, s.carried
}

// entity finds who a reference such as e3 means; nil where it means nobody.
func entity(e *archive.Entry, ref string) *export.Entity {
	all := e.Record.Entities
	n, err := strconv.Atoi(strings.TrimPrefix(ref, "e"))
	if err == nil && n >= 1 && n <= len(all) && all[n-1].Ref == ref {
		return &all[n-1] // as the reader numbers them
	}
	if ref == "" {
		return nil
	}
	if i := slices.IndexFunc(all, func(x export.Entity) bool { return x.Ref == ref }); i >= 0 {
		return &all[i]
	}
	return nil
}

// named lists the entities of some kinds by the names that the report gives.
func (b *events) named(kinds ...string) []string {
	names := []string{}
	for _, e := range b.Record.Entities {
		if slices.Contains(kinds, e.Kind) && e.Name != "" {
			names = append(names, clean(e.Name))
		}
	}
	return names
}
