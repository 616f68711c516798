"""Argos packages: installed whole or not at all, decoded in one batch, linked word to word."""
