"""PO files: bytes to a catalog and back, with nothing lost on the way."""

from l10n.po.document import Document
from l10n.po.glance import sources
from l10n.po.header import comments as header_comments
from l10n.po.header import fields as header_fields
from l10n.po.reader import read
from l10n.po.template import template
from l10n.po.writer import render

__all__ = ["Document", "header_comments", "header_fields", "read", "render", "sources", "template"]
