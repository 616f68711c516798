"""A catalog with a unit in every state, and ways to hand it to other programs."""

from __future__ import annotations

import dataclasses
import subprocess
from pathlib import Path
from typing import Any

from l10n import po
from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.model.origin import Origin, fingerprint
from l10n.model.unit import JOINED_MARK, Key, Reference, State, Unit


def draft(source: str, target: str) -> Origin:
    return Origin("argos", "fr_de 0.1", "1a2b", fingerprint(source), fingerprint(target), "terms=2")


def unit(source: str, target: str, state: State, **more: Any) -> Unit:
    return Unit(Key(more.pop("role", ""), source), target, state, **more)


UNITS = (
    unit("Défense", "Verteidigung", State.REVIEWED, role="section",
         references=(Reference("articles/le port.fr.txt", 1), Reference("articles/port.fr.txt", 7))),
    unit("Défense", "", State.UNTRANSLATED, role="title", notes=("role: title · ¶ 2",)),
    unit("Selon lui, « c'est fini ».", "„Es ist vorbei“, sagt er.", State.PRETRANSLATED,
         origin=draft("Selon lui, « c'est fini ».", "„Es ist vorbei“, sagt er."),
         comments=("Anna: Zitat prüfen",), references=(Reference("articles/port.fr.txt", 9),)),
    unit("Environ 900 navires sont attendus dans le grand port de la ville cette année.",
         "Etwa 700 Schiffe werden dieses Jahr im großen Hafen der Stadt erwartet, sagt man dort.",
         State.STALE, notes=("changed: “700” → “900”",),
         previous=Key("", "Environ 700 navires sont attendus dans le grand port de la ville.")),
    unit("Il pleut.", "Es regnet und stürmt.", State.REVIEWED),
    unit("Et il vente.", JOINED_MARK, State.JOINED),
    unit("Une barre \\, des \"guillemets\",\tun onglet\u00a0: 50\u202f%\u2028fin\u0085",
         "Ein Backslash \\, \"gerade\",\tein Tabulator: 50\u00a0%\u2028Ende\u0085", State.REVIEWED),
    unit("Deux\nlignes", "Zwei\nZeilen", State.REVIEWED, flags=("no-wrap",)),
    unit("Parti.", "Weg.", State.OBSOLETE),
    unit("Refusé.", "Abgelehnt.", State.OBSOLETE, flags=("fuzzy",), previous=Key("dek", "Accepté."),
         comments=("Anna: warum?",)),
)  # fmt: skip


def run(*command: str | Path, expect: int = 0) -> subprocess.CompletedProcess[bytes]:
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == expect, done.stderr.decode()
    return done


def catalog(locale: str = "de") -> Catalog:
    return Catalog("port", Locale("fr"), Locale(locale), UNITS)


def template() -> bytes:
    """The same article with nothing translated, as a POT file."""
    fresh = [
        dataclasses.replace(
            each, target="", state=State.UNTRANSLATED, origin=None, previous=None, comments=()
        )
        for each in UNITS
        if each.state is not State.OBSOLETE
    ]
    return po.render(dataclasses.replace(catalog(), units=tuple(fresh)))


def units_of(data: bytes) -> tuple[Unit, ...]:
    """The units of a file that another program wrote."""
    return po.read(data, "port.po").catalog.units
