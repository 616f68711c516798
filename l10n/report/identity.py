"""What makes two findings the same finding, though lines above it came or went."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from l10n.model.finding import Finding


def fingerprint(finding: Finding, occurrence: int = 1) -> str:
    """32 hexadecimal digits from code, file and message: the content, never the line.

    ``occurrence`` (from 1) tells apart findings that say the same of the same file.
    """
    parts = [finding.code, finding.where.path, finding.message]
    if occurrence > 1:
        parts.append(str(occurrence))
    data = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:32]


def fingerprints(findings: Sequence[Finding]) -> list[str]:
    """The fingerprint of each finding, no two alike; the first of a kind comes first."""
    return [
        fingerprint(finding, nth) for finding, nth in zip(findings, _nth(findings), strict=True)
    ]


def _nth(findings: Iterable[Finding]) -> list[int]:
    seen: Counter[str] = Counter()
    numbers = []
    for finding in findings:
        same = fingerprint(finding)
        seen[same] += 1
        numbers.append(seen[same])
    return numbers
