"""What tools dropped from catalogs is told for every locale, and the command it names works."""

from __future__ import annotations

import re
from dataclasses import replace

from typer.testing import CliRunner

from l10n import po
from l10n.cli import app
from tests.workflow.newsroom import Newsroom

LOCALES = ("en", "de")


def test_every_locale_is_told_with_a_command_that_brings_all_back(newsroom: Newsroom) -> None:
    for glossary in newsroom.project.glossary_files():
        glossary.unlink()
    newsroom.write("Un titre\n\nIl pleut. Il vente. Il neige.\n")
    newsroom.extract(*LOCALES)
    before = {}
    for tag in LOCALES:
        newsroom.review_all(tag)
        before[tag] = newsroom.po(tag).read_bytes()
        document = po.read(before[tag], "kim.po")
        selected = replace(document.catalog, units=document.catalog.units[-1:])
        newsroom.po(tag).write_bytes(po.render(selected, document))
    result = CliRunner().invoke(app, ["extract"])
    assert result.exit_code == 0, result.output
    commands = re.findall(r"brings it back: l10n (restore \S+ --state \d+)", result.stderr)
    assert len(commands) == len(LOCALES)
    for command in commands:
        assert CliRunner().invoke(app, command.split()).exit_code == 0
    assert {tag: newsroom.po(tag).read_bytes() for tag in LOCALES} == before
