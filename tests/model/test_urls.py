"""Hosts of links, as the domain name system has them."""

from __future__ import annotations

import pytest

from pubmeta.model import Url


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://bücher.example:8080/", "https://xn--bcher-kva.example:8080/"),
        ("https://fußball.example:80/x", "https://xn--fuball-cta.example:80/x"),
        ("https://WWW.Straße.example", "https://www.xn--strae-oqa.example"),
        ("https://ως.example", "https://xn--3xan.example"),
        ("https://ⓔxample.org", "https://example.org"),
        ("https://a。example．org/ß", "https://a.example.org/%C3%9F"),
        ("https://exa\ufeffmple.org/", "https://example.org/"),
    ],
)
def test_a_host_in_other_letters_is_the_one_that_browsers_ask(given: str, kept: str) -> None:
    assert Url(given) == kept
    assert Url(str(Url(given))) == kept


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://www.example…org/", "a full stop too many"),
        ("https://www.exa＜mple.org/", "its host has '<'"),
        ("https://exa％41mple.org/", "its host has '%'"),
        ("https://www.example.org<", "its host has '<'"),
        ('https://www.example.org"/a', "its host has"),
        ("https://{host}/a", "its host has '{'"),
        ("https://www." + "é" * 80 + ".example/", "cannot be a domain name"),
        ("https://\u200b/", "cannot be a domain name"),
    ],
)
def test_what_is_no_host_is_refused_with_what_to_do(url: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason) as raised:
        Url(url)
    assert str(raised.value).endswith("; correct the host")
