"""Dashes: what is printed for the hyphen of ASCII in numbers, ranges and names."""

from __future__ import annotations

from typing import Final

DASHES: Final = "‐‑‒–—−"
"""Hyphen, non-breaking hyphen, figure dash, en dash, em dash, minus sign."""
DASH: Final = f"[-{DASHES}]"
"""Pattern of the hyphen of ASCII or of any of them."""
