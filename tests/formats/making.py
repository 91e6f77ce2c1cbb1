"""Sources for the tests of formats."""

from hashlib import sha256

from provenance.model import Facts, Source


def source_of(data, path="x", **facts):
    """A source of text or bytes, with what the catalogue declares of it."""
    raw = data if isinstance(data, bytes) else data.encode()
    return Source("x", path, raw, sha256(raw).hexdigest(), Facts(**facts))
