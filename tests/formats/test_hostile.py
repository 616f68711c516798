"""Odd and hostile articles are read, or refused in a sentence; never a traceback, never for ever."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.errors import InputError
from l10n.formats import format_named, read_article
from l10n.formats.decoding import MAX_BYTES
from l10n.formats.doubts import doubts
from l10n.formats.omissions import count_left_out, left_out
from l10n.model.article import Article
from l10n.model.locale import Locale
from l10n.model.span import splice
from l10n.placeables import find
from l10n.workflow.units import source_units

FR = Locale.parse("fr")
LINE = "Le gouvernement a présenté son plan de relance, et les députés en débattront bientôt. "

# What is written over and over, behind a good sentence on the same line, up to a size.
REPEATED = {
    "one word": "a",
    "no blanks": "motsansblanc,",
    "no blanks between sentences": "mot.Sans.Espace.",
    "sentences": LINE,
    "lines": f"\n{LINE}",
    "short lines": "\nmot",
    "blank lines": "\n",
    "blanks": " ",
    "no-break spaces": "\u00a0",
    "tabs": "\t",
    "straight quotation marks": '"',
    "straight quotation marks between blanks": '" ',
    "quotations": "« mot » ",
    "quotations that never close": "« mot ",
    "stops": ".",
    "stops between blanks": ". ",
    "exclamations": "!? ",
    "brackets": "(",
    "square brackets": "[",
    "quote marks of Markdown": ">",
    "stars": "*",
    "stars that open": "*a ",
    "underscores": "_a_ ",
    "backticks": "`",
    "backslashes": "\\",
    "links": "[a](b) ",
    "links that never close": "[a](",
    "images that never close": "![",
    "footnote marks": "[^1] ",
    "tags that never close": "<a ",
    "comments that never close": "<!--",
    "elements that never close": "<div>",
    "entities": "&amp;",
    "ampersands": "&",
    "pipes": "|",
    "headings": f"\n# {LINE}\n",
    "hashes": "#",
    "list items": f"\n- {LINE}",
    "fences": "\n```",
    "digits": "1",
    "digits between blanks": "1 ",
    "dates": "12/09/23 ",
    "dates without an end": "12/",
    "days": "du 3 au ",
    "number words": "vingt ",
    "hyphens between number words": "cent-",
    "roman numbers": "XVI",
    "times": "14h",
    "money": "$5 ",
    "measures": "5 km ",
    "apostrophes": "l'",
    "abbreviations": "J.-P. ",
    "initials": "A. B. ",
    "capitals": "MOT ",
    "an address": "a/",
    "hyphens": "-",
    "dashes": "– ",
    "commas": ",",
    "accents on one letter": "\u0301",
    "bidirectional controls": "\u202e",
    "no width": "\u200b",
    "wrong letters": "Ã©",
    "wrong letters alone": "Ã",
    "letters that may be wrong": "Â ",
    "bylines": "\nPar Anne Le Goff",
    "credits": "\nImage Source : AFP",
    "chrome": "\nSubscribe to our newsletter",
    "line separators": f"\u2028{LINE}",
    "form feeds": f"\f{LINE}",
}
WHOLE = {
    "front matter without an end": "---\ntitle: Plan\n" + LINE,
    "front matter that is not YAML": f"---\n{LINE}: : [\n---\n\n{LINE}",
    "front matter of words": f"---\njuste des mots\n---\n\n{LINE}",
    "front matter of braces": "---\n" + "{" * 2000 + f"\n---\n\n{LINE}",
    "front matter of anchors": "---\na: &a [x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n---\n\n" + LINE,
    "front matter with an impossible date": f"---\ndate: 2023-99-99\n---\n\n{LINE}",
    "front matter that is not TOML": f"+++\npas du TOML\n+++\n\n{LINE}",
    "front matter of brackets": "+++\na = " + "[" * 2000 + f"\n+++\n\n{LINE}",
    "two titles": f"# Un titre\n\n# Un autre\n\n{LINE}",
    "no title": LINE,
    "only front matter": "---\ntitle: Plan\n---\n",
    "only chrome": "Accueil\nPartager\nLire aussi\n",
    "only a rule": "---\n",
    "only a picture": "![](a.png)\n",
    "only code": "```\nmot\n```\n",
    "nested lists": "".join(f"{' ' * (2 * i)}- mot\n" for i in range(200)),
    "nested quotes": "".join(f"{'>' * i} {LINE}\n" for i in range(200)),
}


def text_of(name: str, size: int) -> str:
    unit = REPEATED[name]
    return LINE + unit * (size // len(unit)) + "\n\n" + LINE + "\n"


def through(text: str, suffix: str) -> Article | None:
    """All that is done with an article before a catalog is made of it."""
    data = text.encode("utf-8", "surrogatepass")
    refused: InputError | None = None
    try:
        article = read_article(data, f"essai.fr.{suffix}", FR)
    except InputError as error:
        refused = error
    if refused is not None:
        assert refused.where is not None
        assert refused.where.path == f"essai.fr.{suffix}"
        assert refused.advice
        return None
    assert splice(article.text, {}) == text
    format_named(article.format).skeleton(text)
    for finding in (*doubts(article), *left_out(article)):
        assert finding.where.path == article.path
    count_left_out(article)
    for unit in source_units(article):
        find(unit.key.source, "fr")
    return article


@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
@pytest.mark.parametrize("name", REPEATED)
def test_an_article_of_one_thing_over_and_over_is_read_or_refused(name: str, suffix: str) -> None:
    through(text_of(name, 1500), suffix)


@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
@pytest.mark.parametrize("name", WHOLE)
def test_an_article_with_odd_structure_is_read_or_refused(name: str, suffix: str) -> None:
    through(WHOLE[name], suffix)


@pytest.mark.parametrize("suffix", ["txt", "md"])
@pytest.mark.parametrize("sign", ["\0", "\x1b", "\x85", "\ud800"])
def test_signs_that_no_text_has_are_refused(sign: str, suffix: str) -> None:
    assert through(LINE + sign, suffix) is None


@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_lines_that_end_in_cr_alone_are_refused(suffix: str) -> None:
    assert through(f"{LINE}\r{LINE}\r", suffix) is None


@pytest.mark.parametrize("suffix", ["txt", "md"])
@given(
    text=st.text(
        st.sampled_from(">#*-_`[]()!|<&\\\"'«»“”.:;0123 \n\taéÃ©Ââ€™—\u00a0\u202e"), max_size=60
    )
)
def test_signs_in_any_order_are_read_or_refused(suffix: str, text: str) -> None:
    through(LINE + "\n\n" + text, suffix)


def seconds(step: Callable[[], object]) -> float:
    start = time.process_time()
    step()
    return time.process_time() - start


@pytest.mark.soak
@pytest.mark.parametrize("suffix", ["txt", "md"])
@pytest.mark.parametrize("name", REPEATED)
def test_time_grows_with_size_and_no_faster(name: str, suffix: str) -> None:
    through(text_of(name, 1000), suffix)
    small = seconds(lambda: through(text_of(name, 40_000), suffix))
    large = seconds(lambda: through(text_of(name, 320_000), suffix))
    # Eight times as much; something quadratic would take 64 times as long.
    assert large < 24 * max(small, 0.1)


@pytest.mark.soak
@pytest.mark.parametrize("suffix", ["txt", "md"])
@pytest.mark.parametrize(
    "text",
    [
        LINE * 115_000,
        LINE + "a" * 10_000_000,
        "".join(
            f"Les députés ont voté hier l'article {i} de la loi de finances.\n"
            for i in range(200_000)
        ),
        LINE + "mot " * 2_500_000,
    ],
    ids=["one paragraph", "one word", "200,000 lines", "one sentence"],
)
def test_ten_megabytes_pass(text: str, suffix: str) -> None:
    assert 10_000_000 <= len(text.encode()) <= MAX_BYTES
    through(text, suffix)
