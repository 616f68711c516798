"""Terminology: glossary files, terms found in texts, and their right form in a translation."""

from __future__ import annotations

from l10n.terminology.auditing import audit
from l10n.terminology.csvfiles.reading import load
from l10n.terminology.drafting.enforcement import TermReport, apply
from l10n.terminology.drafting.redecoding import Attempt, attempt, right, taken
from l10n.terminology.matching.matcher import Matcher, matcher
from l10n.terminology.matching.targets import Targets
from l10n.terminology.matching.whole import Wholes, whole, wholes

__all__ = [
    "Attempt",
    "Matcher",
    "Targets",
    "TermReport",
    "Wholes",
    "apply",
    "attempt",
    "audit",
    "load",
    "matcher",
    "right",
    "taken",
    "whole",
    "wholes",
]
