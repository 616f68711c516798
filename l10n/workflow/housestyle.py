"""The house style of each edition: its locale's, and what the newsroom chose in l10n.toml."""

from __future__ import annotations

from l10n.errors import UsageError
from l10n.model.finding import Where
from l10n.model.locale import Locale, known_locales
from l10n.placeables import Style, style
from l10n.project import CONFIG, Project


def style_of(project: Project, locale: Locale) -> Style:
    """How editions for ``locale`` are printed; raises `UsageError` for a setting we do not know."""
    try:
        return style(locale, project.house_style(locale))
    except UsageError as error:
        error.where = error.where or Where(CONFIG)
        raise


def refuse_unknown_settings(project: Project) -> None:
    """Raise `UsageError` for the first setting of `[style]` that no locale can have."""
    for locale in known_locales():
        style_of(project, locale)
