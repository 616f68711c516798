"""The words of an HTML block inside Markdown: ``<figcaption>``, ``<summary>``, cells of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from l10n.formats.html.elements import INLINE, VOID
from l10n.formats.html.tokens import Kind, Token, tokens
from l10n.formats.markdown.inline import Inline, numbered, unwrap
from l10n.formats.markdown.leaves import Leaf
from l10n.model.article import Code, CodeKind, Role
from l10n.model.span import Span

_WORD = re.compile(r"[^\W\d_]{2,}")
_LINE_END = re.compile(r"[ \t]*\r?\n[ \t]*|[ \t]*\r[ \t]*")
# What holds no prose, however many words it has.
_KEPT = frozenset(
    ("pre", "code", "samp", "var", "svg", "math", "script", "style", "textarea", "template")
)
_ROLES = {
    **{f"h{level}": Role.HEADING for level in range(1, 7)},
    "figcaption": Role.CAPTION,
    "caption": Role.CAPTION,
    "li": Role.LIST_ITEM,
    "blockquote": Role.QUOTE,
}


@dataclass(frozen=True, slots=True)
class Run:
    """Words of an HTML block between two tags that are no part of a line, with their role."""

    role: Role
    level: int
    inline: Inline


def runs(text: str, leaf: Leaf) -> Iterator[Run]:
    """The words of the HTML block ``leaf`` of ``text``, run by run.

    None where the signs of a quotation or list may stand at the beginning of its lines: there the
    words are not told from the signs.
    """
    if is_mixed(text, leaf):
        return
    around: list[str] = []
    for run in _pieces(leaf.span.of(text), around):
        if isinstance(run, Token):
            continue
        inline = _inline(text, [_shifted(token, leaf.span.start) for token in run])
        if inline is None:
            continue
        element = next((name for name in reversed(around) if name in _ROLES), "")
        role = _ROLES.get(element, Role.BODY)
        level = int(element[1]) if role is Role.HEADING else role is Role.LIST_ITEM
        yield Run(role, int(level), inline)


def tags(text: str, leaf: Leaf) -> tuple[str, ...]:
    """What is left of the HTML block without its words; codes within a line are sorted."""
    content = leaf.span.of(text)
    if is_mixed(text, leaf):
        return (content,)
    found: list[str] = []
    for run in _pieces(content, []):
        if isinstance(run, Token):
            found.append(content[run.start : run.end])
            continue
        codes = (content[one.start : one.end] for one in run if one.kind is not Kind.TEXT)
        found += sorted(codes)
        if _inline(content, run) is None:  # entities and figures between tags
            found.append(" ".join(content[run[0].start : run[-1].end].split()))
    return tuple(found)


def is_mixed(text: str, leaf: Leaf) -> bool:
    """Whether signs of what the block lies in may stand among its lines."""
    return bool(leaf.containers) and "\n" in leaf.span.of(text).strip()


def _pieces(content: str, around: list[str]) -> Iterator[Token | list[Token]]:
    """Runs of words and inline tags, and each token between them; ``around`` is what is open."""
    run: list[Token] = []
    first: Token | None = None
    depth = 0  # since `first`: how many of its kind are open
    for token in (*tokens(content), Token(Kind.LOST, len(content), len(content))):
        if first:
            if token.name == first.name:
                depth += (token.kind is Kind.START) - (token.kind is Kind.END)
            if depth and token.kind is not Kind.LOST:
                continue
            whole = Token(Kind.COMMENT, first.start, token.end, first.name)
            first = None
            if whole.name in INLINE:
                run.append(whole)
            else:
                yield from _ended(run)
                yield whole
        elif token.kind is Kind.START and token.name in _KEPT and not token.closed:
            first, depth = token, 1
        elif token.kind is Kind.TEXT or token.name in INLINE or token.kind is Kind.COMMENT:
            run.append(token)
        else:
            yield from _ended(run)
            if token.kind is Kind.START and token.name not in VOID and not token.closed:
                around.append(token.name)
            elif token.kind is Kind.END and token.name in around:
                while around.pop() != token.name:
                    pass
            if token.end > token.start:
                yield token
    yield from _ended(run)


def _ended(run: list[Token]) -> Iterator[list[Token]]:
    if run:
        yield list(run)
        run.clear()


def _shifted(token: Token, by: int) -> Token:
    return Token(token.kind, token.start + by, token.end + by, token.name, (), token.closed)


def _inline(text: str, run: Sequence[Token]) -> Inline | None:
    """The words of a run with its codes; None where it has none."""
    words = [token for token in run if token.kind is Kind.TEXT]
    if not any(_WORD.search(_bare(text[token.start : token.end])) for token in words):
        return None
    codes: list[Code] = []
    open_: list[tuple[str, int]] = []
    for token in run:
        if token.kind is Kind.TEXT:
            for match in _LINE_END.finditer(text, token.start, token.end):
                codes.append(Code(Span(*match.span()), CodeKind.BREAK))
            continue
        codes.append(Code(Span(token.start, token.end), CodeKind.ALONE))
        if token.kind is Kind.START and token.name not in VOID and not token.closed:
            open_.append((token.name, len(codes) - 1))
        elif token.kind is Kind.END and open_ and open_[-1][0] == token.name:
            _, at = open_.pop()
            codes[at] = Code(codes[at].span, CodeKind.OPEN)
            codes[-1] = Code(codes[-1].span, CodeKind.CLOSE)
    start, end = run[0].start, run[-1].end
    blanks = text[start:end]
    span = Span(start + len(blanks) - len(blanks.lstrip()), start + len(blanks.rstrip()))
    inside = [code for code in codes if span.contains(code.span)]
    plain = "".join(_bare(text[token.start : token.end]) for token in words)
    return unwrap(text, Inline(span, tuple(numbered(inside)), " ".join(plain.split())))


def _bare(words: str) -> str:
    return re.sub(r"&#?\w+;", " ", words)
