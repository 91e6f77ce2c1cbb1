"""Result on standard output, talk on standard error; nothing else writes to either."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.errors import ProvenanceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

HINTS = {
    "usage": "run 'provenance --help', or 'provenance VERB --help', for what is understood",
    "unknown-code": "run 'provenance rules' for the codes, and 'provenance expectations list' for "
    "the rules of the suites",
    "source": "give a file that exists and holds a transcript, '-' for standard input, or an id "
    "that 'provenance list' shows",
    "undecodable": "name the encoding in the catalogue: 'provenance add FILE --encoding NAME'",
    "format": "mend the file, or declare its format in the catalogue",
    "catalogue": "mend the catalogue, or name another one in provenance.toml",
    "configuration": "mend provenance.toml, or leave the key out",
    "suite": "name a suite that is in the folder of expectations, with at least one expectation",
    "baseline": "mend the file of accepted differences; 'provenance baseline audit' helps",
    "record": "restore what was changed; 'provenance verify' names all that does not hold",
    "difference-file": "make it again: 'provenance diff BASE WITNESS -f json'",
}
"""What to do next, where the message does not say."""


@dataclass(frozen=True, slots=True)
class Talk:
    """Says on standard error what happens; ``quiet`` leaves errors only."""

    quiet: bool = False
    verbose: bool = False

    def note(self, message: str) -> None:
        """Say something that is worth knowing and no error."""
        if not self.quiet:
            _say(f"provenance: {message}")

    def detail(self, message: str) -> None:
        """Say something that only ``-v`` asks for."""
        if self.verbose:
            self.note(message)

    def error(self, error: ProvenanceError) -> None:
        """Say what is wrong, and what to do about it."""
        complain(error.slug, str(error))

    @contextmanager
    def progress(self, what: str, total: int) -> Iterator[Callable[[], None]]:
        """Show a bar while the block runs, on a terminal and for more than a handful of steps."""
        if self.quiet or total < 10 or sys.stderr is None or not sys.stderr.isatty():
            yield lambda: None
            return
        from rich.console import Console
        from rich.progress import Progress

        with Progress(console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(what, total=total)
            yield lambda: bar.advance(task)


def complain(slug: str, message: str) -> None:
    """Print one error: what is wrong and where on the first line, what to do on the second.

    Messages say what to do after their first semicolon.
    """
    what, _, hint = " ".join(message.split()).partition("; ")
    hint = hint or HINTS.get(slug, "")
    _say(f"provenance: error[{slug}]: {what}")
    if hint:
        _say(f"hint: {hint}")


def _say(line: str) -> None:
    # Names of files and pieces of sources may hold escape sequences: shown, never obeyed.
    safe = "".join(c if c.isprintable() or c == "\n" else repr(c)[1:-1] for c in line)
    if sys.stderr is not None:
        try:
            data = safe.encode(sys.stderr.encoding or "utf-8", "backslashreplace")
            sys.stderr.buffer.write(data + b"\n")
            sys.stderr.flush()
        except OSError:
            pass  # nobody listens, and that is no reason to change the exit code


def result(content: str | bytes) -> None:
    """Write the result to standard output, as UTF-8 whatever the locale; a closed pipe is quiet.

    Raises ProvenanceError where it cannot be written (a full disk).
    """
    if sys.stdout is None:
        return
    # A lone surrogate becomes its escape, which is JSON's own spelling of it.
    data = content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
    stream: BinaryIO = sys.stdout.buffer
    try:
        stream.write(data)
        stream.flush()
    except BrokenPipeError:
        # Python flushes once more at exit; let it write to nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        raise ProvenanceError(
            f"the result cannot be written to standard output: {error.strerror}; "
            "free some space, or write it elsewhere with -o FORMAT=FILE"
        ) from error
