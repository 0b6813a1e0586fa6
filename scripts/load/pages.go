package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strings"
)

// gather draws the addresses of about n pages from what the archive holds.
func gather(ctx context.Context, base string, n int) ([]string, error) {
	g := gatherer{ctx: ctx, base: base, want: n}
	g.profiles()
	g.lists()
	g.reports(n / 2)
	if g.err != nil {
		return nil, fmt.Errorf("what to ask for: %w", g.err)
	}
	out := []string{"/", "/events", "/statements", "/actors", "/places", "/outlets", "/people", "/search", "/coverage", "/about", "/read"}
	rnd := rand.New(rand.NewPCG(1, 5))
	rnd.Shuffle(len(g.paths), func(i, j int) { g.paths[i], g.paths[j] = g.paths[j], g.paths[i] })
	out = append(out, g.paths[:min(len(g.paths), n)]...)
	for i, p := range out { // both languages
		join := "?"
		if strings.Contains(p, "?") {
			join = "&"
		}
		out[i] = p + join + "lang=" + []string{"ar", "en"}[rnd.IntN(4)/3]
	}
	return out, nil
}

type gatherer struct {
	ctx   context.Context
	base  string
	want  int
	paths []string
	err   error
}

func (g *gatherer) add(path string) { g.paths = append(g.paths, path) }

type count struct {
	Value string
	Place *struct{ Country string }
}

func (g *gatherer) counts(what string, top int) []count {
	var v struct{ Counts []count }
	g.get(fmt.Sprintf("/v1/%s?top=%d", what, top), &v)
	return v.Counts
}

func (g *gatherer) get(path string, v any) {
	if g.err != nil {
		return
	}
	req, err := http.NewRequestWithContext(g.ctx, http.MethodGet, g.base+path, nil)
	if err != nil {
		g.err = err
		return
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		g.err = err
		return
	}
	defer func() { _ = resp.Body.Close() }()
	if resp.StatusCode != http.StatusOK {
		g.err = fmt.Errorf("%s: %s", path, resp.Status)
		return
	}
	g.err = json.NewDecoder(resp.Body).Decode(v)
}

// profiles are pages about somebody or something.
func (g *gatherer) profiles() {
	for _, c := range g.counts("actors", 150) {
		g.add("/actors/" + url.PathEscape(c.Value))
	}
	for _, c := range g.counts("people", 300) {
		g.add("/people/" + url.PathEscape(c.Value))
	}
	for _, c := range g.counts("outlets", 50) {
		g.add("/outlets/" + url.PathEscape(c.Value))
	}
	for _, c := range g.counts("countries", 60) {
		g.add("/places/" + url.PathEscape(c.Value))
	}
	for _, c := range g.counts("places", 200) {
		if c.Place != nil && c.Place.Country != "" {
			g.add("/places/" + c.Place.Country + "/" + url.PathEscape(c.Value))
		}
	}
}

// lists are lists with filters.
func (g *gatherer) lists() {
	actors, types, outlets := g.counts("actors", 40), g.counts("types", 20), g.counts("outlets", 14)
	for i, a := range actors {
		g.add("/events?actor=" + url.QueryEscape(a.Value))
		g.add("/statements?speaker=" + url.QueryEscape(a.Value))
		g.add("/search?q=" + url.QueryEscape("actor:"+a.Value))
		for _, t := range types {
			g.add("/events?party=" + url.QueryEscape(a.Value) + "&type=" + t.Value)
		}
		for _, o := range outlets[:min(3, len(outlets))] {
			g.add(fmt.Sprintf("/events?recipient=%s&outlet=%s&sort=%s", url.QueryEscape(a.Value), url.QueryEscape(o.Value), []string{"day", "-day", "type", "country"}[i%4]))
		}
	}
	for _, t := range types {
		g.add("/events?type=" + t.Value + "&sort=-country")
		g.add("/search?q=" + url.QueryEscape("type:"+t.Value))
	}
}

// reports are reports, and searches for the words of their headlines.
func (g *gatherer) reports(n int) {
	after := ""
	for got := 0; got < n && g.err == nil; {
		var v struct {
			Items []struct{ ID, Title string }
			Next  string
		}
		g.get("/v1/reports?sort=newest&limit=200&after="+url.QueryEscape(after), &v)
		for i, r := range v.Items {
			g.add("/reports/" + r.ID)
			if words := strings.Fields(r.Title); len(words) > 1 && i%3 == 0 {
				g.add("/search?q=" + url.QueryEscape(strings.Trim(words[i%len(words)], `":-()[]*`)))
			}
		}
		got += len(v.Items)
		if after = v.Next; after == "" {
			return
		}
	}
}
