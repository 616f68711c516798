"""Terminology: glossary files, terms found in texts, and their right form in a translation."""

from __future__ import annotations

from l10n.terminology.audit import audit
from l10n.terminology.csvfile import load
from l10n.terminology.enforcement import TermReport, apply
from l10n.terminology.matching import Matcher, matcher
from l10n.terminology.whole import Wholes, whole, wholes

__all__ = [
    "Matcher",
    "TermReport",
    "Wholes",
    "apply",
    "audit",
    "load",
    "matcher",
    "whole",
    "wholes",
]
