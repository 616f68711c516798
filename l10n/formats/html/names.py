"""What sites call their elements, and what that says about the words in them."""

from __future__ import annotations

import itertools
import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from l10n.formats.html.tokens import Token
from l10n.model.article import Role

_NAMING = frozenset(
    ["class", "id", "itemprop", "rel", "role", "property", "data-testid", "data-component"]
)
_NOTHING: frozenset[str] = frozenset()
_PART = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+(?![^\W\d_A-Z])")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tables of ``classes.toml``."""

    roles: dict[Role, frozenset[str]]
    title: frozenset[str]
    body: frozenset[str]
    occupation: frozenset[str]
    """What an author does, beside the name."""
    furniture: frozenset[str]
    furniture_whole: frozenset[str]
    """Names that say so only as a whole: ``hidden``, but not ``label-hidden``."""
    furniture_elements: frozenset[str]
    boxes: frozenset[str]
    """What is beside the running text, but of the article."""


@cache
def vocabulary() -> Vocabulary:
    """Read once from the data file."""
    source = files(__package__).joinpath("classes.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(source)
    roles = {
        Role(name): frozenset(words) for name, words in tables["roles"].items() if name != "title"
    }
    return Vocabulary(
        roles,
        frozenset(tables["roles"]["title"]),
        frozenset(tables["body"]["names"]),
        frozenset(tables["occupation"]["names"]),
        frozenset(tables["furniture"]["names"]),
        frozenset(tables["furniture"]["whole"]),
        frozenset(tables["furniture"]["elements"]),
        frozenset(tables["boxes"]["names"]),
    )


def names_of(token: Token | None) -> frozenset[str]:
    """The words of the names that ``token`` bears, whole names included: *entry-title*, *title*."""
    if token is None or not token.attributes:
        return _NOTHING
    return _parted(
        tuple(one.value for one in token.attributes if one.name in _NAMING and one.value)
    )


@lru_cache(maxsize=4096)
def _parted(values: tuple[str, ...]) -> frozenset[str]:
    found: set[str] = set()
    for value in values:
        for name in value[:400].split():
            found.add(name.casefold())
            parts = [part.casefold() for part in _PART.findall(name)]
            found.update(parts)
            found.update(a + b for a, b in itertools.pairwise(parts))
    return frozenset(found)


def role_of(names: frozenset[str]) -> Role | None:
    """The role that ``names`` speak of; the order of the tables decides between several."""
    if not names:
        return None
    return next((role for role, words in vocabulary().roles.items() if words & names), None)


def is_updated(names: frozenset[str]) -> bool:
    """Whether they speak of a change and not of the first publication."""
    return bool(names & {"updated", "modified", "datemodified", "lastmodified", "update", "maj"})


def is_furniture(token: Token) -> str:
    """Why the element that ``token`` begins is no part of an article; empty when nothing says so."""
    known = vocabulary()
    if not token.attributes:
        return f"in <{token.name}>" if token.name in known.furniture_elements else ""
    names = names_of(token)
    if token.name in known.furniture_elements and not known.boxes & names:
        return f"in <{token.name}>"
    style = token.get("style").replace(" ", "").lower()
    if token.attribute("hidden") or "display:none" in style or _is_unspoken(token, names):
        return "hidden"
    found = sorted(known.furniture & names)
    found += [name for name in _whole_names(token) if name in known.furniture_whole]
    return f"in an element called “{found[0]}”" if found else ""


def _is_unspoken(token: Token, names: frozenset[str]) -> bool:
    """Whether it is hidden from those who listen; captions may be, because they repeat the `alt`."""
    if token.get("aria-hidden").lower() != "true" or token.name == "figcaption":
        return False
    return role_of(names) not in (Role.CAPTION, Role.IMAGE_CREDIT)


def _whole_names(token: Token) -> list[str]:
    return [
        name.casefold()
        for one in token.attributes
        if one.name in _NAMING
        for name in one.value[:400].split()
    ]


def is_body(token: Token) -> bool:
    """Whether the element that ``token`` begins is called the body of an article."""
    return bool(vocabulary().body & names_of(token))


def is_box(token: Token | None) -> bool:
    """Whether it is called a box that belongs to the article: facts, figures, a life in dates."""
    return bool(vocabulary().boxes & names_of(token))
