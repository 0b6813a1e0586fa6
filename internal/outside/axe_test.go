package outside

import (
	"fmt"
	"strings"

	"github.com/chromedp/chromedp"
)

// violation is what axe finds wrong.
type violation struct {
	ID    string `json:"id"`
	Help  string `json:"help"`
	Nodes []struct {
		Target  []any  `json:"target"`
		HTML    string `json:"html"`
		Summary string `json:"failureSummary"`
	} `json:"nodes"`
}

// axe gives the faults of the page by WCAG up to 2.2, A and AA.
func (b *tab) axe() (out []string) {
	b.Helper()
	source, err := axeSource()
	if err != nil {
		b.Fatal(err)
	}
	b.do(chromedp.Evaluate[chromedp.Void](source + "\n;0"))
	for _, v := range eval[[]violation](b, `axe.run(document, {runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]}, resultTypes: ["violations"]}).then(r => r.violations)`) {
		for i, n := range v.Nodes {
			if i == 3 {
				out = append(out, fmt.Sprintf("%s: and %d more", v.ID, len(v.Nodes)-3))
				break
			}
			out = append(out, fmt.Sprintf("%s: %v %.120s: %s", v.ID, n.Target, n.HTML, strings.ReplaceAll(n.Summary, "\n", " ")))
		}
	}
	return out
}

// layout gives what is broken in the way that the page lies: wider than the
// window, an id twice, a language or direction that does not fit, more than one
// or no main heading, a control smaller than a finger's tip needs.
func (b *tab) layout(lang string) []string {
	b.Helper()
	return eval[[]string](b, `(() => {
	const faults = [], root = document.documentElement, dir = {ar: "rtl", en: "ltr"}["`+lang+`"];
	if (root.scrollWidth > root.clientWidth + 1) {
		const held = e => { for (e = e.parentElement; e; e = e.parentElement) if (/auto|scroll|hidden|clip/.test(getComputedStyle(e).overflowX)) return true; return false };
		const wide = [...document.querySelectorAll("body *")].filter(e => { const r = e.getBoundingClientRect(); return (r.right > root.clientWidth + 1 || r.left < -1) && !held(e) }).slice(-3).map(e => e.tagName + "." + e.getAttribute("class") + " in " + e.parentElement.tagName + "." + e.parentElement.getAttribute("class"));
		faults.push("wider than the window: " + root.scrollWidth + " over " + root.clientWidth + " by " + wide.join(", "));
	}
	if (root.lang !== "`+lang+`" || root.dir !== dir) faults.push("lang " + root.lang + ", dir " + root.dir);
	const ids = new Set();
	for (const e of document.querySelectorAll("[id]")) { if (ids.has(e.id)) faults.push("id twice: " + e.id); ids.add(e.id); }
	const h1 = document.querySelectorAll("h1").length;
	if (h1 !== 1) faults.push(h1 + " main headings");
	if (getComputedStyle(document.body).direction !== dir) faults.push("the body runs " + getComputedStyle(document.body).direction);
	const header = document.querySelector("body > header, header"), footer = document.querySelector("footer");
	if (!header || header.getBoundingClientRect().width < 200) faults.push("no header");
	if (!footer || footer.getBoundingClientRect().width < 200) faults.push("no footer");
	return faults.slice(0, 12);
})()`)
}

// weight is what a page and all it needs, fonts apart, come to in bytes: over
// the wire, and unpacked.
type weight struct {
	Wire     int `json:"wire"`
	Unpacked int `json:"unpacked"`
}

func (b *tab) weight() weight {
	b.Helper()
	return eval[weight](b, `(() => {
	const all = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].filter(e => !/\.woff2/.test(e.name));
	return {wire: all.reduce((n, e) => n + e.encodedBodySize, 0), unpacked: all.reduce((n, e) => n + e.decodedBodySize, 0)};
})()`)
}
