package view

import (
	"context"
	"fmt"

	"github.com/isnad-news/isnad/internal/archive"
)

// Actor tells of a state or a group by its id, within what a filter finds:
// what it is told to have done, suffered and said. Where neither the knowledge
// nor the archive has it, the error wraps archive.ErrNotFound.
func (d *Desk) Actor(ctx context.Context, id string, f Filter) (Actor, error) {
	k, known := d.known.actors[id]
	a := Actor{ID: id, Name: d.known.label(id, "ar"), NameEn: k.en, Known: known, Country: k.country, Offices: append([]Term{}, d.known.offices[id]...)}
	p, err := d.profile(ctx, f)
	if err != nil {
		return Actor{}, err
	}
	of := func(field archive.Field) archive.Term {
		return archive.Term{Field: field, Values: []archive.Value{{ID: id}}}
	}
	p.count(p.query(of(archive.Actor)), nil, map[archive.Facet]*[]archive.Count{
		archive.ByMonth: &a.Did, archive.ByType: &a.DidTypes, archive.ByRecipient: &a.To})
	p.count(p.query(of(archive.Recipient)), nil, map[archive.Facet]*[]archive.Count{
		archive.ByMonth: &a.Suffered, archive.ByType: &a.SuffTypes, archive.ByActor: &a.From})
	p.count(p.query(of(archive.Speaker)), nil, map[archive.Facet]*[]archive.Count{
		archive.ByStatement: &a.Said, archive.ByClass: &a.SaidTypes, archive.ByPerson: &a.Speakers})
	p.count(p.query(of(archive.Party)), nil, map[archive.Facet]*[]archive.Count{archive.ByTeller: &a.Tellers})
	p.events(p.query(of(archive.Party)), archive.Listing{Limit: newest}, &a.Events, nil)
	p.statements(p.query(of(archive.Speaker)), archive.Listing{Limit: newest}, &a.Statements, nil, nil)
	if err := p.group.Wait(); err != nil {
		return Actor{}, err
	}
	if !known && len(a.Events)+len(a.Statements) == 0 {
		err = d.missing(ctx, f, fmt.Sprintf("actor %s", id), of(archive.Party), of(archive.Speaker), of(archive.Teller))
	}
	return a, err
}
