"""Sentence pairs: read, judged, cleaned, roughened, as numbers."""
