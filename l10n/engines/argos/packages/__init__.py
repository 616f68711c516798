"""Argos packages: found in an index, fetched, checked, installed, looked after."""
