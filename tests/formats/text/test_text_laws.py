"""What must hold for any text at all."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from l10n.errors import InputError
from l10n.formats.text import TEXT
from l10n.model.article import Block, CodeKind, Role
from l10n.model.locale import Locale
from l10n.model.span import splice

FRENCH = Locale.parse("fr")
DUMPS = Path(__file__).parents[1] / "dumps"
REAL = [path.read_text(encoding="utf-8") for path in sorted(DUMPS.glob("*.txt"))]
REAL_LINES = sorted({line for page in REAL for line in page.splitlines()})
LINES = st.lists(
    st.one_of(
        st.sampled_from(REAL_LINES),
        st.sampled_from(["", "  ", "\ufeff", "\u200b", "© ", "- ", "1. x", "« »", "Par ", "«"]),
        st.text(max_size=60),
    ),
    max_size=30,
)
TEXTS = st.builds(lambda lines, end: end.join(lines), LINES, st.sampled_from(["\n", "\r\n"]))
# Hypothesis times the drawing of examples; a busy machine is no fault of theirs.
BUSY = settings(suppress_health_check=[HealthCheck.too_slow])


def parse(text: str, overrides: dict[int, Role] | None = None) -> tuple[Block, ...]:
    """The blocks of ``text``; none when it has no body, which is the one refusal there is."""
    try:
        return TEXT.parse(text, FRENCH, overrides or {})[0]
    except InputError as error:
        if error.code != "article-no-body":
            raise
        return ()


@cache
def parse_real(text: str) -> tuple[Block, ...]:
    """The blocks of one of the dumps, which several laws compare others with."""
    return parse(text)


@BUSY
@given(TEXTS)
def test_extents_cover_every_line_that_is_not_blank_once(text: str) -> None:
    blocks = parse(text)
    covered = 0 if blocks else len(text)
    for block in blocks:
        assert block.extent.start >= covered
        assert not text[covered : block.extent.start].strip()
        covered = block.extent.end
    assert not text[covered:].strip()


@BUSY
@given(TEXTS)
def test_spans_lie_in_extents(text: str) -> None:
    for block in parse(text):
        assert block.extent.contains(block.span)
        inner = [code.span for code in block.codes]
        assert all(block.span.contains(span) for span in inner)
        assert all(code.kind is CodeKind.BREAK for code in block.codes)
        if block.label_span:
            assert block.extent.contains(block.label_span)
            assert block.label_span.end <= block.span.start
        if block.role is Role.DATE and block.date:
            assert block.label is not None


@BUSY
@given(TEXTS)
def test_nothing_changed_is_nothing_changed(text: str) -> None:
    assert splice(text, {}) == text
    same = {block.span: block.span.of(text) for block in parse(text) if block.span}
    assert splice(text, same) == text


@BUSY
@given(TEXTS, st.dictionaries(st.integers(1, 12), st.sampled_from(list(Role)), max_size=6))
def test_a_role_that_a_person_gave_always_wins(text: str, overrides: dict[int, Role]) -> None:
    blocks = parse(text, overrides)
    starts = {text.count("\n", 0, block.extent.start) + 1: block for block in blocks}
    for line, role in overrides.items():
        if line in starts:
            assert starts[line].role is role
            assert starts[line].reason == "l10n.toml says so"


@given(st.sampled_from(REAL))
def test_crlf_gives_the_same_roles_as_lf(text: str) -> None:
    lf, crlf = parse_real(text), parse(text.replace("\n", "\r\n"))
    assert [(b.role, b.reason, b.date) for b in lf] == [(b.role, b.reason, b.date) for b in crlf]


@given(st.sampled_from(REAL))
def test_a_byte_order_mark_does_not_disturb_the_first_line(text: str) -> None:
    plain, marked = parse_real(text), parse("\ufeff" + text)
    if not plain:
        return
    assert [b.role for b in plain] == [b.role for b in marked]
    assert not marked[0].span.of("\ufeff" + text).startswith("\ufeff")


@pytest.mark.parametrize("blank", ["\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"])
def test_the_kind_of_blank_does_not_matter(blank: str) -> None:
    for text in REAL:
        other = text
        for sign in ":;?!»":
            other = other.replace(f" {sign}", f"{blank}{sign}")
        assert [b.role for b in parse_real(text)] == [b.role for b in parse(other)]


@BUSY
@given(TEXTS)
def test_the_skeleton_has_one_mark_for_each_line_that_is_not_blank(text: str) -> None:
    assert len(TEXT.skeleton(text)) == sum(bool(line.strip()) for line in text.split("\n"))


@given(st.text())
def test_a_target_is_written_on_one_line(target: str) -> None:
    block = Block(Role.BODY, *[parse("Il pleut sur la ville ce matin.")[0].span] * 2, "")
    assert len(TEXT.escape(target, block, "").splitlines()) <= 1


def test_a_page_of_ten_thousand_lines_is_read() -> None:
    page = "\n".join(REAL_LINES[:40] * 250)
    assert parse(page)


PARAGRAPH = (
    "Une nouvelle rencontre est prévue en mars, dans une ville qui n’est pas encore choisie."
)
BOXES = [
    "Inscrivez-vous à notre newsletter",
    "Votre adresse e-mail",
    "S’inscrire",
    "Publicité",
    "Lire aussi : Le sommet de la dernière chance",
    "Abonnez-vous",
    "Partager",
    "12 commentaires",
    "Je m’abonne",
    "Sur le même sujet",
    "Un sommet pour rien",
    "À lire aussi",
    "La rédaction vous conseille",
    "Subscribe to our weekly newsletters for free",
]


@given(st.lists(st.sampled_from(BOXES), max_size=4), st.lists(st.sampled_from(BOXES), max_size=4))
def test_a_paragraph_between_boxes_is_never_lost(above: list[str], below: list[str]) -> None:
    first = PARAGRAPH.replace("Une nouvelle", "Une dernière")
    last = PARAGRAPH.replace("en mars", "en juin, à Oslo ou à Genève")
    page = ["Le sommet s’achève sans accord", first, *above, PARAGRAPH, *below, last, "Menu"]
    text = "\n".join(page)
    kept = [block.span.of(text) for block in parse(text) if block.role in (Role.BODY, Role.DEK)]
    assert kept == [first, PARAGRAPH, last]


@pytest.mark.parametrize("count", [9, 300])
def test_lines_that_differ_in_a_figure_alone_are_no_titles_of_each_other(count: int) -> None:
    lines = [
        f"Ligne {i} du relevé : la mesure de la station vaut {i * 7} unités." for i in range(count)
    ]
    text = "\n".join(["Le relevé de la station de Kerdiez", *lines])
    assert [block.span.of(text) for block in parse(text) if block.role is Role.BODY] == lines
