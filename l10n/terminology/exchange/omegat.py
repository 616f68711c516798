"""OmegaT's glossaries: UTF-8 text, a line for each source form: source TAB target TAB comment.

As OmegaT reads it (GlossaryReaderTSV): a line that begins with ``#`` is skipped, columns past the
third are ignored. The file is a view for translators: a line has the preferred target alone, and
its comment tells the variants and the forbidden forms. At the end of our comments stands the
concept in brackets, so that a file that comes back finds its concepts again.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from l10n.errors import InputError, UsageError
from l10n.model.finding import Finding, Severity, Where
from l10n.model.glossary import Glossary, Rendering, Term
from l10n.terminology.csvfiles.cells import guarded, unguarded
from l10n.terminology.exchange.base import Pair
from l10n.terminology.exchange.naming import Names, concept_of, id_of

_MARK = re.compile(r"\[l10n:([\w.-]+) · ([\w.-]*)\]$", re.ASCII)
_ADVICE = "Nothing was read. Save it as UTF-8 text with tabs between the columns."


@dataclass(frozen=True, slots=True)
class Omegat:
    """OmegaT's glossary of one language pair."""

    name: str = "omegat"
    bilingual: bool = True

    def read(self, path: str, data: bytes, pair: Pair | None) -> tuple[Glossary, list[Finding]]:
        """Lines of one concept of ours, or else of one source term, make one concept.

        Its first source and target are preferred, further ones variants. The comment is the note,
        unless we wrote it ourselves.
        """
        pair = _given(pair)
        groups: dict[str, _Lines] = {}
        for line, cells in _lines(path, data):
            source, target, comment = cells
            mark = _MARK.search(comment)
            key = f"c {mark[1]}" if mark else f"s {source}"
            group = groups.setdefault(key, _Lines(Where(path, line)))
            group.add(source, target)
            if mark:
                group.concept, group.type = concept_of(mark[1]), concept_of(mark[2])
            else:
                group.notes.append(comment)
        names = Names(group.concept for group in groups.values())
        for group in groups.values():
            group.concept = group.concept or names.make(group.sources[0])
        terms = [group.term(pair) for group in groups.values()]
        findings = []
        if not terms:
            findings.append(
                Finding("omegat-empty", Severity.WARNING, Where(path), "the file has no terms.")
            )
        return Glossary(tuple(terms)), findings

    def write(self, glossary: Glossary, pair: Pair | None) -> str:
        """A line for each source form of every concept that has a rendering in both languages."""
        pair = _given(pair)
        lines = []
        for term in glossary.terms:
            source, target = term.rendering(pair.source.tag), term.rendering(pair.target.tag)
            if source and target:
                comment = _comment(term, target)
                for form in source.admitted:
                    cells = (_guarded(form), _guarded(target.preferred), _guarded(comment))
                    lines.append("\t".join(cells) + "\n")
        return "".join(lines)


def _given(pair: Pair | None) -> Pair:
    if pair is None:
        raise UsageError(
            "an OmegaT glossary has one source and one target language.",
            advice="Name them: --source fr --target de.",
            code="pair-missing",
        )
    return pair


@dataclass(slots=True)
class _Lines:
    """The lines that make one concept."""

    where: Where
    concept: str = ""
    type: str = ""
    sources: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, source: str, target: str) -> None:
        self.sources.append(source)
        self.targets.append(target)

    def term(self, pair: Pair) -> Term:
        renderings = {pair.source.tag: _rendering(self.sources)}
        targets = [one for one in self.targets if one]
        if targets:
            renderings[pair.target.tag] = _rendering(targets)
        notes = dict.fromkeys(note for note in self.notes if note)
        return Term(self.concept, self.type, renderings, self.where, note=" ".join(notes))


def _rendering(forms: Sequence[str]) -> Rendering:
    first, *others = dict.fromkeys(forms)
    return Rendering(first, tuple(others))


def _lines(path: str, data: bytes) -> Iterator[tuple[int, tuple[str, str, str]]]:
    """Number (1-based) and cells of each line that says something."""
    if not data.strip():
        raise InputError(
            "the file is empty.", where=Where(path), advice=_ADVICE, code="omegat-empty"
        )
    for number, line in enumerate(_decoded(path, data).split("\n"), 1):
        line = line.removesuffix("\r")
        if not line.strip() or line.startswith("#"):
            continue
        cells = [_unguarded(cell.strip()) for cell in line.split("\t")]
        if len(cells) < 2 or not cells[0]:
            raise InputError(
                "this line has no tab." if len(cells) < 2 else "this line has no source term.",
                where=Where(path, number),
                advice=_ADVICE,
                code="omegat-line",
            )
        yield number, (cells[0], cells[1], cells[2] if len(cells) > 2 else "")


def _decoded(path: str, data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data[:4096]:
        raise InputError(
            "this is no UTF-8 text; it looks like UTF-16 or a binary file.",
            where=Where(path),
            advice=_ADVICE,
            code="omegat-encoding",
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"this is no UTF-8 text; byte 0x{data[error.start]:02x} looks like Windows-1252.",
            where=Where(path, data.count(b"\n", 0, error.start) + 1),
            advice=_ADVICE,
            code="omegat-encoding",
        ) from None


def _comment(term: Term, target: Rendering) -> str:
    """What a translator should see beside the target, in words."""
    said = []
    others = [form for form in target.admitted if form not in (target.preferred, target.short)]
    if others:
        said.append(f"Also: {', '.join(others)}.")
    if target.short:
        said.append(f"After the first mention: {target.short}.")
    wrong = (
        f"{form} (write {use})" if (use := target.instead.get(form)) else form
        for form in target.forbidden
    )
    if told := ", ".join(wrong):
        said.append(f"Never: {told}.")
    if term.do_not_translate:
        said.append("Not translated.")
    if term.context:
        said.append(f"With: {', '.join(term.context)}.")
    if term.note:
        said.append(term.note)
    return " ".join([*said, f"[l10n:{id_of(term.concept)} · {id_of(term.type)}]"])


def _guarded(text: str) -> str:
    """``text`` as a cell: on one line, no formula, and no line that OmegaT takes for a remark."""
    flat = guarded(re.sub(r"[\t\r\n]+", " ", text))
    return f"'{flat}" if re.match(r"'*#", flat) else flat


def _unguarded(cell: str) -> str:
    return cell[1:] if re.match(r"'+#", cell) else unguarded(cell)


OMEGAT = Omegat()
