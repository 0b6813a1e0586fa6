package web

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// speakers are the packages whose words come to the pages.
func speakers() []string { return []string{"search", "view", "correct", "ingest", "archive", "web"} }

// speech is what a package says by way of package said.
type speech struct {
	fset     *token.FileSet
	files    []*ast.File
	consts   map[string]string // text constants of the package
	sayers   map[string]int    // functions that take a format, and which argument it is
	formats  map[string]string // where each is said
	unclear  []string          // calls whose format cannot be seen
	unspoken []string          // errors of asker or editor that are English alone
}

// listen reads what a package of internal says.
func listen(t *testing.T, name string) *speech {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("..", name, "*.go"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no package %s: %v", name, err)
	}
	s := &speech{fset: token.NewFileSet(), consts: map[string]string{}, formats: map[string]string{},
		sayers: map[string]int{"said.New": 0, "said.Errorf": 0, "said.Wrapf": 1}}
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(s.fset, path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		s.files = append(s.files, f)
	}
	s.read()
	return s
}

func (s *speech) read() {
	s.each(s.constants)
	// A function that hands its own format on to one that says it says it too.
	for before := -1; before < len(s.sayers); {
		before = len(s.sayers)
		s.each(s.sayer)
	}
	s.each(s.calls)
}

func (s *speech) each(see func(ast.Node) bool) {
	for _, f := range s.files {
		ast.Inspect(f, see)
	}
}

func (s *speech) constants(n ast.Node) bool {
	v, ok := n.(*ast.ValueSpec)
	if !ok {
		return true
	}
	for i := range min(len(v.Names), len(v.Values)) {
		if text, ok := s.text(v.Values[i]); ok {
			s.consts[v.Names[i].Name] = text
		}
	}
	return true
}

// text is that of an expression, if it can be seen.
func (s *speech) text(e ast.Expr) (string, bool) {
	switch x := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(x.Value)
		return text, err == nil && x.Kind == token.STRING
	case *ast.Ident:
		text, ok := s.consts[x.Name]
		return text, ok
	case *ast.BinaryExpr:
		a, ok1 := s.text(x.X)
		b, ok2 := s.text(x.Y)
		return a + b, ok1 && ok2 && x.Op == token.ADD
	}
	return "", false
}

// called names a function as it is called: "said.New", "askError", ".fail".
func called(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		if x, ok := f.X.(*ast.Ident); ok && x.Name == "said" {
			return "said." + f.Sel.Name
		}
		return "." + f.Sel.Name
	}
	return ""
}

// format is the argument of a call that holds the format of what it says.
func (s *speech) format(n ast.Node) (ast.Expr, bool) {
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return nil, false
	}
	at, ok := s.sayers[called(call)]
	if !ok || at >= len(call.Args) {
		return nil, false
	}
	return call.Args[at], true
}

// formatOf finds the parameter called format of a function.
func formatOf(f *ast.FuncDecl) (name string, at int) {
	for _, p := range f.Type.Params.List {
		for _, id := range p.Names {
			if id.Name == "format" {
				return id.Name, at
			}
			at++
		}
	}
	return "", 0
}

func (s *speech) sayer(n ast.Node) bool {
	f, ok := n.(*ast.FuncDecl)
	if !ok {
		return true
	}
	param, at := formatOf(f)
	if param == "" || f.Body == nil {
		return true
	}
	ast.Inspect(f.Body, func(n ast.Node) bool {
		if e, ok := s.format(n); ok {
			if id, ok := e.(*ast.Ident); ok && id.Name == param {
				name := f.Name.Name
				if f.Recv != nil {
					name = "." + name
				}
				s.sayers[name] = at
			}
		}
		return true
	})
	return true
}

func (s *speech) calls(n ast.Node) bool {
	switch x := n.(type) {
	case *ast.FuncDecl:
		// What it hands on is told where it is called.
		if param, _ := formatOf(x); param != "" {
			return false
		}
	case *ast.CompositeLit:
		if t, ok := x.Type.(*ast.SelectorExpr); ok && t.Sel.Name == "Text" && len(x.Elts) > 0 {
			if p, ok := t.X.(*ast.Ident); ok && p.Name == "said" {
				s.unclear = append(s.unclear, s.where(x))
			}
		}
	case *ast.CallExpr:
		s.call(x)
	}
	return true
}

func (s *speech) call(call *ast.CallExpr) {
	if e, ok := s.format(call); ok {
		if text, ok := s.text(e); ok {
			s.formats[text] = s.where(e)
		} else {
			s.unclear = append(s.unclear, s.where(e))
		}
		return
	}
	if called(call) != ".Errorf" || len(call.Args) < 2 {
		return
	}
	format, _ := s.text(call.Args[0])
	if strings.ReplaceAll(strings.ReplaceAll(format, "%w", ""), ": ", "") == "" {
		return // it says nothing of its own
	}
	for _, a := range call.Args[1:] {
		name := ""
		switch x := a.(type) {
		case *ast.Ident:
			name = x.Name
		case *ast.SelectorExpr:
			name = x.Sel.Name
		}
		if name == "ErrAsk" || name == "ErrInvalid" {
			s.unspoken = append(s.unspoken, s.where(call))
		}
	}
}

func (s *speech) where(n ast.Node) string { return s.fset.Position(n.Pos()).String() }

// Whatever the program says of a filter, a query, a form or a text that it did
// not understand is told in all languages; what nobody says any more goes.
func TestAllThatIsSaidIsTranslated(t *testing.T) {
	told, err := readSayings(files)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, name := range speakers() {
		s := listen(t, name)
		for _, where := range s.unclear {
			t.Errorf("%s: the format must be a constant, or nobody can translate it", where)
		}
		for _, where := range s.unspoken {
			t.Errorf("%s: make this by package said, or it can be told in English alone", where)
		}
		for format, where := range s.formats {
			all[format] = where
			if strings.Contains(format, "`") {
				t.Errorf("%s: %q: backquotes belong to translations", where, format)
			}
			for _, lang := range languages() {
				if lang != "en" && told[lang][format] == nil {
					t.Errorf("%s: no translation to %s of\n%s", where, lang, format)
				}
			}
		}
	}
	if len(all) < 50 {
		t.Errorf("only %d sayings were found", len(all))
	}
	for _, lang := range languages() {
		for format := range told[lang] {
			if all[format] == "" {
				t.Errorf("%s: nobody says %q", sayingsFile, format)
			}
		}
	}
}

// The test above finds what it is to find.
func TestListening(t *testing.T) {
	const source = `package x
const wants = "wants %d"
func fail(at int, format string, a ...any) { note(at, said.New(format, a...)) }
func (b *builder) refuse(format string, a ...any) { fail(1, format, a...) }
func f(b *builder, s string) {
	fail(1, wants, 2)
	b.refuse("refused" + " twice")
	_ = said.Wrapf(ErrAsk, "wrapped")
	fail(1, s)
	_ = said.Text{Format: s}
	_ = said.Text{}
	_ = fmt.Errorf("%w: %w", ErrAsk, err)
	_ = fmt.Errorf("%w: no", view.ErrAsk)
	_ = fmt.Errorf("other: %w", err)
}`
	s := &speech{fset: token.NewFileSet(), consts: map[string]string{}, formats: map[string]string{}, sayers: map[string]int{"said.New": 0, "said.Wrapf": 1}}
	f, err := parser.ParseFile(s.fset, "x.go", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	s.files = []*ast.File{f}
	s.read()
	for format, line := range map[string]string{"wants %d": "x.go:6:10", "refused twice": "x.go:7:11", "wrapped": "x.go:8:25"} {
		if s.formats[format] != line {
			t.Errorf("%q is found at %q, want %s", format, s.formats[format], line)
		}
	}
	if len(s.formats) != 3 || !slices.Equal(s.unclear, []string{"x.go:9:10", "x.go:10:6"}) || !slices.Equal(s.unspoken, []string{"x.go:13:6"}) {
		t.Errorf("got %q, unclear %q, unspoken %q", s.formats, s.unclear, s.unspoken)
	}
}
