"""Build the site: `python -m docs [SITE]`. Whatever is wrong is printed, and the exit status is then 1."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from docs.links import faults
from docs.pages import assemble

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "build" / "docs"
SITE = ROOT / "build" / "site"


def main() -> int:
    """Assemble the pages, build them strictly, and check every link and address of the built site."""
    assemble(PAGES)
    build = ["zensical", "build", "--strict", "--clean", "--config-file", str(ROOT / "zensical.toml")]
    run = subprocess.run([sys.executable, "-m", *build], cwd=ROOT, check=False)  # noqa: S603 (a fixed command)
    found = list(faults(SITE)) if run.returncode == 0 else []
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if run.returncode or found else 0


if __name__ == "__main__":
    sys.exit(main())
