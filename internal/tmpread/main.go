package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/engine"
	"github.com/isnad-news/isnad/internal/export"
)

func main() {
	e, err := engine.New()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	dir, out := os.Args[1], os.Args[2]
	files, _ := filepath.Glob(filepath.Join(dir, "*.txt"))
	for _, f := range files {
		b, _ := os.ReadFile(f)
		var g struct{ Published string }
		j, _ := os.ReadFile(strings.TrimSuffix(f, ".txt") + ".json")
		json.Unmarshal(j, &g)
		d, _ := time.Parse("2006-01-02", g.Published)
		a := e.Analyze(isnad.Report{Text: string(b), Published: d})
		w, _ := os.Create(filepath.Join(out, strings.TrimSuffix(filepath.Base(f), ".txt")+".json"))
		export.JSON(w, export.Doc{Analysis: a})
		w.Close()
		if len(os.Args) > 3 {
			debug(a, os.Args[3])
		}
	}
}

func debug(a *isnad.Analysis, what string) {
	if strings.Contains(what, "w") {
		for _, w := range a.Words {
			fmt.Print(a.Report.Text[w.Start:w.End], " ")
			for k := w.First; k < w.Last; k++ {
				t := a.Tags[k]
				fmt.Printf("[%s/%s/%s %c%c%c%c%c", a.Parts[k].Norm, t.POS, t.Lemma, z(t.Feats.Gender), z(t.Feats.Number), z(t.Feats.Tense), z(t.Feats.Voice), z(t.Feats.Verbal))
				if t.Feats.Def {
					fmt.Print(" def")
				}
				if t.Guessed {
					fmt.Print(" ?")
				}
				fmt.Print("]")
			}
			fmt.Println()
		}
	}
	if strings.Contains(what, "m") {
		for i, p := range a.Phrases {
			fmt.Println("P", i+1, a.Report.Text[p.Start:p.End], "prep", p.Prep, "conj", p.Conj)
		}
		for i, m := range a.Mentions {
			fmt.Printf("M%d %q kind=%s name=%s id=%s/%s prep=%s emb=%v adj=%v lemma=%s coord=%d place=%v/%s ph=%d\n", i+1, a.Report.Text[m.Start:m.End], m.Kind, m.Name, m.ID, m.Sector, m.Prep, m.Embedded, m.Adj, m.Lemma, m.Coord, m.Place, m.Country, m.Phrase)
		}
	}
	if strings.Contains(what, "t") {
		for _, t := range a.Times {
			fmt.Printf("T %q %s %s %s %s\n", a.Report.Text[t.Start:t.End], t.Type, t.Value, t.From, t.To)
		}
	}
	for _, s := range a.Statements {
		fmt.Printf("S %q | %s [%s] | %s | %.200s\n", a.Report.Text[s.Cue.Start:s.Cue.End], s.SpeakerName, s.SpeakerID, s.Kind, a.Report.Text[s.Content.Start:s.Content.End])
	}
	for _, v := range a.Events {
		f := func(as []isnad.Arg) (o []string) {
			for _, x := range as {
				o = append(o, x.Text+"["+x.ID+"]")
			}
			return
		}
		fmt.Printf("E %s %s %q %v -> %v %s %s %s k=%v %v %s\n", v.Type, v.Mode, a.Report.Text[v.Trigger.Start:v.Trigger.End], f(v.Actors), f(v.Recipients), v.Date, v.Country, v.Factuality, v.Killed.N, v.AssertedBy, v.Rule)
	}
}

func z(b byte) byte {
	if b == 0 {
		return '-'
	}
	return b
}
