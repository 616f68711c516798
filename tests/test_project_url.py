"""The pattern of addresses is refused where editions would share one, or nobody could go there."""

from pathlib import Path

import pytest

from l10n.errors import UsageError
from l10n.project import load_project


def _project(folder: Path, url: str) -> str:
    (folder / "l10n.toml").write_text(f'[edition]\nurl = "{url}"\n', encoding="utf-8")
    return load_project(folder / "l10n.toml").url


@pytest.mark.parametrize(
    "url", ["", "https://a.org/{lang}/{slug}", "http://{lang}.a.org/{name}/{slug}.html"]
)
def test_a_pattern_is_taken(tmp_path: Path, url: str) -> None:
    assert _project(tmp_path, url) == url


@pytest.mark.parametrize(
    "url",
    [
        "example.org/{lang}/{slug}", "javascript:{lang}{slug}", "https://a.org/{slug}",
        "https://a.org/{lang}", "https://a.org/{lang}/{slug}/{title}", "https://a.org/{lang} {slug}",
    ],
)  # fmt: skip
def test_a_pattern_that_cannot_work_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(UsageError):
        _project(tmp_path, url)
