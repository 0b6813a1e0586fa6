package tables

import (
	"testing"

	"github.com/isnad-news/isnad/knowledge"
)

func TestHomes(t *testing.T) {
	home, err := Homes(knowledge.Files())
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]string{
		"QAT": "QAT", "PSE": "PSE", "XKX": "XKX", // states
		"HAMAS": "PSE", "RSF-SUDAN": "SDN",
		"BLM": "USA", // a movement, not Saint Barthélemy
		"UN":  "IGO", "GCC": "IGO",
		"REUTERS": "", "ISIS": "", "": "", "NOBODY": "",
	} {
		if got := home(id); got != want {
			t.Errorf("home of %q is %q, want %q", id, got, want)
		}
	}
}
