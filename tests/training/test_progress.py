"""Progress is drawn on a terminal only."""

import pytest
from progress import WIDTH, Progress, bar


@pytest.mark.parametrize(("share", "text"), [(-1, "  0%"), (0.5, " 50%"), (1, "100%"), (7, "100%")])
def test_a_bar_has_one_width(share: float, text: str) -> None:
    assert bar(share).endswith(text)
    assert len(bar(share)) == WIDTH + 5


def test_without_a_terminal_nothing_is_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress("training") as line:
        line.update(0.5, "half")
    assert capsys.readouterr() == ("", "")
