"""Facts of the field that formats share: tables and pure functions.

A module for each subject. Each fact is written once; what only one format says stays in that format's `terms`.
"""
