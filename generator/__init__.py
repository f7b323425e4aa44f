"""Parcours: sourced records in, a bilingual static site out."""

__version__ = "0.1.0"
