"""What the author of a format writes it with, beside the names that `pubmeta` itself has.

- The types of a format's functions: `Writer`, `Reader`, `ManyReader`, `Validator`, `Conformity`, `Advisor`, `Joining`;
  and `deferred`, which imports a function's module when it is first called.
- For a writer: `values`, every value of an article with its path, and `report_unplaced`, which reports those that the
  format has no place for.
- For a reader: `validation_problems`, what the model refuses as problems with model paths.
- For both ends: `parsed_xml` and `parsed_json`, which take any bytes: no network, no entity of a DTD is expanded, depth
  and size are bounded, and the `malformed` problem says why there is no document.
- For a validator: `JsonSchema`, whose violations are problems with JSON paths.

`pubmeta.testing` has what a format is tested with.
"""

from pubmeta.checks.json_text import JsonText
from pubmeta.checks.json_text import parsed as parsed_json
from pubmeta.checks.jsonschema import JsonSchema
from pubmeta.model.problems import validation_problems
from pubmeta.model.unplaced import report_unplaced
from pubmeta.model.values import values
from pubmeta.registry import Advisor, Conformity, Joining, ManyReader, Reader, Validator, Writer, deferred
from pubmeta.xml.build import parsed as parsed_xml

__all__ = [
    "Advisor",
    "Conformity",
    "Joining",
    "JsonSchema",
    "JsonText",
    "ManyReader",
    "Reader",
    "Validator",
    "Writer",
    "deferred",
    "parsed_json",
    "parsed_xml",
    "report_unplaced",
    "validation_problems",
    "values",
]
