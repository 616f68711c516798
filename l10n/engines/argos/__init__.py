"""Argos packages, run by CTranslate2: the only room that knows either."""
