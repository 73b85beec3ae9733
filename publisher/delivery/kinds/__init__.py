"""Kinds of places: one file a scheme, named after it, each with its ``KIND``. They do not know each other."""
