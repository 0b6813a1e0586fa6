package rule_test

import (
	"os"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/isnad-news/isnad/internal/rule"
)

const good = `# comment
default require recipient
default actor subject
rule open-fire
  type ASSAULT firearms
  verb أطلق النار|رمى
  noun إطلاق
  recipient على|object
  needs نار|رصاص
  not صاروخ
  count killed
  say

rule strike
	type PROTEST strike
	noun إضراب
	actor idafa|nisba
	require actor
	mutual
	only
`

func TestParse(t *testing.T) {
	rules, faults := rule.Parse("events/my.rules", good)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	want := []rule.Rule{{
		Name: "my#open-fire", Type: "ASSAULT", Mode: "firearms", Verbs: []string{"اطلق النار", "رمي"}, Nouns: []string{"اطلاق"},
		Actor: []string{"subject"}, Recipient: []string{"علي", "object"}, Needs: []string{"نار", "رصاص"}, Not: []string{"صاروخ"},
		Require: "recipient", Count: "killed", Say: true, Where: "events/my.rules:4",
	}, {
		Name: "my#strike", Type: "PROTEST", Mode: "strike", Nouns: []string{"اضراب"}, Actor: []string{"idafa", "nisba"},
		Require: "actor", Mutual: true, Only: true, Where: "events/my.rules:14",
	}}
	if !reflect.DeepEqual(rules, want) {
		t.Errorf("got  %+v\nwant %+v", rules, want)
	}
}

func TestParseFaults(t *testing.T) {
	const head = "rule a\n  type AGREE\n  verb وافق\n"
	for _, c := range []struct{ name, data, want string }{
		{"no name", "rule\n  type AGREE\n  verb وافق\n", "f.rules:1:1: a rule needs a name of one word"},
		{"two words", "rule a b\n  type AGREE\n  verb وافق\n", "f.rules:1:1: a rule needs a name of one word"},
		{"indented rule", "\n   rule a b\n  type AGREE\n  verb وافق\n", "f.rules:2:4: a rule needs a name of one word"},
		{"field before a rule", "# x\n\n  verb قال\n", "f.rules:3:3: \"verb\" stands outside a rule"},
		{"unknown field", head + "    speed fast\n", "f.rules:4:5: unknown field \"speed\""},
		{"field behind a tab", head + "\tspeed fast\n", "f.rules:4:2: unknown field \"speed\""},
		{"unknown type", "rule a\n  type FIGHT\n  verb قاتل\n", "f.rules:2:3: unknown type or mode \"FIGHT\""},
		{"mode of another type", "rule a\n  type ASSAULT visit\n  verb زار\n", "f.rules:2:3: unknown type or mode \"ASSAULT visit\""},
		{"no type", "rule a\n  verb قاتل\n", "f.rules:1: rule f#a has no type"},
		{"no word", "\nrule a\n  type AGREE\n", "f.rules:2: rule f#a has neither verb nor noun"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, faults := rule.Parse("f.rules", c.data)
			for _, f := range faults {
				if f.Error() == c.want {
					return
				}
			}
			t.Errorf("got %q, want %q", faults, c.want)
		})
	}
}

// All mistakes of a file come back, not the first alone.
func TestParseTellsAll(t *testing.T) {
	_, faults := rule.Parse("f.rules", "x y\nrule a\n  speed 1\n  type NONE\nrule b\n")
	if len(faults) != 6 {
		t.Errorf("got %d faults: %q", len(faults), faults)
	}
}

func TestKnownMode(t *testing.T) {
	for in, want := range map[string]bool{
		"ASSAULT ": true, "ASSAULT aerial": true, "ASSAULT aer": false, "CONCEDE resign": true, "AGREE visit": false,
		"agree ": false, " ": false, "COERCE martial-law": true,
	} {
		typ, mode, _ := strings.Cut(in, " ")
		if got := rule.KnownMode(typ, mode); got != want {
			t.Errorf("%q: got %t", in, got)
		}
	}
}

// known gap: two modes that stand side by side in the list count as one.
func TestKnownModeTakesOne(t *testing.T) {
	if !rule.KnownMode("THREATEN", "arrest relations") {
		t.Error("refused now: take the gap out")
	}
}

func TestLoad(t *testing.T) {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	fsys := fstest.MapFS{
		"events/b.rules":    file("rule one\n type AID\n noun مساعدة\n"),
		"events/a.rules":    file("rule two\n type AID\n noun معونة\nrule bad\n type AID\n"),
		"events/a.examples": file("example two\n"),
	}
	rules, err := rule.Load(fsys, "events")
	if len(rules) != 3 || rules[0].Name != "a#two" || rules[2].Name != "b#one" {
		t.Errorf("got %+v", rules)
	}
	if err == nil || !strings.Contains(err.Error(), "events/a.rules:4: rule a#bad") {
		t.Errorf("got %v", err)
	}
}

func TestKnowledge(t *testing.T) {
	rules, err := rule.Load(os.DirFS("../../knowledge"), "events")
	if err != nil || len(rules) == 0 {
		t.Errorf("%d rules: %v", len(rules), err)
	}
}

// FuzzParse: any text gives rules with a name and a place, or mistakes that
// begin with the file.
func FuzzParse(f *testing.F) {
	f.Add(good)
	for _, s := range []string{"rule\n", "default\nrule a\n type", "rule a\n\ttype ASSAULT  aerial \r\n verb |,|\n", "\xff", "default type \nrule a"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, data string) {
		rules, faults := rule.Parse("d/f.rules", data)
		for _, r := range rules {
			if !strings.HasPrefix(r.Name, "f#") || !strings.HasPrefix(r.Where, "d/f.rules:") {
				t.Fatalf("%q: rule %+v", data, r)
			}
			if len(faults) == 0 && (!rule.KnownMode(r.Type, r.Mode) || len(r.Verbs)+len(r.Nouns) == 0) {
				t.Fatalf("%q: no fault in %+v", data, r)
			}
		}
		for _, e := range faults {
			if !strings.HasPrefix(e.Error(), "d/f.rules:") {
				t.Fatalf("%q: %v", data, e)
			}
		}
	})
}
