"""Signing what is registered and reported, and holding signatures against the keys vouched for."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from provenance import __version__, lineage
from provenance.cli._moment import moment
from provenance.cli._record import log_of
from provenance.errors import RecordError, SourceError, UsageError
from provenance.reports import write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.cli._run import Run
    from provenance.lineage import Attestation, Signer
    from provenance.sources import Catalogue

SIGNERS: Final = "allowed_signers"
"""The file beside the catalogue that says whose signatures count."""

MARK: Final = b'"payloadType":"application/vnd.in-toto+json"'


def attest(run: Run, names: Sequence[str], key: Path, output: Path) -> str:
    """Sign a statement about ``names`` (ids and files; all that is registered if none).

    Return what ``allowed_signers`` must hold for it to be trusted. The file ``output`` is the
    envelope, and the file of that name with ``.sig`` the signature for ssh-keygen.
    """
    signing = lineage.PrivateKey(_bytes_of(key, "key"))
    catalogue = run.catalogue
    if not names:
        names = run.demanded_catalogue().ids
    if not names:
        raise UsageError("nothing is registered, so there is nothing to attest; name a file")
    limit = run.configuration.max_bytes
    subjects: list[tuple[str, str]] = []
    for name in dict.fromkeys(names):
        if catalogue is not None and name in catalogue.ids:
            subjects.append((name, catalogue.source(name, limit=limit).sha256))
        else:
            subjects.append((Path(name).as_posix(), sha256(_bytes_of(Path(name))).hexdigest()))
    predicate: dict[str, object] = {
        "generator": f"provenance {__version__}",
        "made_at": moment().strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    if catalogue is not None and (head := lineage.checked_head(log_of(catalogue))):
        predicate["log"] = {"file": log_of(catalogue).name, "lines": head[0], "sha256": head[1]}
    made = lineage.envelope(lineage.statement(subjects, predicate), signing)
    write(output, made.decode())
    write(twin(output), lineage.ssh_signature(made, signing))
    run.talk.note(f"{len(subjects)} attested in {output}, signed again in {twin(output)}")
    return lineage.public_line(signing.public)


def trusted(run: Run, file: Path | None) -> tuple[Signer, ...] | None:
    """Return whose signatures count; None where nobody has said so."""
    path = file or run.configuration.signers
    if path is None and run.catalogue is not None:
        beside = run.catalogue.path.with_name(SIGNERS)
        path = beside if beside.is_file() else None
    if path is None:
        return None
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no UTF-8"
        raise RecordError(
            f"cannot read the allowed signers {path}: {reason}; name a file of lines "
            "'NAME ssh-ed25519 KEY'"
        ) from None
    return lineage.signers(text, str(path))


def judged(
    path: Path, data: bytes, vouched: Sequence[Signer] | None, catalogue: Catalogue | None
) -> tuple[bool, str]:
    """Return whether somebody vouches for an attestation that holds, and what it is about.

    Raise RecordError where envelope, signatures or subjects do not hold, or where others are
    vouched for than the one who signed.
    """
    found, signer = lineage.opened(data, vouched or ())
    beside = twin(path)
    own: Signer | None = None
    if beside.is_file():
        armour = _bytes_of(beside).decode("ascii", "replace")
        own = lineage.Signer("whoever signed it", lineage.ssh_signer(data, armour))
        if own.key_id != found.key_id:
            raise RecordError(
                f"{beside.name} is signed with another key than "
                "the envelope; fetch both anew, or attest again"
            )
        lineage.opened(data, [own])
    about = f"about {_subjects(path, found, catalogue)}"
    if signer is not None:
        return True, f"signed by {signer.name}, {about}"
    if vouched is not None:
        raise RecordError(
            f"it is signed with {found.key_id}, which is not an allowed "
            "signer's; ask who signed it, or add the key to the allowed signers"
        )
    how = "its signature holds, but" if own is not None else "its signature was not checked:"
    return False, f"{how} nobody vouches for the key {found.key_id}; {about}"


def _subjects(path: Path, found: Attestation, catalogue: Catalogue | None) -> str:
    """Hold each subject against what is here; return how many there are, and how many are not."""
    away = 0
    for name, digest in found.subjects:
        here: set[str] = set()
        if catalogue is not None and name in catalogue.ids:
            entry = catalogue.entry(name)
            here = {entry.sha256, *(each.sha256 for each in entry.revisions)}
        else:
            for place in (Path(name), path.parent / name):
                if place.is_file():
                    here = {sha256(_bytes_of(place)).hexdigest()}
                    break
        if not here:
            away += 1
        elif digest not in here:
            raise RecordError(
                f"{name!r} has other bytes than were attested (sha256 {digest}); "
                "restore the file, or attest it anew"
            )
    log = found.predicate.get("log")
    if catalogue is not None and isinstance(log, dict):
        lineage.check_line(log_of(catalogue), log.get("lines"), log.get("sha256"))
    number = len(found.subjects)
    said = f"{number} thing{'' if number == 1 else 's'}"
    return said + (f", {away} of them not here" if away else "")


def twin(path: Path) -> Path:
    return path.with_name(f"{path.name}.sig")


def _bytes_of(path: Path, what: str = "file") -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceError(
            f"cannot read the {what} {path}: {error.strerror or error}; name one that is there"
        ) from None
