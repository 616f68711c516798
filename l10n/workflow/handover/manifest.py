"""The manifest of a handoff: which state of each unit was handed over, and of each file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from l10n.errors import InputError
from l10n.model.finding import Where
from l10n.model.locale import Locale
from l10n.workflow.handover.handed import DONE, EMPTY, WAITING, Handed, Version

NAME = "handoff.json"
_VERSION = 1
_HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a bundle says of itself."""

    article: str
    source_locale: Locale
    locale: Locale
    units: Mapping[str, Handed]
    """By `id_of` the key, one version each."""
    files: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of the other files of the bundle, by their path in it."""

    def render(self) -> bytes:
        """UTF-8 JSON, a unit a line, sorted."""
        head = {
            "version": _VERSION,
            "article": self.article,
            "source": self.source_locale.tag,
            "locale": self.locale.tag,
        }
        lines = [f"  {_json(name)}: {_json(said)}" for name, said in head.items()]
        files = [f"    {_json(name)}: {_json(self.files[name])}" for name in sorted(self.files)]
        units = [
            f"    {_json(name)}: {_json([one.mark, one.target, *sorted(handed.comments)])}"
            for name, handed in sorted(self.units.items())
            for one in handed.versions
        ]
        lines.append('  "files": {\n' + ",\n".join(files) + "\n  }")
        lines.append('  "units": {\n' + ",\n".join(units) + "\n  }")
        return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def digest(data: bytes) -> str:
    """What a manifest says of a file."""
    return hashlib.sha256(data).hexdigest()


def untouched(files: Mapping[str, bytes], manifest: Manifest) -> bool:
    """Whether ``files``, the manifest aside, are just those that were handed over."""
    return {name: digest(data) for name, data in files.items()} == dict(manifest.files)


def read_manifest(data: bytes, path: str) -> Manifest:
    """The manifest in ``data``; `InputError` for anything that is none of ours."""
    try:
        table = json.loads(data.decode("utf-8-sig"))
        if table["version"] != _VERSION:
            raise _refused(path, f"it is of version {table['version']}, and we know {_VERSION}")
        return Manifest(
            article=_text(table["article"]),
            source_locale=Locale.parse(_text(table["source"])),
            locale=Locale.parse(_text(table["locale"])),
            units={_text(name): _handed(said) for name, said in table["units"].items()},
            files={_text(name): _text(said) for name, said in table["files"].items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, IndexError) as error:
        raise _refused(path, "it is damaged") from error


def _handed(said: object) -> Handed:
    if not isinstance(said, list):
        raise TypeError
    mark, target, *comments = (_text(part) for part in said)
    if mark not in (EMPTY, WAITING, DONE) or not all(map(_is_hash, (target, *comments))):
        raise ValueError(mark)
    return Handed((Version(mark, target),), frozenset(comments))


def _is_hash(text: str) -> bool:
    return len(text) == 12 and set(text) <= _HEX


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _refused(path: str, why: str) -> InputError:
    return InputError(
        f"the manifest of the handoff cannot be read: {why}.",
        where=Where(path),
        advice="Take the file out; the catalogs are then compared with our backups.",
        code="import-manifest",
    )
