"""The description for programs is right, and says what there is."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator
from starlette.testclient import TestClient

from pubmeta.registry import format_names, get_format
from pubmeta.web.operations import OPERATIONS


@pytest.fixture(scope="module")
def description(client: TestClient) -> Any:
    return client.get("/openapi.json").json()


def schema_of(description: Any, name: str) -> dict[str, Any]:
    """A schema that stands by itself."""
    return {"$ref": f"#/components/schemas/{name}", "components": description["components"]}


def test_it_is_openapi_3_1(description: Any) -> None:
    assert description["openapi"].startswith("3.1.")
    OpenAPIV31SpecValidator(description).validate()


def test_every_address_is_described(client: TestClient, description: Any) -> None:
    operations = {f"/{each.name}" for each in OPERATIONS}
    assert operations | {"/health/live", "/health/ready", "/metrics"} <= set(description["paths"])


def test_formats_and_options_are_those_of_the_registry(description: Any) -> None:
    parameters = {
        each["name"]: each for each in description["paths"]["/export"]["post"]["parameters"] if "name" in each
    }
    writable = [name for name in format_names() if get_format(name).write]
    assert parameters["to"]["schema"]["items"]["enum"] == writable
    options = description["components"]["parameters"]
    assert options["crossref.version"]["schema"]["enum"] == ["5.5.0", "5.4.0", "5.3.1"]
    assert "linkset.documents" not in options, "a query cannot hold it"
    types = description["paths"]["/export"]["post"]["responses"]["200"]["content"]
    assert {get_format(name).media_type for name in writable} <= set(types)


@pytest.mark.parametrize(
    ("address", "schema"),
    [
        ("/read", "Reading"),
        ("/check", "Report"),
        ("/validate", "Report"),
        ("/head", "Head"),
        ("/export?to=csl,ris", "Export"),
    ],
)
def test_answers_are_as_they_are_described(
    client: TestClient, description: Any, jats: bytes, address: str, schema: str
) -> None:
    jsonschema.validate(client.post(address, content=jats).json(), schema_of(description, schema))


def test_refusals_are_as_they_are_described(client: TestClient, description: Any) -> None:
    for address in ("/read", "/read?from=x", "/nowhere"):
        answer = client.post(address, content=b"nothing")
        jsonschema.validate(answer.json(), schema_of(description, "Refused"))
    assert "422" in description["paths"]["/read"]["post"]["responses"]


def test_no_two_schemas_have_one_title(description: Any) -> None:
    """Makers of clients call schemas by their titles."""
    titles = [each["title"] for each in description["components"]["schemas"].values() if "title" in each]
    assert len(set(titles)) == len(titles)


def test_every_reference_leads_somewhere(description: Any) -> None:
    def references(value: Any) -> set[str]:
        if isinstance(value, dict):
            own = {value["$ref"]} if isinstance(value.get("$ref"), str) else set()
            return own.union(*map(references, value.values()))
        return set().union(*map(references, value)) if isinstance(value, list) else set()

    for reference in references(description):
        found = description
        for part in reference.removeprefix("#/").split("/"):
            found = found[part]
