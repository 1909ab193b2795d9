"""The letters of a file, whatever program wrote it: UTF-8, UTF-16, or what Korean and western Excel write."""

import codecs
import re
import unicodedata

# What Shopify takes in one file is 15 MB; the products of a larger one would not fit into a small machine's memory.
LARGEST_FILE = 16 * 1024 * 1024
# Controls and direction overrides: nobody sees them, but they hide or turn round what stands beside them.
HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
DAMAGED = "\ufffd"  # stands where the bytes are no letter

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx and .xls
_HANGUL = re.compile("[가-힣ㄱ-ㅣ]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_UNKNOWN = "the letters are in no encoding known here (UTF-8, UTF-16, CP949)"


class Unreadable(ValueError):
    """The file is no table; the message says why and what to do."""


def decoded(data: bytes) -> str:
    """The text of a file, with DAMAGED where single letters are broken; raises Unreadable where it is no text."""
    if len(data) > LARGEST_FILE:
        raise Unreadable(f"the file is larger than {LARGEST_FILE // 1024**2} MB; export the products in parts")
    if data.startswith(_WORKBOOKS):
        raise Unreadable("the file is an Excel workbook; save it as CSV UTF-8 in Excel")
    text = _text(data)
    if not _is_legible(text):
        raise Unreadable("the file is no text")
    return text


def _text(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.removeprefix(mark).decode(encoding, "replace")
    nulls, read = data[:200].count(0), data.decode("utf-8", "replace")
    damages = read.count(DAMAGED)
    if nulls * 3 > len(data[:200]) or (nulls and damages):
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", "replace")
    # Fewer broken letters than sound ones: cut or pasted together, but UTF-8. Of CP949, hardly any would be sound.
    if damages * 2 <= len(_BEYOND_ASCII.findall(read)):
        return read
    return _legacy(data)


def _legacy(data: bytes) -> str:
    """CP949 where it reads as Hangul, else Windows-1252 where it reads as Latin letters with some accents."""
    for encoding, most_likely in (("cp949", _reads_as_korean), ("cp1252", _reads_as_western)):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if most_likely(text):
            return text
    raise Unreadable(_UNKNOWN)


def _reads_as_korean(text: str) -> bool:
    return len(_HANGUL.findall(text)) * 2 >= len(_BEYOND_ASCII.findall(text))


def _reads_as_western(text: str) -> bool:
    return len(_BEYOND_ASCII.findall(text)) * 5 <= len(text)


def _is_legible(text: str) -> bool:
    """Whether nearly all of the beginning are letters and signs that people write."""
    start = text[:4000]
    strange = sum(unicodedata.category(sign) in ("Cn", "Co", "Cc") and sign not in "\t\r\n" for sign in start)
    return (strange + start.count(DAMAGED)) * 10 <= max(10, len(start))
