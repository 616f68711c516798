"""Whatever its author does to an article, in whatever format, no translation is lost."""

from __future__ import annotations

import io
import re
from html import escape
from itertools import permutations
from pathlib import Path

import docx
import pytest

from l10n.model.unit import State
from tests.workflow.newsroom import Newsroom

Lines = list[tuple[str, str]]

ARTICLE: Lines = [
    ("title", "Le port de Nantes rouvre ses quais"),
    ("body", "Le port a rouvert lundi à 14 h 30. Trois navires attendaient depuis la veille."),
    ("heading", "Un long chantier"),
    ("body", "Le chantier a coûté **douze millions** d'euros. Il a duré dix mois. Voir *ici*."),
    ("list", "Deux quais ont été refaits."),
    ("list", "Le phare a été repeint."),
    ("body", "« Je n'y croyais plus », dit un docker. Le maire n'a pas répondu."),
]
_EMPHASIS = re.compile(r"(\*\*.+?\*\*|\*.+?\*)")


def edited() -> Lines:
    """The article with words and a number changed, sentences joined, lines gone, come and moved."""
    lines = [list(line) for line in ARTICLE]
    lines[1][1] = lines[1][1].replace("14 h", "15 h").replace("attendaient", "attendaient au large")
    lines[3][1] = lines[3][1].replace("d'euros. Il a", "d'euros ; il a")
    lines[6][1] = lines[6][1].replace("dit un docker", "a dit un docker")
    del lines[5]
    lines.insert(2, ["body", "Un paragraphe nouveau est là."])
    lines.append(lines.pop(4))
    return [(role, words) for role, words in lines]


def written(lines: Lines, suffix: str) -> bytes:
    return {"txt": as_text, "md": as_markdown, "html": as_page, "docx": as_document}[suffix](lines)


def as_text(lines: Lines) -> bytes:
    return "".join(f"{words.replace('*', '')}\n\n" for _, words in lines).encode()


def as_markdown(lines: Lines) -> bytes:
    marks = {"title": "# ", "heading": "## ", "list": "- "}
    return "".join(f"{marks.get(role, '')}{words}\n\n" for role, words in lines).encode()


def as_page(lines: Lines) -> bytes:
    tags = {"title": "h1", "heading": "h2", "list": "li", "body": "p"}

    def line(role: str, words: str) -> str:
        words = escape(words, quote=False)
        words = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", words)
        words = re.sub(r"\*(.+?)\*", r"<em>\1</em>", words)
        element = f"<{tags[role]}>{words}</{tags[role]}>"
        return f"<ul>{element}</ul>\n" if role == "list" else f"{element}\n"

    title = escape(ARTICLE[0][1], quote=False)
    body = "".join(line(*one) for one in lines)
    head = (
        f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{title}</title></head>'
    )
    return f"{head}<body><article>\n{body}</article></body></html>".encode()


def as_document(lines: Lines) -> bytes:
    styles = {"title": "Title", "heading": "Heading 1", "list": "List Bullet"}
    document = docx.Document()
    for role, words in lines:
        paragraph = document.add_paragraph(style=styles.get(role))
        for piece in filter(None, _EMPHASIS.split(words)):
            run = paragraph.add_run(piece.strip("*") if piece[0] == "*" else piece)
            run.bold = piece.startswith("**") or None
            run.italic = (piece[0] == "*" and not run.bold) or None
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def founded(folder: Path, suffix: str) -> Newsroom:
    """The article in a format, with every unit reviewed in German."""
    room = Newsroom.founded(folder, "", f"kim.fr.{suffix}")
    for glossary in (folder / "glossaries").iterdir():
        glossary.unlink()
    room.article.write_bytes(written(ARTICLE, suffix))
    room.extract("de")
    room.review_all("de")
    return room


def texts(room: Newsroom) -> set[str]:
    return {unit.target for unit in room.catalog("de").units if unit.human}


FORMATS = ("txt", "md", "html", "docx")


@pytest.mark.parametrize("suffix", FORMATS)
def test_an_edit_and_its_way_back_lose_nothing(suffix: str, tmp_path: Path) -> None:
    room = founded(tmp_path, suffix)
    before, reviewed = texts(room), room.units("de")
    room.article.write_bytes(written(edited(), suffix))
    (outcome,) = room.extract("de")
    assert texts(room) >= before
    assert (outcome.merged.changed, outcome.merged.joined, outcome.merged.new) == (3, 1, 1)
    stale = [unit for unit in room.units("de").values() if unit.state is State.STALE]
    assert len(stale) == 4
    for unit in stale:
        assert any(note.startswith(("changed: ", "joined from two")) for note in unit.notes), unit
        assert unit.previous is not None
    room.article.write_bytes(written(ARTICLE, suffix))
    room.extract("de")
    after = room.units("de")
    for source, unit in reviewed.items():
        assert (after[source].target, after[source].state) == (unit.target, State.REVIEWED)


@pytest.mark.parametrize(("was", "becomes"), list(permutations(FORMATS, 2)))
def test_an_article_in_another_format_keeps_its_translations(
    was: str, becomes: str, tmp_path: Path
) -> None:
    room = founded(tmp_path, was)
    before = texts(room)
    room.article.unlink()
    room.article = room.article.with_name(f"kim.fr.{becomes}")
    room.article.write_bytes(written(ARTICLE, becomes))
    room.extract("de")
    assert texts(room) >= before
    living = room.catalog("de").living().values()
    assert all(unit.state in (State.REVIEWED, State.STALE) for unit in living)
    words = {re.sub(r"[*‹›]|</?[bi]>", "", unit.target) for unit in living}
    assert words == {line.replace("*", "") for line in words}
    assert sum(unit.state is State.STALE for unit in living) <= 4
    codes = [unit for unit in living if "millions" in unit.source or "Voir" in unit.source]
    if was != "txt":
        for unit in codes:
            assert unit.target == f"‹{unit.source}›", "its markup is that of the new format"
