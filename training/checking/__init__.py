"""A tiny grammar, and what `check.py` does with it."""
