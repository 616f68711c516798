"""Dates, times and numbers in running text: find them, format them for a locale, prove they survived."""
