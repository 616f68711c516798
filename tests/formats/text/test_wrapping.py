"""Lines that a hard wrap broke are one paragraph again, on strong evidence only."""

from __future__ import annotations

import textwrap

from l10n.formats.text import TEXT
from l10n.model.article import Block, Role, Segment
from l10n.model.locale import Locale

FRENCH = Locale.parse("fr")
HEAD = "Politique\nLe budget de la défense est voté\nPublié le 12 mai 2024\n"
FIRST = (
    "Le Parlement a voté mardi soir le budget de la défense, après dix heures de débat et "
    "plusieurs suspensions de séance."
)
SECOND = (
    "La ministre s’est félicitée d’un résultat qui, selon elle, garantit la modernisation des "
    "navires et des avions jusqu’en 2030."
)
THIRD = "L’opposition a voté contre, en bloc."


def body(text: str, overrides: dict[int, Role] | None = None) -> list[Block]:
    blocks, _ = TEXT.parse(text, FRENCH, overrides or {})
    return [block for block in blocks if block.role is Role.BODY]


def test_a_sentence_over_two_lines_is_one_block_with_a_break() -> None:
    text = HEAD + FIRST.replace("après dix", "après\ndix") + "\n" + SECOND + "\n"
    first, second = body(text)
    assert [code.span.of(text) for code in first.codes] == ["\n"]
    assert Segment(first.span, first.codes).shown(text)[0] == FIRST
    assert second.span.of(text) == SECOND


def test_the_break_takes_in_the_margins_and_a_carriage_return() -> None:
    text = (HEAD + FIRST.replace("après dix", "après  \n  dix") + "\n").replace("\n", "\r\n")
    (block,) = body(text)
    assert block.codes[0].span.of(text) == "  \r\n  "
    assert Segment(block.span, block.codes).shown(text)[0] == FIRST


def test_a_line_that_ends_in_a_stop_is_not_joined() -> None:
    assert len(body(f"{HEAD}{FIRST}\n{SECOND}\n")) == 2


def test_a_line_below_a_blank_line_is_not_joined() -> None:
    text = HEAD + SECOND + "\n" + FIRST.replace("après dix", "après\n\ndix") + "\n"
    assert all(not block.codes for block in body(text))


def test_page_furniture_is_not_joined_to_the_body() -> None:
    broken = "Si vous souhaitez recevoir la lettre du soir, merci de saisir\nvotre e-mail\n"
    blocks, _ = TEXT.parse(HEAD + broken + FIRST + "\n", FRENCH, {})
    assert [str(block.role) for block in blocks[-3:]] == ["chrome", "chrome", "body"]


def test_a_line_whose_role_a_person_gave_is_not_joined() -> None:
    text = HEAD + FIRST.replace("après dix", "après\ndix") + "\n" + SECOND + "\n"
    assert all(not block.codes for block in body(text, {5: Role.BODY}))


def test_a_dump_that_is_wrapped_throughout_is_read_by_paragraphs() -> None:
    paragraphs = [f"{FIRST} {SECOND}", f"{SECOND} {FIRST}", f"{FIRST} {THIRD}", f"{SECOND} {THIRD}"]
    wrapped = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in paragraphs)
    text = f"Le budget de la défense est voté\n\nPar Anne Le Goff\n\n{wrapped}\n"
    sources = [Segment(block.span, block.codes).shown(text)[0] for block in body(text)]
    assert sources == paragraphs
