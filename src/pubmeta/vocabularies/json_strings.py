"""Strings of JSON in a text that may not be JSON throughout."""

from __future__ import annotations

from typing import Final

STRING: Final = r'"[^"\\]*+(?:\\(?s:.)[^"\\]*+)*(?:"|\\?\Z)'
"""A string, or the beginning of one that goes on to the end of the text.

One that is not closed is matched, too: else it would be looked for again from each escaped quotation mark in it.
"""
