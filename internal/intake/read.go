// Package intake brings reports into an archive: it has them read by several
// workers, keeps them batch by batch, and reads them again when the knowledge
// has changed.
package intake

import (
	"fmt"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/ingest"
)

// Analyzer reads reports. It must be safe for concurrent use.
type Analyzer interface {
	Analyze(isnad.Report) *isnad.Analysis
}

// Read reads one item. Texts in other languages have no records; a fault of
// our own in one report is an error and a warning in its record, and does not
// cost the others. The document has no analysis where the item has an error.
func Read(a Analyzer, it ingest.Item) (doc export.Doc, err error) {
	if it.Err != nil {
		return doc, it.Err
	}
	defer func() {
		if r := recover(); r != nil {
			doc, err = blank(it), ownFault(r)
		}
	}()
	an := &isnad.Analysis{Report: it.Report}
	if arabic(it.Language) {
		an = a.Analyze(it.Report)
	}
	an.Warnings = merge(it.Warnings, an.Warnings)
	return export.Doc{Analysis: an, Language: it.Language}, nil
}

// blank is a report that could not be read.
func blank(it ingest.Item) export.Doc {
	ws := append(slices.Clone(it.Warnings), isnad.Warning{Code: WarnFault, Text: "this report could not be read"})
	return export.Doc{Analysis: &isnad.Analysis{Report: it.Report, Warnings: ws}, Language: it.Language}
}

// WarnFault is the code of the warning that a report could not be read by a
// fault of our own.
const WarnFault = "internal-fault"

// ownFault makes an error of what was recovered.
func ownFault(r any) error {
	return fmt.Errorf("a fault of isnad's own in this report, please tell its makers: %v\n%s", r, ownFrames(debug.Stack()))
}

// arabic tells whether a text is read; one whose language cannot be told is.
func arabic(language string) bool { return language == "" || language == "ar" }

// merge puts the warnings of reading before those of analysis. What is said of
// the report as a whole is said once: several may see that it has no date.
func merge(first, second []isnad.Warning) []isnad.Warning {
	out := make([]isnad.Warning, 0, len(first)+len(second))
	for _, w := range slices.Concat(first, second) {
		said := slices.ContainsFunc(out, func(o isnad.Warning) bool { return o.Code == w.Code })
		if !said || w.Span != (isnad.Span{}) {
			out = append(out, w)
		}
	}
	return out
}

// ownFrames keeps the functions of a stack trace, without places on disk.
func ownFrames(stack []byte) string {
	var out []string
	for _, l := range strings.Split(string(stack), "\n") {
		if strings.HasPrefix(l, "github.com/isnad-news/") && len(out) < 6 {
			out = append(out, "    "+l[:max(0, strings.LastIndex(l, "("))])
		}
	}
	return strings.Join(out, "\n")
}
