"""Read the sentences of `marked/`: what must be found stands in braces with its value."""

import re
from pathlib import Path

FOLDER = Path(__file__).parent / "marked"
_MARK = re.compile(r"\{([^|{}]+)\|([^{}]+)\}")


def sentences(kind: str) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Language, plain sentence, and (form, value) of each thing to be found in it, in order."""
    cases = []
    for path in sorted(FOLDER.glob(f"{kind}.*.txt")):
        language = path.name.split(".")[1]
        for line in path.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                cases.append((language, _MARK.sub(r"\1", line), _MARK.findall(line)))
    assert cases, f"no sentences for {kind}"
    return cases


def words(kind: str) -> list[str]:
    """Words out of which Hypothesis makes odd sentences."""
    return (FOLDER / f"{kind}.words").read_text("utf-8").split()
