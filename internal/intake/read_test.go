package intake

import (
	"slices"
	"strings"
	"testing"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/ingest"
)

func TestMerge(t *testing.T) {
	warn := func(code string, end int) isnad.Warning { return isnad.Warning{Code: code, Span: isnad.Span{End: end}} }
	tests := []struct {
		name                string
		first, second, want []isnad.Warning
	}{
		{"nothing", nil, nil, []isnad.Warning{}},
		{"once", []isnad.Warning{warn("no-date", 0), warn("encoding", 0), warn("no-date", 0)}, []isnad.Warning{warn("no-date", 0), warn("sport", 0)},
			[]isnad.Warning{warn("no-date", 0), warn("encoding", 0), warn("sport", 0)}},
		{"at places", []isnad.Warning{warn("broken", 3)}, []isnad.Warning{warn("unclosed-quote", 1), warn("unclosed-quote", 2)},
			[]isnad.Warning{warn("broken", 3), warn("unclosed-quote", 1), warn("unclosed-quote", 2)}},
	}
	for _, tt := range tests {
		if got := merge(tt.first, tt.second); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

// TestReadFault: the error names our own functions, and no place on disk; the
// item's warnings stay as they are.
func TestReadFault(t *testing.T) {
	it := item("r1")
	it.Warnings = make([]isnad.Warning, 1, 8)
	doc, err := Read(analyzer(func(isnad.Report) *isnad.Analysis { panic("nil map") }), it)
	if err == nil || !strings.Contains(err.Error(), "nil map") || !strings.Contains(err.Error(), "intake.Read") || strings.Contains(err.Error(), ".go:") {
		t.Errorf("%v", err)
	}
	if len(doc.Warnings) != 2 || doc.Warnings[1].Code != WarnFault || it.Warnings[:2][1].Code == WarnFault {
		t.Errorf("%v; %v", doc.Warnings, it.Warnings[:2])
	}
	if doc, err := Read(analyzer(plain), ingest.Item{Err: ingest.ErrEmpty}); err == nil || doc.Analysis != nil {
		t.Errorf("%v, %v", doc, err)
	}
}
