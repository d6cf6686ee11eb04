"""Reads a report back with Python's own parsers: prints its tables and paragraphs as JSON.

Usage: report_oracle.py html|odt|csv FILE
"""

import csv
import html.parser
import json
import sys
import xml.etree.ElementTree as ElementTree
import zipfile


class Page(html.parser.HTMLParser):
    """Tables as lists of rows; all else as paragraphs; every element's name."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tables, self.paragraphs, self.names, self.open = [], [], set(), []
        self.text = ""

    def handle_starttag(self, tag, attributes):
        self.names.add(tag)
        if tag not in ("meta", "col"):
            self.open.append(tag)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        if tag in ("td", "th", "p", "h1", "h2", "h3"):
            self.text = ""

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, f"</{tag}> closes something else"
        if tag in ("td", "th"):
            self.tables[-1][-1].append(self.text)
        elif tag in ("p", "h1", "h2", "h3"):
            self.paragraphs.append(self.text)

    def handle_data(self, data):
        if self.open and self.open[-1] not in ("style", "title"):
            self.text += data


def read_html(path):
    page = Page()
    page.feed(open(path, encoding="utf-8").read())
    page.close()
    assert not page.open, f"left open: {page.open}"
    return {"tables": page.tables, "paragraphs": page.paragraphs, "names": sorted(page.names)}


OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"


def read_odt(path):
    raw = open(path, "rb").read()
    # What file(1) and libmagic look at.
    assert raw[30:38] == b"mimetype" and raw[38:77] == b"application/vnd.oasis.opendocument.text"
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        first = archive.infolist()[0]
        assert first.filename == "mimetype" and first.compress_type == zipfile.ZIP_STORED and not first.extra
        manifest = ElementTree.fromstring(archive.read("META-INF/manifest.xml"))
        listed = {entry.get(MANIFEST + "full-path") for entry in manifest}
        there = set(archive.namelist()) - {"mimetype", "META-INF/manifest.xml"}
        assert listed - {"/"} == there, (listed, there)
        content = ElementTree.fromstring(archive.read("content.xml"))
        styles = ElementTree.fromstring(archive.read("styles.xml"))
        ElementTree.fromstring(archive.read("meta.xml"))
    known = {style.get(STYLE + "name") for root in (content, styles) for style in root.iter(STYLE + "style")}
    used = {value for element in content.iter() for name, value in element.attrib.items() if name.endswith("}style-name")}
    assert used <= known, f"styles that nothing says: {used - known}"
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    tables, paragraphs = [], []
    for element in body:
        if element.tag == TABLE + "table" and element.get(TABLE + "style-name") == "Table":
            rows = [["\n".join("".join(p.itertext()) for p in cell) for cell in row.iter(TABLE + "table-cell")]
                    for row in element.iter(TABLE + "table-row")]
            columns = len(element.findall(TABLE + "table-column"))
            assert all(len(row) == columns for row in rows)
            tables.append(rows)
        else:
            paragraphs += ["".join(p.itertext()) for p in element.iter() if p.tag in (TEXT + "p", TEXT + "h")]
    return {"tables": tables, "paragraphs": [p for p in paragraphs if p]}


def read_csv(path):
    raw = open(path, "rb").read()
    assert raw.startswith(b"\xef\xbb\xbf") and raw.endswith(b"\r\n")
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    assert len({len(row) for row in rows}) == 1, "rows of unequal length"
    return {"tables": [rows], "paragraphs": []}


json.dump({"html": read_html, "odt": read_odt, "csv": read_csv}[sys.argv[1]](sys.argv[2]), sys.stdout, ensure_ascii=False)
