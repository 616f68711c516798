"""What a translator writes is shown as written, wherever it stands."""

from __future__ import annotations

import pytest

from l10n.formats.markdown import MARKDOWN
from l10n.model.article import Block
from l10n.model.locale import Locale
from l10n.model.span import splice


def _put(text: str, target: str) -> str:
    """The edition of ``text`` whose last block has become ``target``."""
    blocks: tuple[Block, ...] = MARKDOWN.parse(text, Locale("fr"), {})[0]
    edition = splice(text, {blocks[-1].span: MARKDOWN.escape(target, blocks[-1], text)})
    assert MARKDOWN.skeleton(edition) == MARKDOWN.skeleton(text)
    return edition


@pytest.mark.parametrize(
    ("source", "target", "edition"),
    [
        ("Le 12 septembre.", "12. September.", "12\\. September."),
        ("Le 12 septembre.", "12\\. September.", "12\\. September."),
        ("- Le 12.", "- 12.", "- \\- 12."),
        ("> Cité.", "# 1 zitiert.", "> \\# 1 zitiert."),
        ("Numéro.", "#1 gesagt.", "#1 gesagt."),
        ("Corps.\n\n![Image](a.png)\n- x", "- x", "Corps.\n\n![Image](a.png)\n- \\- x"),
        ("Corps.\n\n# En C", "In C #", "Corps.\n\n# In C \\#"),
        ("Corps.\n\n12 mai\n===", "12. Mai", "Corps.\n\n12\\. Mai\n==="),
        ("Corps.\n\n![Un](a.png)", "Bild [1]", "Corps.\n\n![Bild \\[1\\]](a.png)"),
        ("|a|\n|-|\n|oui|", "ja|nein", "|a|\n|-|\n|ja\\|nein|"),
        ("Un\nmot.", "Ein\n Wort. ", "Ein Wort."),
        ("> Un  \n> mot.", "Ein  \n> Wort.", "> Ein  \n> Wort."),
    ],
)  # fmt: skip
def test_signs_that_would_be_markup_are_escaped(source: str, target: str, edition: str) -> None:
    assert _put(source, target) == edition


@pytest.mark.parametrize(
    ("target", "body"),
    [
        ("Siehe [Hinweis].", "Siehe [Hinweis][note]."),
        ("Siehe [Note].", "Siehe [Note]."),
        ("Siehe [Hinweis][note].", "Siehe [Hinweis][note]."),
    ],
)
def test_a_link_named_by_its_words_keeps_its_target(target: str, body: str) -> None:
    assert _put("Voir [note].\n\n[note]: /n", target) == f"{body}\n\n[note]: /n"


def test_a_collapsed_link_keeps_its_target_too() -> None:
    assert _put("Voir [note][].\n\n[note]: /n", "Siehe [Hinweis][].") == (
        "Siehe [Hinweis][note].\n\n[note]: /n"
    )


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Un *mot*.", "Ein Wort."),
        ("Un [lien](/a).", "Ein [Link](/b)."),
        ("Un `code`.", "Ein `Code`."),
        ("# Titre\n\nUn mot.", "Ein\n\nWort <b>."),
        ("Voir[^1].\n\n[^1]: Note.", "Anmerkung[^1]."),
        ("```\nx\n```\n\nMot.", "`Wort`."),
    ],
)
def test_a_change_of_structure_shows_in_the_skeleton(source: str, target: str) -> None:
    blocks = MARKDOWN.parse(source, Locale("fr"), {})[0]
    edition = splice(source, {blocks[-1].span: MARKDOWN.escape(target, blocks[-1], source)})
    assert MARKDOWN.skeleton(edition) != MARKDOWN.skeleton(source)


def test_the_order_of_codes_in_a_block_and_soft_breaks_are_free() -> None:
    one = "Un *mot* et `x`,\nenfin.\n"
    other = "`x` und ein\n*Wort*\nendlich.\n"
    assert MARKDOWN.skeleton(one) == MARKDOWN.skeleton(other)
