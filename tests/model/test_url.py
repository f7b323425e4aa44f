"""Addresses, telephone numbers."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.model.url import Email, Phone, WebUrl

URLS: TypeAdapter[str] = TypeAdapter(WebUrl)
EMAILS: TypeAdapter[str] = TypeAdapter(Email)
PHONES: TypeAdapter[str] = TypeAdapter(Phone)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "https://example.org/",
        "http://www.example.org/page",
        "https://example.org:8443/a/b?c=d&e=f#g",
        "https://www.legisquebec.gouv.qc.ca/fr/document/rc/I-8,%20r.%2016",
        "https://exämple.org/été",
        "HTTPS://EXAMPLE.ORG/",
        "https://[2001:db8::1]/",
    ],
)
def test_an_absolute_web_address_is_kept_as_it_is(url: str) -> None:
    assert URLS.validate_python(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "//example.org/",
        "/page",
        "https:",
        "https://",
        "https:///page",
        "https://:443/",
        "https:example.org",
        "ftp://example.org/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "mailto:a@example.org",
        "record:order/oiiq",
        "https://example.org/a b",
        "https://example.org/a\nb",
        " https://example.org/",
        "java\nscript:alert(1)",
        "https://example.org:x/",
        "https://example.org:65536/",
        "https://[::1",
        "https://example.org/" + "a" * 1000,
    ],
)
def test_nothing_else_is_a_web_address(url: str) -> None:
    with pytest.raises(ValidationError):
        URLS.validate_python(url)


@pytest.mark.parametrize("email", ["a@example.org", "prenom.nom+etc@sous.domaine.gouv.qc.ca", "info@ordre.quebec"])
def test_an_email_address(email: str) -> None:
    assert EMAILS.validate_python(email) == email


@pytest.mark.parametrize(
    "email",
    [
        "",
        "a",
        "a@",
        "@example.org",
        "a@example",
        "a b@example.org",
        "a@b@example.org",
        "<a@example.org>",
        "a@example.org\n",
    ],
)
def test_nothing_else_is_an_email_address(email: str) -> None:
    with pytest.raises(ValidationError):
        EMAILS.validate_python(email)


@pytest.mark.parametrize(
    "phone",
    [
        "514 935-2501",
        "1 800 363-6048",
        "+1 514 935-2501",
        "5149352501",
        "514 935-2501, poste 123",
        "514 935-2501, ext. 7",
    ],
)
def test_a_telephone_number_as_quebec_writes_it(phone: str) -> None:
    assert PHONES.validate_python(phone) == phone


@pytest.mark.parametrize(
    "phone",
    [
        "",
        "514",
        "(514) 935-2501",
        "514.935.2501",
        "514 935-2501 poste 123",
        "514 935-2501, poste",
        "tel:5149352501",
        "٥١٤ ٩٣٥-٢٥٠١",
    ],
)
def test_nothing_else_is_a_telephone_number(phone: str) -> None:
    with pytest.raises(ValidationError):
        PHONES.validate_python(phone)
