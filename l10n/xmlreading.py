"""XML that a stranger sent, read without trust: no DTD, no entities, bounded size and depth."""
