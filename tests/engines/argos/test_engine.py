"""The Argos engine: what comes out, in what order, linked to what, and what is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from l10n.engines import Engine, engine
from l10n.engines.argos import drafting
from l10n.engines.argos import engine as room
from l10n.engines.argos.runner import Runner
from l10n.errors import BrokenError, MissingError
from l10n.model.locale import Locale
from l10n.model.translation import Translation

from .. import tiny_package

FRENCH, ENGLISH, GERMAN = Locale("fr"), Locale("en"), Locale("de")


@pytest.fixture(scope="module")
def argos(built: Path) -> Engine:
    return engine("argos", built, threads=2)


def linked(source: str, draft: Translation) -> list[tuple[str, str]]:
    return [(s.of(source), t.of(draft.text)) for s, t in draft.links]


def test_a_draft_is_made_word_by_word_and_linked_so(argos: Engine):
    source = "Le chat noir de la maison, en Russie."
    draft = argos.translate([source], FRENCH, ENGLISH)[0]
    assert draft.text == "Le cat black de la house, en Russia."
    assert draft.refused == ""
    pairs = linked(source, draft)
    assert ("chat", "cat") in pairs
    assert ("Russie", "Russia") in pairs
    assert len(pairs) == 10


def test_links_refer_to_the_text_as_it_was_given(argos: Engine):
    source = "«\u00a0L\u2019\u00a0chat\u202fnoir\u00a0», user_name@example.org 👍 chat"
    draft = argos.translate([source], FRENCH, ENGLISH)[0]
    pairs = linked(source, draft)
    assert ("noir", "black") in pairs
    assert ("user_name@example.org", "user_name@example.org") in pairs
    assert [s.start for s, t in draft.links if t.of(draft.text) == "cat"] == [
        source.index("chat"),
        source.rindex("chat"),
    ]


def test_equal_texts_are_decoded_once_and_order_is_kept(
    argos: Engine, monkeypatch: pytest.MonkeyPatch
):
    decoded: list[str] = []
    decode = Runner.decode

    def counting(self: Runner, texts: list[str], *args: object, **options: object) -> object:
        decoded.extend(texts)
        return decode(self, texts, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Runner, "decode", counting)
    texts = ["la maison noire", "le chat", "la maison noire", "le chat", "un chat"]
    drafts = argos.translate(texts, FRENCH, ENGLISH)
    assert sorted(decoded) == sorted(set(texts))
    assert [draft.text for draft in drafts[:2]] == [draft.text for draft in drafts[2:4]]
    assert drafts[4].text == "un cat"


def test_many_lengths_in_one_call_come_back_in_order(argos: Engine):
    texts = [" ".join(["chat", "noir"] * (number % 9) + [f"mot{number}"]) for number in range(24)]
    drafts = argos.translate(texts, FRENCH, ENGLISH)
    assert [draft.text for draft in drafts] == [
        text.replace("chat", "cat").replace("noir", "black") for text in texts
    ]


def test_one_at_a_time_gives_what_all_at_once_gives(argos: Engine):
    texts = ["le chat noir", "la maison", "en Russie, le chat dort"]
    together = argos.translate(texts, FRENCH, ENGLISH)
    assert together == [argos.translate([text], FRENCH, ENGLISH)[0] for text in texts]


def test_a_text_without_letters_is_copied(argos: Engine):
    drafts = argos.translate(["12,5 %", "", " ", "…"], FRENCH, ENGLISH)
    assert [draft.text for draft in drafts] == ["12,5 %", "", " ", "…"]
    assert [draft.refused for draft in drafts] == [""] * 4


def test_a_line_in_the_target_language_is_copied(argos: Engine):
    source = "The noir of it all"
    assert argos.translate([source], FRENCH, ENGLISH)[0].text == source


def test_french_that_comes_back_as_french_is_no_draft(argos: Engine):
    draft = argos.translate(["Les ministres de la Défense"], FRENCH, ENGLISH)[0]
    assert draft.refused == "it is the source once more"


def test_without_a_direct_package_the_way_leads_through_english(argos: Engine):
    source = "Le chat noir, en Russie"
    assert argos.model(FRENCH, GERMAN) == "translate-fr_en-1.0+translate-en_de-1.0"
    draft = argos.translate([source], FRENCH, GERMAN)[0]
    assert draft.text == "Le Katze schwarze, en Russland"
    assert ("noir", "schwarze") in linked(source, draft)
    assert ("Russie", "Russland") in linked(source, draft)


def test_a_regional_locale_uses_its_language(argos: Engine):
    assert argos.model(FRENCH, Locale("en-GB")) == "translate-fr_en-1.0"


def test_a_long_sentence_is_split_and_joined_with_its_links(
    argos: Engine, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(drafting, "LONGEST", 20)
    source = "Le chat noir dort, la maison dort ; le chat de la Russie, noir, noir, dort."
    draft = argos.translate([source], FRENCH, ENGLISH)[0]
    assert draft.text == (
        "Le cat black dort, la house dort ; le cat de la Russia, black, black, dort."
    )
    assert all(
        s.start == source.index("Russie") for s, t in draft.links if t.of(draft.text) == "Russia"
    )
    assert ("Russie", "Russia") in linked(source, draft)


def test_a_model_that_is_stuck_stops_at_a_bound_and_is_not_believed(tmp_path: Path):
    tiny_package.build(tmp_path / "translate-fr_en-1_0", "fr", "en", {"chat": "cat"}, steady=0)
    argos = engine("argos", tmp_path, threads=1)
    draft = argos.translate(["chat noir dans la maison"], FRENCH, ENGLISH)[0]
    assert draft.refused
    assert len(draft.text.split()) < 60


def test_a_headline_in_capitals_is_drafted_in_capitals(argos: Engine):
    source = "LE CHAT NOIR DE LA MAISON, EN RUSSIE"
    others = ["la Russie dort", "Il est en Russie."]
    draft = argos.translate([*others, source], FRENCH, ENGLISH)[-1]
    assert draft.text == "LE CAT BLACK DE LA HOUSE, EN RUSSIA"
    pairs = linked(source, draft)
    assert ("CHAT", "CAT") in pairs
    assert ("RUSSIE", "RUSSIA") in pairs


def test_capitals_are_put_back_behind_a_pivot(argos: Engine):
    source = "LE CHAT DORT DANS LA MAISON"
    draft = argos.translate([source], FRENCH, GERMAN)[0]
    assert draft.text == "LE KATZE DORT DANS LA HAUS"
    assert ("MAISON", "HAUS") in linked(source, draft)


def test_a_headline_and_the_same_in_small_letters_are_decoded_once(argos: Engine):
    drafts = argos.translate(["Le chat dort", "LE CHAT DORT"], FRENCH, ENGLISH)
    assert [draft.text for draft in drafts] == ["Le cat dort", "LE CAT DORT"]


def test_an_english_headline_is_read_as_a_sentence(argos: Engine):
    others = ["For a black house, Russia pays."]
    draft = argos.translate([*others, "Russia Sees The Black House"], ENGLISH, GERMAN)[-1]
    assert draft.text == "Russland Sees the schwarze Haus"


def test_a_draft_that_lost_a_number_is_refused_with_the_number(tmp_path: Path):
    tiny_package.build(tmp_path / "translate-fr_en-1_0", "fr", "en", {"152": "dort"})
    draft = engine("argos", tmp_path).translate(["le canon noir 152"], FRENCH, ENGLISH)[0]
    assert draft.refused == "it has lost 152"


def test_two_packages_with_one_model_share_it(built: Path, tmp_path: Path):
    for number in (1, 2):
        shutil.copytree(built / "translate-fr_en-1_0", tmp_path / f"translate-fr_en-{number}")
    text = (tmp_path / "translate-fr_en-2" / "metadata.json").read_text()
    (tmp_path / "translate-fr_en-2" / "metadata.json").write_text(
        text.replace('"to_code": "en"', '"to_code": "de"')
    )
    argos = room.ArgosEngine(tmp_path, threads=1)
    argos.translate(["le chat"], FRENCH, ENGLISH)
    argos.translate(["le chat"], FRENCH, GERMAN)
    assert len(argos._runners) == 1


def test_a_missing_package_is_named_with_the_command_that_installs_it(tmp_path: Path):
    with pytest.raises(MissingError, match="l10n models install fr de"):
        engine("argos", tmp_path / "none").translate(["le chat"], FRENCH, GERMAN)


def damaged(built: Path, tmp_path: Path, file: str, data: bytes) -> Engine:
    shutil.copytree(built / "translate-fr_en-1_0", tmp_path / "translate-fr_en-1_0")
    (tmp_path / "translate-fr_en-1_0" / file).write_bytes(data)
    return engine("argos", tmp_path)


@pytest.mark.parametrize(
    "file", ["model/model.bin", "model/config.json", "sentencepiece.model", "metadata.json"]
)
def test_a_damaged_package_is_an_error_that_names_the_file(file: str, built: Path, tmp_path: Path):
    with pytest.raises(BrokenError, match="l10n models"):
        damaged(built, tmp_path, file, b"\xffnonsense").translate(["le chat"], FRENCH, ENGLISH)


def test_without_the_extra_the_message_says_how_to_install_it(
    built: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(sys.modules, "ctranslate2", None)
    with pytest.raises(MissingError, match=r"requirements\.lock"):
        engine("argos", built).translate(["le chat"], FRENCH, ENGLISH)


def test_no_sentence_splitter_is_loaded_and_no_folder_is_left_behind(built: Path, tmp_path: Path):
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from l10n.engines import engine\n"
        "from l10n.model.locale import Locale\n"
        f"argos = engine('argos', Path({str(built)!r}), threads=1)\n"
        "assert 'ctranslate2' not in sys.modules and 'argostranslate' not in sys.modules\n"
        "print(argos.translate(['le chat'], Locale('fr'), Locale('en'))[0].text)\n"
        "heavy = {'stanza', 'spacy', 'minisbd', 'torch', 'argostranslate.translate'}\n"
        "assert not heavy & sys.modules.keys()\n"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "HOME": str(tmp_path), "USERPROFILE": str(tmp_path)},
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "le cat\n"), done.stderr
    assert list(tmp_path.iterdir()) == []
