"""How a unit is called in files that name their units."""

from __future__ import annotations

import hashlib

from l10n.model.unit import Key


def id_of(key: Key) -> str:
    """A stable name for ``key``: the first 16 hex digits of the SHA-256 of role and source.

    The two are parted by EOT, as GNU gettext parts ``msgctxt`` and ``msgid``. A letter comes first,
    because ids of XML must not begin with a digit.
    """
    text = f"{key.context}\x04{key.source}"
    return "u" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
