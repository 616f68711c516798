"""A glossary from TBX: version 2 and 3, categories as attributes (DCA) or as tags (DCT)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from l10n.errors import InputError, UnknownLocaleError
from l10n.model.finding import Finding, Severity, Where
from l10n.model.glossary import Glossary, Term
from l10n.model.locale import Locale
from l10n.terminology.exchange.naming import Names
from l10n.terminology.exchange.tbx import dialect
from l10n.terminology.exchange.tbx.items import Said, items, kind_of, private_of
from l10n.terminology.exchange.tbx.parsing import Element, elements
from l10n.terminology.exchange.tbx.sections import Section, rendering

_REFERENCES = frozenset({"crossReference", "externalCrossReference", "xGraphic"})
_GENDERS = {name: gender for gender, name in dialect.GENDERS.items()}


def read(path: str, data: bytes) -> tuple[Glossary, list[Finding]]:
    """All concepts of a TBX file; what has no place in a glossary is counted in a finding.

    Raises `InputError` as `elements` does, and for a file that is no TBX, an id given twice, a
    language section without ``xml:lang``. References are kept as words and never followed, so
    that a circle of them is harmless.
    """
    return _Reader(path).read(data)


class _Reader:
    """Reads one file; remembers what it could not take over."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Finding] = []
        self.left_out: Counter[str] = Counter()
        self.first: dict[str, int] = {}
        self.lines: dict[str, int] = {}
        """Where each concept stands, by its name."""
        self.locales: dict[str, str] = {}
        """Our tag for each language of the file; empty for one that we have no data for."""

    def read(self, data: bytes) -> tuple[Glossary, list[Finding]]:
        stream = elements(self.path, data, dialect.ENTRIES)
        root = next(stream)
        if root.tag not in ("tbx", "martif"):
            raise InputError(
                f"this is no TBX: it begins with <{root.tag}>.",
                where=Where(self.path, root.line),
                advice="TBX begins with <tbx> (version 3) or <martif> (version 2).",
                code="tbx-root",
            )
        terms = [term for entry in stream if (term := self.term(entry))]
        if not terms and not self.left_out:
            self.say(
                "tbx-no-concepts", Severity.WARNING, 0, "the file has no concepts.", "Export again."
            )
        for what, count in self.left_out.items():
            self.say(
                "tbx-left-out",
                Severity.INFO,
                self.first[what],
                f"{what} has no place in a glossary and was left out ({count} times).",
                "",
            )
        return Glossary(tuple(self.named(terms))), self.findings

    def say(self, code: str, severity: Severity, line: int, message: str, advice: str) -> None:
        self.findings.append(Finding(code, severity, Where(self.path, line), message, advice))

    def leave_out(self, what: str, line: int) -> None:
        self.left_out[what] += 1
        self.first.setdefault(what, line)

    def term(self, entry: Element) -> Term | None:
        """The concept of one entry; None when no term of it is in a language that we know."""
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
        renderings = {}
        for tag, found in sections.items():
            if made := rendering(found):
                renderings[tag] = made
            elif found:
                self.say(
                    "tbx-no-term",
                    Severity.WARNING,
                    found[0].line,
                    f"“{found[0].text}” and all others in {tag} are deprecated; the language was"
                    " left out.",
                    "Say which term is right.",
                )
        if not renderings:
            if others:
                self.leave_out("a concept in other languages alone", entry.line)
            else:
                self.say(
                    "tbx-no-term",
                    Severity.WARNING,
                    entry.line,
                    "the entry has no term.",
                    "Give it one.",
                )
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

    def identified(self, entry: Element) -> str:
        """The concept that the entry's id names, empty for none; one name is one entry's."""
        name = dialect.concept_of(entry.attributes.get("id", ""))
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
            if item.tag == "term":
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
                said.part = said.part or text
            elif kind == "context":
                section.examples.append(text)
            elif kind == "note" and (private := private_of(text)) and private[0] in Section.PRIVATE:
                section.take(*private)
            else:
                late.append(item)
        for item in late:
            self.about(item, said)
        if not section.text:
            self.say("tbx-no-term", Severity.WARNING, element.line, "a term is empty.", "Fill it.")
            return None
        if section.status == dialect.DEPRECATED and section.examples:
            said.notes += section.examples
        return section

    def about(self, item: Element, said: Said) -> None:
        """Take over what one element says of the concept."""
        kind, text = kind_of(item), item.text
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
            self.leave_out(kind, item.line)
