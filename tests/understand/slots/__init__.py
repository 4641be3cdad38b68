"""Tests of the value extractors."""
