"""A catalog as a template (POT), from which any PO tool begins a catalog in a new language."""

from __future__ import annotations

from datetime import date

from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.model.unit import State
from l10n.po import header, references
from l10n.po.formatting import format_entry

SUFFIX = ".pot"
# What xgettext leaves for `msginit` and the editors to fill in; they look for these very words.
_TO_FILL = (
    ("PO-Revision-Date", "YEAR-MO-DA HO:MI+ZONE"),
    ("Last-Translator", "FULL NAME <EMAIL@ADDRESS>"),
    ("Language-Team", "LANGUAGE <LL@li.org>"),
)
# The target language is not a template's to say, nor how many plural forms it has. An empty
# “Language:” would do harm: pot2po 3.8 writes it over that of the catalog.
_OF_THE_TARGET = ("Language", "Plural-Forms")


def template(catalog: Catalog, *, published: date | None = None) -> bytes:
    """The bytes of a POT with every living unit of ``catalog``: UTF-8, unwrapped, no targets.

    Notes, references and contexts are written as they are; what people wrote is not. The header is
    marked ``fuzzy``, as templates are. ``published`` is the date of the article.
    """
    made = header.fields(
        catalog.article, catalog.source_locale, catalog.locale, published=published
    )
    known = dict(made) | dict(_TO_FILL)
    fields = [(name, known[name]) for name, _ in made if name not in _OF_THE_TARGET]
    pieces = [
        format_entry(
            msgid="",
            msgstr=header.render(fields),
            comments=header.comments(Locale("en")),
            flags=("fuzzy",),
        )
    ]
    pieces += [
        format_entry(
            context=unit.context or None,
            msgid=unit.source,
            msgstr="",
            notes=unit.notes,
            occurrences=[references.occurrence(each) for each in unit.references],
            flags=[flag for flag in unit.flags if flag != "fuzzy"],
        )
        for unit in catalog.units
        if unit.state is not State.OBSOLETE
    ]
    return ("\n\n".join(pieces) + "\n").encode("utf-8")
