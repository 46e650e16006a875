"""What of an article a linkset holds."""

from __future__ import annotations

from pubmeta.model.paths import model_paths

PLACED = model_paths(
    {
        "": "doi landing_page",
        "contributors[]": "orcid",
        "licenses[]": "url",
        "full_texts[]": "url media_type",
    }
)
"""What is written, or is reported where it is not; every other field is reported as dropped, future ones too."""
