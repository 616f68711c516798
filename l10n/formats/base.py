"""What every article format can do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from l10n.model.article import Block, Metadata, Role
from l10n.model.locale import Locale


class Format(Protocol):
    """One kind of article file. Stateless; both methods are pure functions of their arguments."""

    name: str
    """How the format is called in messages and in `Article.format`: ``text``, ``markdown``."""
    suffixes: tuple[str, ...]
    """File name endings it reads, the usual one first: ``(".md", ".markdown")``."""

    def parse(
        self, text: str, locale: Locale, overrides: Mapping[int, Role]
    ) -> tuple[tuple[Block, ...], Metadata]:
        """Cut ``text`` into blocks in document order; ``overrides`` gives lines (from 1) a role.

        Every line that is not blank lies in the extent of one block. Raises `InputError` when the
        text has no body.
        """

    def skeleton(self, text: str) -> tuple[str, ...]:
        """The structure of ``text`` without its words, one mark for each block, link, code …

        Two texts with equal skeletons differ in words alone (law 2).
        """
