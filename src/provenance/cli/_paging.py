"""Long results on a terminal are shown a screen at a time; anywhere else they just flow."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys


def paged(content: str) -> bool:
    """Show ``content`` in the pager and return True; False where none is wanted or there is none.

    A pager is wanted on a terminal, for more than a screen of it; ``PAGER`` names another one, and
    the empty ``PAGER`` none.
    """
    if sys.stdout is None or not sys.stdout.isatty() or not sys.stdin or not sys.stdin.isatty():
        return False
    if content.count("\n") < shutil.get_terminal_size((100, 24)).lines:
        return False
    command = shlex.split(os.environ.get("PAGER", "less"))
    if not command or shutil.which(command[0]) is None:
        return False
    # Colours are passed through, a short text is just printed, and the screen stays as it was.
    settings = {"LESS": "FRX", "LESSCHARSET": "utf-8"}
    try:
        pager = subprocess.Popen(  # noqa: S603 - the user's own pager
            command, stdin=subprocess.PIPE, env={**settings, **os.environ}
        )
    except OSError:
        return False
    try:
        pager.communicate(content.encode("utf-8", "backslashreplace"))
    except KeyboardInterrupt:
        pager.wait()
    return True
