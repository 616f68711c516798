"""TBX, the interchange standard for terms: three styles to write, all of them read."""

from __future__ import annotations

from dataclasses import dataclass

from l10n.model.finding import Finding
from l10n.model.glossary import Glossary
from l10n.terminology.exchange.base import Pair
from l10n.terminology.exchange.choice import restricted
from l10n.terminology.exchange.tbx import dialect, reading, writing

__all__ = ["DCA", "DCT", "MARTIF", "Tbx"]


@dataclass(frozen=True, slots=True)
class Tbx:
    """TBX-Basic in one style; reading takes any."""

    name: str
    style: dialect.Style
    bilingual: bool = False

    def read(self, path: str, data: bytes, pair: Pair | None) -> tuple[Glossary, list[Finding]]:
        glossary, findings = reading.read(path, data, pair.target.tag if pair else "")
        return (restricted(glossary, pair) if pair else glossary), findings

    def write(self, glossary: Glossary, pair: Pair | None) -> str:
        chosen = restricted(glossary, pair) if pair else glossary
        tags = sorted({tag for term in chosen.terms for tag in term.renderings})
        language = pair.source.tag if pair else ("fr" if "fr" in tags or not tags else tags[0])
        return writing.render(chosen, self.style, language)


DCA = Tbx("tbx", dialect.DCA)
DCT = Tbx("tbx-dct", dialect.DCT)
MARTIF = Tbx("tbx2", dialect.MARTIF)
