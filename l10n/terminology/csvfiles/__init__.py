"""Glossary files: CSV read with every fault told, and written leaving other bytes alone."""
