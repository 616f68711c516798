"""The parts of an XLIFF document: its root, the translations in it, and the one that is wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.bilingual.others import root_called
from l10n.bilingual.xliff.seal import is_seal
from l10n.bilingual.xliff.units import Units
from l10n.xmlreading import Element, Kind, bare_doctype, elements

XLIFF = Kind(
    name="XLIFF",
    entries=frozenset({"trans-unit", "header"}),
    heads=frozenset({"file"}),
    doctype=bare_doctype("xliff", r"[^\"'<>\[\]]{0,200}xliff[\w.-]{0,40}\.dtd"),
    # A hundred times what a long article needs.
    limit=32 * 1024 * 1024,
)


class File:
    """One ``<file>``: what its head says, and its units."""

    def __init__(self, head: Element, path: str) -> None:
        self.head = head
        self.units = Units(path, XLIFF, preserve=head.attributes.get("space") == "preserve")
        self.sealed = ""
        """What `seal` gave when we wrote the file; empty in files of others."""

    @property
    def original(self) -> str:
        """What was translated: in files of ours the article."""
        return self.head.attributes.get("original", "")

    def take_header(self, header: Element) -> None:
        notes = (child.text for child in header.children if child.tag == "note")
        self.sealed = next(filter(is_seal, notes), "")


def files(data: bytes, path: str) -> list[File]:
    """Every ``<file>`` of an XLIFF 1.x document, at least one.

    Raises `InputError` as `elements` does, and for another root or version.
    """
    stream = elements(path, data, XLIFF)
    _check(next(stream), path)
    found = list(_files(stream, path))
    if not found:
        raise XLIFF.error(path, 0, "the file has no <file>.", "Export it again.", "no-file")
    return found


def chosen(found: Sequence[File], path: str, article: str | None) -> File:
    """The only file, or the one of ``article``; raises `InputError` where that is not one."""
    if len(found) == 1:
        return found[0]
    named = [file for file in found if file.original == article]
    if len(named) == 1:
        return named[0]
    originals = ", ".join(f"“{file.original[:60]}”" for file in found[:9])
    raise XLIFF.error(
        path,
        found[1].head.line,
        f"the file holds {len(found)} translations: {originals}.",
        "Nothing was read. Name the article, or export each translation into a file of its own.",
        "files",
    )


def _check(root: Element, path: str) -> None:
    if root.tag != "xliff":
        message = f"this is {root_called(root.tag)}, no XLIFF file."
        raise XLIFF.error(path, root.line, message, "Export the translation as XLIFF 1.2.", "root")
    version = root.attributes.get("version", "")
    if not version.startswith("1."):
        told = f"XLIFF {version[:9]}" if version else "XLIFF of no version"
        message = f"this is {told}; we read XLIFF 1.2, which is another format."
        advice = "Nothing was read. In your program, save or export it as XLIFF 1.2."
        raise XLIFF.error(path, root.line, message, advice, "version")


def _files(stream: Iterator[Element], path: str) -> Iterator[File]:
    file = None
    for element in stream:
        if element.tag == "file":
            if file is not None:
                yield file
            file = File(element, path)
        elif file is not None and element.tag == "header":
            file.take_header(element)
        elif file is not None:
            file.units.take(element)
    if file is not None:
        yield file
