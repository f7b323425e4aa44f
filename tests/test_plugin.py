"""The plugin in real builds of a tiny project: both languages, the shell around every page, serving."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from generator.plugin import ParcoursPlugin
from tests import builders
from tests.browser.pages import parse, text_of
from tests.builders import LIBRARY, edit, write
from tests.project import ROOT, SITE_URL, as_in_a_process_of_its_own, page, project

HOSTILE = "\"><script>alert(1)</script>' & <b>"
ESCAPED = "&lt;/title&gt;&lt;script&gt;alert(2)&lt;/script&gt;"
CONTENT = {
    **LIBRARY,
    # Plain text with HTML in it, and HTML that is escaped already.
    "institutions/universite.yaml": edit(
        builders.institution(),
        "name: {fr: Université des essais, en: Université des essais}",
        "name: {fr: '" + HOSTILE.replace("'", "''") + f"', en: '{ESCAPED}'}}",
    ),
}


@pytest.fixture(autouse=True)
def process() -> Iterator[None]:
    with as_in_a_process_of_its_own():
        yield


def config_of(folder: Path, **options: Any) -> MkDocsConfig:
    return load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"), **options)


def built(folder: Path) -> Path:
    """The site of a project."""
    build(config_of(folder))
    return folder / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with as_in_a_process_of_its_own():
        return built(project(tmp_path_factory.mktemp("project"), content=CONTENT))


def html(site: Path, path: str) -> str:
    return (site / path / "index.html").read_text(encoding="utf-8")


def tree(site: Path, path: str) -> Element:
    return parse(html(site, path))


def alternates(page: Element) -> dict[str, str]:
    return {
        link.get("hreflang", ""): link.get("href", "") for link in page.iter("link") if link.get("rel") == "alternate"
    }


PAIRS = [
    ("", "en/"),
    ("professions/profession/", "en/professions/profession-in-english/"),
    ("ordres/ordre/", "en/orders/ordre/"),
    ("sante/trajectoire/", "en/health/trajectoire-in-english/"),
    ("plan/mesure-3/", "en/plan/measure-3/"),
    ("glossaire/", "en/glossary/"),
    ("a-propos/", "en/about/"),
]


@pytest.mark.parametrize(("fr", "en"), PAIRS)
def test_one_build_makes_both_languages_and_each_says_which_it_is(site: Path, fr: str, en: str) -> None:
    assert (tree(site, fr).get("lang"), tree(site, en).get("lang")) == ("fr", "en")


@pytest.mark.parametrize(("fr", "en"), PAIRS)
def test_a_page_names_itself_in_both_languages(site: Path, fr: str, en: str) -> None:
    expected = {"fr": SITE_URL + fr, "en": SITE_URL + en, "x-default": SITE_URL + fr}
    for path in (fr, en):
        assert alternates(tree(site, path)) == expected
        (canonical,) = (link for link in tree(site, path).iter("link") if link.get("rel") == "canonical")
        assert canonical.get("href") == SITE_URL + path


@pytest.mark.parametrize(("fr", "en"), PAIRS)
def test_the_language_switch_leads_to_the_same_page(site: Path, fr: str, en: str) -> None:
    for path, other, lang in ((fr, en, "en"), (en, fr, "fr")):
        (switch,) = (a for a in tree(site, path).iter("a") if a.get("rel") == "alternate")
        assert switch.get("lang") == lang
        target = (site / path / (switch.get("href") or "")).resolve()
        assert target == (site / other).resolve()


def test_a_hand_written_page_without_a_counterpart_has_no_switch(site: Path) -> None:
    found = tree(site, "seul/")
    assert alternates(found) == {"fr": f"{SITE_URL}seul/"}
    assert not [a for a in found.iter("a") if a.get("rel") == "alternate"]


def test_hand_written_pages_are_in_the_shell_of_their_language(site: Path) -> None:
    french, english = tree(site, "a-propos/"), tree(site, "en/about/")
    assert (french.findtext(".//h1"), english.findtext(".//h1")) == ("À propos", "About")
    for found, section in ((french, "Ordres"), (english, "Orders")):
        (navigation,) = (nav for nav in found.iter("nav") if nav.get("class") == "site-nav")
        assert section in text_of(navigation)


def test_internal_links_of_hand_written_pages_lead_to_pages_of_their_language(site: Path) -> None:
    prose = {path: tree(site, path).find(".//div[@class='prose']") for path in ("a-propos/", "en/about/")}
    hrefs = {path: [a.get("href") for a in found.iter("a")] for path, found in prose.items() if found is not None}
    assert hrefs == {
        "a-propos/": ["../ordres/ordre/", "../aide/"],
        "en/about/": ["../../en/orders/ordre/", "../../en/about/"],
    }


def test_the_title_and_the_description_are_text_whatever_they_hold(site: Path) -> None:
    for path, name in (("etablissements/universite/", HOSTILE), ("en/institutions/universite-in-english/", ESCAPED)):
        assert "<script>alert" not in html(site, path)
        found = tree(site, path)
        assert (found.findtext(".//title") or "").startswith(name)
        (description,) = (meta for meta in found.iter("meta") if meta.get("name") == "description")
        assert (description.get("content") or "").startswith(name)
        (heading,) = found.iter("h1")
        assert text_of(heading) == name


def test_nothing_that_a_record_says_becomes_a_script(site: Path) -> None:
    for path in site.rglob("*.html"):
        for script in parse(path.read_text(encoding="utf-8")).iter("script"):
            if script.get("type") == "application/ld+json":
                # A block of data, which no browser runs; nothing in it can end it.
                assert json.loads(script.text or "")["@context"] == "https://schema.org"
                assert "<" not in (script.text or "")
            else:
                assert not script.text
                assert "/assets/" in (script.get("src") or "")


def test_the_not_found_page_speaks_both_languages_from_the_root_of_the_site(site: Path) -> None:
    page = parse((site / "404.html").read_text(encoding="utf-8"))
    sections = [section.get("lang") for section in page.iter("section")]
    assert sections == ["fr", "en"]
    links = [a.get("href") or "" for a in page.iter("a")]
    assert {"/base/", "/base/en/", "/base/professions/", "/base/en/professions/"} <= set(links)
    assert all(link.startswith("/base/") and "//" not in link for link in links)
    assert all((site / link.removeprefix("/base/") / "index.html").is_file() for link in links)


def test_only_the_assets_of_the_shell_are_copied(site: Path) -> None:
    own = {path.relative_to(ROOT / "overrides").as_posix() for path in (ROOT / "overrides" / "assets").rglob("*")}
    copied = {path.relative_to(site).as_posix() for path in (site / "assets").rglob("*")}
    assert copied == own
    assert not list(site.rglob("*.woff*"))
    assert not list(site.rglob("bundle*"))
    assert not (site / "search" / "search_index.json").exists()
    # Templates of the shell are not files of the site.
    assert {path.name for path in site.glob("*.html")} == {"404.html", "index.html"}
    assert not (site / "partials").exists()


def test_the_exports_are_files_of_the_site(site: Path) -> None:
    assert (site / "etat" / "coverage.csv").read_bytes().startswith(b"id,")
    assert json.loads((site / "en" / "coverage" / "coverage.json").read_text(encoding="utf-8"))["professions"]


def property_of(page: Element, name: str) -> list[str]:
    return [meta.get("content", "") for meta in page.iter("meta") if meta.get("property") == name]


@pytest.mark.parametrize("path", ["", "en/", "ordres/ordre/", "a-propos/", "en/about/", "seul/"])
def test_a_page_is_shared_with_its_address_and_a_picture(site: Path, path: str) -> None:
    found = tree(site, path)
    assert property_of(found, "og:url") == [SITE_URL + path]
    assert property_of(found, "og:image") == [f"{SITE_URL}{path}social.png"]
    assert (site / path / "social.png").read_bytes().startswith(b"\x89PNG")
    (title,) = property_of(found, "og:title")
    assert title in (found.findtext(".//title") or "")


@pytest.mark.parametrize("path", ["", "en/", "ordres/ordre/", "en/about/"])
def test_a_page_names_the_manifest_of_its_language_and_the_icon(site: Path, path: str) -> None:
    links = {link.get("rel"): link.get("href", "") for link in tree(site, path).iter("link")}
    manifest = (site / path / links["manifest"]).resolve()
    assert manifest == (site / ("en" if path.startswith("en/") else "") / "manifest.webmanifest").resolve()
    for icon in json.loads(manifest.read_text(encoding="utf-8"))["icons"]:
        assert (manifest.parent / icon["src"]).is_file()
    assert (site / path / links["apple-touch-icon"]).is_file()


def test_what_a_hand_written_page_is_stands_on_it(site: Path) -> None:
    scripts = tree(site, "en/about/").iter("script")
    (data,) = (script.text for script in scripts if script.get("type") == "application/ld+json")
    found = json.loads(data or "")
    assert (found["@type"], found["name"], found["url"]) == ("AboutPage", "About", f"{SITE_URL}en/about/")


def test_without_an_address_nothing_that_needs_one_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARCOURS_SITE_URL", "")
    site = built(project(tmp_path))
    assert not list(site.rglob("sitemap.xml*"))
    assert not list(site.rglob("social.png"))
    assert "Sitemap" not in (site / "robots.txt").read_text(encoding="utf-8")
    page = tree(site, "professions/profession/")
    assert not property_of(page, "og:url")
    assert not property_of(page, "og:image")
    assert property_of(page, "og:title") == ["Essayeuse, essayeur"]
    assert page.find(".//div[@class='handout']/svg") is None


def test_a_former_address_leads_on_without_a_script_and_is_no_page(tmp_path: Path) -> None:
    content = {**LIBRARY, "orders/ordre.yaml": builders.order(more="formerly: {fr: [ancien], en: [old, older]}\n")}
    site = built(project(tmp_path, content=content))
    for path, new in (
        ("ordres/ancien/", "ordres/ordre/"),
        ("en/orders/old/", "en/orders/ordre/"),
        ("en/orders/older/", "en/orders/ordre/"),
    ):
        found = tree(site, path)
        meta = {tag.get("name") or tag.get("http-equiv"): tag.get("content", "") for tag in found.iter("meta")}
        assert meta["robots"] == "noindex"
        delay, _, target = meta["refresh"].partition("; url=")
        (link,) = found.iter("a")
        assert (delay, target) == ("0", link.get("href"))
        assert (site / path / target / "index.html").resolve() == (site / new / "index.html").resolve()
        assert text_of(link) == "Ordre des essais du Québec"
        (canonical,) = (tag.get("href") for tag in found.iter("link") if tag.get("rel") == "canonical")
        assert canonical == SITE_URL + new
        assert found.get("lang") == ("en" if path.startswith("en/") else "fr")
        assert not list(found.iter("script"))
        # What is searched is marked; this is not.
        assert "data-pagefind-body" not in html(site, path)
        assert path not in (site / "sitemap.xml").read_text(encoding="utf-8")
        assert path not in html(site, "ordres/") + html(site, "en/orders/") + html(site, "en/")


def test_pages_of_records_lead_to_the_repository(site: Path) -> None:
    links = [a.get("href") or "" for a in tree(site, "ordres/ordre/").iter("a")]
    assert "https://github.com/parcours-quebec/parcours/edit/main/content/orders/ordre.yaml" in links


def test_without_an_address_alternates_are_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARCOURS_SITE_URL", "")
    site = built(project(tmp_path))
    for path in ("professions/", "en/professions/"):
        page = tree(site, path)
        for href in alternates(page).values():
            assert (site / path / href / "index.html").is_file()
        assert not [link for link in page.iter("link") if link.get("rel") == "canonical"]


def test_the_date_of_the_build_is_on_every_page_and_two_builds_are_equal(tmp_path: Path, site: Path) -> None:
    again = built(project(tmp_path, content=CONTENT))
    files = {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert {path.relative_to(again): path.read_bytes() for path in again.rglob("*") if path.is_file()} == files
    assert "22 novembre 2026" in html(site, "a-propos/")
    assert "November 22, 2026" in html(site, "en/about/")


def under(key: str, parent: str) -> str:
    """A page that stands under another one."""
    return page(key).replace(f"key: {key}\n", f"key: {key}\nunder: {parent}\n")


def test_a_page_under_another_is_reached_from_it_and_not_from_every_footer(tmp_path: Path) -> None:
    docs = {"fr/a.md": page("a", "Dessus", text="[Dessous](page:b)"), "fr/guides/b.md": under("b", "a")}
    site = built(project(tmp_path, docs))
    (crumbs,) = (nav for nav in tree(site, "guides/b/").iter("nav") if nav.get("class") == "crumbs")
    assert [(a.text, a.get("href")) for a in crumbs.iter("a")] == [("Accueil", "../../"), ("Dessus", "../../a/")]
    (foot,) = tree(site, "guides/b/").iter("footer")
    hrefs = [a.get("href") for a in foot.iter("a")]
    assert "../../a/" in hrefs
    assert "../../guides/b/" not in hrefs
    assert "../guides/b/" in [a.get("href") for a in tree(site, "a/").iter("a")]
    assert '"name":"Dessus"' in html(site, "guides/b/").replace(": ", ":")


# What is refused


def assert_refused(folder: Path, caplog: pytest.LogCaptureFixture, words: str) -> None:
    with pytest.raises(Abort):
        build(config_of(folder))
    assert words in caplog.text


@pytest.mark.parametrize(
    ("docs", "words"),
    [
        ({"fr/a.md": page("")}, "docs/fr/a.md:1:1: the front matter lacks key"),
        ({"fr/a.md": page("a", title="")}, "docs/fr/a.md:1:1: the front matter lacks title"),
        ({"en/a.md": page("a", description="")}, "docs/en/a.md:1:1: the front matter lacks description"),
        ({"fr/a.md": "Du texte."}, "docs/fr/a.md:1:1: the front matter lacks key, title, description"),
        ({"a.md": page("a")}, "docs/a.md: a page lies in docs/fr/ or docs/en/"),
        ({"de/a.md": page("a")}, "docs/de/a.md: a page lies in docs/fr/ or docs/en/"),
        ({"fr/a.md": page("a", text="[x](record:order/rien)")}, "no page for the link (record:order/rien)"),
        ({"fr/a.md": page("a", text="[x](page:rien)")}, "no page for the link (page:rien)"),
        ({"fr/a.md": page("a"), "en/b.md": page("b", text="[x](page:a)")}, "no page for the link (page:a)"),
        ({"fr/a.md": page("a"), "fr/b.md": page("a")}, "fr/b.md"),
        ({"fr/a/b.md": under("b", "rien")}, "docs/fr/a/b.md:1:1: no page has the key “rien” (“under”)"),
        ({"fr/a.md": page("a"), "en/b.md": under("b", "a")}, "docs/en/b.md:1:1: no page has the key “a” (“under”)"),
    ],
)
def test_a_broken_hand_written_page_is_named_and_nothing_is_built(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, docs: dict[str, str], words: str
) -> None:
    assert_refused(project(tmp_path, docs), caplog, words)


@pytest.mark.parametrize(
    "text",
    [
        "[x](page:a#partie)",
        "[x](record:order/ordre#contact)",
        '[x](record:order/ordre "Titre")',
        "[x]( record:order/ordre )",
        "[x][y]\n\n[y]: record:order/ordre",
        "[x](record:Order/Ordre)",
        "<record:order/ordre>",
    ],
)
def test_an_internal_link_is_never_published_as_it_was_written(tmp_path: Path, text: str) -> None:
    folder = project(tmp_path, {"fr/a.md": page("a", text=text)})
    try:
        site = built(folder)
    except Abort:
        return
    hrefs = [a.get("href") or "" for a in tree(site, "a/").iter("a")]
    assert [href for href in hrefs if href.startswith(("record:", "page:"))] == []


def test_content_with_errors_is_not_built(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder = project(tmp_path, content={**LIBRARY, "orders/ordre.yaml": edit(builders.order(), "gloss:", "glos:")})
    assert_refused(folder, caplog, "content/orders/ordre.yaml:4:1: schema: ")
    assert "The content has errors" in caplog.text


# Serving


def test_while_serving_a_broken_record_leaves_the_last_good_pages(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en")
    folder = project(tmp_path)
    config = config_of(folder)
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    assert "A loan." in html(folder / "site", "en/help/aide-in-english/")
    assert caplog.text == ""

    write(folder, {"supports/aide.yaml": edit(builders.support(), "category: money", "category: monney")})
    build(config_of(folder))
    assert "A loan." in html(folder / "site", "en/help/aide-in-english/")
    errors = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    assert errors[0].startswith("content/supports/aide.yaml:4:11: schema: ")
    assert len(errors) == 2

    caplog.clear()
    write(folder, {"supports/aide.yaml": edit(builders.support(), "A loan.", "A grant.")})
    build(config_of(folder))
    assert "A grant." in html(folder / "site", "en/help/aide-in-english/")
    assert caplog.text == ""


def test_serving_content_that_was_never_good_fails(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder = project(tmp_path, content={**LIBRARY, "orders/ordre.yaml": "id: [\n"})
    config = config_of(folder)
    config.plugins.on_startup(command="serve", dirty=False)
    with pytest.raises(Abort):
        build(config)
    assert "content/orders/ordre.yaml:" in caplog.text


def test_a_build_after_a_good_one_does_not_fall_back(tmp_path: Path) -> None:
    folder = project(tmp_path)
    config = config_of(folder)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    write(folder, {"orders/ordre.yaml": "id: [\n"})
    with pytest.raises(Abort):
        build(config_of(folder))


def test_records_templates_and_words_are_watched_while_serving(tmp_path: Path) -> None:
    watched: list[str] = []

    class Server:
        def watch(self, path: str) -> None:
            watched.append(Path(path).name)

    config = config_of(project(tmp_path))
    plugin = config.plugins["parcours"]
    assert isinstance(plugin, ParcoursPlugin)
    plugin.on_serve(Server(), config=config, builder=None)  # type: ignore[arg-type]
    assert watched == ["content", "templates", "locale"]
