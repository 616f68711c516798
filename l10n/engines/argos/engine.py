"""The Argos engine: packages, the way through them, and one batch for all texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from l10n.engines import guards
from l10n.engines.argos import libraries
from l10n.engines.argos.installed import Installed, broken, installed, model_identity
from l10n.engines.argos.links import Links, compose, shifted
from l10n.engines.argos.pieces import MosesPieces, SentencePieces, Tokenizer
from l10n.engines.argos.runner import Draft, Runner
from l10n.engines.argos.splitting import split
from l10n.engines.words import words
from l10n.errors import BrokenError, MissingError
from l10n.model.finding import Where
from l10n.model.locale import Locale
from l10n.model.translation import Translation

PIVOT = "en"
LONGEST = 200
"""Pieces; models saw hardly a longer sentence, and lose the thread."""
REPEATS = 3
"""A draft that loops is decoded again with no run of this many pieces written twice."""


class ArgosEngine:
    """Drafts with Argos packages, decoded by CTranslate2. Nothing is loaded before it is needed."""

    name = "argos"

    def __init__(self, models: Path, *, threads: int | None = None) -> None:
        self._models = models
        self._threads = threads
        self._runners: dict[str, Runner] = {}
        self._tokenizers: dict[Path, Tokenizer] = {}

    def model(self, source: Locale, target: Locale) -> str:
        return "+".join(package.label for package in self._way(source, target))

    def translate(self, texts: Sequence[str], source: Locale, target: Locale) -> list[Translation]:
        """One `Translation` for each text, in order. Equal texts are decoded once.

        A text without a letter, or in the target language already, is copied. Raises `MissingError` when no package leads from
        ``source`` to ``target`` and `BrokenError` when one is damaged.
        """
        way = self._way(source, target)
        distinct = list(dict.fromkeys(texts))
        drafts: dict[str, Translation] = {}
        for text in distinct:
            lettered = any(sign.isalpha() for sign in text)
            if not lettered or guards.already(text, source.language, target.language):
                drafts[text] = _copied(text)
        worded = [text for text in distinct if text not in drafts]
        results = [_copied(text) for text in worded]
        for package in way:
            # What is no draft in the language between cannot carry one onwards.
            good = list(dict.fromkeys(t.text for t in results if not t.refused))
            onwards = dict(zip(good, self._step(good, package), strict=True))
            results = [
                before
                if before.refused
                else _judged(text, _through(before, onwards[before.text]), source, package.target)
                for text, before in zip(worded, results, strict=True)
            ]
        drafts.update(zip(worded, results, strict=True))
        return [drafts[text] for text in texts]

    def _way(self, source: Locale, target: Locale) -> tuple[Installed, ...]:
        found = {(p.source, p.target): p for p in installed(self._models)}
        start, end = source.language, target.language
        if direct := found.get((start, end)):
            return (direct,)
        first, second = found.get((start, PIVOT)), found.get((PIVOT, end))
        if first and second:
            return (first, second)
        for problem in broken(self._models):
            raise problem
        raise MissingError(
            f"No installed package translates from {start} to {end}.",
            where=Where(str(self._models)),
            advice=f"Install one: l10n models install translate-{start}_{end}.argosmodel",
            code="package-missing",
        )

    def _step(self, texts: Sequence[str], package: Installed) -> list[Translation]:
        """Translate distinct texts with one package; long ones in parts."""
        if not texts:
            return []
        runner, tokenizer = self._runner(package), self._tokenizer(package)
        parts = [
            split(text, lambda part: len(tokenizer.encode(part).pieces), LONGEST) for text in texts
        ]
        pieces = list(
            dict.fromkeys(
                span.of(text) for text, spans in zip(texts, parts, strict=True) for span in spans
            )
        )
        decode = partial(
            runner.decode,
            tokenizer=tokenizer,
            prefix=package.target_prefix,
            length_penalty=package.length_penalty,
        )
        drafts = dict(zip(pieces, decode(pieces), strict=True))
        looping = [piece for piece, draft in drafts.items() if _loops(draft, piece, tokenizer)]
        if looping:
            again = decode(looping, forbid_repeats=REPEATS)
            drafts.update(zip(looping, again, strict=True))
        results: list[Translation] = []
        for text, spans in zip(texts, parts, strict=True):
            whole = ""
            links: Links = ()
            score = 0.0
            cut_off = False
            for span in spans:
                draft = drafts[span.of(text)]
                blank = " " if whole else ""
                links += shifted(draft.translation.links, span.start, len(whole) + len(blank))
                whole += blank + draft.translation.text
                score += draft.translation.score / len(spans)
                cut_off |= draft.cut_off
            refused = "it did not come to an end" if cut_off else ""
            results.append(Translation(whole, links, score, refused))
        return results

    def _runner(self, package: Installed) -> Runner:
        identity = model_identity(package)
        if identity not in self._runners:
            self._runners[identity] = Runner(package.folder / "model", self._threads)
        return self._runners[identity]

    def _tokenizer(self, package: Installed) -> Tokenizer:
        if package.folder not in self._tokenizers:
            self._tokenizers[package.folder] = _load_tokenizer(self._models, package)
        return self._tokenizers[package.folder]


def _load_tokenizer(models: Path, package: Installed) -> Tokenizer:
    library = libraries.argos_package(models)
    try:
        argos: Any = library.Package(package.folder).tokenizer
        if hasattr(argos, "lazy_processor"):
            return SentencePieces(argos.lazy_processor())
        return MosesPieces(argos)
    except (AttributeError, OSError, RuntimeError, ValueError) as error:
        raise BrokenError(
            f"The package's tokenizer cannot be loaded: {error}",
            where=Where(str(package.folder)),
            advice="Find out what is wrong: l10n models verify",
            code="package-broken",
        ) from error


def _loops(draft: Draft, text: str, tokenizer: Tokenizer) -> bool:
    if draft.cut_off or (guards.stammer(draft.translation.text) and not guards.stammer(text)):
        return True
    # A text that repeats itself (a row of equal signs) may be translated by one that does.
    return bool(guards.loop(draft.pieces)) and not guards.loop(tokenizer.encode(text).pieces)


def _copied(text: str) -> Translation:
    return Translation(text, links=tuple((word, word) for word in words(text)))


def _judged(text: str, draft: Translation, source: Locale, target: str) -> Translation:
    reason = draft.refused or guards.refusal(text, draft.text, source.language, target)
    return replace(draft, refused=reason)


def _through(first: Translation, second: Translation) -> Translation:
    links = compose(first.links, second.links)
    return replace(second, links=links, score=first.score + second.score)
