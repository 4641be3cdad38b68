"""How customers buy: purchases, their rhythm, RFM segments, and what is to be expected of them."""
