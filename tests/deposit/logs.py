"""Logs as Crossref's deposit system writes them, invented."""

from __future__ import annotations

from html import escape

RECEIPT = (
    b"\n\n<html>\n<head><title>SUCCESS</title>\n</head>\n<body>\n<h2>SUCCESS</h2>\n"
    b"<p>Your batch submission was successfully received.</p>\n</body>\n</html>\n"
)
GATEWAY = (
    b"<html><head><title>503 Service Unavailable</title></head><body><h1>503</h1>No server is available</body></html>"
)


def record(
    doi: str, message: str = "Successfully added", status: str = "Success", more: str = "", number: str = ""
) -> str:
    """One record of a log; `more`: what is in it besides; `number`: of the message."""
    msg_id = f' msg_id="{number}"' if number else ""
    return (
        f'  <record_diagnostic status="{status}"{msg_id}>\n    <doi>{escape(doi)}</doi>\n'
        f"    <msg>{escape(message)}</msg>\n{more}  </record_diagnostic>\n"
    )


def failure(doi: str, message: str, number: str = "") -> str:
    """A record that was not registered."""
    return record(doi, message, "Failure", number=number)


def log(*records: str, status: str = ' status="completed"', counts: str | None = None) -> bytes:
    """A log with these records and their number."""
    of = {word: sum(f'status="{word}"' in each for each in records) for word in ("Success", "Warning", "Failure")}
    told = "".join(f"    <{word.lower()}_count>{count}</{word.lower()}_count>\n" for word, count in of.items())
    counted = f"    <record_count>{len(records)}</record_count>\n{told}" if counts is None else counts
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<doi_batch_diagnostic{status} sp="a.example">\n'
        "  <submission_id>1400000000</submission_id>\n  <batch_id>spring-issue</batch_id>\n"
        f"{''.join(records)}  <batch_data>\n{counted}  </batch_data>\n</doi_batch_diagnostic>\n"
    ).encode()


def unfinished(status: str) -> bytes:
    """A log without results."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<doi_batch_diagnostic status="{status}">'
        "<submission_id>0</submission_id></doi_batch_diagnostic>\n"
    ).encode()
