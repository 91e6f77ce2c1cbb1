"""HTML: one page that opens from disk, asks nobody for anything, and works without scripts."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from provenance.reports import (
    _comparison_page,
    _event_page,
    _overview_page,
    _page,
    _source_page,
)
from provenance.reports._subject import Check, Comparison, Event, Inspection, Overview

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Environment

    from provenance.reports._data import Data
    from provenance.reports._subject import Frame, Subject


class _Html:
    """HTML: one page that opens from disk, asks nobody for anything, and works without scripts."""

    code = "html"
    rank = 40
    meaning = "the report to read and to show: one file, no network"

    def render(self, subjects: Sequence[Subject], frame: Frame) -> str:
        """Return the page of one subject; of several, a page that lists them."""
        if len(subjects) == 1:
            subject = subjects[0]
            if isinstance(subject, Comparison) or (
                isinstance(subject, Check) and subject.examination.collation is not None
            ):
                view = _comparison_page.comparison(subject, frame)
                return _place("comparison.html", view)
            if isinstance(subject, Event):
                return _place("event.html", _event_page.event(subject, frame))
            if isinstance(subject, Overview):
                return _place("overview.html", _overview_page.overview(subject, frame))
            if isinstance(subject, Check | Inspection):
                return _place("source.html", _source_page.source(subject, frame))
        return _place("listing.html", _source_page.listing(subjects, frame))


def _place(template: str, view: Data) -> str:
    style = _asset("report.css") + view.pop("style")
    script = _asset("report.js")
    return (
        _environment()
        .get_template(template)
        .render(
            **view,
            style=_page.markup(style),
            script=_page.markup(script),
            style_hash=_hash(style),
            script_hash=_hash(script),
        )
    )


@cache
def _environment() -> Environment:
    from jinja2 import (  # noqa: PLC0415 -- only this format pays for it
        Environment,
        PackageLoader,
        StrictUndefined,
    )

    return Environment(
        loader=PackageLoader("provenance.reports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def _asset(name: str) -> str:
    """Return a style or script without indentation and whole-line comments: each page has it."""
    text = files("provenance.reports").joinpath("templates", name).read_text("utf-8")
    lines = (line.strip() for line in text.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith(("//", "/*")))


def _hash(content: str) -> str:
    """Return what a content security policy calls exactly this style or script."""
    digest = hashlib.sha256(content.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


plugin = _Html()
