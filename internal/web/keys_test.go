package web

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/view"
)

// Each phrase that a template or the code names is there, whether or not a
// test happens to show it.
func TestPhrasesAreThere(t *testing.T) {
	words, err := readPhrases(files)
	if err != nil {
		t.Fatal(err)
	}
	tongue := newTongue("ar", words["ar"])
	check := func(where, call, key string) {
		if _, ok := words["en"][key]; ok && call != "plural" {
			return
		}
		if _, ok := words["en"][key+".other"]; !ok || call != "plural" {
			t.Errorf("%s: no phrase %q", where, key)
		}
		if tongue.plural(key, 3) == missing(key+".other") {
			t.Errorf("%s: no phrase %q in Arabic", where, key)
		}
	}
	pages, err := fs.Glob(files, "pages/*.gohtml")
	if err != nil {
		t.Fatal(err)
	}
	literal := regexp.MustCompile(`(?:\{\{-? *|\(|\| *|(?:if|else|with|=) )(t|plural) "([^"]+)"`)
	for _, page := range pages {
		data, err := fs.ReadFile(files, page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range literal.FindAllStringSubmatch(string(data), -1) {
			check(page, m[1], m[2])
		}
	}
	for where, calls := range saidInCode(t) {
		for _, c := range calls {
			check(where, c[0], c[1])
		}
	}
}

// saidInCode are the keys that calls of say, plural and words name.
func saidInCode(t *testing.T) map[string][][2]string {
	t.Helper()
	pkgs, err := parser.ParseDir(token.NewFileSet(), ".", func(i fs.FileInfo) bool { return !strings.HasSuffix(i.Name(), "_test.go") }, 0) //nolint:staticcheck // one folder, no build tags
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][][2]string{}
	for name, file := range pkgs["web"].Files {
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			f, ok := call.Fun.(*ast.SelectorExpr)
			if !ok || !slices.Contains([]string{"say", "plural", "words"}, f.Sel.Name) {
				return true
			}
			for _, a := range call.Args[:min(2, len(call.Args))] {
				if l, ok := a.(*ast.BasicLit); ok && l.Kind == token.STRING {
					key, err := strconv.Unquote(l.Value)
					if err != nil {
						t.Fatal(err)
					}
					out[name] = append(out[name], [2]string{f.Sel.Name, key})
					break
				}
			}
			return true
		})
	}
	return out
}

// What records may hold has a label in both languages.
func TestCodesHaveLabels(t *testing.T) {
	words, err := readPhrases(files)
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range []string{"type", "mode", "factuality", "class", "form", "language"} {
		for _, v := range knownValues(t, kind) {
			for _, lang := range languages() {
				if words[lang][kind+"."+v] == "" {
					t.Errorf("no label for %s %s in %s", kind, v, lang)
				}
			}
		}
	}
	for _, f := range archive.AllFacets() {
		if words["en"]["facet."+string(f)] == "" {
			t.Errorf("no label for the facet %s", f)
		}
	}
	var f view.Filter
	for _, p := range fields(&f) {
		if p.name != "after" && words["en"]["field."+p.name] == "" {
			t.Errorf("no label for the field %s", p.name)
		}
	}
}
