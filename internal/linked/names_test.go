package linked

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestWeb(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.org/a?b=1#c":          "https://example.org/a?b=1#c",
		" http://example.org ":                 "http://example.org",
		"https://example.org/خبر":              "https://example.org/%D8%AE%D8%A8%D8%B1",
		"https://example.org/?q=a b|<خبر>\"{}": "https://example.org/?q=a%20b%7C%3Cخبر%3E%22%7B%7D",
		"https://somebody:secret@example.org/": "",
		"javascript:alert(1)":                  "",
		"/home/somebody/a.txt":                 "",
		"file:///etc/hosts":                    "",
		"https://":                             "",
		"http://[::1":                          "",
		"":                                     "",
	} {
		if got := web(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// TestSelectors: both selectors find the words that the record names, behind
// signs of more than one UTF-16 unit too.
func TestSelectors(t *testing.T) {
	raw, err := json.Marshal(Annotations(Report{Record: sample()}, base))
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Total int
		First struct {
			Items []struct {
				ID, Motivation string
				Target         struct {
					Source   string
					Selector []struct {
						Type                  string
						Start, End            int
						Exact, Prefix, Suffix string
					}
				}
			}
		}
	}
	if err := json.Unmarshal(raw, &doc); err != nil {
		t.Fatal(err)
	}
	points := []rune(text)
	seen := map[string]bool{}
	for _, it := range doc.First.Items {
		place, quote := it.Target.Selector[0], it.Target.Selector[1]
		around := quote.Prefix + quote.Exact + quote.Suffix
		if string(points[place.Start:place.End]) != quote.Exact || quote.Exact == "" || !strings.Contains(text, around) {
			t.Errorf("%s: %+v", it.ID, it.Target)
		}
		if len([]rune(quote.Prefix)) > 32 || len([]rune(quote.Suffix)) > 32 || it.Target.Source != base+"/reports/a%2Fb%201.txt" {
			t.Errorf("%s: %+v", it.ID, it.Target)
		}
		seen[it.Motivation] = true
		if seen[it.ID] {
			t.Errorf("%s stands twice", it.ID)
		}
		seen[it.ID] = true
	}
	if doc.Total != 7 || len(doc.First.Items) != 7 || !seen["classifying"] || !seen["describing"] || !seen["identifying"] {
		t.Errorf("%d annotations, %v", doc.Total, seen)
	}
}

// TestBrokenRanges: records that do not fit their text make documents too.
func TestBrokenRanges(t *testing.T) {
	r := sample()
	r.Document.Text = "نص"
	r.Events[0].Sentence, r.Events[1].Sentence = -1, 99
	for name, doc := range map[string]Document{"annotations": Annotations(Report{Record: r}, base), "provenance": Provenance(Report{Record: r}, base),
		"schema": SchemaOrg(Report{Record: r}, base)} {
		if _, err := json.Marshal(doc); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestChain: the tellings of a statement quote one another in their order.
func TestChain(t *testing.T) {
	doc := Provenance(Report{Record: sample()}, base)
	from := map[string]string{}
	by := map[string]string{}
	for _, n := range doc["@graph"].([]any) {
		o := n.(object)
		if q, ok := o["prov:wasQuotedFrom"].(object); ok {
			from[o["@id"].(string)] = q["@id"].(string)
		}
		if a, ok := o["prov:wasAttributedTo"].(object); ok {
			by[o["@id"].(string)] = a["@id"].(string)
		}
	}
	s1 := base + "/reports/a%2Fb%201#s1"
	if from[s1+"-told-3"] != s1+"-told-2" || from[s1+"-told-2"] != s1+"-told-1" || from[s1+"-told-1"] != "" {
		t.Errorf("%v", from)
	}
	if by[s1+"-told-2"] != base+"/actors/REUTERS" || !strings.HasSuffix(by[s1+"-told-1"], "#unnamed-source") || !strings.Contains(by[s1+"-told-3"], "/outlets/") {
		t.Errorf("%v", by)
	}
}
