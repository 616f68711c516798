"""A glossary as TBX."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from l10n.errors import InputError
from l10n.model.glossary import Glossary, Rendering, Term
from l10n.terminology.exchange.naming import id_of
from l10n.terminology.exchange.tbx import dialect
from l10n.terminology.exchange.tbx.dialect import Style

# All but the characters of XML 1.0, section 2.2.
_UNHOLDABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(glossary: Glossary, style: Style, language: str) -> str:
    """The text of a file in ``style``; ``language`` is that of the file as a whole.

    Raises `InputError` with the row of a concept that stands twice (an XML id cannot), and of a
    term with a character that XML cannot hold.
    """
    return "".join(f"{line}\n" for line in _lines(glossary, style, language))


def _lines(glossary: Glossary, style: Style, language: str) -> Iterator[str]:
    modules = "".join(f' xmlns:{name}="{uri}"' for name, uri in dialect.MODULES.items())
    third = f' style="{"dct" if style.tagged else "dca"}" xmlns="{dialect.NAMESPACE}"'
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        f'<{style.root} type="TBX-Basic" xml:lang="{language}"'
        f"{third if style.root == 'tbx' else ''}{modules if style.tagged else ''}>"
    )
    yield f"  <{style.header}>"
    yield "    <fileDesc><sourceDesc><p>article-l10n</p></sourceDesc></fileDesc>"
    yield f"  </{style.header}>"
    yield "  <text>"
    yield "    <body>"
    known: dict[str, Term] = {}
    for term in glossary.terms:
        first = known.setdefault(term.concept, term)
        if first is not term:
            raise InputError(
                f"“{term.concept}” stands on {first.where} already; TBX cannot hold it twice.",
                where=term.where,
                advice="Give each concept a name of its own: l10n glossary check.",
                code="tbx-id-twice",
            )
        yield from _entry(term, style, language)
    yield "    </body>"
    yield "  </text>"
    yield f"</{style.root}>"


def _entry(term: Term, style: Style, first: str) -> Iterator[str]:
    """One concept; the language ``first`` comes first, as bilingual tools expect."""
    write = _Writer(term, style)
    yield f'      <{style.entry} id="{id_of(term.concept)}">'
    if term.type:
        yield write.category(8, "descrip", "subjectField", term.type)
    if term.source:
        yield write.category(8, "admin", "source", term.source)
    if term.do_not_translate and style.untranslated:
        yield write.category(8, "descrip", style.untranslated, "No")
    elif term.do_not_translate:
        yield write.private(8, "do-not-translate", "yes")
    if term.case:
        yield write.private(8, "case", term.case)
    if term.pos and term.pos not in dialect.PARTS:
        yield write.private(8, "pos", term.pos)
    for word in term.context:
        yield write.private(8, "context", word)
    if term.note.startswith(dialect.PREFIX):
        yield write.private(8, "note", term.note)
    elif term.note:
        yield write.note(8, term.note)
    for tag, rendering in sorted(term.renderings.items(), key=lambda it: (it[0] != first, it[0])):
        yield f"        <{style.language} xml:lang={quoteattr(tag)}>"
        yield from _sections(write, rendering)
        yield f"        </{style.language}>"
    yield f"      </{style.entry}>"


def _sections(write: _Writer, rendering: Rendering) -> Iterator[str]:
    about = [write.private(12, "form", form) for form in rendering.forms]
    about += [write.category(12, "descrip", "context", one) for one in rendering.examples]
    about += [write.private(12, "counterexample", one) for one in rendering.counterexamples]
    if rendering.gender and rendering.gender not in dialect.GENDERS:
        about.append(write.private(12, "gender", rendering.gender))
    yield from write.section(
        rendering.preferred, dialect.PREFERRED, gender=rendering.gender, pos=True, about=about
    )
    for form in rendering.variants:
        yield from write.section(form, dialect.ADMITTED)
    if rendering.short:
        yield from write.section(rendering.short, dialect.ADMITTED, short=True)
    for form in rendering.forbidden:
        use = rendering.instead.get(form)
        about = [write.private(12, "instead", use)] if use else []
        yield from write.section(form, dialect.DEPRECATED, about=about)


class _Writer:
    """Writes the elements of one concept; knows the row to blame."""

    def __init__(self, term: Term, style: Style) -> None:
        self.term = term
        self.style = style

    def section(
        self,
        form: str,
        status: str,
        *,
        gender: str = "",
        pos: bool = False,
        short: bool = False,
        about: list[str] | None = None,
    ) -> Iterator[str]:
        """One term, its notes in the order that the schema asks for."""
        part = self.term.pos if pos else ""
        yield f"          <{self.style.section}>"
        yield f"            <term>{self.text(form)}</term>"
        yield self.category(12, "termNote", "administrativeStatus", status)
        if part:
            nearest = part if part in dialect.PARTS else dialect.NEAREST.get(part, "other")
            yield self.category(12, "termNote", "partOfSpeech", nearest)
        if gender:
            name = dialect.GENDERS.get(gender, "other")
            yield self.category(12, "termNote", "grammaticalGender", name)
        if short:
            yield self.category(12, "termNote", "termType", "shortForm")
        yield from about or ()
        yield f"          </{self.style.section}>"

    def category(self, indent: int, tag: str, kind: str, text: str) -> str:
        if self.style.tagged:
            name = f"{dialect.MODULE_OF[kind]}:{kind}"
            return f"{' ' * indent}<{name}>{self.text(text)}</{name}>"
        return f'{" " * indent}<{tag} type="{kind}">{self.text(text)}</{tag}>'

    def note(self, indent: int, text: str) -> str:
        return f"{' ' * indent}<note>{self.text(text)}</note>"

    def private(self, indent: int, word: str, text: str) -> str:
        return self.note(indent, f"{dialect.PREFIX}{word} {text}")

    def text(self, text: str) -> str:
        if found := _UNHOLDABLE.search(text):
            raise InputError(
                f"“{self.term.concept}” holds the control character U+{ord(found[0]):04X},"
                " which XML cannot hold.",
                where=self.term.where,
                advice="Remove it from the row.",
                code="tbx-character",
            )
        return escape(text, {"\r": "&#13;"})
