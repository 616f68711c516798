"""Catalogs for bilingual files: one to read, and any that Hypothesis can think of."""

from __future__ import annotations

from hypothesis import strategies as st

from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.model.origin import Origin, fingerprint
from l10n.model.unit import JOINED_MARK, Key, Reference, State, Unit

FR, DE = Locale("fr"), Locale("de")


def draft(source: str, target: str, engine: str = "argos") -> Origin:
    return Origin(engine, "fr_de 0.1", "-", fingerprint(source), fingerprint(target))


PORT = Catalog(
    "port",
    FR,
    DE,
    (
        Unit(Key("title", "Le port ferme"), "", State.UNTRANSLATED, notes=("role: title · ¶ 1",),
             references=(Reference("articles/port.fr.txt", 1),)),
        Unit(Key("", "Il pleut & il vente."), "Es regnet.", State.PRETRANSLATED,
             origin=draft("Il pleut & il vente.", "Es regnet."),
             notes=("role: body · ¶ 2", "term: pluie → Regen")),
        Unit(Key("", "900 navires attendent."), "700 Schiffe warten.", State.STALE,
             previous=Key("", "700 navires attendent."), notes=("changed: 700 → 900",)),
        Unit(Key("", "Le **capitaine** dort."), "Der **Kapitän** schläft.", State.REVIEWED,
             comments=("Anna: so gewollt", "l10n: ignore x until 2026-12-31: darum")),
        Unit(Key("", "Il rêve."), JOINED_MARK, State.JOINED),
        Unit(Key("", "La mer est calme."), "Die See ist ruhig.", State.REVIEWED),
        Unit(Key("caption", "Le quai"), "Der Kai", State.PRETRANSLATED,
             origin=draft("Le quai", "Der Kai", "memory")),
        Unit(Key("", "Parti."), "Weg.", State.OBSOLETE),
    ),
)  # fmt: skip
"""A unit in every state, whose translator is nobody in particular."""

_HOSTILE = st.sampled_from(
    ["]]>", "<!DOCTYPE x>", "&amp;", "&#7;", "<x/>", "</source>", "\"'", "⇧", "\u2028", "\x85", "�"]
)
# U+0004 parts context and text in gettext, and no catalog can hold it.
_LETTERS = st.characters(min_codepoint=1, exclude_categories=("Cs",), exclude_characters="\x04")
texts = st.lists(
    st.one_of(st.text(_LETTERS, min_size=1, max_size=8), _HOSTILE), min_size=1, max_size=4
).map("".join)
"""Texts as a PO file can hold them: anything but NUL, EOT, halves of pairs."""
_lines = st.text(st.characters(min_codepoint=32, exclude_categories=("Cs", "Cc")), max_size=12)


def _unit(key: Key, target: str, state: State, comments: list[str]) -> Unit:
    if state is State.JOINED:
        target = JOINED_MARK
    elif state is State.UNTRANSLATED:
        target = ""
    elif not any(sign.isalnum() for sign in target) or target.strip() == JOINED_MARK:
        target += "a"
    # A comment that prints nothing, or that is broken by Unicode's own line ends, is none.
    kept = tuple(each for each in comments if each.strip() and each.isprintable())
    return Unit(key, target, state, comments=kept)


units = st.builds(
    _unit,
    st.builds(Key, st.sampled_from(["", "title", "caption", "menu|x"]), texts),
    texts,
    st.sampled_from(State),
    st.lists(_lines, max_size=2),
)
catalogs = st.lists(units, max_size=5, unique_by=lambda unit: unit.key).map(
    lambda found: Catalog("port", FR, DE, tuple(found))
)
