"""The list of records, part by part."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

EVERY = ["10.5555/(sici)1<2>3.0#x;y?z", *(f"10.5555/rain.{number}" for number in range(5)), "7", "without a journal"]


def test_records_are_listed_with_their_addresses(client: TestClient) -> None:
    answer = client.get("/records")
    assert answer.status_code == 200
    found = answer.json()
    assert found["next"] is None
    assert "link" not in answer.headers
    assert [each["id"] for each in found["records"]] == EVERY
    first = found["records"][0]
    assert set(first) == {"id", "doi", "title", "changed", "url"}
    assert first["title"] == "Ficus 雨"
    assert first["url"] == "http://rain.example/records/10.5555/(sici)1%3C2%3E3.0%23x;y%3Fz"
    for each in found["records"]:
        assert client.get(each["url"]).status_code == 200


@pytest.mark.parametrize("limit", [1, 3, 7, 8])
def test_the_parts_make_up_the_whole(client: TestClient, limit: int) -> None:
    address: str | None = f"/records?limit={limit}"
    found: list[str] = []
    while address:
        answer = client.get(address)
        part = answer.json()
        assert len(part["records"]) <= limit
        found += [each["id"] for each in part["records"]]
        address = part["next"]
        assert answer.headers.get("link") == (f'<{address}>; rel="next"' if address else None)
    assert found == EVERY


@pytest.mark.parametrize("limit", ["0", "-1", "1001", "x", "", "1e3", "٣", "9" * 5_000])
def test_a_limit_is_a_number(client: TestClient, limit: str) -> None:
    answer = client.get("/records", params={"limit": limit})
    assert (answer.status_code, answer.json()["detail"]) == (400, "limit must be a number from 1 to 1,000.")


@pytest.mark.parametrize("after", ["\0", "\ud800", "x" * 5_000, "zzz", "10.5555/rain.99"])
def test_a_list_may_begin_after_anything(client: TestClient, after: str) -> None:
    answer = client.get("/records", params={"after": after.encode(errors="surrogatepass")})
    assert answer.status_code == 200
