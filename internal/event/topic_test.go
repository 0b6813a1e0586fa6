package event

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/text"
)

const topicRows = "lemma\teconomy\tpolitics\tsport\n-\t\t\t\n" +
	"goal\t\t-1\t2\nmatch\t\t\t2\nteam\t\t\t1\nplayer\t\t\t1\nleague\t\t\t1\ncoach\t\t\t1\narmy\t\t3\t-1\n"

func TestTopicsLoad(t *testing.T) {
	for _, c := range []struct{ rows, err string }{
		{topicRows, ""},
		{"lemma\tsport\ngoal\t1\n", `no row "-"`},
		{"lemma\tsport\n-\t\ngoal\tmuch\n", `weight "much" of sport is no number`},
		{"lemma\tsport\n-\t\ngoal\t1\ngoal\t2\n", `"goal" stands twice`},
	} {
		var ts topics
		err := ts.load(fstest.MapFS{"events/topics.tsv": {Data: []byte(c.rows)}})
		if c.err == "" && err != nil || c.err != "" && (err == nil || !strings.Contains(err.Error(), c.err)) {
			t.Errorf("%q: error %v, want one with %q", c.rows, err, c.err)
		}
	}
}

func TestTopic(t *testing.T) {
	var ts topics
	if err := ts.load(fstest.MapFS{"events/topics.tsv": {Data: []byte(topicRows)}}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		words string
		want  []string
	}{
		{"goal match team player league coach", []string{"sport", "politics0"}},
		{"goal match team player league coach army", []string{"sport", "politics0"}},
		{"goal goal goal match match team", nil}, // a word counts once, and three tell nothing
		{"tree house river road cloud stone", nil},
	} {
		a := ts.about()
		for _, w := range strings.Fields(c.words) {
			a.hear(&isnad.Tag{Lemma: w, POS: isnad.NOUN}, text.Hash(w))
		}
		a.hear(&isnad.Tag{Lemma: "army", POS: isnad.ADV}, text.Hash("army"))
		if got := a.kinds(); !slices.Equal(got, c.want) {
			t.Errorf("%q: %v, want %v", c.words, got, c.want)
		}
	}
	var none topics
	if err := none.load(fstest.MapFS{}); err != nil {
		t.Fatal(err)
	}
	if a := none.about(); a.kinds() != nil {
		t.Error("a topic without a table")
	}
}
