"""A unit's state is its flags, its previous text and its provenance together."""

from __future__ import annotations

import pytest

from l10n import po
from l10n.model.origin import Origin, fingerprint
from l10n.model.unit import JOINED_MARK, Key, State, Unit
from l10n.po import provenance

HEADER = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
FITS = provenance.line(
    Origin("argos", "fr_de 0.1", "-", fingerprint("Le port"), fingerprint("Der Hafen"))
)
OTHER_SOURCE = provenance.line(
    Origin("argos", "fr_de 0.1", "-", fingerprint("Le vieux port"), fingerprint("Der Hafen"))
)
OTHER_DRAFT = provenance.line(
    Origin("argos", "fr_de 0.1", "-", fingerprint("Le port"), fingerprint("Hafen"))
)
ENTRY = 'msgid "Le port"\nmsgstr "Der Hafen"\n'


def unit(text: str) -> Unit:
    [found] = po.read((HEADER + text).encode(), "kim.po").catalog.units
    return found


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ('msgid "Le port"\nmsgstr ""\n', State.UNTRANSLATED),
        ('#, fuzzy\nmsgid "Le port"\nmsgstr ""\n', State.UNTRANSLATED),
        (f"# {FITS}\n#, fuzzy\n{ENTRY}", State.PRETRANSLATED),
        (f'# {FITS}\n#, fuzzy\n#| msgid "Le vieux port"\n{ENTRY}', State.STALE),
        (f'#, fuzzy\n#| msgid "Le vieux port"\n{ENTRY}', State.STALE),
        (f"# {OTHER_SOURCE}\n#, fuzzy\n{ENTRY}", State.STALE),
        (f"# {OTHER_DRAFT}\n#, fuzzy\n{ENTRY}", State.PRETRANSLATED),
        (f"#, fuzzy\n{ENTRY}", State.STALE),
        ('msgid "Le port"\nmsgstr " \u200b\u00a0"\n', State.UNTRANSLATED),
        (ENTRY, State.REVIEWED),
        (f"# {FITS}\n{ENTRY}", State.REVIEWED),
        (f'msgid "Le port"\nmsgstr "{JOINED_MARK}"\n', State.JOINED),
        (f'msgid "Le port"\nmsgstr " {JOINED_MARK} "\n', State.JOINED),
        (f'msgid "Le port"\nmsgstr "{JOINED_MARK} Hafen"\n', State.REVIEWED),
        ('#~ msgid "Le port"\n#~ msgstr "Der Hafen"\n', State.OBSOLETE),
    ],
)
def test_the_table_of_states(text: str, state: State) -> None:
    assert unit(text).state is state


def test_an_obsolete_entry_remembers_that_it_was_not_accepted() -> None:
    assert unit('#, fuzzy\n#~ msgid "Le port"\n#~ msgstr "Der Hafen"\n').flags == ("fuzzy",)


def test_the_previous_text_keeps_its_role() -> None:
    found = unit(f'#, fuzzy\n#| msgctxt "title"\n#| msgid "Le vieux port"\n{ENTRY}')
    assert found.previous == Key("title", "Le vieux port")


ORIGIN = Origin(
    "argos", "translate fr_de=0,1%", "1a2b3c4d", "0" * 12, "f" * 12, "terms=2 replaced=1"
)


def test_provenance_is_one_line_that_reads_back() -> None:
    line = provenance.line(ORIGIN)
    assert line == (
        "l10n: engine=argos model=translate%20fr_de=0,1%25 glossary=1a2b3c4d"
        " source=000000000000 draft=ffffffffffff note=terms=2%20replaced=1"
    )
    assert provenance.parse(line) == ORIGIN


@pytest.mark.parametrize(
    "edited",
    [
        "l10n: engine=argos",
        "l10n: engine=argos model=m glossary=- source=xyz draft=ffffffffffff",
        "engine=argos model=m glossary=- source=000000000000 draft=ffffffffffff",
        provenance.line(ORIGIN) + " and a remark",
    ],
)
def test_an_edited_provenance_line_is_a_remark_like_any_other(edited: str) -> None:
    found = unit(f"# {edited}\n{ENTRY}")
    assert (found.origin, found.comments) == (None, (edited,))


def test_of_two_provenance_lines_the_last_counts_and_the_other_stays() -> None:
    found = unit(f"# {FITS}\n# {OTHER_DRAFT}\n#, fuzzy\n{ENTRY}")
    assert found.origin == provenance.parse(OTHER_DRAFT)
    assert found.comments == (FITS,)
