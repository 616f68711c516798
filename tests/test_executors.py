"""Law 6: every executor gives the same results in the same order."""

import os
import signal
import time
from concurrent.futures import Executor

import pytest

from l10n.errors import BrokenError, UnknownLocaleError, UsageError
from l10n.executors import KINDS, open_executor, run_all
from l10n.model.locale import Locale


def slow_for_small(number: int) -> str:
    """The first items take longest, so that finishing order is not the order of the items."""
    time.sleep(0.02 * (4 - number % 5))
    return f"<{number}>"


def parse_locale(tag: str) -> Locale:
    return Locale.parse(tag)


def results(executor: Executor) -> tuple[list[str], str]:
    found = run_all(executor, slow_for_small, range(12))
    with pytest.raises(UnknownLocaleError) as error:
        run_all(executor, parse_locale, ["de", "tlh"])
    return found, str(error.value)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_every_executor_gives_the_same_results_in_the_same_order(kind: str) -> None:
    with open_executor("serial") as executor:
        expected = results(executor)
    assert expected[0] == [f"<{number}>" for number in range(12)]
    with open_executor(kind, 2) as executor:
        assert results(executor) == expected


def die(number: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_worker_that_is_killed_is_said_in_words() -> None:
    with (
        pytest.raises(BrokenError, match="worker process died"),
        open_executor("processes", 1) as executor,
    ):
        run_all(executor, die, [1, 2])


def test_an_executor_nobody_knows_is_refused_by_name() -> None:
    with pytest.raises(UsageError, match="threads"), open_executor("threads"):
        pass
