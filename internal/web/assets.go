package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"regexp"
	"strings"
	"time"
)

// styles are joined to site.css, in this order.
func styles() []string { return []string{"shell.css", "lists.css", "report.css"} }

// asset is a file that never changes under its address.
type asset struct {
	data []byte
	kind string // media type
	hash string
}

// assets are the static files by name.
type assets struct {
	byName map[string]asset
}

// readAssets reads static/ and makes site.css of the style sheets.
func readAssets(fsys fs.FS) (*assets, error) {
	a := &assets{byName: map[string]asset{}}
	entries, err := fs.ReadDir(fsys, "static")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if e.IsDir() || path.Ext(e.Name()) == ".css" {
			continue
		}
		data, err := fs.ReadFile(fsys, path.Join("static", e.Name()))
		if err != nil {
			return nil, err
		}
		a.add(e.Name(), data)
	}
	var css bytes.Buffer
	for _, name := range styles() {
		data, err := fs.ReadFile(fsys, path.Join("static", name))
		if err != nil {
			return nil, err
		}
		css.Write(data)
	}
	linked, err := a.link(css.Bytes())
	if err != nil {
		return nil, err
	}
	a.add("site.css", linked)
	return a, nil
}

func (a *assets) add(name string, data []byte) {
	sum := sha256.Sum256(data)
	kinds := map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
		".svg": "image/svg+xml", ".woff2": "font/woff2", ".txt": "text/plain; charset=utf-8"}
	kind := kinds[path.Ext(name)]
	if kind == "" {
		kind = "application/octet-stream"
	}
	a.byName[name] = asset{data: data, kind: kind, hash: hex.EncodeToString(sum[:6])}
}

// link puts the hashes into the addresses of a style sheet.
func (a *assets) link(css []byte) ([]byte, error) {
	var wrong error
	out := regexp.MustCompile(`url\("([^"]+)"\)`).ReplaceAllFunc(css, func(m []byte) []byte {
		name := strings.TrimSuffix(strings.TrimPrefix(string(m), `url("`), `")`)
		at, err := a.address(name)
		if err != nil {
			wrong = err
		}
		return fmt.Appendf(nil, "url(%q)", at)
	})
	return out, wrong
}

// address is where a file stands, with its hash.
func (a *assets) address(name string) (string, error) {
	f, ok := a.byName[name]
	if !ok {
		return "", fmt.Errorf("no static file %q", name)
	}
	return "/static/" + name + "?v=" + f.hash, nil
}

// static answers with a static file. Asked for by its hash it may be kept for
// good; else it is asked for again.
func (s *Site) static(w http.ResponseWriter, r *http.Request) {
	s.serve(w, r, r.PathValue("name"))
}

// icon answers those who ask for the old address of the icon.
func (s *Site) icon(w http.ResponseWriter, r *http.Request) { s.serve(w, r, "icon.svg") }

func (s *Site) serve(w http.ResponseWriter, r *http.Request, name string) {
	f, ok := s.files.byName[name]
	if !ok {
		s.Problem(w, r, http.StatusNotFound)
		return
	}
	h := w.Header()
	h.Set("Content-Type", f.kind)
	h.Set("ETag", `"`+f.hash+`"`)
	h.Set("Cache-Control", "no-cache")
	if r.URL.Query().Get("v") == f.hash {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(f.data))
}
