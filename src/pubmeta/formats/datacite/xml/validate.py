"""What DataCite's schema and the content rules find in its XML.

DataCite's XML Schema is in no package registry. The values are those of the JSON, for which there is an official
schema: it judges them, and each problem is where the value is in the XML.
"""

from __future__ import annotations

from collections.abc import Iterator

from pubmeta.checks.content_rules import json_problems
from pubmeta.formats.datacite.options import DataciteOptions
from pubmeta.formats.datacite.rules.records import breaches
from pubmeta.formats.datacite.validate import schema_problems
from pubmeta.formats.datacite.xml.parsing import Values, values_of
from pubmeta.formats.datacite.xml.rules import RULE
from pubmeta.formats.datacite.xml.shapes import NAMESPACE
from pubmeta.problems import Kind, Problem
from pubmeta.xml.build import parsed
from pubmeta.xml.paths import ElementPaths, line_number


def problems(content: bytes, options: DataciteOptions | None = None) -> Iterator[Problem]:
    """Every problem of a record; without options the latest version counts."""
    root = parsed(content)
    if isinstance(root, Problem):
        yield root
        return
    if root.tag != f"{{{NAMESPACE}}}resource":
        message = "is not a DataCite record: the root is not <resource> of kernel 4"
        yield Problem(kind=Kind.MALFORMED, message=message, line=line_number(root))
        return
    values, paths = values_of(root), ElementPaths(root)
    for element, attribute in values.unknown:
        place = paths.path(element) + (f"/@{attribute}" if attribute else "")
        message = f"the schema of DataCite has no such {'attribute' if attribute else 'element'} here"
        yield Problem(Kind.INVALID, message, place, line_number(element))
    for problem in schema_problems(values.record, options):
        yield _placed(problem, values, paths)
    for problem in json_problems([((), breaches(values.record))], RULE):
        yield _placed(problem, values, paths)
    if "doi" not in values.record:
        yield RULE["identifier"].problem(paths.path(root), line=line_number(root))


def conforms(content: bytes, options: DataciteOptions) -> bool:
    """Whether the document is a record with nothing unknown in it, whose values the schema of the version accepts."""
    root = parsed(content)
    if isinstance(root, Problem) or root.tag != f"{{{NAMESPACE}}}resource":
        return False
    values = values_of(root)
    return not values.unknown and not schema_problems(values.record, options)


def _placed(problem: Problem, values: Values, paths: ElementPaths) -> Problem:
    """The problem where its value is in the XML."""
    place = problem.path
    while place not in values.elements and len(place) > 1:
        place = place[: max(place.rfind("."), place.rfind("["), 1)]
    element = values.elements.get(place, values.elements["$"])
    return problem._replace(path=paths.path(element), line=line_number(element))
