"""The one place that asks what day it is."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from l10n.errors import UsageError

VARIABLE = "SOURCE_DATE_EPOCH"
"""Seconds since 1970, UTC; takes the clock's place (reproducible-builds.org, specification 1.1)."""


def now() -> datetime:
    """The present moment in UTC, to the second, or the one that `VARIABLE` fixes."""
    fixed = os.environ.get(VARIABLE)
    if fixed is None:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(fixed), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(
            f"{VARIABLE} is “{fixed}”, which is no moment.",
            advice="Set it to the seconds since 1970, or unset it.",
            code="day-unknown",
        ) from error


def today() -> date:
    """The day it is where the command runs, or the one that `VARIABLE` fixes (UTC)."""
    return now().date() if VARIABLE in os.environ else date.today()
