"""One browser for all tests of this folder; where there is none, that is said aloud."""

from __future__ import annotations

import os
from contextlib import contextmanager

import pytest

from browser import making

collect_ignore = ["making.py"]

REQUIRED = "TEST_BROWSER"
"""Set to ``required``, a missing browser fails the run instead of skipping its tests."""


def pytest_terminal_summary(terminalreporter):
    """Say at the end of the run, whatever its options, that the pages were not looked at."""
    why = making.lacking()
    if why:
        terminalreporter.section("THE REPORT WAS NOT TESTED IN A BROWSER", sep="!")
        terminalreporter.line(why)
    elif not making.axe():
        terminalreporter.section("THE REPORT WAS NOT TESTED WITH AXE-CORE", sep="!")
        terminalreporter.line("pip install axe-playwright-python")


def _without(why):
    if os.environ.get(REQUIRED) == "required":
        pytest.fail(f"{REQUIRED} is set to 'required', and {why}")
    pytest.skip(f"NOT TESTED IN A BROWSER: {why}")


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium."""
    why = making.lacking()
    if why:
        _without(why)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=making.chromium(), args=list(making.FLAGS)
        )
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def axe():
    """The source of axe-core."""
    source = making.axe()
    if not source:
        _without("axe-core is missing: pip install axe-playwright-python")
    return source


@pytest.fixture(scope="session")
def subjects():
    """A subject for every kind of page."""
    return making.subjects()


@pytest.fixture(scope="session")
def pages(subjects, tmp_path_factory):
    """The file of every kind of page."""
    folder = tmp_path_factory.mktemp("pages")
    files = {name: folder / f"{name}.html" for name in subjects}
    for name, file in files.items():
        file.write_text(making.page(subjects[name]), encoding="utf-8")
    return files


class Tabs:
    """Tabs that are used again: a tab of its own for each visit would take most of the time.

    Nothing is carried over: each visit loads its page anew, and pages from disk store nothing.
    """

    def __init__(self, browser):
        self.browser = browser
        self.free = {}

    def take(self, java_script_enabled=True, permissions=()):
        """Return a blank tab, and the list that it goes back to."""
        key = (java_script_enabled, tuple(permissions))
        idle = self.free.setdefault(key, [])
        if not idle:
            context = self.browser.new_context(
                java_script_enabled=java_script_enabled, permissions=list(permissions)
            )
            idle.append(_listened_to(context.new_page()))
        return idle.pop(), idle


def _listened_to(page):
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.on(
        "console",
        lambda told: page.said.append(told.text) if told.type in ("error", "warning") else None,
    )
    page.on("dialog", lambda dialog: (page.said.append(dialog.message), dialog.dismiss()))
    return page


@pytest.fixture(scope="session")
def tabs(browser):
    """The tabs of the session."""
    return Tabs(browser)


@pytest.fixture
def visit(tabs, pages):
    """Open a page by its name; what it asked for and complained of is kept beside it."""

    @contextmanager
    def go(
        name,
        anchor="",
        width=1280,
        height=900,
        color_scheme="light",
        reduced_motion="no-preference",
        **context,
    ):
        page, idle = tabs.take(**context)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(media="screen", color_scheme=color_scheme, reduced_motion=reduced_motion)
        page.asked, page.said = [], []
        page.goto(pages.get(name, name).as_uri() + anchor)
        yield page
        # A tab that a failure left in an unknown state is not used again.
        page.goto("about:blank")
        idle.append(page)

    return go
