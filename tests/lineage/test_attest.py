"""attest: signed, and read by stock tools; whatever was changed since is found and named."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives import serialization as form
from cryptography.hazmat.primitives.asymmetric import ec, ed25519

from provenance.errors import ProvenanceError, RecordError, UsageError
from provenance.lineage import (
    PrivateKey,
    Signer,
    envelope,
    opened,
    signers,
    ssh_signature,
    ssh_signer,
    statement,
)

ENVELOPE = "seeds/all.intoto.json"
SSH_KEYGEN = shutil.which("ssh-keygen")


def written(key, layout=form.PrivateFormat.OpenSSH, password=None):
    lock = form.BestAvailableEncryption(password) if password else form.NoEncryption()
    return key.private_bytes(form.Encoding.PEM, layout, lock)


def a_key(seed=b"\1"):
    return written(ed25519.Ed25519PrivateKey.from_private_bytes(seed * 32))


@pytest.fixture
def signed(archive):
    """An archive with two sources, a report, and a vouched-for attestation of all three."""
    archive.witness(archive.number)
    assert archive.run("add", "copy.txt").code == 0
    (archive.folder / "reports").mkdir()
    assert archive.run("diff", "talks", "copy", "-o", "reports/both.html").code == 0
    archive.write("key", a_key())
    things = ("talks", "copy", "reports/both.html")
    ran = archive.run("attest", *things, "--key", "key", "-o", ENVELOPE)
    assert ran.code == 0, ran.err
    archive.write("seeds/allowed_signers", f"# Ours.\n\nann {ran.out}")
    return archive


def differing(ran):
    return {(each["kind"], each["name"]) for each in ran.data["checks"] if each["state"] != "holds"}


def test_it_holds_and_says_by_whom(signed):
    ran = signed.run("verify", "-f", "json")
    assert (ran.code, ran.data["checked"]) == (0, 5)
    (check,) = (each for each in ran.data["checks"] if each["kind"] == "attestation")
    assert check == {
        "kind": "attestation",
        "name": ENVELOPE,
        "state": "holds",
        "detail": "signed by ann, about 3 things",
    }


def test_the_statement_is_in_toto_in_dsse(signed):
    data = json.loads((signed.folder / ENVELOPE).read_text())
    assert data.keys() == {"payload", "payloadType", "signatures"}
    assert data["payloadType"] == "application/vnd.in-toto+json"
    payload = base64.b64decode(data["payload"])
    said = json.loads(payload)
    assert said["_type"] == "https://in-toto.io/Statement/v1"
    assert [each["name"] for each in said["subject"]] == ["talks", "copy", "reports/both.html"]
    digest = sha256((signed.folder / "reports/both.html").read_bytes()).hexdigest()
    assert said["subject"][2]["digest"] == {"sha256": digest}
    assert said["predicate"]["made_at"] == "2023-11-14T22:13:20Z"
    assert said["predicate"]["log"]["lines"] == 4
    # The pre-authentication encoding, as the DSSE specification writes it.
    kind = data["payloadType"].encode()
    message = b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)
    key = ed25519.Ed25519PrivateKey.from_private_bytes(b"\1" * 32).public_key()
    key.verify(base64.b64decode(data["signatures"][0]["sig"]), message)


@pytest.mark.skipif(SSH_KEYGEN is None, reason="ssh-keygen is not installed")
def test_stock_ssh_keygen_accepts_it_and_refuses_what_was_changed(signed):
    def verify(data, who="ann", namespace="provenance"):
        command = [SSH_KEYGEN, "-Y", "verify", "-f", "seeds/allowed_signers", "-I", who]
        command += ["-n", namespace, "-s", f"{ENVELOPE}.sig"]
        ran = subprocess.run(
            command, input=data, capture_output=True, cwd=signed.folder, check=False
        )
        return ran.returncode

    data = (signed.folder / ENVELOPE).read_bytes()
    assert verify(data) == 0
    assert verify(data + b" ") != 0
    assert verify(data, who="bob") != 0
    assert verify(data, namespace="file") != 0


@pytest.mark.skipif(SSH_KEYGEN is None, reason="ssh-keygen is not installed")
def test_a_key_and_a_signature_of_stock_ssh_keygen_are_read(signed, tmp_path):
    command = [SSH_KEYGEN, "-q", "-t", "ed25519", "-N", "", "-C", "bob", "-f", "stock"]
    subprocess.run(command, check=True, cwd=tmp_path)
    ran = signed.run("attest", "--key", "stock", "-o", "stock.intoto.json")
    assert ran.code == 0
    assert (tmp_path / "stock.pub").read_text().startswith(ran.out.strip())
    (tmp_path / "stock.intoto.json.sig").unlink()
    command = [SSH_KEYGEN, "-q", "-Y", "sign", "-f", "stock", "-n", "provenance"]
    subprocess.run([*command, "stock.intoto.json"], check=True, cwd=tmp_path)
    signed.write("bobs", f"bob {ran.out}")
    ran = signed.run("verify", "stock.intoto.json", "--signers", "bobs", "-f", "json")
    assert (ran.code, differing(ran)) == (0, set())
    assert "signed by bob" in ran.out


def test_one_flipped_bit_is_found_and_named(signed):
    for name in (ENVELOPE, f"{ENVELOPE}.sig"):
        path = signed.folder / name
        kept = path.read_bytes()
        for at in range(0, len(kept), 13):
            data = bytearray(kept)
            data[at] ^= 1
            path.write_bytes(data)
            ran = signed.run("verify", ENVELOPE, "-f", "json")
            assert (ran.code, differing(ran)) == (2, {("attestation", ENVELOPE)}), at
        path.write_bytes(kept)
    assert signed.run("verify").code == 0


def change_report(archive):
    path = archive.folder / "reports/both.html"
    path.write_bytes(path.read_bytes() + b"\n")


def forge_report(archive):
    """Make another report in its place, with a seal that is right."""
    assert archive.run("diff", "copy", "talks", "-o", "reports/both.html").code == 0


def refresh(archive):
    archive.witness(("December", "May"), name="new.txt")
    assert archive.run("refresh", "copy", "--from", "new.txt").code == 0


def cut_log(archive):
    """Take the last line from the log, and count anew."""
    lines = archive.log.read_bytes().splitlines(keepends=True)[:-1]
    archive.log.write_bytes(b"".join(lines))
    digest = sha256(lines[-1].rstrip(b"\n")).hexdigest()
    archive.head.write_text(f"{len(lines)} {digest}\n")


def rewrite_log(archive):
    """Make a log that holds, with another story."""
    archive.log.unlink()
    archive.head.unlink()
    for _ in range(6):
        assert archive.run("verify", "seeds/catalogue.toml", "--record").code == 2


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda archive: None, 0),
        (lambda archive: archive.run("verify", "--record"), 0),
        (refresh, 0),
        (change_report, 2),
        (forge_report, 2),
        (cut_log, 2),
        (rewrite_log, 2),
    ],
)
def test_what_was_changed_since(change, code, signed):
    change(signed)
    ran = signed.run("verify", "-f", "json")
    assert ran.code == code
    assert (("attestation", ENVELOPE) in differing(ran)) == (code == 2)


def test_a_source_that_was_replaced_in_catalogue_and_log_is_found(signed):
    shutil.rmtree(signed.folder / "seeds/.revisions", ignore_errors=True)
    path = signed.folder / "seeds/copy.txt"
    old = sha256(path.read_bytes()).hexdigest()
    path.write_bytes(path.read_bytes().replace(b"fifteen", b"sixteen"))
    new = sha256(path.read_bytes()).hexdigest()
    catalogue = signed.folder / "seeds/catalogue.toml"
    catalogue.write_text(catalogue.read_text().replace(old, new))
    signed.log.unlink()
    signed.head.unlink()
    ran = signed.run("verify", "-f", "json")
    assert ran.code == 2
    assert ("attestation", ENVELOPE) in differing(ran)
    assert "'copy' has other bytes" in ran.out


def test_what_nobody_vouches_for_is_unchecked(signed):
    (signed.folder / "seeds/allowed_signers").unlink()
    ran = signed.run("verify", "-f", "json")
    assert (ran.code, differing(ran)) == (0, {("attestation", ENVELOPE)})
    assert "nobody vouches" in ran.out
    (signed.folder / f"{ENVELOPE}.sig").unlink()
    assert "was not checked" in signed.run("verify").out


def test_a_signature_by_somebody_else_does_not_hold(signed):
    signed.write("other", a_key(b"\2"))
    ran = signed.run("attest", "--key", "other", "-o", ENVELOPE)
    assert ran.code == 0
    ran = signed.run("verify")
    assert (ran.code, "not an allowed signer" in ran.out) == (2, True)


def test_envelope_and_twin_by_two_keys_do_not_hold(signed):
    data = (signed.folder / ENVELOPE).read_bytes()
    signed.write(f"{ENVELOPE}.sig", ssh_signature(data, PrivateKey(a_key(b"\2"))))
    ran = signed.run("verify")
    assert (ran.code, "another key" in ran.out) == (2, True)


def test_signers_may_be_configured(signed):
    path = signed.folder / "seeds/allowed_signers"
    signed.write("who.txt", path.read_bytes())
    path.unlink()
    signed.write("provenance.toml", 'signers = "who.txt"')
    assert "1 attestation, 1 report hold" in signed.run("verify").out
    signed.write("provenance.toml", 'signers = "nobody.txt"')
    assert signed.run("verify").code == 2


def test_attestations_are_no_sources(signed):
    ran = signed.run("gate", "-f", "json")
    assert (ran.code, ran.data["judged"], ran.data["unchanged"]) == (0, 0, 2)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere.txt", "--key", "key"), "cannot read"),
        (("talks", "--key", "nowhere"), "cannot read the key"),
        (("talks", "--key", "talks.txt"), "no private key"),
        (("talks", "--key", "password"), "password"),
        (("talks", "--key", "ecdsa"), "not ed25519"),
        (("talks", "--key", "broken"), "no private key"),
    ],
)
def test_what_cannot_be_signed(arguments, said, archive):
    key = ed25519.Ed25519PrivateKey.from_private_bytes(b"\1" * 32)
    archive.write("key", a_key())
    archive.write("password", written(key, form.PrivateFormat.PKCS8, b"x"))
    archive.write("ecdsa", written(ec.generate_private_key(ec.SECP256R1())))
    archive.write("broken", a_key().replace(b"b3Blbn", b"b3BlbX"))
    before = archive.files()
    ran = archive.run("attest", *arguments, "-o", "x.intoto.json")
    assert (ran.code, said in ran.err) == (2, True), ran.err
    assert "PRIVATE" not in ran.err
    assert archive.files() == before


def test_a_changed_source_is_not_signed(archive):
    archive.write("key", a_key())
    archive.write("seeds/talks.txt", "A: Other words.\n")
    assert archive.run("attest", "--key", "key", "-o", "x.intoto.json").code == 2
    assert not (archive.folder / "x.intoto.json").exists()


# ---- the values


def test_a_pem_key_is_read_as_well():
    key = ed25519.Ed25519PrivateKey.from_private_bytes(b"\1" * 32)
    assert PrivateKey(written(key, form.PrivateFormat.PKCS8)).public == PrivateKey(a_key()).public
    with pytest.raises(UsageError, match="password"):
        PrivateKey(written(key, form.PrivateFormat.PKCS8, b"x"))


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"{}",
        b"[]",
        b'{"_type": 1}',
        statement([("x", "a" * 63)], {}),
        statement([("x", "A" * 64)], {}),
        statement([("x", "a" * 64)], {}).replace(b"Statement/v1", b"Statement/v2"),
        statement([("x", "a" * 64)], {}).replace(b":", b": ", 1),
        b"[" * 100_000,
    ],
)
def test_a_signed_payload_that_is_no_statement_is_refused(payload):
    with pytest.raises(RecordError):
        opened(envelope(payload, PrivateKey(a_key())), ())


@pytest.mark.parametrize("data", [b"", b"{}", b"null", b"\xff", b'{"payload":1}', b"[" * 100_000])
def test_what_is_no_envelope_is_refused(data):
    with pytest.raises(RecordError):
        opened(data, ())


@pytest.mark.parametrize("armour", ["", "x", "-----BEGIN SSH SIGNATURE-----\n\n-----END", "é" * 9])
def test_what_is_no_signature_is_refused(armour):
    with pytest.raises(RecordError):
        ssh_signer(b"x", armour)


PUBLIC = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG9D29c"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", []),
        ("# nobody\n\n", []),
        (f"ann {PUBLIC} comment\nbob {PUBLIC}\n", ["ann", "bob"]),
        (f'ann namespaces="provenance,git" {PUBLIC}\n', ["ann"]),
        (f'ann namespaces="git" {PUBLIC}\n', []),
        (f'ann cert-authority,namespaces="file" {PUBLIC}\n', []),
        ("ann ssh-rsa AAAAB3NzaC1yc2E=\n", []),
        ("ann ecdsa-sha2-nistp256 AAAA\n", []),
    ],
)
def test_who_is_vouched_for(text, names):
    assert [each.name for each in signers(text, "here")] == names
    assert all(isinstance(each, Signer) for each in signers(text, "here"))


@pytest.mark.parametrize(
    "text", ["ann", PUBLIC, "ann ssh-ed25519", "ann ssh-ed25519 AAAA", f"ann {PUBLIC}A", "ann x y"]
)
def test_a_line_that_names_no_signer_is_an_error(text):
    with pytest.raises(ProvenanceError, match="line 1"):
        signers(text, "here")
