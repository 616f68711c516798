"""Translations from a checkpoint, a model folder or installed packages."""
