"""Publish one article in several languages: offline drafts, human review in PO files, local editions."""

__version__ = "0.1.0"
