"""Every error this package raises on purpose.

A message says what is wrong, where, and what to do next; the slug leads to its paragraph in
``docs/messages.md``. The command line prints the message and exits with ``exit_code``.
"""

from __future__ import annotations


class ProvenanceError(Exception):
    """Base of them all: the work could not be done, which is never a verdict (exit code 2)."""

    slug = "error"
    exit_code = 2


class RegistryError(ProvenanceError):
    """Two plug-ins claim one code, or a code is asked for that no plug-in has."""

    slug = "unknown-code"


class SourceError(ProvenanceError):
    """A source is missing, unreadable, empty, a directory, or no transcript at all."""

    slug = "source"


class DecodingError(ProvenanceError):
    """The bytes of a source are no text in any encoding that can be told."""

    slug = "undecodable"


class FormatError(ProvenanceError):
    """A source claims a format and breaks its rules."""

    slug = "format"


class CatalogueError(ProvenanceError):
    """The catalogue cannot be read, contradicts itself, or contradicts the files it lists."""

    slug = "catalogue"


class ConfigurationError(ProvenanceError):
    """A configuration key is unknown, or its value has the wrong shape."""

    slug = "configuration"


class SuiteError(ProvenanceError):
    """A suite of expectations is missing, misspelt, empty, or was not evaluated whole."""

    slug = "suite"


class BaselineError(ProvenanceError):
    """The file of accepted differences cannot be read or relied on."""

    slug = "baseline"


class RecordError(ProvenanceError):
    """The event log, a report or an attestation does not hold: something in it was changed."""

    slug = "record"


class DifferenceFileError(ProvenanceError):
    """A JSON diff is broken, of another version, or made from another base."""

    slug = "difference-file"


class UsageError(ProvenanceError):
    """The command was called in a way that has no meaning."""

    slug = "usage"
