"""Tests of the sentence splitter."""
