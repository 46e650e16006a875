"""What DOAJ's schema takes for a link."""

from __future__ import annotations

import re
from typing import Final

HOST: Final = re.compile(r"https?://(?:[^/?#@]+\.)[A-Za-z]{2,10}(?::[0-9]+)?(?:[/?#]|$)", re.IGNORECASE)
"""The beginning of a link: a host with a full stop in it, and no more than ten letters after the last one."""
