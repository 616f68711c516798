"""Catalogs drawn by Hypothesis, each of which a newsroom could have."""

from __future__ import annotations

import string

from hypothesis import strategies as st

from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.model.origin import Origin, fingerprint
from l10n.model.unit import JOINED_MARK, Key, Reference, State, Unit, is_mark
from l10n.po import header
from l10n.po.states import visible

# Everything that has ever broken a PO tool: line ends of all kinds, quotes, escapes, blanks that
# are no blanks, controls of direction, letters outside the BMP.
SIGNS = (
    string.ascii_letters
    + string.digits
    + " \"'\\#~|:,.;[]()=-_<>%«»„“”‘’…éàçœÄÖÜß€№"
    + "\n\r\t\v\f\a\b\x01\x1b\x1c\x85\xa0\u2028\u2029\u202f\u200b\u202e\u2066\ufeff🚀e\u0301"
)
texts = st.text(SIGNS, min_size=1, max_size=40)
_VISIBLE = "".join(sign for sign in SIGNS if sign.isprintable() or sign in "\t\xa0\u202f")
remarks = st.text(_VISIBLE, max_size=30).map(lambda text: text if text.strip(" \t") else "")
names = st.text(SIGNS, min_size=1, max_size=12)
contexts = st.sampled_from(["", "", "", "title", "section", "image-credit"])
keys = st.builds(Key, context=contexts, source=texts)
paths = st.text("abcé -_./: ", min_size=1, max_size=12).filter(
    lambda path: not path[-1].isspace() and path[-1] != ":"
)
references = st.builds(Reference, path=paths, line=st.integers(1, 9999))
flags = st.lists(
    st.sampled_from(["no-wrap", "c-format", "=no-wrap", "range: 0..5"]), unique=True, max_size=2
)


@st.composite
def units(draw: st.DrawFn, key: Key) -> Unit:
    """A unit with this key, in any state that it can be in."""
    state = draw(st.sampled_from(State))
    target = draw(texts)
    if state is not State.OBSOLETE and visible(target) == (state is State.UNTRANSLATED):
        target = "" if state is State.UNTRANSLATED else f"{target}x"
    if is_mark(target) or state is State.JOINED:
        target, state = JOINED_MARK, State.JOINED
    previous = draw(keys.filter(lambda k: bool(k.source))) if state is State.STALE else None
    origin = None
    if state is State.PRETRANSLATED or draw(st.booleans()):
        origin = Origin(
            engine=draw(names),
            model=draw(names),
            glossary=draw(names),
            source_hash=fingerprint(key.source),
            draft_hash=fingerprint(target),
            note=draw(st.one_of(st.just(""), names)),
        )
    kept = tuple(draw(flags))
    if state is State.OBSOLETE and draw(st.booleans()):
        kept = ("fuzzy", *kept)
    # gettext's order: what tools set for the moment, then what stays.
    kept = tuple(sorted(kept, key=lambda flag: flag.startswith("=")))
    return Unit(
        key=key,
        target=target,
        state=state,
        origin=origin,
        previous=previous,
        notes=tuple(draw(st.lists(remarks, max_size=2))),
        comments=tuple(draw(st.lists(remarks, max_size=2))),
        references=tuple(draw(st.lists(references, max_size=2))),
        flags=kept,
    )


@st.composite
def catalogs(draw: st.DrawFn, min_units: int = 0) -> Catalog:
    """A catalog with a complete header."""
    found = draw(st.lists(keys, min_size=min_units, max_size=5, unique=True))
    drawn = [draw(units(key)) for key in found]
    source, target = Locale("fr"), Locale(draw(st.sampled_from(["de", "en", "de-AT"])))
    return Catalog(
        article="kim",
        source_locale=source,
        locale=target,
        units=tuple(sorted(drawn, key=lambda unit: unit.state is State.OBSOLETE)),
        header=header.fields("kim", source, target),
        header_comments=header.comments(target),
    )
