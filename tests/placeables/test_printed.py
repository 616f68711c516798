"""Every kind of value is printed as a copy editor of each locale would print it."""

from pathlib import Path

import pytest

from l10n.model.locale import Locale
from l10n.placeables import find, write

FOLDER = Path(__file__).parent / "printed"
_BLANKS = str.maketrans({"~": "\u00a0", "_": "\u202f"})


def _rows():
    for path in sorted(FOLDER.glob("*.tsv")):
        lines = [
            line for line in path.read_text("utf-8").splitlines() if line and line[0] not in "#\t"
        ]
        tags = lines[0].split("\t")[3:]
        for line in lines[1:]:
            language, text, found, *forms = line.split("\t")
            yield language, text, found, dict(zip(tags, forms, strict=True))


ROWS = list(_rows())
assert len(ROWS) >= 130


@pytest.mark.parametrize(
    ("language", "text", "found", "forms"), ROWS, ids=lambda one: str(one)[:30]
)
def test_a_value_is_printed_as_each_locale_prints_it(language, text, found, forms):
    (one,) = [one for one in find(text, language) if one.form == found]
    printed = {tag: write(one, Locale.parse(tag)) or "∅" for tag in forms}
    assert printed == {tag: form.translate(_BLANKS) for tag, form in forms.items()}
