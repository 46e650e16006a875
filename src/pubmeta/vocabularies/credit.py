"""CRediT, the Contributor Role Taxonomy (ANSI/NISO Z39.104-2022): its 14 roles, their terms and URLs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

URL: Final = "https://credit.niso.org/"
"""The taxonomy itself."""

TERMS: Final[Mapping[str, str]] = {
    "conceptualization": "Conceptualization",
    "data-curation": "Data curation",
    "formal-analysis": "Formal analysis",
    "funding-acquisition": "Funding acquisition",
    "investigation": "Investigation",
    "methodology": "Methodology",
    "project-administration": "Project administration",
    "resources": "Resources",
    "software": "Software",
    "supervision": "Supervision",
    "validation": "Validation",
    "visualization": "Visualization",
    "writing-original-draft": "Writing – original draft",
    "writing-review-editing": "Writing – review & editing",
}
"""The term of each role by the last part of its URL."""


def role_url(role: str) -> str:
    """The URL of a role, by its last part."""
    return f"{URL}contributor-roles/{role}/"
