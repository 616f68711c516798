"""Engines: what they give back can be trusted, or says why not."""
