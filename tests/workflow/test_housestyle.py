"""What a newsroom writes in [style] holds for its editions, and what we do not know is refused."""

import re
from pathlib import Path

import pytest

from l10n.errors import UsageError
from l10n.model.locale import Locale
from l10n.placeables.style import choices
from l10n.project import load_project
from l10n.workflow.housestyle import refuse_unknown_settings, style_of


def project(folder: Path, text: str):
    config = folder / "l10n.toml"
    config.write_text(text, encoding="utf-8")
    return load_project(config)


def test_a_setting_for_all_holds_where_none_is_nearer(tmp_path: Path) -> None:
    chosen = project(tmp_path, '[style]\ntimes = "24"\n[style.en-GB]\ntimes = "12"\n')
    assert style_of(chosen, Locale("en"))["times"] == "24"
    assert style_of(chosen, Locale("en-GB"))["times"] == "12"


@pytest.mark.parametrize(
    ("setting", "named"),
    [("tiems = '12'", "tiems"), ("times = '11'", "11"), ("convert_units = 'yes'", "convert_units")],
)
def test_a_setting_that_we_do_not_know_is_refused_by_name(
    tmp_path: Path, setting: str, named: str
) -> None:
    with pytest.raises(UsageError, match=named) as error:
        refuse_unknown_settings(project(tmp_path, f"[style.de-AT]\n{setting}\n"))
    assert error.value.where
    assert error.value.where.path == "l10n.toml"


def test_the_manual_names_every_setting_with_its_choices() -> None:
    checkout = Path(__file__).parents[2]
    manual = (checkout / "docs" / "configuration.md").read_text(encoding="utf-8")
    section = manual.partition("## House style")[2].partition("\n## ")[0]
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*?) \|", section, re.M))
    assert rows.keys() == choices().keys()
    for key, entry in choices().items():
        named = re.findall(r"`\"(.*?)\"`", rows[key])
        assert named == entry.get("one_of", named), key
