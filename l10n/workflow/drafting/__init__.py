"""Untranslated units to drafts: from memory, the glossary, an engine, and mended."""
