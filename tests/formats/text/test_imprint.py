"""Bylines, dates and credits: what a line states, and where label and value stand."""

from __future__ import annotations

import pytest

from l10n.formats.text.imprint import read_imprint

# line · what it states: role, label, value, printed label
STATED = """
Par Anne Le Goff · byline byline «Anne Le Goff» «Par»
Par J.-P. Martin · byline byline «J.-P. Martin» «Par»
Par Anne Le Goff et Marc Petit, envoyés spéciaux à Kiev · byline byline «Anne Le Goff et Marc Petit, envoyés spéciaux à Kiev» «Par»
Par la rédaction · byline byline «la rédaction» «Par»
Propos recueillis par Anne Le Goff · byline byline «Anne Le Goff» «Propos recueillis par»
Von Petra Huber, Kiew · byline byline «Petra Huber, Kiew» «Von»
By Tom Hale in London · byline byline «Tom Hale in London» «By»
First Published in: Sep.12,2023 · date first-published «Sep.12,2023» «First Published in»
Oct.17, 2023 · date published «Oct.17, 2023»
Publié le 14 mars 2023 à 07h45 · date published «14 mars 2023 à 07h45» «Publié le»
Mis à jour le 15 mars 2023 à 18 h 02 · date updated «15 mars 2023 à 18 h 02» «Mis à jour le»
MIS A JOUR LE 15/03/2023 · date updated «15/03/2023» «MIS A JOUR LE»
le 12 mai 2024 · date published «le 12 mai 2024»
Paris, le 12 mai 2024 · date published «le 12 mai 2024»
Stand: 12.09.2023, 14:30 Uhr · date published «12.09.2023, 14:30 Uhr» «Stand»
Zuletzt aktualisiert am 12. September 2023 um 14:30 Uhr · date updated «12. September 2023 um 14:30 Uhr» «Zuletzt aktualisiert am»
Updated 9:14 PM EDT, March 21, 2024 · date updated «9:14 PM EDT, March 21, 2024» «Updated»
Published Sept. 12, 2023 | Updated 4:10 p.m. ET · date published «Sept. 12, 2023 | Updated 4:10 p.m. ET» «Published»
Publié le 12 mai 2023 - Modifié le 13 mai 2023 · date published «12 mai 2023» «Publié le» · date updated «13 mai 2023» «Modifié le»
Par Anne Le Goff | Publié le 14 mars 2023 · byline byline «Anne Le Goff» «Par» · date published «14 mars 2023» «Publié le»
Anne Le Goff Publié le 3 mai 2024 · byline byline «Anne Le Goff» · date published «3 mai 2024» «Publié le»
12.09.2023, von Petra Huber · date published «12.09.2023» · byline byline «Petra Huber» «von»
Image Source : Wikimedia Commons · image-credit image-credit «Wikimedia Commons» «Image Source»
© Photo : Ouest Images · image-credit image-credit «Ouest Images» «© Photo»
(Photo : Jan Roth / AFP) · image-credit image-credit «Jan Roth / AFP» «Photo»
Foto: dpa · image-credit image-credit «dpa» «Foto»
Photo by Jan Roth · image-credit image-credit «Jan Roth» «Photo by»
Getty Images · image-credit image-credit «Getty Images»
Quelle: picture alliance · image-credit image-credit «picture alliance» «Quelle»
"""

NOTHING = """
Von Kiew nach Berlin
Par ailleurs, la réunion est reportée
Par la grande porte
Le 12 mai 2024, le ministre a parlé.
Depuis le 12 mai 2024, rien n’a changé
© 2023 Le Journal du Ponant
Photographie de presse
Illustration : une frégate au large de Brest.
Source : ministère des Armées
By the end of the year
Publié le 31 février 2023
"""


def written(line: str) -> list[str]:
    found = []
    for part in read_imprint(line, "fr"):
        shown = f"{part.role} {part.label} «{part.span.of(line)}»"
        found.append(shown + (f" «{part.label_span.of(line)}»" if part.label_span else ""))
        assert (part.date is not None) == (part.role == "date")
    return found


@pytest.mark.parametrize("case", STATED.strip().splitlines())
def test_a_line_states_this(case: str) -> None:
    line, *stated = case.split(" · ")
    assert written(line) == stated


@pytest.mark.parametrize("line", NOTHING.strip().splitlines())
def test_a_line_states_nothing(line: str) -> None:
    assert written(line) == []
