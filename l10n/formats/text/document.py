"""A text dump to blocks: every line of it has a role."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from l10n.errors import InputError
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


def parse(
    text: str, locale: Locale, overrides: Mapping[int, Role]
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

        own = name_of(locale.language)
        other = language_of([paragraph.text for paragraph in paragraphs])
        where = f"its {len(lines):,} lines" if len(lines) > 1 else "its one line"
        mostly = f"; most are in {other}" if other not in ("", own) else ""
        raise InputError(
            f"no body: no paragraph in {own} was found in {where}{mostly}.",
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


def _by_index(paragraphs: Sequence[Paragraph], overrides: Mapping[int, Role]) -> dict[int, Role]:
    """The roles given by line as roles by paragraph."""
    return {
        i: overrides[paragraph.lines[0].number]
        for i, paragraph in enumerate(paragraphs)
        if paragraph.lines[0].number in overrides
    }


def _has_body(verdicts: Sequence[Verdict]) -> bool:
    return any(verdict.role is Role.BODY for verdict in verdicts)
