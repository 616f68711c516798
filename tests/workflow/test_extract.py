"""Extracting turns an article into the units a translator needs, and loses nobody's work."""

from dataclasses import replace
from unicodedata import normalize

from l10n.formats import read_article
from l10n.model.article import Role
from l10n.model.glossary import Glossary
from l10n.model.locale import Locale
from l10n.model.unit import State
from l10n.workflow.extract import extract
from tests.workflow.newsroom import ARTICLE, Newsroom

LINES = ARTICLE.split("\n")


def edited(*changes: tuple[int, str]) -> str:
    """The article with these lines (from 1) replaced."""
    lines = list(LINES)
    for number, text in changes:
        lines[number - 1] = text
    return "\n".join(lines)


def test_the_real_article_has_56_sentences_a_title_a_section_and_a_credit(
    newsroom: Newsroom,
) -> None:
    newsroom.extract()
    contexts = [unit.context for unit in newsroom.catalog().units]
    assert contexts == ["section", "title", "image-credit", *[""] * 52, *["author-bio"] * 4]


def test_site_chrome_is_never_offered_to_translators(newsroom: Newsroom) -> None:
    newsroom.extract()
    text = newsroom.po().read_text(encoding="utf-8")
    for chrome in ("newsletter", "Newsletter", "e-mail", "Unlock", "unrestricted"):
        assert chrome not in text


def test_a_unit_tells_role_neighbours_and_terms(newsroom: Newsroom) -> None:
    newsroom.extract()
    unit = next(unit for source, unit in newsroom.units().items() if "John Kirby, porte" in source)
    notes = "\n".join(unit.notes)
    assert "role: body · ¶ 6" in notes
    assert "before: … " in notes
    assert "after: Les analystes estiment" in notes
    assert "term: Conseil de sécurité des États-Unis → US National Security Council" in notes
    assert [(ref.path, ref.line) for ref in unit.references] == [("articles/kim.fr.txt", 13)]


def test_a_sentence_that_occurs_twice_is_one_unit_with_two_references(newsroom: Newsroom) -> None:
    newsroom.write(edited((12, LINES[11] + " " + LINES[10])))
    newsroom.extract()
    unit = next(unit for source, unit in newsroom.units().items() if "sur le cosmodrome" in source)
    assert [ref.line for ref in unit.references] == [11, 12]


def test_extracting_twice_changes_nothing(newsroom: Newsroom) -> None:
    newsroom.extract()
    newsroom.review_all()
    newsroom.extract()
    before = newsroom.snapshot()
    newsroom.extract()
    assert newsroom.snapshot() == before


def after_edit(newsroom: Newsroom, text: str) -> dict[State, list[str]]:
    """Review everything, change the article, extract: what is in which state."""
    newsroom.extract()
    newsroom.review_all()
    human = newsroom.catalog().human_texts()
    newsroom.write(text)
    newsroom.extract()
    assert newsroom.catalog().human_texts() >= human
    states: dict[State, list[str]] = {}
    for unit in newsroom.catalog().units:
        states.setdefault(unit.state, []).append(unit.source)
    return states


def test_a_changed_word_makes_one_unit_stale_with_the_old_text_and_what_changed(
    newsroom: Newsroom,
) -> None:
    states = after_edit(newsroom, ARTICLE.replace("de son luxueux train", "de son vieux train"))
    assert len(states[State.REVIEWED]) == 58
    (changed,) = states[State.STALE]
    unit = newsroom.units()[changed]
    assert unit.previous
    assert "luxueux" in unit.previous.source
    assert "luxueux" in unit.target
    assert any("“luxueux”" in note and "“vieux”" in note for note in unit.notes)


def test_a_changed_number_makes_one_unit_stale_and_is_named(newsroom: Newsroom) -> None:
    states = after_edit(newsroom, ARTICLE.replace("700 kilomètres", "900 kilomètres"))
    assert len(states[State.REVIEWED]) == 58
    (changed,) = states[State.STALE]
    assert any("700" in note and "900" in note for note in newsroom.units()[changed].notes)


def test_a_new_paragraph_leaves_all_others_reviewed(newsroom: Newsroom) -> None:
    new = "Le ministère n'a pas souhaité commenter ces informations dans l'immédiat, mardi soir."
    states = after_edit(newsroom, edited((14, LINES[13] + "\n" + new)))
    assert states[State.UNTRANSLATED] == [new]
    assert len(states[State.REVIEWED]) == 59


def test_letters_in_two_pieces_are_the_same_letters(newsroom: Newsroom) -> None:
    states = after_edit(newsroom, normalize("NFD", ARTICLE))
    assert set(states) == {State.REVIEWED}


def test_swapped_paragraphs_stay_reviewed(newsroom: Newsroom) -> None:
    states = after_edit(newsroom, edited((14, LINES[14]), (15, LINES[13])))
    assert set(states) == {State.REVIEWED}


def test_a_paragraph_that_goes_is_kept_as_obsolete_and_returns_reviewed(
    newsroom: Newsroom,
) -> None:
    states = after_edit(newsroom, "\n".join(LINES[:15] + LINES[16:]))
    assert len(states[State.OBSOLETE]) == 4
    assert len(states[State.REVIEWED]) == 55
    newsroom.write(ARTICLE)
    newsroom.extract()
    assert newsroom.catalog().count() == {State.REVIEWED: 59}


def test_a_translation_is_found_again_when_its_sentence_changes_its_role(
    newsroom: Newsroom,
) -> None:
    newsroom.extract()
    newsroom.edit({LINES[13].split(". ")[0] + ".": "It is his first trip abroad."})
    newsroom.project = replace(newsroom.project, roles={"kim.fr.txt": {14: Role.QUOTE}})
    newsroom.extract()
    quotes = [unit for unit in newsroom.catalog().units if unit.context == "quote"]
    assert len(quotes) == 6
    assert quotes[0].target == "It is his first trip abroad."


def test_quotation_marks_that_differ_in_blanks_alone_are_told_with_them() -> None:
    article = read_article("# Port\n\n« Oui », dit-il.\n".encode(), "a.fr.md", Locale("fr"))
    for tag, wanted in (("es", "quotes: « … » → «…»"), ("en", "quotes: «» → “”")):
        unit = extract(article, "a", Locale(tag), Glossary()).units[1]
        assert [note for note in unit.notes if note.startswith("quotes")] == [wanted]
