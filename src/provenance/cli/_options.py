"""The arguments and options that several verbs share, each written once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from provenance.errors import UsageError
from provenance.model import Threshold

SOURCE = "a path, '-' for standard input, or an id of the catalogue"

Sources = Annotated[list[str], typer.Argument(metavar="SOURCE...", help=f"Each {SOURCE}.")]
Base = Annotated[str, typer.Argument(metavar="BASE", help=f"Compared with: {SOURCE}.")]
Witness = Annotated[str, typer.Argument(metavar="WITNESS", help=f"Under examination: {SOURCE}.")]
Against = Annotated[
    list[str] | None,
    typer.Option(metavar="DIR|ID", help="Match against this folder, file or id. Repeatable."),
]
Format = Annotated[
    str, typer.Option("--format", "-f", metavar="FORMAT", help="Format of standard output.")
]
Outputs = Annotated[
    list[str] | None,
    typer.Option(
        "--output", "-o", metavar="FORMAT=FILE", help="Write this format to a file. Repeatable."
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(metavar="CODE", help="Only differences of this code. Repeatable."),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(metavar="CODE", help="No differences of this code. Repeatable."),
]
SubstanceOnly = Annotated[
    bool, typer.Option("--substance-only", help="Only differences that change what is said.")
]
FailOn = Annotated[
    Threshold | None,
    typer.Option(help="Exit with 1 from this severity up.", show_default="critical"),
]
ExitZero = Annotated[
    bool, typer.Option("--exit-zero", help="Exit with 0 whatever the verdict; 2 stays 2.")
]
Everything = Annotated[
    bool, typer.Option("--all", help="In text, list differences of form one by one too.")
]
Record = Annotated[
    bool | None,
    typer.Option(
        "--record/--no-record",
        help="Write what was judged to the event log, or not; else as configured.",
        show_default=False,
    ),
]
Explain = Annotated[
    bool, typer.Option("--explain", help="Tell which label style was found, and why.")
]
RedactPaths = Annotated[
    bool, typer.Option("--redact-paths", help="Show only the last part of every path.")
]


def one_of(format: str, *known: str) -> str:  # noqa: A002 - the option's own word
    """Return ``format`` where it is among ``known``; raise UsageError where it is not."""
    if format not in known:
        raise UsageError(f"unknown format {format!r}; known formats here: {', '.join(known)}")
    return format


Config = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Read this configuration instead of provenance.toml."),
]


def json_paths(given: list[str]) -> tuple[tuple[str, str], ...]:
    """Return the places in a JSON file as they are declared; each is NAME=PATH."""
    from provenance.sources import PATHS

    found: dict[str, str] = {}
    for each in given:
        name, equals, path = each.partition("=")
        if not equals or name not in PATHS or name in found:
            raise UsageError(
                f"--json-path {each!r} is no NAME=PATH, or names one twice; the names are "
                f"{', '.join(PATHS)}"
            )
        found[name] = path
    for name in ("turns", "text"):
        if name not in found:
            raise UsageError(f"--json-path must say where the {name!r} of the file is, too")
    return tuple((name, found[name]) for name in PATHS if name in found)
