"""Jobs and their outcomes travel: wherever they run, they come back the same, in order (law 6)."""

from dataclasses import replace

import pytest

from l10n.executors import KINDS, open_executor
from l10n.workflow.job import plan
from l10n.workflow.jobs import extract_all
from l10n.workflow.publishing.editions import assemble_all
from tests.workflow.newsroom import ARTICLE, Newsroom


@pytest.fixture
def busy_newsroom(newsroom: Newsroom) -> Newsroom:
    """Two good articles, one reviewed, and one that cannot be read."""
    newsroom.extract("en", "de")
    newsroom.review_all("en")
    newsroom.article.with_name("later.fr.txt").write_text(ARTICLE[:4000], encoding="utf-8")
    newsroom.article.with_name("empty.fr.txt").write_bytes(b"")
    return newsroom


def outcomes(newsroom: Newsroom, kind: str) -> list[str]:
    """What every job says, errors as their messages: errors are equal only to themselves."""
    project = newsroom.project
    jobs = plan(project, project.sources([".txt"]), [*project.targets])
    with open_executor(kind, 2) as executor:
        found = [
            *extract_all(jobs, executor, write=False),
            *assemble_all(jobs, executor, write=False),
        ]
    return [
        repr((replace(one, error=None), str(one.error) if one.error else None)) for one in found
    ]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "serial"])
def test_every_executor_brings_back_the_same_outcomes(busy_newsroom: Newsroom, kind: str) -> None:
    expected = outcomes(busy_newsroom, "serial")
    assert len(expected) == 12
    assert sum("articles/empty.fr.txt" in outcome for outcome in expected) == 4
    assert outcomes(busy_newsroom, kind) == expected
