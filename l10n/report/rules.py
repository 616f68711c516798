"""What each kind of finding means, and what to do about it: the texts behind the codes."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of finding: a line that names it, and a few sentences of help."""

    short: str
    help: str


def rule(code: str) -> Rule:
    """The rule behind ``code``; for one without a text, what its words say."""
    known = rules().get(code)
    if known is None:
        words = f"{code.replace('-', ' ').capitalize()}."
        return Rule(words, words)
    return known


@cache
def rules() -> dict[str, Rule]:
    """Every rule that has a text, by code, from ``rules.toml`` beside this file."""
    text = resources.files("l10n.report").joinpath("rules.toml").read_text("utf-8")
    return {code: Rule(said["short"], said["help"]) for code, said in tomllib.loads(text).items()}
