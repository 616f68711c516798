"""The Argos engine: packages, and the way of all texts through them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from l10n.engines import guards
from l10n.engines.argos import libraries
from l10n.engines.argos.casing import Calmed, calm, forms_of, restore
from l10n.engines.argos.continuing import refused
from l10n.engines.argos.drafting import Drafter
from l10n.engines.argos.links import compose
from l10n.engines.argos.packages.installed import Installed, broken, installed, model_identity
from l10n.engines.argos.pieces import MosesPieces, SentencePieces, Tokenizer
from l10n.engines.argos.runner import Runner
from l10n.engines.argos.titles import as_sentence, is_title
from l10n.engines.words import words
from l10n.errors import BrokenError, MissingError
from l10n.model.finding import Where
from l10n.model.locale import Locale
from l10n.model.translation import Continued, Opening, Translation

PIVOT = "en"


class ArgosEngine:
    """Drafts with Argos packages, decoded by CTranslate2. Nothing is loaded before it is needed."""

    name = "argos"

    def __init__(self, models: Path, *, threads: int | None = None) -> None:
        self._models = models
        self._threads = threads
        self._runners: dict[str, Runner] = {}
        self._drafters: dict[Path, Drafter] = {}

    def model(self, source: Locale, target: Locale) -> str:
        return "+".join(package.label for package in self._way(source, target))

    def translate(self, texts: Sequence[str], source: Locale, target: Locale) -> list[Translation]:
        """One `Translation` for each text, in order. Equal texts are decoded once.

        A text without a letter, or in the target language already, is copied. One in capitals is
        read in small letters, with names as the other texts write them, and drafted in capitals:
        of headlines alone, a draft may depend on the company they come in. Raises `MissingError`
        when no package leads from ``source`` to ``target`` and `BrokenError` when one is damaged.
        """
        way = self._way(source, target)
        calmed = _calmed(list(dict.fromkeys(texts)), source.language)
        drafts: dict[str, Translation] = {}
        for given, one in calmed.items():
            lettered = any(sign.isalpha() for sign in given)
            if not lettered or guards.already(one.text, source.language, target.language):
                drafts[given] = _copied(given)
        worded = [one for given, one in calmed.items() if given not in drafts]
        read = list(dict.fromkeys(one.text for one in worded))
        written = dict(zip(read, self._through(read, way, source.language), strict=True))
        drafts.update((one.given, restore(one, written[one.text])) for one in worded)
        return [drafts[text] for text in texts]

    def continue_with(
        self, openings: Sequence[Opening], source: Locale, target: Locale
    ) -> list[Continued]:
        """For each opening, in order, a draft that begins with the likeliest of its ways.

        The last package of the way goes on from it. A text whose capitals would have to be lowered
        first is refused, and so is a long one. Raises what `translate` raises.
        """
        way = self._way(source, target)
        plain = [
            number
            for number, opening in enumerate(openings)
            if not calm(opening.text, source.language).loud
            and not is_title(opening.text, source.language)
        ]
        texts = list(dict.fromkeys(openings[number].text for number in plain))
        before = dict(zip(texts, self._through(texts, way[:-1], source.language), strict=True))
        asked = [number for number in plain if not before[openings[number].text].refused]
        drafts = self._drafter(way[-1]).continued(
            [Opening(before[openings[n].text].text, openings[n].ways) for n in asked]
        )
        made = {
            number: replace(
                draft,
                translation=_onwards(before[openings[number].text], draft.translation),
            )
            for number, draft in zip(asked, drafts, strict=True)
        }
        return [made.get(number, refused()) for number in range(len(openings))]

    def _through(
        self, texts: Sequence[str], way: Sequence[Installed], language: str
    ) -> list[Translation]:
        """Draft distinct texts in ``language`` by one package after the other."""
        results = [_copied(text) for text in texts]
        for package in way:
            # What is no draft in the language between cannot carry one onwards.
            good = list(dict.fromkeys(t.text for t in results if not t.refused))
            onwards = dict(zip(good, self._drafter(package).translate(good), strict=True))
            results = [
                before
                if before.refused
                else _judged(text, _onwards(before, onwards[before.text]), language, package.target)
                for text, before in zip(texts, results, strict=True)
            ]
        return results

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
            advice=f"Install one: l10n models install {start} {end}",
            code="package-missing",
        )

    def _drafter(self, package: Installed) -> Drafter:
        if package.folder not in self._drafters:
            tokenizer = _load_tokenizer(self._models, package)
            self._drafters[package.folder] = Drafter(package, self._runner(package), tokenizer)
        return self._drafters[package.folder]

    def _runner(self, package: Installed) -> Runner:
        identity = model_identity(package)
        if identity not in self._runners:
            self._runners[identity] = Runner(package.folder / "model", self._threads)
        return self._runners[identity]


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


def _calmed(texts: Sequence[str], language: str) -> dict[str, Calmed]:
    """Each of ``texts`` as a model should read it, by the text."""
    found = {text: calm(text, language) for text in texts}
    headlines = [text for text in texts if found[text].loud or is_title(text, language)]
    if headlines:
        others = found.keys() - set(headlines)
        forms = forms_of((text for text in texts if text in others), language)
        for text in headlines:
            found[text] = calm(text, language, forms)
            if not found[text].loud:
                found[text] = Calmed(text, as_sentence(text, forms))
    return found


def _copied(text: str) -> Translation:
    return Translation(text, links=tuple((word, word) for word in words(text)))


def _judged(text: str, draft: Translation, source: str, target: str) -> Translation:
    return replace(draft, refused=draft.refused or guards.refusal(text, draft.text, source, target))


def _onwards(first: Translation, second: Translation) -> Translation:
    links = compose(first.links, second.links)
    return replace(second, links=links, score=first.score + second.score)
