"""The languages that a file names, as locales; a wrong one is refused with what to do."""

from __future__ import annotations

from l10n.errors import UnknownLocaleError
from l10n.model.locale import Locale, known_locales
from l10n.xmlreading import Element, Kind


def locale_of(
    kind: Kind, path: str, element: Element, attribute: str, expected: Locale | None
) -> Locale:
    """The locale that ``attribute`` of ``element`` names, or ``expected`` where it names none.

    Raises `InputError` where it names another than ``expected``, one that we do not know, or none
    and nothing is expected.
    """
    tag = element.attributes.get(attribute, "").strip()
    where = f"<{element.tag}> on line {element.line}"
    if not tag and expected is not None:
        return expected
    if not tag:
        message = f"the file does not say its language: {where} has no {attribute}."
        advice = f'Name the locale, or add to the file: {attribute}="de".'
        raise kind.error(path, element.line, message, advice, "language")
    try:
        found = Locale.parse(tag)
    except UnknownLocaleError:
        message = f"the file is in “{tag[:40]}” ({attribute}), which we do not publish in."
        known = ", ".join(locale.tag for locale in known_locales())
        advice = f"Name the right file, or correct {attribute} to one of: {known}."
        raise kind.error(path, element.line, message, advice, "language") from None
    if expected is not None and found != expected:
        message = f"the file is in {found} ({attribute}), but {expected} was expected."
        advice = f"Name the file for {expected}, or take this one in for {found}."
        raise kind.error(path, element.line, message, advice, "language")
    return found
