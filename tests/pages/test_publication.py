"""The site's name and address."""

from __future__ import annotations

import pytest

from generator.pages.publication import Publication


@pytest.mark.parametrize(
    ("url", "root"),
    [("", "/"), ("https://site.example/", "/"), ("https://site.example/base/", "/base/")],
)
def test_the_root_is_the_path_of_the_address(url: str, root: str) -> None:
    assert Publication("Parcours", url).root == root


@pytest.mark.parametrize(
    ("url", "page", "address"),
    [
        ("https://site.example/base/", "en/orders/ordre/", "https://site.example/base/aide/"),
        ("", "en/orders/ordre/", "../../../aide/"),
        ("", "", "./aide/"),
    ],
)
def test_an_address_is_whole_or_relative_to_the_page(url: str, page: str, address: str) -> None:
    assert Publication("Parcours", url).address("aide/", page) == address
