"""Writes documents that were made to hurt into the folder that is named. Nothing here owes anything to the code under test."""

import struct
import sys
import zipfile
import zlib

folder = sys.argv[1]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD = f'<?xml version="1.0"?><w:document {W}><w:body>'
TAIL = "</w:body></w:document>"


def write(name, data):
    with open(f"{folder}/{name}", "wb") as file:
        file.write(data)


def read(name):
    with open(f"{folder}/{name}", "rb") as file:
        return file.read()


def docx(name, chunks, member="word/document.xml"):
    with zipfile.ZipFile(f"{folder}/{name}", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        with archive.open(member, "w", force_zip64=False) as file:
            for chunk in chunks:
                file.write(chunk.encode())


def pdf(name, objects, trailer=""):
    data = b"%PDF-1.4\n"
    places = []
    for number, text in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for place in places:
        data += f"{place:010d} 00000 n \n".encode()
    data += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    write(name, data)


def png(name, width, height):
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    write(name, b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b""))


def tiff(name, width, height):
    tags = [(256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1), (273, 4, 1, 8),
            (277, 3, 1, 1), (278, 4, 1, height), (279, 4, 1, 16)]
    body = b"II*\0" + struct.pack("<I", 24) + bytes(16) + struct.pack("<H", len(tags))
    for tag in tags:
        body += struct.pack("<HHII", *tag)
    write(name, body + struct.pack("<I", 0))


def compound(name, entries):
    """A compound file (MS-CFB): header, one sector of addresses, a directory with the names."""
    header = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", 0) + b"\xff" * 432
    addresses = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE) + b"\xff" * 504
    directory = b""
    for entry in ["Root Entry"] + entries:
        encoded = (entry + "\0").encode("utf-16-le")
        directory += encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded), 5 if not directory else 2, 1)
        directory += struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF) + bytes(36) + struct.pack("<IQ", 0, 0)
    write(name, header[:512] + addresses + directory.ljust(512, b"\0"))


# More than may be unpacked, from a third of a megabyte; and in the text, not in its white space.
docx("bomb.docx", [HEAD] + [f"<w:p><w:r><w:t>{'7' * (1 << 20)}</w:t></w:r></w:p>"] * 300 + [TAIL])
docx("blank-bomb.odt", ["<a>"] + [" " * (1 << 20)] * 300 + ["</a>"], "content.xml")
docx("many-paragraphs.docx", [HEAD] + ["<w:p/>" * 100_000] * 100 + [TAIL])
# An archive in an archive is not looked into.
docx("inner.zip", ["PK\x03\x04"], "word/document.docx")

# The sizes that an archive states are not those of what is in it.
docx("small.docx", [HEAD, "<w:p><w:r><w:t>20/01/2027</w:t></w:r></w:p>" * 5000, TAIL])
lying = bytearray(read("small.docx"))
central = lying.rindex(b"PK\x01\x02")
struct.pack_into("<I", lying, central + 24, 10)
write("lying-small.docx", lying)
struct.pack_into("<I", lying, central + 24, 0x7FFFFFFF)
write("lying-large.docx", lying)
struct.pack_into("<I", lying, central + 42, 0x7FFFFFF0)
write("lying-offset.docx", lying)
encrypted = bytearray(read("small.docx"))
for place in (encrypted.index(b"PK\x03\x04") + 6, encrypted.rindex(b"PK\x01\x02") + 8):
    encrypted[place] |= 1
write("encrypted-zip.docx", encrypted)
write("cut.docx", read("small.docx")[:-400])

laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
docx("laughs.docx", [f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "lol">{laughs}]><w:document {W}>&l9;</w:document>'])
docx("deep.docx", [HEAD, "<w:tbl><w:tr><w:tc>" * 200_000, "</w:tc></w:tr></w:tbl>" * 200_000, TAIL])
write("deep.html", b"<!doctype html>" + b"<div><table><tr><td>" * 300_000)
write("attributes.html", b"<!doctype html><p " + b"".join(b"a%d=1 " % n for n in range(200_000)) + b">x")

compound("encrypted.docx", ["EncryptionInfo", "EncryptedPackage"])
compound("no-word.doc", ["Workbook"])

write("digits.txt", b"7" * (100 << 20))
write("digits-allowed.txt", b"20012027 " * (1 << 18))

page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>"
catalog = "<< /Type /Catalog /Pages 2 0 R >>"
pdf("loop.pdf", [catalog, "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>", "<< /Type /Pages /Kids [2 0 R] /Parent 2 0 R /Count 1 >>"])
pdf("count.pdf", [catalog, "<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>", page, "<< /Length 0 >>\nstream\n\nendstream"])
form = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 4 0 R >> >> /Length 4 >>\nstream\n/F Do\nendstream"
pdf("form-loop.pdf", [catalog, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                      page.replace("/Resources << >>", "/Resources << /XObject << /F 4 0 R >> >>"), form])
pdf("huge-page.pdf", [catalog, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page.replace("595 842", "2000000 2000000"),
                      "<< /Length 0 >>\nstream\n\nendstream"])
pdf("encrypted.pdf", [catalog, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, "<< /Length 0 >>\nstream\n\nendstream"],
    f"/ID [<{'00' * 16}> <{'00' * 16}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'11' * 32}> /U <{'22' * 32}> >>")
packed = zlib.compress(b" " * (1 << 20) * 900, 9)
pdf("stream-bomb.pdf", [catalog, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page,
                        f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n{packed.decode('latin-1')}\nendstream"])
write("cut.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Cat")

png("huge.png", 0x7FFFFFFF, 0x7FFFFFFF)
png("wide.png", 60_000, 60_000)
png("long.png", 40, 60_000)
tiff("huge.tiff", 0x7FFFFFFF, 0x7FFFFFFF)
tiff("wide.tiff", 50_000, 50_000)
write("cut.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
write("cut.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF")
write("cut.rtf", b"{\\rtf1{\\fonttbl{\\f0 ")
write("deep.rtf", b"{\\rtf1" + b"{" * 500_000 + b"x")
write("program", b"\x7fELF\x02\x01\x01" + bytes(100))
write("empty", b"")
