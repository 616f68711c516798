"""A glossary from TBX: version 2 and 3, categories as attributes (DCA) or as tags (DCT)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from l10n.errors import InputError, UnknownLocaleError
from l10n.model.finding import Finding, Severity, Where
from l10n.model.glossary import Glossary, Rendering, Term
from l10n.model.locale import Locale
from l10n.terminology.exchange.naming import Names, concept_of
from l10n.terminology.exchange.tbx import dialect
from l10n.terminology.exchange.tbx.items import Said, items, kind_of, private_of
from l10n.terminology.exchange.tbx.parsing import Element, elements
from l10n.terminology.exchange.tbx.sections import Section, rendering

_REFERENCES = frozenset({"crossReference", "externalCrossReference", "xGraphic"})
_GENDERS = {name: gender for gender, name in dialect.GENDERS.items()}
_PARTS = {"properNoun": "proper noun"}
_KINDS = 20
"""Kinds of data without a place that are named one by one."""


def read(path: str, data: bytes, target: str = "") -> tuple[Glossary, list[Finding]]:
    """All concepts of a TBX file; what has no place in a glossary is counted in a finding.

    ``target`` is the locale that the file is known to translate into: translate-toolkit calls it
    ``xx`` where nobody told it.

    Raises `InputError` as `elements` does, and for a file that is no TBX, an id given twice, a
    language section without ``xml:lang``. References are kept as words and never followed, so
    that a circle of them is harmless.
    """
    return _Reader(path, target).read(data)


class _Reader:
    """Reads one file; remembers what it could not take over."""

    def __init__(self, path: str, target: str) -> None:
        self.path = path
        self.entries = 0
        self.findings: list[Finding] = []
        self.left_out: Counter[str] = Counter()
        self.first: dict[str, int] = {}
        self.lines: dict[str, int] = {}
        """Where each concept stands, by its name."""
        self.locales = {"xx": target}
        """Our tag for each language of the file; empty for one that we have no data for."""

    def read(self, data: bytes) -> tuple[Glossary, list[Finding]]:
        stream = elements(self.path, data)
        root = next(stream)
        if root.tag not in ("tbx", "martif"):
            raise InputError(
                f"this is no TBX: it begins with <{root.tag}>.",
                where=Where(self.path, root.line),
                advice="TBX begins with <tbx> (version 3) or <martif> (version 2).",
                code="tbx-root",
            )
        terms = [term for entry in stream if (term := self.term(entry))]
        if not self.entries:
            self.say("no-concepts", 0, "the file has no concepts.", "Export it again.")
        for what, count in self.left_out.items():
            message = f"{what} has no place in a glossary and was left out ({count} times)."
            self.say("left-out", self.first[what], message, severity=Severity.INFO)
        return Glossary(tuple(self.named(terms))), self.findings

    def say(
        self,
        code: str,
        line: int,
        message: str,
        advice: str = "",
        severity: Severity = Severity.WARNING,
    ) -> None:
        where = Where(self.path, line)
        self.findings.append(Finding(f"tbx-{code}", severity, where, message, advice))

    def leave_out(self, what: str, line: int) -> None:
        if what not in self.left_out and len(self.left_out) >= _KINDS:
            what = "other data"
        self.left_out[what] += 1
        self.first.setdefault(what, line)

    def term(self, entry: Element) -> Term | None:
        """The concept of one entry; None when no term of it is in a language that we know."""
        self.entries += 1
        concept = self.identified(entry)
        said = Said()
        sections: dict[str, list[Section]] = {}
        others = 0
        for item in items(entry):
            self.about(item, said)
        for language in entry.children:
            if language.tag not in dialect.LANGUAGES:
                continue
            found = self.language(language, said)
            others += len(found)
            if tag := self.locale(language):
                sections.setdefault(tag, []).extend(found)
        renderings = self.renderings(sections)
        if not renderings and others:
            self.leave_out("a concept without a right term in a language that we know", entry.line)
        elif not renderings:
            self.say("no-term", entry.line, "the entry has no term.", "Give it one.")
        if not renderings:
            return None
        return Term(
            concept=concept,
            type=said.subject,
            renderings=renderings,
            where=Where(self.path, entry.line),
            note=" ".join(dict.fromkeys(said.notes)),
            do_not_translate=said.kept,
            context=tuple(dict.fromkeys(said.context)),
            case=said.case,
            pos=said.pos or said.part,
            source="; ".join(dict.fromkeys(said.sources)),
        )

    def renderings(self, sections: Mapping[str, Sequence[Section]]) -> dict[str, Rendering]:
        """By locale how the concept is called; a locale without a right term is left out."""
        found = {}
        for tag, terms in sections.items():
            if made := rendering(terms):
                found[tag] = made
            elif terms:
                self.say(
                    "no-term",
                    terms[0].line,
                    f"“{terms[0].text}” and all others in {tag} are deprecated: left out.",
                    "Say which term is right.",
                )
        return found

    def identified(self, entry: Element) -> str:
        """The concept that the entry's id names, empty for none; one name is one entry's."""
        name = concept_of(entry.attributes.get("id", ""))
        if name in self.lines:
            raise InputError(
                f"the id “{name}” stands on line {self.lines[name]} already.",
                where=Where(self.path, entry.line),
                advice="Nothing was read. Give each entry an id of its own.",
                code="tbx-id-twice",
            )
        if name:
            self.lines[name] = entry.line
        return name

    def named(self, terms: Sequence[Term]) -> Iterator[Term]:
        """Give entries without an id the name of their first term: ``address_bar``."""
        names = Names(self.lines)
        for term in terms:
            first = next(iter(term.renderings.values())).preferred
            yield term if term.concept else replace(term, concept=names.make(first))

    def locale(self, language: Element) -> str:
        tag = language.attributes["lang"]
        if tag not in self.locales:
            try:
                self.locales[tag] = Locale.parse(tag).tag
            except UnknownLocaleError:
                self.locales[tag] = ""
        if not self.locales[tag]:
            self.leave_out(f"the language {tag}", language.line)
        return self.locales[tag]

    def language(self, language: Element, said: Said) -> list[Section]:
        tag = language.attributes.get("lang", "").strip()
        if not tag:
            raise InputError(
                "these terms have no language.",
                where=Where(self.path, language.line),
                advice=f'Nothing was read. Give <{language.tag}> its language: xml:lang="fr".',
                code="tbx-no-language",
            )
        for item in items(language):
            self.about(item, said)
        found = []
        for child in language.children:
            if child.tag in dialect.SECTIONS and (section := self.section(child, said)):
                found.append(section)
        return found

    def section(self, element: Element, said: Said) -> Section | None:
        """One term with what is said of it; what is said of the concept goes to ``said``."""
        section = Section("", element.line)
        late: list[Element] = []
        for item in items(element):
            kind, text = kind_of(item), item.text
            if item.tag == "term" and section.text:
                self.leave_out("a second term in one section", item.line)
            elif item.tag == "term":
                section.text = text
            elif kind in ("administrativeStatus", "normativeAuthorization"):
                section.status = dialect.status(text)
                if not section.status:
                    self.leave_out(f"the status {text}", item.line)
            elif kind == "termType":
                section.short = text == "shortForm"
            elif kind == "grammaticalGender":
                section.gender = section.gender or _GENDERS.get(text, "")
            elif kind == "partOfSpeech":
                said.part = said.part or _PARTS.get(text, text)
            elif kind == "context":
                section.examples.append(text)
            elif kind == "note" and (private := private_of(text)) and private[0] in Section.PRIVATE:
                section.take(*private)
            else:
                late.append(item)
        for item in late:
            self.about(item, said)
        if not section.text:
            self.say("no-term", element.line, "a term is empty.", "Write it, or remove it.")
            return None
        if section.status == dialect.DEPRECATED and section.examples:
            said.notes += section.examples
        return section

    def about(self, item: Element, said: Said) -> None:
        """Take over what one element says of the concept."""
        kind, text = kind_of(item), item.text
        if item.children:
            self.leave_out(f"<{item.tag}> with elements inside", item.line)
        if not text and kind not in _REFERENCES:
            return
        if kind == "subjectField" and not said.subject:
            said.subject = text
        elif kind == "source":
            said.sources.append(text)
        elif kind == "note" and (private := private_of(text)):
            said.take(*private)
        elif kind.casefold() == "translation needed":
            said.kept = said.kept or text.casefold() == "no"
        elif kind in _REFERENCES:
            target = item.attributes.get("target", "")
            said.notes.append(" ".join(dict.fromkeys(("See:", text, target))).strip() + ".")
        elif item.tag in ("note", "descrip") or kind in ("definition", "context", "subjectField"):
            said.notes.append(text)
        else:
            self.leave_out(kind or f"<{item.tag}> without a type", item.line)
