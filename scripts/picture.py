#!/usr/bin/env python3
"""Draw what a terminal shows as SVG.

    script -qc "go run ./cmd/isnad read examples/mediation.txt --published 2025-09-16" /dev/null | scripts/picture.py > docs/read.svg

Bold, faint and coloured text as the terminal has it; Arabic is isolated by the
program's own marks and set by whoever shows the picture. Standard library only.
"""
import html, re, sys

LINES, SIZE, STEP, WIDTH = 46, 14, 20, 860
COLOURS = {"31": "#f28b82", "32": "#8fd18f", "33": "#e6c07b", "34": "#8ab4f8", "35": "#d7a5e8", "36": "#6fd0d0"}


def spans(line):
    style = {}
    for code, text in re.findall(r"\x1b\[([0-9;]*)m|([^\x1b]+)", line):
        if text:
            yield style, text
            continue
        for c in (code or "0").split(";"):
            if c == "0":
                style = {}
            elif c == "1":
                style = {**style, "font-weight": "bold"}
            elif c == "2":
                style = {**style, "fill": "#8a8f98"}
            elif c in COLOURS:
                style = {**style, "fill": COLOURS[c]}


def main():
    lines = sys.stdin.read().replace("\r", "").rstrip("\n").split("\n")
    cut = len(lines) > LINES
    lines = lines[:LINES] + (["\x1b[2m  …\x1b[0m"] if cut else [])
    height = STEP * len(lines) + 2 * STEP
    print(f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="isnad read: the records of a report in a terminal">')
    print(f'<rect width="{WIDTH}" height="{height}" rx="8" fill="#1d1f24"/>')
    print(f'<g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="{SIZE}" fill="#e4e6ea" xml:space="preserve">')
    for i, line in enumerate(lines):
        body = "".join(f'<tspan{"".join(f" {k}={chr(34)}{v}{chr(34)}" for k, v in style.items())}>{html.escape(text)}</tspan>' for style, text in spans(line))
        if body:
            print(f'<text x="16" y="{STEP * (i + 1) + SIZE // 2}" style="white-space:pre">{body}</text>')
    print("</g>\n</svg>")


if __name__ == "__main__":
    main()
