"""The command line: read arguments, call the pipeline, deliver. Exit codes are in ``_run``.

Importing this module costs no more than Typer does; each verb imports what it needs.
"""

import gc
import os
import sys
import traceback
import warnings
from pathlib import Path
from typing import Annotated, Any

import typer

from provenance import __version__
from provenance.cli import _options as o
from provenance.cli import (
    baselining,
    comparing,
    expecting,
    explaining,
    gating,
    judging,
    recording,
    registering,
    reporting,
    setting_up,
)
from provenance.cli._run import Colour, Run
from provenance.cli._streams import Talk, complain, result
from provenance.errors import ProvenanceError, UsageError

app = typer.Typer(
    name="provenance",
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(judging.check)
app.command()(comparing.diff)
app.command()(comparing.apply)
app.command()(judging.match)
app.command()(judging.inspect)
app.command()(registering.add)
app.command()(registering.refresh)
app.command("list")(registering.list_)
app.command()(registering.show)
app.command(short_help="Write the HTML report of what was compared.")(reporting.report)
app.command()(recording.log)
app.command()(recording.verify)
app.command()(recording.attest)
app.command()(recording.export)
app.command()(explaining.rules)
app.command()(explaining.rule)
app.command()(explaining.schema)
app.command()(reporting.demo)
app.command()(gating.gate)
app.add_typer(baselining.baseline)
app.add_typer(expecting.expectations)
app.command()(setting_up.init)
app.command()(setting_up.doctor)
app.add_typer(setting_up.config)

# Global options with a value, and those without: understood before and after the verb.
_WITH_VALUE = ("--config", "--color", "--jobs")
_WITHOUT = ("--quiet", "-q", "--verbose", "-v", "--version")


@app.callback(invoke_without_command=True)
def provenance(
    context: typer.Context,
    config: o.Config = None,
    color: Annotated[
        Colour, typer.Option(help="Colour the text: auto, always or never (or set NO_COLOR).")
    ] = "auto",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No talk but errors.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="More talk.")] = False,
    jobs: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Processes that may work at once.")
    ] = None,
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
) -> None:
    """Which event is this transcript a copy of, and where do the two differ."""
    if version:
        result(f"provenance {__version__}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(2)
    try:
        Path.cwd()
    except OSError as error:
        raise UsageError(
            f"the current folder cannot be used ({error.strerror}); go to one that exists"
        ) from None
    context.obj = Run(config, color, jobs, Talk(quiet=quiet, verbose=verbose))


def main() -> None:
    """Run the command line; a crash must never read as a verdict."""
    # What is made here lasts until it is delivered: looking for garbage every 700 objects, as
    # Python does, takes a tenth of the time of a long comparison.
    gc.set_threshold(300_000, 50, 50)
    # Nothing here multiplies matrices, and threads for that take a third of numpy's own start.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    arguments = _hoisted(sys.argv[1:])
    verbose = bool({"-v", "--verbose"} & set(arguments))
    if not verbose:
        warnings.simplefilter("ignore")
    code = _run(arguments, verbose)
    gc.freeze()  # what is left goes with the process, and nobody has to look through it
    sys.exit(code)


def _run(arguments: list[str], verbose: bool) -> int:
    try:
        return app(arguments, prog_name="provenance", standalone_mode=False) or 0
    except typer.Exit as left:
        return left.exit_code
    except (KeyboardInterrupt, typer.Abort):
        complain("interrupted", "stopped before the end")
        return 130
    except ProvenanceError as error:
        complain(error.slug, str(error))
        return error.exit_code
    except Exception as error:  # noqa: BLE001 - the last door before the shell
        if hasattr(error, "format_message"):
            _refuse(error)
            return 2
        if verbose:
            traceback.print_exc()
        complain(
            "crash",
            f"a defect of provenance {__version__}: {type(error).__name__}: {error}; "
            "run it again with -v and report what it prints",
        )
        return 70


def _refuse(error: Any) -> None:  # noqa: ANN401  (an error of the library that reads arguments)
    """Say what is wrong with the arguments; a group of verbs without a verb shows its verbs."""
    context = getattr(error, "ctx", None)
    if context is None:
        complain("usage", error.format_message())
    elif type(error).__name__ == "NoArgsIsHelpError":
        typer.echo(context.get_help(), err=True)
    else:
        hint = f"'{context.command_path} --help' says what is understood"
        what = error.format_message().replace("Value error, ", "").rstrip(".")
        complain("usage", f"{what}; {hint}")


def _hoisted(arguments: list[str]) -> list[str]:
    """Put the global options first, wherever they were written.

    >>> _hoisted(["diff", "a", "b", "--quiet", "--jobs", "2", "--", "-v"])
    ['--quiet', '--jobs', '2', 'diff', 'a', 'b', '--', '-v']
    """
    first: list[str] = []
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            rest += [argument, *waiting]
        elif argument in _WITHOUT or argument.startswith(tuple(f"{o}=" for o in _WITH_VALUE)):
            first.append(argument)
        elif argument in _WITH_VALUE:
            first += [argument, *([value] if (value := next(waiting, None)) is not None else [])]
        else:
            rest.append(argument)
    return first + rest
