"""Bytes of a page to text and back, in the encoding that browsers read it in."""

from __future__ import annotations

import codecs
import re

from l10n.errors import InputError
from l10n.formats.decoding import refuse_size
from l10n.formats.html.tokens import Kind, tokens
from l10n.formats.kinds import refuse_other_kind
from l10n.model.finding import Where

_SEEN = 4096
_MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_META = re.compile(rb"<meta\b[^>]*?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_XML = re.compile(rb"\A\s*<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]+)", re.IGNORECASE)
# Labels that mean another encoding than they say (Encoding Standard, section 4.2).
_WINDOWS = frozenset(
    [
        "ascii",
        "us-ascii",
        "latin1",
        "latin-1",
        "l1",
        "iso-8859-1",
        "iso8859-1",
        "iso_8859-1",
        "iso88591",
        "cp1252",
        "windows-1252",
        "cp819",
        "ibm819",
        "x-cp1252",
    ]
)
_OTHERS = {"iso-8859-9": "cp1254", "latin5": "cp1254", "shift_jis": "cp932", "gb2312": "gb18030"}
# windows-1252 as browsers have it: the five bytes that mean nothing are the controls of Latin-1.
_C1 = {
    byte: char for byte in range(0x80, 0xA0) if (char := bytes((byte,)).decode("cp1252", "ignore"))
}
_C1_BACK = {ord(char): byte for byte, char in _C1.items()}


def decode(data: bytes, path: str) -> str:
    """``data`` as text; ``encode`` gives the same bytes back, a byte order mark included.

    The encoding is that of the byte order mark, else what a meta element or the XML declaration
    names in the first bytes, else UTF-8 where it is that, else windows-1252. Raises `InputError`
    for a file that is empty, too large, of another kind, or not in the encoding that it names.
    """
    refuse_size(data, path)
    refuse_other_kind(data, path, but=("html",))
    name, sure = encoding_of(data)
    try:
        text = _decoded(data, name)
    except UnicodeDecodeError as error:
        raise InputError(
            f"the page says that it is {name}, but the byte 0x{data[error.start]:02X} is none of it.",
            where=Where(path, data.count(b"\n", 0, error.start) + 1),
            advice="Save the page again in the encoding that its meta element names.",
            code="article-encoding",
        ) from error
    if encode(text, data) != data:
        raise InputError(
            f"the page cannot be read as {name} without losing some of its bytes.",
            where=Where(path),
            advice="Save the page as UTF-8." if sure else "Name its encoding in a meta element.",
            code="article-encoding",
        )
    return text


def encode(text: str, packed: bytes) -> bytes:
    """``text`` in the encoding of ``packed``, the page that it was made from; UTF-8 without one.

    Signs that the encoding lacks become references, in scripts escapes.
    """
    name = encoding_of(packed)[0] if packed else "utf-8"
    try:
        return _encoded(text, name)
    except UnicodeEncodeError:
        return _encoded(_with_references(text, name), name)


def encoding_of(data: bytes) -> tuple[str, bool]:
    """The name that Python has for the encoding of ``data``, and whether the page says so itself."""
    for mark, name in _MARKS.items():
        if data.startswith(mark):
            return name, True
    found = _META.search(data, 0, _SEEN) or _XML.search(data, 0, _SEEN)
    if found:
        known = _known(found[1].decode("ascii").lower())
        if known:
            return known, True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "windows-1252", False
    return "utf-8", False


def _known(label: str) -> str:
    if label in _WINDOWS:
        return "windows-1252"
    if label.startswith(("utf-16", "utf-8", "utf8", "unicode-1-1", "ucs-2")):
        return "utf-8"  # what could be read as ASCII to find this is no UTF-16
    try:
        codec = codecs.lookup(_OTHERS.get(label, label))
    except LookupError:
        return ""
    # Python knows codecs that are no encodings of text, such as `zip`.
    is_text = getattr(codec, "_is_text_encoding", True)
    return (
        codec.name if is_text and codec.name not in ("punycode", "idna", "unicode_escape") else ""
    )


def _decoded(data: bytes, name: str) -> str:
    if name == "windows-1252":
        return data.decode("latin-1").translate(_C1)
    return data.decode(name)


def _encoded(text: str, name: str) -> bytes:
    if name == "windows-1252":
        return text.translate(_C1_BACK).encode("latin-1") if not _has_c1(text) else _strict(text)
    return text.encode(name)


def _has_c1(text: str) -> bool:
    return any(chr(byte) in text for byte in _C1)


def _strict(text: str) -> bytes:
    """Text with a control sign whose byte means a letter: that sign is not in windows-1252."""
    at = next(at for at, sign in enumerate(text) if ord(sign) in _C1)
    raise UnicodeEncodeError("windows-1252", text, at, at + 1, "a control sign")


def _with_references(text: str, name: str) -> str:
    pieces = []
    for token in tokens(text):
        stretch = text[token.start : token.end]
        pieces.append("".join(_written(sign, name, raw=token.kind is Kind.RAW) for sign in stretch))
    return "".join(pieces)


def _written(sign: str, name: str, *, raw: bool) -> str:
    if sign.isascii():
        return sign
    try:
        _encoded(sign, name)
    except UnicodeEncodeError:
        if not raw:
            return f"&#{ord(sign)};" if not 0xD800 <= ord(sign) <= 0xDFFF else "\ufffd"[:0]
        units = sign.encode("utf-16-be", "surrogatepass")
        return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
    return sign
