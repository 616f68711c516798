"""What every article format can do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from l10n.model.article import Block, Metadata, Role
from l10n.model.locale import Locale
from l10n.model.span import Span


class Parse(Protocol):
    """How an article is cut into blocks."""

    def __call__(
        self, text: str, locale: Locale, overrides: Mapping[int, Role]
    ) -> tuple[tuple[Block, ...], Metadata]:
        """Cut ``text`` into blocks in document order; ``overrides`` gives lines (from 1) a role.

        In a page dump every line that is not blank lies in the extent of one block. In a format
        with markup, what has no words to translate (code, HTML, rules) needs no block and stays in
        the edition as it is. Raises `InputError` when the text has no body.
        """
        ...


def _as_utf8(text: str, packed: bytes) -> bytes:  # noqa: ARG001
    return text.encode("utf-8")


def _nothing_more(text: str, block: Block) -> Mapping[str, str]:  # noqa: ARG001
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One kind of article file: how it is called, and pure functions of their arguments."""

    name: str
    """How the format is called in messages and in `Article.format`: ``text``, ``markdown``."""

    suffixes: tuple[str, ...]
    """File name endings it reads, the usual one first: ``(".md", ".markdown")``."""

    packs: bool = False
    """Whether the file itself is needed to write its text back: a package, of which `Article.text`
    is only a part (DOCX), or one whose bytes alone tell their encoding (HTML)."""

    decode: Callable[[bytes, str], str]
    """The text of the file ``data`` that lies at ``path``; `InputError` for what is none."""

    encode: Callable[[str, bytes], bytes] = _as_utf8
    """The file that says ``text``. ``packed`` is the file that the text was taken out of, for
    formats that pack; ``encode(decode(data), data)`` is ``data``, byte for byte."""

    parse: Parse

    escape: Callable[[str, Block, str], str]
    r"""Make ``target`` safe to stand at ``block.span`` of ``text``, the source.

    ``target`` is the whole block in its final words, with its codes as translators see them
    (`Code.shown`). The result is on one line but for line ends inside codes, and says the same:
    ``12. September`` at the beginning of a Markdown paragraph becomes ``12\. September``, which
    is no list; ``<a2>R&D</a2>`` in HTML becomes ``<a href="…">R&amp;D</a>``.
    """

    marks: Callable[[str], tuple[str, ...]]
    """The codes in ``words`` of a unit, as translators see them, one mark each.

    A target whose marks are not those of its source would break the article's structure.
    """

    untouched: Callable[[str], Iterable[tuple[Span, str]]]
    """Stretches of ``text`` with words that no block holds, so that every edition keeps them.

    Each with what it is, in words: they are not translated, but neither passed over in silence.
    """

    skeleton: Callable[[str], tuple[str, ...]]
    """The structure of ``text`` without its words, one mark for each block, link, code …

    Two texts with equal skeletons differ in words alone (law 2).
    """

    explain: Callable[[str, Block], Mapping[str, str]] = _nothing_more
    """What the markers of a block of ``text`` are, by their names (``a2``), in a few words for
    translators; without those that say it themselves. For formats whose tags do not tell it."""
