"""The bundle for a translator: every file of it as bytes, the same on every run."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from xml.sax.saxutils import escape

from l10n import languages
from l10n.bilingual import tmx, xliff
from l10n.errors import UsageError
from l10n.model.catalog import Catalog
from l10n.model.glossary import Glossary
from l10n.terminology.exchange import Pair, exchange_named, restricted
from l10n.workflow.handover.handed import handed_units
from l10n.workflow.handover.manifest import NAME, Manifest, digest

INSTRUCTIONS = "INSTRUCTIONS.md"
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Editor:
    """What a translator works with, and what such a bundle looks like."""

    name: str
    kind: str
    """Its table in ``[handover]`` of a language."""
    glossary: str
    """The exchange format of the glossary."""
    terms: str
    """The glossary's path in the bundle."""


_TBX = ("tbx2", "glossary/terms.tbx")
_CSV = ("csv", "glossary/terms.csv")
EDITORS = {
    one.name: one
    for one in (
        # Poedit keeps no terminology of its own; a table can be read beside it.
        Editor("poedit", "po", *_CSV),
        Editor("lokalize", "po", *_TBX),
        Editor("virtaal", "po", *_TBX),
        Editor("weblate", "po", *_TBX),
        Editor("omegat", "omegat", "omegat", "glossary/terms.txt"),
        Editor("xliff", "xliff", *_TBX),
    )
}
_OMEGAT_FOLDERS = ("dictionary/", "glossary/", "omegat/", "source/", "target/", "tm/")
_OMEGAT_PROJECT = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat>
  <project version="1.0">
    <source_dir>__DEFAULT__</source_dir>
    <target_dir>__DEFAULT__</target_dir>
    <tm_dir>__DEFAULT__</tm_dir>
    <glossary_dir>__DEFAULT__</glossary_dir>
    <glossary_file>__DEFAULT__</glossary_file>
    <dictionary_dir>__DEFAULT__</dictionary_dir>
    <source_lang>{source}</source_lang>
    <target_lang>{target}</target_lang>
    <sentence_seg>false</sentence_seg>
    <support_default_translations>true</support_default_translations>
    <remove_tags>false</remove_tags>
  </project>
</omegat>
"""


def editor_named(name: str) -> Editor:
    """The editor called ``name``; `UsageError` for none that we know."""
    if name not in EDITORS:
        raise UsageError(
            f"“{name}” is no editor that we make bundles for.",
            advice=f"Use one of: {', '.join(EDITORS)}.",
            code="handoff-editor",
        )
    return EDITORS[name]


def bundle(
    catalog: Catalog,
    data: bytes,
    glossary: Glossary,
    article: Mapping[str, bytes],
    editor: Editor,
) -> dict[str, bytes]:
    """The files of a bundle by path, sorted; a path that ends in ``/`` is an empty folder.

    ``data`` are the bytes of ``catalog``, which go out as they are; ``article`` are files to read.
    """
    name = PurePosixPath(catalog.article).name
    source, target = catalog.source_locale, catalog.locale
    made = {f"article/{path}": text for path, text in article.items()}
    made["tm/drafts.tmx"] = tmx.write([catalog], drafts=True)
    pair = Pair(source, target)
    terms = exchange_named(editor.glossary).write(restricted(glossary, pair), pair)
    made[editor.terms] = terms.encode()
    if editor.kind == "xliff":
        main = f"{name}.xlf"
        made[main] = xliff.write(catalog)
    elif editor.kind == "omegat":
        main = f"source/{name}.po"
        made[main] = data
        made["omegat.project"] = _OMEGAT_PROJECT.format(
            source=escape(source.tag.upper()), target=escape(target.tag.upper())
        ).encode()
        # OmegaT takes a project without one of its folders for a broken one.
        made |= dict.fromkeys(_OMEGAT_FOLDERS, b"")
    else:
        main = f"{name}.po"
        made[main] = data
    made[INSTRUCTIONS] = _instructions(catalog, editor, main).encode()
    digests = {path: digest(said) for path, said in made.items() if not path.endswith("/")}
    manifest = Manifest(catalog.article, source, target, handed_units(catalog), digests)
    made[NAME] = manifest.render()
    return dict(sorted(made.items()))


def _instructions(catalog: Catalog, editor: Editor, main: str) -> str:
    """How to work with the bundle, in English and in the translator's language."""
    names = {"catalog": main, "glossary": editor.terms, "memory": "tm/drafts.tmx"}
    region = f" ({catalog.locale.tag})" if catalog.locale.base else ""
    names |= {"article": catalog.article, "language": catalog.locale.name + region}
    parts = []
    for language in dict.fromkeys(("en", catalog.locale.language)):
        said = languages.table(language).get("handover")
        if said is None:
            continue
        slots = {
            slot: _filled(text.rstrip("\n"), names) for slot, text in said[editor.kind].items()
        }
        slots["return"] += "\n"
        parts.append(_filled(said["text"], names | slots))
    return "\n---\n\n".join(parts)


def _filled(text: str, values: Mapping[str, str]) -> str:
    # Not `format`, and at one go: the name of an article may hold braces.
    return _SLOT.sub(lambda slot: values.get(slot[1], slot[0]), text)
