"""Bytes to text: which charset a PO file declares, and whether its bytes are that."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from l10n.model.finding import Finding
from l10n.po.parser import header_text
from l10n.po.problems import refuse, warn

LIMIT = 64 * 1024 * 1024
"""Bytes; a catalog of a long article has 0.2 MB."""

# One byte is one character, and all of ASCII is itself. In Shift JIS, Big5 or GB18030 the second
# byte of a character may be a backslash, and codecs such as unicode_escape or UTF-7 are no text.
_SINGLE = re.compile(
    r"(iso[-_]?8859-?([1-9]|1[0-6])|latin-?[1-9]|(windows-|cp)125[0-8]|koi8-[ru]|(us-)?ascii)\Z",
    re.I,
)
_WIDE = (
    (codecs.BOM_UTF32_LE, "UTF-32"), (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"), (codecs.BOM_UTF16_BE, "UTF-16"),
)  # fmt: skip
_UTF8 = re.compile(r"utf-?8\Z", re.I)
_DECLARED = re.compile(r"^content-type:[^\n]*?charset=([^\s;]*)", re.I | re.M)
# GNU gettext looks for this alone, wherever it stands in the header.
_ANYWHERE = re.compile(r"charset=([^\s;]*)")
_TYPE = re.compile(r"^content-type:", re.I | re.M)


def decode(data: bytes, path: str) -> tuple[str, str, list[Finding]]:
    """The text of a PO file without its BOM, the charset it was in, and what to say about it.

    Raises `InputError` when a byte would have to be guessed.
    """
    if len(data) > LIMIT:
        raise refuse(
            "po-too-large", path, 1,
            f"the file has {len(data):,} bytes; a catalog may have {LIMIT:,}.", "Split the article",
        )  # fmt: skip
    if not data.strip():
        raise refuse(
            "po-empty", path, 1,
            "the file is empty, so its translations are gone." if not data else "the file has only blank lines.",
            "Restore it from a backup (.l10n/backups) or from version control",
        )  # fmt: skip
    for mark, name in _WIDE:
        if data.startswith(mark):
            raise refuse("po-encoding", path, 1, f"the file is in {name}.", "Save it as UTF-8")
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise refuse(
            "po-nul", path, line, "the file holds the byte NUL: it is damaged, or no text."
        )
    warnings = []
    if data.startswith(codecs.BOM_UTF8):
        data = data.removeprefix(codecs.BOM_UTF8)
        warnings.append(
            warn("po-bom", path, 1, "the file begins with a byte order mark, which GNU gettext refuses.",
                 "It is left out when the file is next written.")
        )  # fmt: skip
    charset = _declared(data, path, warnings)
    try:
        text = data.decode(charset)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise refuse(
            "po-encoding", path, line,
            f"the byte 0x{data[error.start]:02X} cannot stand in a file that is {charset.upper()}.",
            f"Save the file as UTF-8, or correct “charset=” in its header or the text in line {line}",
        ) from error  # fmt: skip
    if charset not in ("utf-8", "ascii"):
        warnings.append(
            warn("po-converted", path, 0, f"the file is in {charset.upper()}.",
                 "It becomes UTF-8 when it is next written.")
        )  # fmt: skip
        if not data.isascii() and _is_utf8(data):
            warnings.append(
                warn("po-charset", path, 0, f"the header says {charset.upper()}, but the bytes look like UTF-8.",
                     "Correct “charset=” in the header if é shows as Ã©.")
            )  # fmt: skip
    return text, charset, warnings


def _declared(data: bytes, path: str, warnings: list[Finding]) -> str:
    """The codec that the header names; UTF-8 where there is no header to name one."""
    # Latin-1 gives each byte a character, so the header can be read before its charset is known.
    header = header_text(data.decode("latin-1"), path)
    found = _DECLARED.search(header or "") or _ANYWHERE.search(header or "")
    name = found[1] if found else ""
    if _UTF8.match(name):
        if "-" not in name:
            warnings.append(
                warn("po-charset", path, 1, f"the header writes the charset as “{name}”, which msgcat refuses.",
                     "Write “charset=UTF-8” there.")
            )  # fmt: skip
        return "utf-8"
    if _SINGLE.match(name):
        # “iso88592” looks like one of them and is none.
        with suppress(LookupError):
            return codecs.lookup(name).name
    if name not in ("", "CHARSET"):
        raise refuse(
            "po-charset", path, 1, f"the header declares the charset “{name[:40]}”, which we do not read.",
            "Save the file as UTF-8 with “charset=UTF-8” in its header",
        )  # fmt: skip
    if not data.isascii() and header and _TYPE.search(header):
        raise refuse(
            "po-charset", path, 1, "the header has a Content-Type without a charset.",
            "Write “charset=UTF-8” there if the file is UTF-8",
        )  # fmt: skip
    if header is not None:
        warnings.append(
            warn("po-charset", path, 1, "the header names no charset; read as UTF-8.",
                 "Add: Content-Type: text/plain; charset=UTF-8")
        )  # fmt: skip
    return "utf-8"


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
