"""Rich text: only the subset of Markdown, only the links that are allowed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.context import Context
from generator.finding import Finding
from generator.markdown import is_allowed_link, links, outside_subset
from generator.message import N_, Message
from generator.model.kinds import KIND_NAMES, KINDS
from generator.model.record import PageRecord
from generator.reading import did_you_mean, ids_in, one_of


def allowed(context: Context) -> Iterator[Finding]:
    """A link is `https:`, `mailto:`, `tel:`, or `record:` to a record that exists and has a page."""
    by_kind = {kind.name: context.library.records[kind.name] for kind in KINDS if issubclass(kind.model, PageRecord)}
    for record, loc, text in context.rich_texts():
        for url in links(text):
            if not url.startswith("record:"):
                if not is_allowed_link(url):
                    message = Message(N_("the link “{url}” is not allowed"), url=url)
                    hint = Message(N_("use https:, mailto:, tel: or record:<kind>/<id>"))
                    yield context.finding(record, loc, "link", message, hint)
                continue
            kind, _, target = url.removeprefix("record:").partition("/")
            name = next((name for name in by_kind if name == kind), None)
            if name is None:
                message = Message(N_("no kind of record “{kind}” has pages"), kind=kind)
                yield context.finding(record, loc, "link", message, did_you_mean(kind, by_kind) or one_of(by_kind))
            elif target not in by_kind[name] and (name, target) not in context.library.unread:
                message = Message(N_("no {kind} “{id}”"), kind=Message(KIND_NAMES[name]), id=target)
                hint = did_you_mean(target, by_kind[name]) or ids_in(name)
                yield context.finding(record, loc, "link", message, hint)


def markdown_subset(context: Context) -> Iterator[Finding]:
    """Rich text holds paragraphs, emphasis, lists and links, and nothing else."""
    for record, loc, text in context.rich_texts():
        for what in outside_subset(text):
            message = Message(N_("rich text cannot hold this: {what}"), what=what)
            hint = Message(N_("use paragraphs, *emphasis*, lists and [links](https://…) only"))
            yield context.finding(record, loc, "markdown", message, hint)
