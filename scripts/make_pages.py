#!/usr/bin/env python3
"""Sets the pages of scripts/pages/*.page as text dumps in input/, the way PDF extractors leave them.

    python3 scripts/make_pages.py

A page source is a list of lines, each a letter, a space and text:
    @ key=value …   how the page is set: encoding, width (em), order (reading | body-first), indent (kept | lost), blanks
                    (paragraph | false | none)
    K H D           kicker, headline, deck        B   byline of its own line
    L P S           lead, paragraph, subhead      C R caption, credit
    T F             table cell, furniture         A   next article
`order=body-first` puts the headlines of an article after its body (content order of PDFBox); `blanks=false` also leaves
blank lines inside paragraphs. Lines are filled to the width by the usual rules: no closing mark begins a line, no
opening mark ends one, Latin words and numbers are not cut.
"""
import pathlib
import re

HERE = pathlib.Path(__file__).parent
NO_START = "，。、；：？！」』）》〉】％%"
NO_END = "「『（《〈【"
TOKEN = re.compile(r"[A-Za-z0-9.,%&'\-]+|\s|.", re.S)


def width(text):
    return sum(0.5 if ord(c) < 0x2E80 and c not in "—…" else 1 for c in text)


def fill(text, em, first=0.0):
    """Breaks a paragraph into lines of `em` em, the first one shorter by `first`."""
    lines, line, room = [], "", em - first
    for token in TOKEN.findall(text):
        if width(line + token) > room and line and token[0] not in NO_START:
            carry = ""
            while line and line[-1] in NO_END:
                line, carry = line[:-1], line[-1] + carry
            lines.append(line.rstrip())
            line, room = carry + token.lstrip(), em
        else:
            line += token
    return lines + [line]


def paragraph(kind, text, style):
    em = float(style["width"])
    if kind in "LP":
        indent = 2.0 if style["indent"] in ("kept", "lost") and kind == "P" else 0.0
        lines = fill(text, em, indent)
        if style["indent"] == "kept" and kind == "P":
            lines[0] = "\u3000\u3000" + lines[0]
        if style["blanks"] == "false" and len(lines) > 3:
            lines.insert(1 if kind == "P" else 3, "")
        return lines + ([""] if style["blanks"] == "paragraph" else [])
    if kind == "C":
        return [""] + fill(text, 8) + [""] if style["blanks"] != "none" else fill(text, 8)
    if kind in "T":
        return fill(text, 10) + [""]
    if kind in "KHD" or style["blanks"] == "none":
        return [text]
    return ["", text] if kind == "S" and style["blanks"] == "false" else [text, ""] if kind in "BRF" else [text]


def article(items, style):
    head = [paragraph(k, t, style) for k, t in items if k in "KHD"]
    body = [paragraph(k, t, style) for k, t in items if k not in "KHD"]
    gap = [] if style["blanks"] == "none" else [""]
    flat = lambda parts: [line for part in parts for line in part]
    if style["order"] == "body-first":
        return flat(body) + gap + flat(head) + gap
    return flat(head) + gap + flat(body) + gap


def page(path):
    style, articles = {}, [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, _, text = line.partition(" ")
        if kind == "@":
            style.update(pair.split("=") for pair in text.split())
        elif kind == "A":
            articles.append([])
        elif kind:
            articles[-1].append((kind, text))
    lines = [line for items in articles if items for line in article(items, style)]
    return "\n".join(lines) + "\n", style["encoding"]


def main():
    for source in sorted(HERE.glob("pages/*.page")):
        text, encoding = page(source)
        target = HERE.parent / "input" / (source.stem + ".txt")
        target.write_bytes(text.encode(encoding))


if __name__ == "__main__":
    main()
