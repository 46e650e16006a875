from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubmeta.model import ArxivId, Doi, FunderId, Identifier, Isbn, Isni, Issn, Language, Orcid, Pmcid, Pmid, Ror, Url

ACCEPTED: list[tuple[type[Identifier], str, str]] = [
    (Doi, "10.4236/ojra.2013.31006", "10.4236/ojra.2013.31006"),
    (Doi, "https://doi.org/10.1016/S0140-6736(03)14368-1", "10.1016/S0140-6736(03)14368-1"),
    (Doi, " doi: 10.1002/art.20849 ", "10.1002/art.20849"),
    (Doi, "http://dx.doi.org/10.1000/182", "10.1000/182"),
    (Doi, "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2", ""),
    (Orcid, "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
    (Orcid, "000000021694233x", "0000-0002-1694-233X"),
    (Isni, "0000 0001 2312 1970", "0000000123121970"),
    (Orcid, "orcid.org/0000-0002-1825-0097/", "0000-0002-1825-0097"),
    (Orcid, "0000 0002 1825 0097", "0000-0002-1825-0097"),
    (Orcid, "0000\N{NON-BREAKING HYPHEN}0002\N{EN DASH}1825-0097", "0000-0002-1825-0097"),
    (Ror, "ror.org/05gq02987", "05gq02987"),
    (Isni, "https://www.isni.org/isni/0000000123121970", "0000000123121970"),
    (Isni, "isni.org/isni/0000000123121970", "0000000123121970"),
    (Issn, "21639914", "2163-9914"),
    (Issn, "ISSN: 2164-005x", "2164-005X"),
    (Issn, "http://id.crossref.org/issn/2163-9914", "2163-9914"),
    (Issn, "https://portal.issn.org/resource/ISSN/2163-9914", "2163-9914"),
    (Isbn, "ISBN 978-0-306-40615-7", "9780306406157"),
    (Isbn, "0-306-40615-2", "0306406152"),
    (Isbn, "http://id.crossref.org/isbn/9780306406157", "9780306406157"),
    (Ror, "https://ror.org/05gq02987", "05gq02987"),
    (FunderId, "https://doi.org/10.13039/100000002", "10.13039/100000002"),
    (FunderId, "100000002", "10.13039/100000002"),
    (Pmid, "https://pubmed.ncbi.nlm.nih.gov/31000000/", "31000000"),
    (Pmcid, "6700000", "PMC6700000"),
    (Pmcid, "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC6700000/", "PMC6700000"),
    (ArxivId, "arXiv:2401.01234v2", "2401.01234v2"),
    (ArxivId, "https://arxiv.org/abs/math.GT/0309136", "math.GT/0309136"),
    (Doi, "\ufeff10.1000/182\ufeff", "10.1000/182"),
    (Url, "https://www.example.org/a?b=c#d", "https://www.example.org/a?b=c#d"),
    (Url, "https://www.example.org/é%20ü", "https://www.example.org/%C3%A9%20%C3%BC"),
    (Url, "https://bücher.example/", "https://xn--bcher-kva.example/"),
    (Url, "https://www.example.org/100%?a[1]=#b#c", "https://www.example.org/100%25?a%5B1%5D=#b%23c"),
    (Url, "HTTPS://WWW.Example.ORG:/A?B", "https://www.example.org/A?B"),
    (Url, "http://[2001:db8::1]/a", "http://[2001:db8::1]/a"),
    (Language, "EN_us", "en-US"),
    (Language, "zh-hant-tw", "zh-Hant-TW"),
    (Language, "de-x-PRIVATE", "de-x-private"),
]

REFUSED: list[tuple[type[Identifier], str, str]] = [
    (Doi, "10.1097/", "prefix without a suffix"),
    (Doi, "10.1097", "prefix without a suffix"),
    (Doi, "10.1097/a b", "is not a DOI"),
    (Doi, "10.1097/a\x07b", "U\\+0007 at position 9 is not allowed"),
    (Doi, "11.1097/ab", "is not a DOI"),
    (Doi, "", "is not a DOI"),
    (Orcid, "0000-0002-1825-0098", "check digit"),
    (Orcid, "0000-0002-1825", "is not an ORCID iD"),
    (Isni, "0000000123121971", "is not an ISNI"),
    (Issn, "2163-9915", "is not an ISSN"),
    (Issn, "0000-0000", "no journal has this number"),
    (Isbn, "9780306406158", "is not an ISBN"),
    (Ror, "05gq02986", "check digits"),
    (Ror, "https://ror.org/05gq0298", "is not a ROR id"),
    (FunderId, "10.1234/5", "is not an Open Funder Registry id"),
    (Pmid, "PMC12", "is not a PubMed id"),
    (Pmcid, "PMCx", "is not a PubMed Central id"),
    (ArxivId, "2401.1", "is not an arXiv id"),
    (Url, "www.example.org", "is not a URL"),
    (Url, "https://exa mple.org", "white space"),
    (Url, "javascript:alert(1)", "is not a URL"),
    (Url, "http://[::1", "is not a URL"),
    (Url, "https://example.org:99999999/", "is not a URL"),
    (Url, "https://example.org:port/", "is not a URL"),
    (Url, "https://a..example/", "full stop too many"),
    (Doi, "10.1000/a\ufeffb", "without spaces"),
    (Language, "en\u0130", "is not a language tag"),
    (Language, "english language", "is not a language tag"),
    (Language, "e", "is not a language tag"),
]


@pytest.mark.parametrize(("kind", "given", "kept"), ACCEPTED)
def test_an_identifier_is_kept_in_one_form(kind: type[Identifier], given: str, kept: str) -> None:
    value = kind(given)
    assert value == (kept or given)
    assert type(value) is kind
    assert kind(str(value)) == value


@pytest.mark.parametrize(("kind", "given", "reason"), REFUSED)
def test_what_is_no_identifier_is_refused_with_the_reason(kind: type[Identifier], given: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        kind(given)


@given(st.sampled_from([kind for kind, _, _ in ACCEPTED]), st.text(max_size=40))
def test_any_text_is_kept_in_a_form_that_is_taken_again_or_refused_as_a_value(
    kind: type[Identifier], text: str
) -> None:
    try:
        value = kind(text)
    except ValueError:
        return
    assert kind(str(value)) == value


@pytest.mark.parametrize("kind", dict.fromkeys(kind for kind, _, _ in ACCEPTED))
def test_what_is_normal_is_what_normalising_leaves_as_it_is(kind: type[Identifier]) -> None:
    @given(st.from_regex(kind.json_pattern, fullmatch=True))
    def hold(text: str) -> None:
        try:
            kept = kind.normalised(text)
        except ValueError:
            kept = ""
        assert not kind.is_normal(text) or kept == text

    hold()


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Orcid, "0000-0002-1694-233X"),
        (Isni, "0000000123121970"),
        (Issn, "2164-005X"),
        (Isbn, "9780306406157"),
        (Isbn, "080442957X"),
        (Ror, "05gq02987"),
    ],
)
def test_a_value_is_normal_with_its_own_check_digit_alone(kind: type[Identifier], value: str) -> None:
    start, last = value[:-1], value[-1]
    assert [digit for digit in "0123456789X" if kind.is_normal(start + digit)] == [last]
    with pytest.raises(ValueError, match=r"is not|wrong"):
        kind(start + "9876543210"[int(last.replace("X", "9"))])


def test_identifiers_pickle() -> None:
    doi = Doi("10.1000/182")
    copy = pickle.loads(pickle.dumps(doi))  # noqa: S301 (our own bytes)
    assert copy == doi
    assert type(copy) is Doi


def test_urls_and_keys() -> None:
    assert Doi("10.1000/a<b>").url == "https://doi.org/10.1000/a%3Cb%3E"
    assert Doi("10.1000/AbC").key == Doi("10.1000/aBc").key
    assert Doi("10.1000/AbC").prefix == "10.1000"
    assert Orcid("0000-0002-1825-0097").url == "https://orcid.org/0000-0002-1825-0097"
    assert Ror("05gq02987").url == "https://ror.org/05gq02987"
    assert Isni("0000000123121970").url == "https://www.isni.org/isni/0000000123121970"
    assert Pmid("31000000").url == "https://pubmed.ncbi.nlm.nih.gov/31000000/"
    assert Pmcid("PMC6700000").url == "https://pmc.ncbi.nlm.nih.gov/articles/PMC6700000/"
    assert ArxivId("2401.01234").url == "https://arxiv.org/abs/2401.01234"
    assert Language("zh-Hant").base == "zh"
