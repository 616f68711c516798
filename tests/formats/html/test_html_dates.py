"""When a page says that its article appeared, and when it does not say so."""

from __future__ import annotations

import datetime

from l10n.formats.html import HTML
from l10n.model.locale import Locale

_BODY = (
    "<p>La conférence s’est tenue à Genève du 3 au 5 mars 2024, sous la présidence de la Suisse, "
    "et elle a réuni les délégués de quarante pays.</p><p>Les participants se sont séparés sans "
    "accord, mais ils ont promis de se revoir avant la fin de l’année prochaine.</p>"
)


def published(head: str) -> datetime.date | None:
    page = (
        f"<html lang=fr><head><title>Une conférence sans accord</title>{head}</head><body><article>"
        f"<h1>Une conférence sans accord</h1>{_BODY}</article></body></html>"
    )
    return HTML.parse(page, Locale("fr"), {})[1].published


def test_a_day_that_the_article_tells_of_is_not_when_it_appeared() -> None:
    assert published("") is None


def test_a_day_in_the_address_of_the_page_is_when_it_appeared() -> None:
    address = "https://example.org/2024/03/07/une-conference-sans-accord"
    assert published(f"<link rel=canonical href={address}>") == datetime.date(2024, 3, 7)
