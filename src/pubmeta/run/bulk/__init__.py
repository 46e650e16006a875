"""Bulk exports on one machine: any number of records, on every core, to be gone on with after an interruption."""

from __future__ import annotations

from pubmeta.run.bulk.run import Progress, Summary, batch

__all__ = ["Progress", "Summary", "batch"]
