"""Catalogs as the files of other tools: XLIFF and TMX, out and back."""
