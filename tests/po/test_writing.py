"""How a catalog looks on disk: order, header, line ends, and what is kept of the file before."""

from __future__ import annotations

import dataclasses
from datetime import date

from l10n import po
from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.model.origin import Origin, fingerprint
from l10n.model.unit import JOINED_MARK, Key, Reference, State, Unit
from l10n.po import header

from .test_files import FILES

UNITS = (
    Unit(Key("title", "Le port"), "Der Hafen", State.REVIEWED,
         notes=("role: title · ¶ 1", "term: port → Hafen"),
         references=(Reference("articles/hafen.fr.txt", 2),)),
    Unit(Key("", "Il est « grand »."), "Er ist „groß“.", State.PRETRANSLATED,
         origin=Origin("argos", "translate-fr_de-0.1", "-", fingerprint("Il est « grand »."),
                       fingerprint("Er ist „groß“.")),
         comments=("Anna: prüfen",),
         references=(Reference("mein Hafen.txt", 3), Reference("articles/hafen.fr.txt", 9))),
    Unit(Key("", "700 navires."), "Neue Schiffe.", State.STALE, previous=Key("", "600 navires.")),
    Unit(Key("", "Ils sont là."), JOINED_MARK, State.JOINED),
    Unit(Key("", 'Deux\nlignes\t"x"\\'), "", State.UNTRANSLATED, flags=("no-wrap",)),
    Unit(Key("", "Adieu."), "Leb wohl.", State.OBSOLETE, flags=("fuzzy",), previous=Key("dek", "A.")),
)  # fmt: skip
CATALOG = Catalog("hafen", Locale("fr"), Locale("de"), UNITS)

WRITTEN = """
#. role: title · ¶ 1
#. term: port → Hafen
#: articles/hafen.fr.txt:2
msgctxt "title"
msgid "Le port"
msgstr "Der Hafen"

# Anna: prüfen
# l10n: engine=argos model=translate-fr_de-0.1 glossary=- source=cef2ddba658c draft=a1add58e9429
#: \u2068mein Hafen.txt\u2069:3 articles/hafen.fr.txt:9
#, fuzzy
msgid "Il est « grand »."
msgstr "Er ist „groß“."

#, fuzzy
#| msgid "600 navires."
msgid "700 navires."
msgstr "Neue Schiffe."

msgid "Ils sont là."
msgstr "⇧"

#, no-wrap
msgid ""
"Deux\\n"
"lignes\\t\\"x\\"\\\\"
msgstr ""

#, fuzzy
#~| msgctxt "dek"
#~| msgid "A."
#~ msgid "Adieu."
#~ msgstr "Leb wohl."
"""


def test_a_catalog_looks_as_translators_know_it() -> None:
    text = po.render(CATALOG).decode()
    assert text.partition('"X-Generator')[2].partition("\n")[2] == WRITTEN


def test_a_catalog_without_header_gets_a_complete_one_in_two_languages() -> None:
    catalog = po.read(po.render(CATALOG), "hafen.po").catalog
    fields = dict(catalog.header)
    assert fields["Language"] == "de"
    assert fields["X-Source-Language"] == "fr"
    assert fields["Plural-Forms"] == "nplurals=2; plural=(n != 1);"
    assert fields["PO-Revision-Date"] == "1970-01-01 00:00+0000"
    assert all(
        "⇧" in "\n".join(part)
        for part in (catalog.header_comments[:8], catalog.header_comments[8:])
    )
    assert catalog.header_comments[0].startswith("How")
    assert "So arbeiten Sie mit dieser Datei" in catalog.header_comments
    assert catalog.units == UNITS


def test_dates_come_from_the_article_never_from_the_clock() -> None:
    fields = dict(header.fields("a", Locale("fr"), Locale("de-AT"), published=date(2023, 9, 12)))
    assert fields["POT-Creation-Date"] == fields["PO-Revision-Date"] == "2023-09-12 00:00+0000"
    assert fields["Language"] == "de_AT"


def test_foreign_header_fields_stay() -> None:
    fields = (("X-Poedit-Basepath", "."), *header.fields("a", Locale("fr"), Locale("de")))
    catalog = dataclasses.replace(CATALOG, header=fields)
    assert po.read(po.render(catalog), "hafen.po").catalog.header == fields


def test_plural_entries_and_comments_behind_the_last_entry_outlive_a_change() -> None:
    for name, kept in (
        ("plural-forms", b'msgstr[1] "Schiffe"'),
        ("comment-behind-the-last-entry", b"# bis hierher"),
    ):
        document = po.read((FILES / f"{name}.po").read_bytes(), "kim.po")
        catalog = dataclasses.replace(document.catalog, units=(*document.catalog.units, *UNITS))
        written = po.render(catalog, document)
        assert kept in written
        again = po.read(written, "kim.po")
        assert again.catalog.units == catalog.units
        assert po.render(dataclasses.replace(again.catalog, article="x"), again) == written


def test_a_previous_plural_outlives_a_change_of_the_entry() -> None:
    document = po.read((FILES / "previous-plural.po").read_bytes(), "kim.po")
    [unit] = document.catalog.units
    changed = dataclasses.replace(unit, comments=("Anna: prüfen",))
    catalog = dataclasses.replace(document.catalog, units=(changed,))
    assert '\n#| msgid_plural "des navires"\n' in po.render(catalog, document).decode()


def test_a_file_in_latin_1_becomes_utf_8_when_it_changes() -> None:
    document = po.read((FILES / "latin-1-declared.po").read_bytes(), "kim.po")
    catalog = dataclasses.replace(document.catalog, units=(*document.catalog.units, *UNITS))
    written = po.render(catalog, document).decode()
    assert "charset=UTF-8" in written
    assert "„groß“" in written
    assert "Häfen und Straßen" in written


def test_lines_tell_where_each_entry_stands() -> None:
    document = po.read(po.render(CATALOG), "hafen.po")
    text = document.data.decode().split("\n")
    assert len(document.lines) == len(UNITS) + 1
    for key, line in document.lines.items():
        assert "msgid" in text[line - 1]
        assert key.source.startswith("Deux") or key.source in text[line - 1]


def test_an_article_can_have_another_name_than_its_file() -> None:
    data = po.render(CATALOG)
    assert po.read(data, "a/hafen.po").catalog.article == "hafen"
    assert po.read(data, "a/hafen.po", article="2024/hafen").catalog.article == "2024/hafen"
