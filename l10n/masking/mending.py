"""Put the codes of a translation right where there is only one way to do so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from unicodedata import normalize

from l10n.masking.edges import with_edges
from l10n.masking.marks import EMPHASIS, Mark, Marks, read_marks, same
from l10n.model.article import CodeKind
from l10n.model.span import Span, splice

# What may be meant for a tag: also between full-width signs, or as an entity.
_TAG_LIKE = re.compile(r"[<＜][^<>＜＞\n]{1,500}[>＞]|&lt;[^<>&\n]{1,500}&gt;")
_NOTE_LIKE = re.compile(r"[\[［] ?[\^＾] ?[^\]］\s]{1,200} ?[\]］]")
_LINK_LIKE = re.compile(r"[\]］] ?[(（] ?[^\s()（）]{1,2000} ?[)）]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{0,2000}")
_FULL_WIDTH = str.maketrans("＊＿～｀", "*_~`")
_QUOTES = str.maketrans("“”„«»‘’", '"""""\'\'')


def mend(source: str, target: str) -> str | None:
    """``target`` with the codes of ``source``, where exactly one reading of it has them.

    Put right are signs of another width, blanks and capitals in markers (``< B>``), blanks inside
    emphasis and links, one marker with a foreign name, a stroke that is missing, two closings in
    the wrong order, and a code that is lost at an edge of the sentence where the source has it.
    Words are never changed. None when the codes are right as they are, or cannot be read for sure.
    """
    if not target.strip() or same(source, target):
        return None
    wanted = read_marks(source)
    mended = target
    for step in _STEPS:
        mended = step(wanted, mended)
        if same(source, mended):
            break
    else:
        mended = with_edges(source, mended)
    if not same(source, mended) or _hollow(mended) > _hollow(source):
        return None
    return mended


def _hollow(words: str) -> int:
    """How many pairs have nothing between them."""
    marks = read_marks(words).marks
    return sum(
        mark.mate > number and not words[mark.span.end : marks[mark.mate].span.start].strip()
        for number, mark in enumerate(marks)
    )


def _typos(wanted: Marks, target: str) -> str:
    """Markers that differ from one of the source's in blanks, capitals, width or quotes alone."""
    forms = {mark.form for mark in wanted.marks}
    known: dict[str, set[str]] = {}
    for form in forms:
        known.setdefault(_alike(form), set()).add(form)
    found = [
        match
        for pattern in (_TAG_LIKE, _NOTE_LIKE, _LINK_LIKE)
        for match in pattern.finditer(target)
        if match[0] not in forms
    ]
    edits: dict[Span, str] = {}
    missing = Counter(mark.form for mark in wanted.marks)
    missing.subtract(mark.form for mark in read_marks(target).marks)
    for match in found:
        meant = known.get(_alike(match[0]), set())
        if len(meant) == 1:
            [form] = meant
            if missing[form] > 0 and not any(span.overlaps(Span(*match.span())) for span in edits):
                missing[form] -= 1
                edits[Span(*match.span())] = form
    if missing["["] > 0:
        edits |= {Span(*match.span()): "[" for match in re.finditer("［", target)}
    return splice(target, edits)


def _alike(form: str) -> str:
    form = form.replace("&lt;", "<").replace("&gt;", ">").translate(_QUOTES)
    form = "".join(normalize("NFKC", form).split()).casefold()
    return form.replace("<\\", "</")


def _renamed(wanted: Marks, target: str) -> str:
    """One marker whose name is foreign (``<gras>``) where one of the source is missing."""
    given = read_marks(target)
    names = {mark.name for mark in wanted.marks if mark.form[0] == "<"}
    there = {mark.name for mark in given.marks if mark.form[0] == "<"}
    foreign, lost = there - names, names - there
    if len(foreign) != 1 or len(lost) != 1:
        return target
    old = [mark for mark in given.marks if mark.name in foreign]
    new = [mark for mark in wanted.marks if mark.name in lost]
    if [mark.kind for mark in old] != [mark.kind for mark in new]:
        return target
    return splice(target, {was.span: is_.form for was, is_ in zip(old, new, strict=True)})


def _strokes(wanted: Marks, target: str) -> str:
    """``<b>words<b>``, where the source has the pair as often and never within itself."""
    tags = [mark for mark in read_marks(target).marks if mark.form[0] == "<"]
    edits: dict[Span, str] = {}
    for name in {mark.name for mark in tags}:
        model = [mark for mark in wanted.marks if mark.name == name]
        given = [mark for mark in tags if mark.name == name]
        if len(model) != len(given) or any(mark.kind is CodeKind.ALONE for mark in model):
            continue
        turns = [mark.kind is CodeKind.CLOSE for mark in model]
        if turns != [bool(at % 2) for at in range(len(model))] or len(model) % 2:
            continue
        if len({mark.form for mark in model}) == 2:
            edits |= {was.span: is_.form for was, is_ in zip(given, model, strict=True)}
    return splice(target, edits)


def _closings(wanted: Marks, target: str) -> str:
    """``<b><i>words</b></i>``, and a closing that bears another number than what it closes."""
    given = read_marks(target)
    missing = Counter(mark.form for mark in wanted.marks)
    missing.subtract(mark.form for mark in given.marks)
    tags = [mark for mark in given.marks if mark.form[0] == "<" and mark.kind is not CodeKind.ALONE]
    flat = [mark.kind is CodeKind.CLOSE for mark in tags] == [bool(n % 2) for n in range(len(tags))]
    closing = {
        mark.name: wanted.marks[mark.mate].form
        for mark in wanted.marks
        if mark.kind is CodeKind.OPEN and mark.mate >= 0 and mark.form[0] == "<"
    }
    edits: dict[Span, str] = {}
    open_: list[Mark] = []
    for mark in tags:
        if mark.kind is CodeKind.OPEN:
            open_.append(mark)
        elif flat:
            edits[mark.span] = closing.get(open_.pop().name, mark.form)
        elif mark.kind is CodeKind.CLOSE and open_:
            top = open_.pop()
            form = closing.get(top.name, "")
            if mark.mate < 0 and top.mate < 0 and missing[form] > 0 > missing[mark.form]:
                missing[form] -= 1
                missing[mark.form] += 1
                edits[mark.span] = form
    target = splice(target, edits)
    return splice(target, dict(_reordered(read_marks(target))))


def _reordered(given: Marks) -> Iterator[tuple[Span, str]]:
    """Runs of closings, with nothing between them, in the order that closes the innermost first."""
    marks = given.marks
    at = 0
    while at < len(marks):
        end = at + 1
        while end < len(marks) and _closes_behind(marks[end - 1], marks[end]):
            end += 1
        run = marks[at:end]
        if len(run) > 1 and all(mark.kind is CodeKind.CLOSE and mark.mate >= 0 for mark in run):
            ordered = sorted(run, key=lambda mark: -mark.mate)
            if list(run) != ordered:
                yield Span(run[0].span.start, run[-1].span.end), "".join(m.form for m in ordered)
        at = end


def _closes_behind(one: Mark, other: Mark) -> bool:
    return one.span.end == other.span.start


def _blanks(wanted: Marks, target: str) -> str:
    """``** words **`` and signs of full width: emphasis as often as in the source."""
    target = target.translate(_FULL_WIDTH)
    for sign in ("**", "~~", "__", "*", "_"):
        count = sum(mark.form == sign for mark in wanted.marks)
        if not count:
            continue
        others = _others(target)
        alone = rf"(?<![\\{re.escape(sign[0])}]){re.escape(sign)}(?!{re.escape(sign[0])})"
        places = [match.start() for match in re.finditer(alone, others)]
        if len(places) == count and count % 2 == 0:
            target = _tightened(target, sign, places)
    return target


def _others(target: str) -> str:
    """``target`` of the same length without codes and addresses, in which a star is no emphasis."""
    marks = (mark for mark in read_marks(target).marks if mark.name not in EMPHASIS)
    bare = splice(target, {mark.span: " " * len(mark.span) for mark in marks})
    return _ADDRESS.sub(lambda match: " " * len(match[0]), bare)


def _tightened(target: str, sign: str, places: list[int]) -> str:
    """``words** more **`` as ``words **more**``: blanks go to the outside of their pair."""
    pieces: list[str] = []
    at = 0
    for opening, closing in zip(places[::2], places[1::2], strict=True):
        before, inner = target[at:opening], target[opening + len(sign) : closing]
        at = closing + len(sign)
        bare = inner.strip()
        if not any(map(str.isalpha, bare)):
            return target  # 5 * 3 * 2
        if inner[0].isspace() and before[-1:].isalnum():
            before += " "
        pieces += before, sign, bare, sign
        if inner[-1].isspace() and target[at : at + 1].isalnum():
            pieces.append(" ")
    return "".join((*pieces, target[at:]))


_STEPS: tuple[Callable[[Marks, str], str], ...] = (
    _typos,
    _renamed,
    _closings,
    _strokes,
    _blanks,
)
