"""How a work of Crossref's REST API is known from other JSON, CSL-JSON above all, which it is like."""

from __future__ import annotations

import re

_COUNT = re.compile(rb'"(?:is-referenced-by-|references?-)count"\s*:')
_TITLES = re.compile(rb'"title"\s*:\s*\[')
_SOURCE = re.compile(rb'"source"\s*:\s*"Crossref"')


def is_crossref_work(text: bytes) -> bool:
    """Whether JSON begins with a work of the API, or an array of such: counts that only Crossref gives, and titles.

    What Crossref answers for a DOI when it is asked for CSL-JSON is such a work in an object alone, with one title.
    """
    is_negotiated = text.startswith(b"{") and _SOURCE.search(text)
    return bool(_COUNT.search(text) and (_TITLES.search(text) or is_negotiated))
