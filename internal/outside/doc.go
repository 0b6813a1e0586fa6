// Package outside proves the running program from outside, as people and
// programs meet it: the pages in a real browser, Debian's Chromium, with no
// error in its console, no fault that axe finds and nothing of what reports
// carry executed; corrections made as an editor makes them; the API by a fuzzer
// of its description. It holds tests alone.
//
// They need chromium on the path, axe.min.js where AXE says, and a Python with
// schemathesis where PYTHON says; without them they are passed over, but for
// CI=true. ISNAD_SHOTS names a folder for pictures of each page.
package outside
