"""Figures: the semantic layer (measure x dimension x period), the funnel and the forecast."""
