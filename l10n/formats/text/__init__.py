"""Text dumps of article pages: one paragraph per line, with the page around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from l10n.errors import InputError
from l10n.formats.decoding import decode
from l10n.formats.text.blocks import blocks_of
from l10n.formats.text.headline import broken_title
from l10n.formats.text.language import name_of
from l10n.formats.text.layout import judge
from l10n.formats.text.lines import cut
from l10n.formats.text.metadata import read_metadata
from l10n.formats.text.paragraph import Paragraph, look
from l10n.formats.text.verdict import Verdict
from l10n.formats.text.wrapping import unwrap
from l10n.model.article import Block, Metadata, Role
from l10n.model.locale import Locale
from l10n.model.span import Span

__all__ = ["TEXT", "TextFormat"]


class TextFormat:
    """What is copied or dumped from a page in a browser; see `l10n.formats.base.Format`."""

    name = "text"
    suffixes: tuple[str, ...] = (".txt", ".text")
    packs = False

    def decode(self, data: bytes, path: str) -> str:
        return decode(data, path)

    def encode(self, text: str, packed: bytes) -> bytes:  # noqa: ARG002
        return text.encode("utf-8")

    def parse(
        self, text: str, locale: Locale, overrides: Mapping[int, Role]
    ) -> tuple[tuple[Block, ...], Metadata]:
        """Give every line a role by what it says and where it stands."""
        lines = cut(text)
        groups = unwrap(lines, frozenset(overrides), locale.language)
        paragraphs = [look(group, locale.language) for group in groups]
        verdicts = judge(paragraphs, locale.language, _by_index(paragraphs, overrides))
        broken = broken_title(paragraphs, verdicts, locale.language)
        if broken is not None:
            whole = (*paragraphs[broken].lines, *paragraphs[broken + 1].lines)
            paragraphs[broken : broken + 2] = [look(whole, locale.language)]
            verdicts = judge(paragraphs, locale.language, _by_index(paragraphs, overrides))
        if not _has_body(verdicts):
            # It asks this package for the language of words.
            from l10n.formats.tongues import language_of

            other = language_of([paragraph.text for paragraph in paragraphs])
            raise InputError(
                f"no body: no paragraph in {name_of(locale.language)} was found among "
                f"{len(lines)} lines{f'; most are in {other}' if other not in ('', name_of(locale.language)) else ''}.",
                advice="Check the language in the file name, or give lines the role “body” in "
                "l10n.toml.",
                code="article-no-body",
            )
        blocks = tuple(
            block
            for paragraph, verdict in zip(paragraphs, verdicts, strict=True)
            for block in blocks_of(paragraph, verdict, locale.language)
        )
        return blocks, read_metadata(paragraphs, verdicts)

    def untouched(self, text: str) -> tuple[tuple[Span, str], ...]:  # noqa: ARG002
        """Nothing: every line of a dump is in a block."""
        return ()

    def escape(self, target: str, block: Block, text: str) -> str:  # noqa: ARG002
        """``target`` on one line; nothing else has a meaning in plain text."""
        return " ".join(target.splitlines()) if target else target

    def marks(self, words: str) -> tuple[str, ...]:  # noqa: ARG002
        """None: a dump has words alone."""
        return ()

    def skeleton(self, text: str) -> tuple[str, ...]:
        """One mark for each line that is not blank."""
        return tuple("line" for _ in cut(text))


def _by_index(paragraphs: Sequence[Paragraph], overrides: Mapping[int, Role]) -> dict[int, Role]:
    """The roles given by line as roles by paragraph."""
    return {
        i: overrides[paragraph.lines[0].number]
        for i, paragraph in enumerate(paragraphs)
        if paragraph.lines[0].number in overrides
    }


def _has_body(verdicts: Sequence[Verdict]) -> bool:
    return any(verdict.role is Role.BODY for verdict in verdicts)


TEXT = TextFormat()
