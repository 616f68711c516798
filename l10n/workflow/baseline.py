"""A baseline: findings that were there when a project began to check, and do not fail it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from l10n import storage
from l10n.errors import InputError
from l10n.model.finding import Finding, Where

NAME = "l10n-baseline.json"
_VERSION = 1
_ADVICE = "Restore it from the repository, or make it anew with --write-baseline."

Entry = tuple[str, str, str]
"""What makes a finding the same one though lines come and go: code, path, message."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Findings beside a baseline."""

    new: tuple[Finding, ...]
    known: tuple[Finding, ...]
    gone: Counter[Entry]
    """What the baseline has and this run did not find, with how often."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """Known findings of each command (``check``, ``glossary check``), with how often each occurs."""

    sections: Mapping[str, Counter[Entry]]

    def compare(
        self, section: str, findings: Sequence[Finding], looked_at: Collection[str] | None = None
    ) -> Compared:
        """Part ``findings`` into new and known ones, in their order.

        Of equal findings as many are known as the baseline counts. ``looked_at`` are the paths
        that this run read (all when None): what is known of others is not gone.
        """
        left = Counter(self.sections.get(section, Counter()))
        new, known = [], []
        for finding in findings:
            entry = entry_of(finding)
            if left[entry] > 0:
                left[entry] -= 1
                known.append(finding)
            else:
                new.append(finding)
        seen = {
            entry: count
            for entry, count in left.items()
            if count > 0 and (looked_at is None or entry[1] in looked_at)
        }
        return Compared(tuple(new), tuple(known), Counter(seen))

    def with_section(self, section: str, entries: Counter[Entry]) -> Baseline:
        """The same baseline with other findings known of ``section``."""
        return Baseline({**self.sections, section: entries})

    def without(self, section: str, gone: Counter[Entry]) -> Baseline:
        """The same baseline without what is gone."""
        return self.with_section(section, self.sections.get(section, Counter()) - gone)


def entry_of(finding: Finding) -> Entry:
    """The identity of ``finding``: its content, never its line."""
    return finding.code, finding.where.path, finding.message


def entries_of(findings: Iterable[Finding]) -> Counter[Entry]:
    """How often each finding occurs."""
    return Counter(entry_of(finding) for finding in findings)


def read_baseline(path: Path, shown: str) -> Baseline:
    """The baseline at ``path``; an empty one where there is no file.

    Raises `InputError`, with the line where it is known, for a file that is no baseline.
    """
    if not path.exists():
        return Baseline({})
    data = storage.read(path)
    try:
        table = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _broken("it is not UTF-8", Where(shown)) from error
    except json.JSONDecodeError as error:
        raise _broken(f"it is no JSON: {error.msg}", Where(shown, error.lineno)) from error
    except RecursionError as error:
        raise _broken("it is nested too deeply", Where(shown)) from error
    return Baseline(_sections(table, Where(shown)))


def write_baseline(path: Path, baseline: Baseline) -> bool:
    """Write ``baseline`` for people and diffs: sorted, a finding a line; false when it is the same."""
    lines = [f'{{"version": {_VERSION}']
    for section in sorted(baseline.sections):
        entries = sorted((+baseline.sections[section]).items())
        shown = [
            json.dumps(
                {"code": code, "path": path, "message": message, "count": count}, ensure_ascii=False
            )
            for (code, path, message), count in entries
        ]
        body = ",\n  ".join(shown)
        lines.append(
            f"{json.dumps(section)}: [\n  {body}\n]" if shown else f"{json.dumps(section)}: []"
        )
    text = ",\n".join(lines) + "\n}\n"
    return storage.write(path, text.encode("utf-8", "backslashreplace"), expected=storage.ANY)


def _sections(table: Any, where: Where) -> dict[str, Counter[Entry]]:
    if not isinstance(table, dict) or table.get("version") != _VERSION:
        raise _broken(f"it is no baseline of version {_VERSION}", where)
    return {
        section: _entries(section, listed, where)
        for section, listed in table.items()
        if section != "version"
    }


def _entries(section: str, listed: Any, where: Where) -> Counter[Entry]:
    found: Counter[Entry] = Counter()
    for item in listed if isinstance(listed, list) else [None]:
        said = item if isinstance(item, dict) else {}
        entry = (said.get("code"), said.get("path"), said.get("message"))
        count = said.get("count", 1)
        if not all(isinstance(part, str) for part in entry) or type(count) is not int or count < 1:
            raise _broken(f"an entry of “{section}” has no code, path, message or count", where)
        found[str(entry[0]), str(entry[1]), str(entry[2])] += count
    return found


def _broken(what: str, where: Where) -> InputError:
    return InputError(
        f"the baseline cannot be read: {what}.", where=where, advice=_ADVICE, code="baseline"
    )
