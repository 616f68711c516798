"""What SARIF 2.1.0 and GitHub's code scanning ask of a log, as far as ours has parts for it.

After what the standard says (OASIS, sections 3.13 to 3.52) and GitHub's page “SARIF support for
code scanning”; the standard's own schema file is not ours to ship.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

# For each object: its properties, a mark * where it must be there, and what each is.
SHAPES: dict[str, dict[str, Any]] = {
    "log": {"$schema": "uri", "version*": "2.1.0", "runs*": ["run"]},
    "run": {"tool*": "tool", "columnKind": "columnKind", "results*": ["result"]},
    "tool": {"driver*": "driver"},
    "driver": {"name*": "text", "version": "text", "rules*": ["rule"]},
    "rule": {
        "id*": "text",
        "name": "text",
        "shortDescription*": "message",
        "fullDescription*": "message",
        "help*": "message",
        "defaultConfiguration": "configuration",
        "properties": "bag",
    },
    "configuration": {"level": "level"},
    "bag": {"tags": ["text"]},
    "message": {"text*": "text", "markdown": "text"},
    "result": {
        "ruleId*": "text",
        "ruleIndex": "index",
        "level": "level",
        "message*": "message",
        "locations*": ["location"],
        "relatedLocations": ["location"],
        "partialFingerprints*": "fingerprints",
    },
    "location": {"id": "index", "physicalLocation*": "physical", "message": "message"},
    "physical": {"artifactLocation*": "artifact", "region*": "region"},
    "artifact": {"uri*": "uri", "uriBaseId": "text"},
    "region": {"startLine*": "positive", "startColumn": "positive", "endColumn": "positive"},
    "fingerprints": {"finding/v1*": "text"},
}
# RFC 3986: what may stand in a URI reference as it is; anything else is percent-encoded.
URI = re.compile(r"(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=-]|%[0-9A-F]{2})*\Z")
VALUES: dict[str, Any] = {
    "text": lambda value: isinstance(value, str) and value != "",
    "uri": lambda value: isinstance(value, str) and URI.match(value),
    "2.1.0": lambda value: value == "2.1.0",
    "columnKind": lambda value: value in ("utf16CodeUnits", "unicodeCodePoints"),
    "level": lambda value: value in ("none", "note", "warning", "error"),
    "index": lambda value: type(value) is int and value >= 0,
    "positive": lambda value: type(value) is int and value >= 1,
}


def problems(log: Any) -> list[str]:
    """Everything in ``log`` that is not as it must be, with where it is; empty for a good log."""
    found = list(_object(log, "log", "$"))
    if not found:
        for at, run in enumerate(log["runs"]):
            found += _references(run, f"$.runs[{at}]")
    return found


def _value(value: Any, shape: Any, at: str) -> Iterator[str]:
    if isinstance(shape, list):
        if not isinstance(value, list):
            yield f"{at} is no list"
            return
        for index, item in enumerate(value):
            yield from _value(item, shape[0], f"{at}[{index}]")
    elif shape in SHAPES:
        yield from _object(value, shape, at)
    elif not VALUES[shape](value):
        yield f"{at} is no {shape}: {value!r}"


def _object(value: Any, shape: str, at: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{at} is no object"
        return
    known = {name.rstrip("*"): kind for name, kind in SHAPES[shape].items()}
    for name in SHAPES[shape]:
        if name.endswith("*") and name[:-1] not in value:
            yield f"{at} has no {name[:-1]}"
    for name, item in value.items():
        if name not in known:
            yield f"{at} must not have {name}"
        else:
            yield from _value(item, known[name], f"{at}.{name}")


def _references(run: Any, at: str) -> Iterator[str]:
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    if len(set(rules)) != len(rules):
        yield f"{at} has a rule twice"
    seen = set()
    for number, result in enumerate(run["results"]):
        here = f"{at}.results[{number}]"
        if rules[result["ruleIndex"]] != result["ruleId"]:
            yield f"{here}.ruleIndex is another rule's"
        # GitHub takes results with the same fingerprint for one alert.
        same = (result["ruleId"], result["partialFingerprints"]["finding/v1"])
        if same in seen:
            yield f"{here} has the fingerprint of another result"
        seen.add(same)
        for place in [*result["locations"], *result.get("relatedLocations", [])]:
            region = place["physicalLocation"].get("region", {})
            if region.get("endColumn", region.get("startColumn", 0) + 1) <= region.get(
                "startColumn", 0
            ):
                yield f"{here} ends before it begins"
        if any("id" not in place for place in result.get("relatedLocations", [])):
            yield f"{here} has a related place without an id"
