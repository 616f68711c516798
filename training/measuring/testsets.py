"""Test sets as files: `<name>.<source>-<target>.tsv[.xz]`, a pair a line with a tab between."""

from __future__ import annotations

import lzma
import re
from dataclasses import dataclass
from pathlib import Path

_NAME = re.compile(r"(?P<name>.+)\.(?P<source>[a-z]{2})-(?P<target>[a-z]{2})\.tsv(?:\.xz)?")


@dataclass(frozen=True, slots=True)
class TestSet:
    """Sources with their references, exactly as the file has them."""

    name: str
    source: str
    target: str
    sources: list[str]
    references: list[str]

    # pytest would take a class of this name for tests of its own.
    __test__ = False

    @property
    def pair(self) -> str:
        """The direction: `fr-en`."""
        return f"{self.source}-{self.target}"


def read_set(path: Path, lines: int = 0) -> TestSet:
    """Read a test set, or its first `lines`.

    Raises `ValueError`, with `path:line` where there is one, for a file name that does not tell the
    languages, for what is not UTF-8 or not whole, and for lines without two sides.
    """
    match = _NAME.fullmatch(path.name)
    if match is None:
        raise ValueError(f"{path}: a test set is called <name>.<source>-<target>.tsv or .tsv.xz")
    sources: list[str] = []
    references: list[str] = []
    opener = lzma.open if path.suffix == ".xz" else open
    number = 0
    try:
        with opener(path, "rt", encoding="utf-8", newline="\n") as rows:
            for number, row in enumerate(rows, 1):
                fields = row.rstrip("\r\n").split("\t")
                if len(fields) < 2 or not fields[0].strip() or not fields[1].strip():
                    raise ValueError("a source, a tab and a reference were expected")
                sources.append(fields[0])
                references.append(fields[1])
                if number == lines:
                    break
    except (lzma.LZMAError, EOFError) as error:
        raise ValueError(f"{path}: the compressed file is damaged or cut off ({error})") from error
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}:{number + 1}: this is not UTF-8 ({error.reason})") from error
    except ValueError as error:
        raise ValueError(f"{path}:{number}: {error}") from None
    if not sources:
        raise ValueError(f"{path}: the test set is empty")
    return TestSet(match["name"], match["source"], match["target"], sources, references)
