"""The programs under schemas/ are not part of the package: let the tests import them as the build does."""

from __future__ import annotations

import sys

from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "schemas"))
