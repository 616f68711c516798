"""Install packages and translate with them, as a user of the product does; it needs no PyTorch."""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main() -> None:
    """Read texts for each direction (JSON) from standard input; write their translations."""
    from l10n.engines.argos.engine import ArgosEngine
    from l10n.engines.argos.packages.store import install
    from l10n.model.locale import Locale

    zips, models = map(Path, sys.argv[1:])
    for path in sorted(zips.glob("*.argosmodel")):
        install(path, models)
    engine = ArgosEngine(models)
    answers = {}
    for direction, texts in json.load(sys.stdin).items():
        source, target = map(Locale.parse, direction.split("-"))
        drafts = engine.translate(texts, source, target)
        answers[direction] = [draft.refused or draft.text for draft in drafts]
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
