"""XLIFF 1.2 as translators' programs give it back, read into targets and states."""

from __future__ import annotations

from l10n.bilingual.languages import locale_of
from l10n.bilingual.others import refuse_others
from l10n.bilingual.returned import Returned
from l10n.bilingual.xliff.files import XLIFF, chosen, files
from l10n.bilingual.xliff.seal import seal
from l10n.model.locale import Locale


def read(
    data: bytes, path: str, *, article: str | None = None, locale: Locale | None = None
) -> Returned:
    """Every unit of an XLIFF 1.0–1.2 file, whoever wrote it.

    ``article`` chooses a ``<file>`` by its ``original`` where there are several. ``locale`` is the
    one that the file must be in; it stands in where the file names no target language.

    Raises `InputError` with path and line as `xmlreading.elements` does, and for what is no XLIFF,
    XLIFF 2, several files to choose from, a language that we do not know or that is the wrong one,
    and one id or one source with two translations. Nothing in the file is believed to be complete:
    which units are missing, the caller knows from the catalog.
    """
    refuse_others(data, path, XLIFF)
    file = chosen(files(data, path), path, article)
    source_locale = locale_of(XLIFF, path, file.head, "source-language", None)
    target_locale = locale_of(XLIFF, path, file.head, "target-language", locale)
    units, warnings = file.units.done()
    return Returned(
        path=path,
        article=file.original,
        source_locale=source_locale,
        locale=target_locale,
        units=units,
        warnings=warnings,
        untouched=file.sealed == seal((unit.id, unit.target, unit.state) for unit in units),
    )
