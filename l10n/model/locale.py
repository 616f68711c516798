"""The locales we publish in, and how each is called in catalogs, in Babel and on the web."""

from __future__ import annotations

from dataclasses import dataclass

from l10n import languages
from l10n.errors import UnknownLocaleError


@dataclass(frozen=True, slots=True, order=True)
class Locale:
    """A locale by its canonical BCP 47 tag: ``de`` (never ``de-DE``), ``de-AT``, ``en-GB``."""

    tag: str

    @classmethod
    def parse(cls, text: str) -> Locale:
        """Read ``de``, ``de-DE``, ``de_at`` …; raise `UnknownLocaleError` for what we have no data for."""
        language, _, region = text.strip().replace("_", "-").partition("-")
        language, region = language.lower(), region.upper()
        home = region in ("", _home(language))
        tag = language if home else f"{language}-{region}"
        if tag not in languages.known():
            raise UnknownLocaleError(text, known=[locale.tag for locale in known_locales()])
        return cls(tag)

    @property
    def language(self) -> str:
        """The language subtag, as glossary columns and models call it: ``de``."""
        return self.tag.partition("-")[0]

    @property
    def name(self) -> str:
        """The language's name in English: ``German``."""
        return str(languages.table(self.language)["name"])

    @property
    def region(self) -> str:
        """The region, the home region when the tag names none: ``DE`` for ``de``."""
        return self.tag.partition("-")[2] or _home(self.language)

    @property
    def folder(self) -> str:
        """The catalog folder and PO ``Language``, as gettext spells it: ``de``, ``de_AT``."""
        return self.tag.replace("-", "_")

    @property
    def babel(self) -> str:
        """The full identifier for CLDR data: ``de_DE``, ``en_US``."""
        return f"{self.language}_{self.region}"

    @property
    def base(self) -> Locale | None:
        """The locale whose catalog this one derives from: ``de`` for ``de-AT``, none for ``de``."""
        return Locale(self.language) if "-" in self.tag else None

    def __str__(self) -> str:
        return self.tag


def known_locales() -> list[Locale]:
    """Every locale we have data for, sorted by tag."""
    return [Locale(tag) for tag in languages.known()]


def _home(language: str) -> str:
    """The region that the bare language stands for: `de` is German as Germany writes it."""
    return str(languages.table(language)["home"]) if language in languages.known() else ""
