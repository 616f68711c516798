"""A memory that is kept gives back what was put into it, and a few of its pairs as the whole does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from l10n.bilingual import tmx
from l10n.model.locale import Locale

FR, EN, DE = Locale("fr"), Locale("en"), Locale("de")
# NUL and halves of surrogate pairs are in no catalog.
TEXTS = st.text(
    st.one_of(
        st.sampled_from("ab <>&\"'\n\r\t\x07\u2028]"),
        st.characters(exclude_categories=["Cs"], exclude_characters="\0\x7f"),
    ),
    min_size=1,
).filter(lambda text: bool(text.strip()))
PAIRS = st.lists(st.builds(tmx.Pair, TEXTS, TEXTS), min_size=1, max_size=6)


@given(PAIRS, PAIRS)
def test_pairs_come_back_as_they_were_put_in(en: list[tmx.Pair], de: list[tmx.Pair]) -> None:
    data = tmx.shelved(FR, {EN: en, DE: de})
    assert tmx.pairs(data, "x.tmx", FR) == {EN: en, DE: de}


@given(PAIRS, st.data())
def test_a_look_up_finds_what_reading_everything_finds(
    pairs: list[tmx.Pair], data: st.DataObject
) -> None:
    wanted = set(data.draw(st.lists(st.sampled_from([pair.source for pair in pairs]))))
    found = [pair for pair in pairs if pair.source in wanted]
    kept = tmx.shelved(FR, {DE: pairs})
    edited = kept.replace(b"<body>", b"<body><!-- by hand -->")
    for file in (kept, edited):
        assert tmx.lookup(file, "x.tmx", FR, wanted) == ({DE: found} if found else {})


def entry(**texts: str) -> bytes:
    segments = "".join(
        f'<tuv xml:lang="{tag.replace("_", "-")}"><seg>{text}</seg></tuv>'
        for tag, text in texts.items()
    )
    return (
        f'<tmx version="1.4"><header srclang="fr"/><body><tu>{segments}</tu></body></tmx>'.encode()
    )


def test_regions_are_taken_for_their_language_and_the_bare_one_goes_first() -> None:
    data = entry(fr_BE="Oui.", en_GB="Aye.", en_AU="Yep.", de_DE="Ja.", ja="はい")
    assert tmx.pairs(data, "x.tmx", FR) == {
        EN: [tmx.Pair("Oui.", "Aye.")],
        DE: [tmx.Pair("Oui.", "Ja.")],
    }
    data = entry(fr="Oui.", en_GB="Aye.", en="Yes.")
    assert tmx.pairs(data, "x.tmx", FR) == {EN: [tmx.Pair("Oui.", "Yes.")]}
