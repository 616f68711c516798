"""Terminology: glossary files, terms found in texts, and their right form in a translation."""

from __future__ import annotations

from l10n.terminology.csvfile import load
from l10n.terminology.matching import Matcher

__all__ = ["Matcher", "load"]
