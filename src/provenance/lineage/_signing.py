"""Signatures: an in-toto Statement in a DSSE envelope, and the same file signed for ``ssh-keygen``.

Both are made with one ed25519 key, as ``ssh-keygen -t ed25519`` makes it. Whom to trust is said
by a file in the form of OpenSSH's ``allowed_signers``.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import struct
from dataclasses import dataclass
from hashlib import sha256, sha512
from typing import TYPE_CHECKING, Any, Final

from provenance.errors import RecordError, UsageError
from provenance.lineage._log import canonical

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

STATEMENT: Final = "https://in-toto.io/Statement/v1"
PREDICATE: Final = "urn:x-provenance:attestation:v1"
PAYLOAD: Final = "application/vnd.in-toto+json"
NAMESPACE: Final = "provenance"
"""What a signature for ``ssh-keygen`` is for: ``ssh-keygen -Y verify -n provenance``."""

_KIND: Final = b"ssh-ed25519"
_BEGIN: Final = "-----BEGIN SSH SIGNATURE-----"
_END: Final = "-----END SSH SIGNATURE-----"
_SHA256: Final = re.compile(r"[0-9a-f]{64}\Z")


@dataclass(frozen=True, slots=True)
class Attestation:
    """What a signed statement says: subjects by name and SHA-256, and what is said of them."""

    subjects: tuple[tuple[str, str], ...]
    predicate: Mapping[str, Any]
    key_id: str


@dataclass(frozen=True, slots=True)
class Signer:
    """A key that somebody vouches for, and the name it goes by."""

    name: str
    key: bytes
    """The 32 bytes of the public key."""

    @property
    def key_id(self) -> str:
        """The fingerprint, as ``ssh-keygen -l`` shows it."""
        return _fingerprint(self.key)


class PrivateKey:
    """A key that signs."""

    def __init__(self, data: bytes) -> None:
        """Read an OpenSSH or PEM private key; raise UsageError for any other, or with a password.

        The message never holds any of ``data``.
        """
        try:
            from cryptography.hazmat.primitives import serialization  # noqa: PLC0415
            from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415
        except ImportError:
            raise _no_extra() from None
        read = (
            serialization.load_ssh_private_key
            if b"OPENSSH PRIVATE KEY" in data
            else serialization.load_pem_private_key
        )
        try:
            key = read(data, password=None)
        except TypeError:
            raise UsageError(
                "the key has a password, and there is nobody to ask; sign with a copy that has "
                "none (ssh-keygen -p -N '' -f COPY)"
            ) from None
        except Exception:  # noqa: BLE001 - whatever a broken key makes a foreign reader raise
            raise UsageError(
                "the file is no private key; make one with ssh-keygen -t ed25519"
            ) from None
        if not isinstance(key, ed25519.Ed25519PrivateKey):
            raise UsageError("the key is not ed25519; make one with ssh-keygen -t ed25519")
        self._key: Ed25519PrivateKey = key
        self.public = key.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """Return the 64 bytes of the signature."""
        return self._key.sign(message)


def statement(subjects: Sequence[tuple[str, str]], predicate: Mapping[str, Any]) -> bytes:
    """Return the in-toto Statement about ``subjects``, pairs of name and SHA-256."""
    return canonical(
        {
            "_type": STATEMENT,
            "subject": [{"name": name, "digest": {"sha256": d}} for name, d in subjects],
            "predicateType": PREDICATE,
            "predicate": dict(predicate),
        }
    ).encode()


def envelope(payload: bytes, key: PrivateKey) -> bytes:
    """Return the DSSE envelope of ``payload``: canonical JSON and a line end."""
    signature = {
        "keyid": _fingerprint(key.public),
        "sig": base64.b64encode(key.sign(_pae(payload))).decode(),
    }
    return _enveloped(payload, [signature])


def opened(data: bytes, trusted: Sequence[Signer]) -> tuple[Attestation, Signer | None]:
    """Return what an envelope says, and who of ``trusted`` signed it, or None.

    Raise RecordError for whatever is not exactly an envelope as it was written, and for a
    signature by a trusted key that does not hold.
    """
    broken = RecordError(
        "it was changed: it is not the envelope that was written; fetch it anew, or attest again"
    )
    try:
        values = json.loads(data)
        payload = base64.b64decode(values["payload"], validate=True)
        (signature,) = values["signatures"]
        key_id, signed = signature["keyid"], base64.b64decode(signature["sig"], validate=True)
        if _enveloped(payload, [signature]) != data:
            raise broken
        said = json.loads(payload)
        if canonical(said).encode() != payload or said["_type"] != STATEMENT:
            raise broken
        subjects = tuple((each["name"], each["digest"]["sha256"]) for each in said["subject"])
        found = Attestation(subjects, said["predicate"], key_id)
    except (ValueError, KeyError, TypeError, RecursionError, binascii.Error):
        raise broken from None
    if not all(isinstance(n, str) and _SHA256.match(str(d)) for n, d in subjects):
        raise broken
    signer = next((each for each in trusted if each.key_id == key_id), None)
    if signer is not None and not _verifies(signer.key, signed, _pae(payload)):
        raise RecordError(
            f"the signature of {signer.name} does not hold: it was changed; fetch it anew, or "
            "attest again"
        )
    return found, signer


def ssh_signature(message: bytes, key: PrivateKey) -> str:
    """Return the signature of ``message`` that ``ssh-keygen -Y verify -n provenance`` reads."""
    public = _string(_KIND) + _string(key.public)
    made = _string(_KIND) + _string(key.sign(_to_be_signed(message)))
    blob = (
        b"SSHSIG"
        + struct.pack(">I", 1)
        + _string(public)
        + _string(NAMESPACE.encode())
        + _string(b"")
        + _string(b"sha512")
        + _string(made)
    )
    return _armoured(blob)


def ssh_signer(message: bytes, armour: str) -> bytes:
    """Return the public key that made the signature ``armour`` of ``message``.

    Raise RecordError where it does not hold, or is not exactly as it was written.
    """
    lines = armour.splitlines()
    try:
        blob = base64.b64decode("".join(lines[1:-1]), validate=True)
    except (ValueError, binascii.Error):
        blob = b""
    key = blob[33:65]
    signature = blob[-64:]
    public = _string(_KIND) + _string(key)
    whole = (
        b"SSHSIG"
        + struct.pack(">I", 1)
        + _string(public)
        + _string(NAMESPACE.encode())
        + _string(b"")
        + _string(b"sha512")
        + _string(_string(_KIND) + _string(signature))
    )
    sound = blob == whole and armour == _armoured(blob)
    if not sound or not _verifies(key, signature, _to_be_signed(message)):
        raise RecordError(
            "the signature for ssh-keygen does not hold: it or the file was "
            "changed; fetch both anew, or attest again"
        )
    return key


def signers(text: str, path: str) -> tuple[Signer, ...]:
    """Read a file of allowed signers; raise RecordError for a line that is none.

    Keys of other kinds than ed25519 are passed over, as are keys for other namespaces.
    """
    found: list[Signer] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        parts = line.split()
        kinds = [at for at, part in enumerate(parts) if part.startswith(("ssh-", "ecdsa-", "sk-"))]
        if not kinds or kinds[0] in (0, len(parts) - 1):
            raise RecordError(
                f"{path}, line {number} names no signer; write 'NAME ssh-ed25519 KEY'"
            )
        at = kinds[0]
        options = " ".join(parts[1:at])
        if parts[at] != _KIND.decode() or not _for_us(options):
            continue
        try:
            blob = base64.b64decode(parts[at + 1], validate=True)
        except (ValueError, binascii.Error):
            blob = b""
        if len(blob) != 51 or not blob.startswith(_string(_KIND)):
            raise RecordError(f"{path}, line {number} holds no ed25519 key; copy it anew")
        found.append(Signer(parts[0], blob[-32:]))
    return tuple(found)


def public_line(key: bytes) -> str:
    """Return a public key as OpenSSH writes it."""
    blob = _string(_KIND) + _string(key)
    return f"{_KIND.decode()} {base64.b64encode(blob).decode()}"


def _for_us(options: str) -> bool:
    named = re.search(r'namespaces="([^"]*)"', options)
    return named is None or NAMESPACE in named[1].split(",")


def _enveloped(payload: bytes, signatures: Sequence[object]) -> bytes:
    values = {
        "payload": base64.b64encode(payload).decode(),
        "payloadType": PAYLOAD,
        "signatures": list(signatures),
    }
    return canonical(values).encode() + b"\n"


def _pae(payload: bytes) -> bytes:
    """Return DSSE's pre-authentication encoding, which is what is signed."""
    return b"DSSEv1 %d %s %d %s" % (len(PAYLOAD), PAYLOAD.encode(), len(payload), payload)


def _to_be_signed(message: bytes) -> bytes:
    return (
        b"SSHSIG"
        + _string(NAMESPACE.encode())
        + _string(b"")
        + _string(b"sha512")
        + _string(sha512(message).digest())
    )


def _string(data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + data


def _armoured(blob: bytes) -> str:
    plain = base64.b64encode(blob).decode()
    lines = [plain[at : at + 70] for at in range(0, len(plain), 70)]
    return "\n".join((_BEGIN, *lines, _END)) + "\n"


def _fingerprint(key: bytes) -> str:
    blob = _string(_KIND) + _string(key)
    return "SHA256:" + base64.b64encode(sha256(blob).digest()).decode().rstrip("=")


def _verifies(key: bytes, signature: bytes, message: bytes) -> bool:
    try:
        from cryptography.exceptions import InvalidSignature  # noqa: PLC0415
        from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415
    except ImportError:
        raise _no_extra() from None
    try:
        ed25519.Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _no_extra() -> UsageError:
    return UsageError(
        "signatures need the extra 'attest'; run pip install 'provenance-transcripts[attest]'"
    )
