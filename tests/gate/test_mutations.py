"""The table of mutations: whatever is broken, the gate says so by its exit code."""

from __future__ import annotations

import errno
import gzip
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from provenance.cli import _gate, _memory, _shelf, _since, _verdict
from provenance.matching import Index
from provenance.validation import _gx

TABLE = yaml.safe_load((Path(__file__).parent / "mutations.yaml").read_text("utf-8"))


def content(said: str) -> str | bytes:
    return bytes.fromhex(said.removeprefix("hex:")) if said.startswith("hex:") else said


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in TABLE])
def test_a_mutation_gives_its_code(house: Any, monkeypatch: Any, case: dict[str, Any]) -> None:
    if "copy" in case:
        house.witness(*map(tuple, case["copy"]))
    for name, said in case.get("write", {}).items():
        house.write(name, content(said))
    for name, (old, new) in case.get("replace", {}).items():
        before = (house.folder / name).read_text("utf-8")
        assert old in before
        house.write(name, before.replace(old, new))
    for name in case.get("remove", []):
        (house.folder / name).unlink()
    if "suite" in case:
        rule = {"severity": "critical", "meta": {"rule": "OWN-01"}, **case["suite"]}
        own = {"name": "sources-own", "expectations": [rule]}
        house.write("expectations/own.json", json.dumps(own))
    if "suite_text" in case:
        house.write("expectations/own.json", case["suite_text"])
    for name, value in case.get("env", {}).items():
        monkeypatch.setenv(name, value)
    house.given = case.get("given", "")
    if "stub" in case:
        globals()[case["stub"]](house, monkeypatch)
    ran = house.run("gate", *case.get("args", []))
    said = " ".join(f"{ran.out} {ran.err}".split())
    assert ran.code == case["code"], said
    assert case.get("says", "") in said
    assert "says_not" not in case or case["says_not"] not in said
    if case["code"] in (2, 70):
        assert "error[" in ran.err or "not done" in ran.err


def test_the_table_is_what_it_says() -> None:
    ids = [case["id"] for case in TABLE]
    assert len(ids) == len(set(ids)) > 100
    keys = {"id", "code", "copy", "write", "replace", "remove", "suite", "suite_text", "env"}
    assert {key for case in TABLE for key in case} <= keys | {
        "stub",
        "given",
        "args",
        "says",
        "says_not",
    }
    stubs = {case["stub"] for case in TABLE if "stub" in case}
    assert all(callable(globals().get(name)) for name in stubs)


# ---- surroundings that are broken


def dangling_link(house: Any, _monkeypatch: Any) -> None:
    (house.seeds / "new.txt").symlink_to("nosuch")


def pipe(house: Any, _monkeypatch: Any) -> None:
    os.mkfifo(house.seeds / "new.txt")


def empty_folder(house: Any, _monkeypatch: Any) -> None:
    (house.folder / "fresh").mkdir()


def bad_copy(house: Any, name: str = "seeds/copy.txt") -> Path:
    path: Path = house.witness(("twelve countries", "fifteen countries"), name=name)
    return path


def copy_named(house: Any, _monkeypatch: Any) -> None:
    bad_copy(house, house.given)


def linked_folder(house: Any, _monkeypatch: Any) -> None:
    bad_copy(house, "elsewhere/copy.txt")
    (house.seeds / "more").symlink_to("../elsewhere")


def endless_link(house: Any, _monkeypatch: Any) -> None:
    (house.seeds / "new.txt").symlink_to("new.txt")


def folder_in_itself(house: Any, _monkeypatch: Any) -> None:
    (house.seeds / "more").symlink_to(".")


def closed_folder(house: Any, monkeypatch: Any) -> None:
    bad_copy(house, "seeds/more/copy.txt")
    scandir = os.scandir

    def closed(place: Any) -> Any:
        if str(place).endswith("more"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(place))
        return scandir(place)

    monkeypatch.setattr(os, "scandir", closed)


def long_name(house: Any, monkeypatch: Any) -> None:
    house.configure(f"paths = ['{'a' * 5000}']\n")


def listed_twice(house: Any, _monkeypatch: Any) -> None:
    path = house.seeds / "catalogue.toml"
    other = f'[[source]]\nid = "other"\nfile = "talks.txt"\nsha256 = "{"0" * 64}"\n\n'
    before = path.read_text()
    path.write_text(before + other if house.given else other + before)


def compressed(house: Any, _monkeypatch: Any) -> None:
    path = bad_copy(house)
    path.write_bytes(gzip.compress(path.read_bytes()))


def claimed_reprint(house: Any, _monkeypatch: Any, event: str = "Talks") -> None:
    house.write("seeds/claimed.txt", "MR. GREEN: We meet in the garden, and we talk of roses.\n")
    claimed(house, event)


def claimed_reprint_of_another(house: Any, monkeypatch: Any) -> None:
    claimed_reprint(house, monkeypatch, "Another")


def true_reprint(house: Any, _monkeypatch: Any) -> None:
    house.witness(("That is progress.", "That  is progress."), name="seeds/claimed.txt")
    claimed(house, "Talks")


def twin_reprint(house: Any, _monkeypatch: Any) -> None:
    house.witness(name="seeds/claimed.txt")
    house.witness(("That is progress.", "That  is progress."))
    house.catalogue("claimed", "copy")
    path = house.seeds / "catalogue.toml"
    for name, role in (("claimed", "reprint"), ("talks", "official")):
        there = f'id = "{name}"\n'
        said = f'{there}role = "{role}"\nevent = "Talks"\n'
        path.write_text(path.read_text().replace(there, said))


def claimed(house: Any, event: str) -> None:
    house.catalogue("claimed")
    path = house.seeds / "catalogue.toml"
    facts = {"claimed": (house.given or "reprint", event), "talks": ("official", "Talks")}
    for name, (role, what) in facts.items():
        there = f'id = "{name}"\n'
        said = f'{there}role = "{role}"\nevent = "{what}"\n'
        path.write_text(path.read_text().replace(there, said))


def git(*arguments: str) -> None:
    who = ["-c", "user.email=a@example.org", "-c", "user.name=A"]
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


def committed(_house: Any, _monkeypatch: Any) -> None:
    git("init", "--quiet")
    git("add", "--all")
    git("commit", "--quiet", "--allow-empty", "--message", "all")


def ignored_by_git(house: Any, monkeypatch: Any) -> None:
    house.write(".gitignore", "copy*\n")
    committed(house, monkeypatch)
    bad_copy(house)


def there_before(house: Any, monkeypatch: Any) -> None:
    bad_copy(house)
    committed(house, monkeypatch)


def outside_of_git(house: Any, monkeypatch: Any) -> None:
    inner = house.folder / "inner"
    inner.mkdir()
    monkeypatch.chdir(inner)
    committed(house, monkeypatch)
    bad_copy(house, "outside/copy.txt")
    house.configure("catalogue = 'seeds/catalogue.toml'\npaths = ['outside']\n")


def renamed_in_git(house: Any, monkeypatch: Any) -> None:
    there_before(house, monkeypatch)
    git("mv", "seeds/copy.txt", "seeds/moved.txt")


def other_role(house: Any, monkeypatch: Any) -> None:
    committed(house, monkeypatch)
    path = house.seeds / "catalogue.toml"
    path.write_text(path.read_text().replace('id = "talks"', 'id = "talks"\nrole = "machine"'))


def other_comment(house: Any, monkeypatch: Any) -> None:
    committed(house, monkeypatch)
    path = house.seeds / "catalogue.toml"
    path.write_text("# a comment\n" + path.read_text())


def newly_listed(house: Any, monkeypatch: Any) -> None:
    house.witness(("That is progress.", "That  is progress."))
    committed(house, monkeypatch)
    house.catalogue("copy")


def no_catalogue_before(house: Any, monkeypatch: Any) -> None:
    path = house.seeds / "catalogue.toml"
    text = path.read_text()
    path.unlink()
    if house.given:
        path.write_text(house.given)
    committed(house, monkeypatch)
    path.write_text(text)


def no_configuration(house: Any, _monkeypatch: Any) -> None:
    (house.folder / "provenance.toml").symlink_to("nosuch.toml")


def namesake(house: Any, monkeypatch: Any) -> None:
    house.configure("[gate.source.budget]\nnumber.critical = 9\n")
    if house.given:
        bad_copy(house, "seeds/budget.txt")
        house.catalogue()
    else:
        bad_copy(house, "seeds/more/budget.txt")


def other_code_points(house: Any, _monkeypatch: Any) -> None:
    path = house.seeds / "catalogue.toml"
    path.write_text(path.read_text().replace("talks.txt", "t\u00e4lks.txt"))
    (house.seeds / "talks.txt").rename(house.seeds / "ta\u0308lks.txt")


def other_case(house: Any, _monkeypatch: Any) -> None:
    (house.seeds / "talks.txt").rename(house.seeds / "Talks.txt")


def folder_is_gone(house: Any, monkeypatch: Any) -> None:
    place = house.folder / "gone"
    place.mkdir()
    monkeypatch.chdir(place)
    place.rmdir()


def run_in_seeds(house: Any, monkeypatch: Any) -> None:
    monkeypatch.chdir(house.seeds)


def other_digest(house: Any, _monkeypatch: Any) -> None:
    path = house.seeds / "catalogue.toml"
    before, after = path.read_text().split('sha256 = "')[:2]
    path.write_text(path.read_text().replace(after[:64], "0" * 64))
    assert before


def cut_index(house: Any, _monkeypatch: Any) -> None:
    assert house.run("match", "seeds/copy.txt").code == 0
    index = house.folder / ".provenance" / "index.sqlite"
    data = index.read_bytes()
    index.write_bytes(data[: len(data) // 2 + 7])


def swapped_memory(house: Any, monkeypatch: Any) -> None:
    """Whoever puts the result of a sound text in the place of another is found out."""
    text = (house.seeds / "copy.txt").read_text()
    house.write("seeds/copy.txt", text.replace("fifteen", "twelve").replace("That is", "That  is"))
    assert house.run("gate").code == 0
    (sound,) = (house.folder / ".provenance" / "results").glob("*/*")
    house.write("seeds/copy.txt", text)
    place = _memory.Memory._place
    written: list[Path] = []

    def remembering(self: Any, key: str) -> Path:
        path = place(self, key)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(sound.read_bytes())
            written.append(path)
        return path

    monkeypatch.setattr(_memory.Memory, "_place", remembering)


def clock_1970(_house: Any, monkeypatch: Any) -> None:
    class Early(date):
        @classmethod
        def today(cls) -> date:
            return date(1970, 1, 1)

    monkeypatch.setattr(_verdict, "date", Early)


def clock_3000(_house: Any, monkeypatch: Any) -> None:
    class Late(date):
        @classmethod
        def today(cls) -> date:
            return date(3000, 1, 1)

    monkeypatch.setattr(_verdict, "date", Late)


def refusing(house: Any, monkeypatch: Any, number: int) -> None:
    """Nothing can be written below the folder; to root, permissions would say nothing."""
    error = OSError(number, os.strerror(number))

    def refuse(self: Path, *_arguments: Any, **_more: Any) -> Any:
        if self.is_relative_to(house.folder):
            raise error
        return original(self, *_arguments, **_more)

    original = Path.mkdir
    monkeypatch.setattr(Path, "mkdir", refuse)
    connect = sqlite3.connect

    def no_file(place: Any, *arguments: Any, **more: Any) -> Any:
        if ":memory:" not in str(place):
            raise sqlite3.OperationalError("unable to open database file")
        return connect(place, *arguments, **more)

    monkeypatch.setattr(sqlite3, "connect", no_file)
    monkeypatch.setattr(Path, "write_bytes", refuse)


def read_only(house: Any, monkeypatch: Any) -> None:
    refusing(house, monkeypatch, errno.EROFS)


def disk_full(house: Any, monkeypatch: Any) -> None:
    refusing(house, monkeypatch, errno.ENOSPC)


def worker_killed(house: Any, monkeypatch: Any) -> None:
    for number in range(18):
        house.witness(("forty days", f"forty days and {number} hours"), name=f"seeds/w{number}.txt")
    look = _gate._look

    def killed(stock: Any, shelf: Any, candidate: Any) -> Any:
        if candidate.source.id == "w7":
            os.kill(os.getpid(), signal.SIGKILL)
        return look(stock, shelf, candidate)

    monkeypatch.setattr(_gate, "_look", killed)


def reader_killed(house: Any, monkeypatch: Any) -> None:
    for number in range(18):
        house.witness(("forty days", f"forty days and {number} hours"), name=f"seeds/w{number}.txt")
    house.catalogue(*(f"w{number}" for number in range(18)))
    card = _shelf._card

    def killed(stock: Any, name: str) -> Any:
        if name == "w7":
            os.kill(os.getpid(), signal.SIGKILL)
        return card(stock, name)

    monkeypatch.setattr(_shelf, "_card", killed)
    house.witness(("twelve countries", "fifteen countries"))


def no_temporary_folder(_house: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(tempfile, "_candidate_tempdir_list", list)


def no_great_expectations(_house: Any, monkeypatch: Any) -> None:
    monkeypatch.setitem(sys.modules, "great_expectations", None)


def import_exits(_house: Any, monkeypatch: Any) -> None:
    class Exits:
        def find_spec(self, name: str, *_: Any) -> None:
            if name == "great_expectations":
                raise SystemExit(0)

    for name in [n for n in sys.modules if n == "great_expectations"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Exits(), *sys.meta_path])


def drops_a_rule(_house: Any, monkeypatch: Any) -> None:
    answers = _gx.Engine.answers

    def fewer(self: Any, *arguments: Any) -> Any:
        return {key: a for key, a in answers(self, *arguments).items() if key != "DOC-09"}

    monkeypatch.setattr(_gx.Engine, "answers", fewer)


def says_nothing(_house: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(_gx.Engine, "answers", lambda *_: {})


def crashes(_house: Any, monkeypatch: Any) -> None:
    def crash(*_: Any) -> None:
        raise ZeroDivisionError("here")

    monkeypatch.setattr(_gx.Engine, "answers", crash)


def interrupted(_house: Any, monkeypatch: Any) -> None:
    def interrupt(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(_gx.Engine, "answers", interrupt)


def no_network(_house: Any, monkeypatch: Any) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("the network was asked")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse, raising=False)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def no_home(_house: Any, monkeypatch: Any) -> None:
    monkeypatch.setenv("HOME", "/nonexistent")
    monkeypatch.delenv("HOME")


def no_git(_house: Any, monkeypatch: Any) -> None:
    def missing(*_: Any, **__: Any) -> None:
        raise FileNotFoundError(errno.ENOENT, "No such file or directory")

    monkeypatch.setattr(_since.subprocess, "run", missing)


def other_run_empties_the_index(_house: Any, monkeypatch: Any) -> None:
    copied = Index.copied

    def late(index: Index, place: Path | None) -> Index:
        # Another run, with nothing in its catalogue, has the same file open.
        with Index(index.path, index.stamp.partition("/")[2]) as other:
            other.keep(())
        return copied(index, place)

    monkeypatch.setattr(Index, "copied", late)


def other_run_replaces_the_index(_house: Any, monkeypatch: Any) -> None:
    copied = Index.copied

    def late(index: Index, place: Path | None) -> Index:
        assert index.path is not None
        with Index(index.path, "another program"):
            pass
        return copied(index, place)

    monkeypatch.setattr(Index, "copied", late)


# ---- where a process of its own is the point: run at once, for each takes seconds to start


def started(house: Any, *arguments: str, **more: Any) -> subprocess.Popen[bytes]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PROVENANCE_", "LC_", "LANG"))}
    return subprocess.Popen(
        [sys.executable, "-m", "provenance", "gate", *arguments],
        cwd=house.folder,
        env=kept | more.pop("env", {}),
        stdin=subprocess.DEVNULL,
        stdout=more.pop("stdout", subprocess.PIPE),
        stderr=subprocess.PIPE,
        **more,
    )


def test_processes(house: Any) -> None:
    house.witness(("twelve countries", "fifteen countries"), name="seeds/cöpy.txt")
    with Path("/dev/full").open("wb") as full:
        running = {
            # Two gates at once, over one index and one memory.
            "one": (started(house), 1),
            "other": (started(house), 1),
            "locale": (started(house, env={"LC_ALL": "C", "PYTHONUTF8": "0"}), 1),
            "latin": (started(house, env={"PYTHONIOENCODING": "latin-1"}), 1),
            "full": (started(house, stdout=full), 2),
            "bare": (started(house, env={"HOME": "", "PATH": ""}), 1),
        }
        codes = {}
        for name, (process, _) in running.items():
            out, err = process.communicate(timeout=300)
            codes[name] = process.returncode
            assert b"Traceback" not in err, err
            if process.returncode == 1:
                assert b"DIF-05" in out
                assert ("seeds/cöpy.txt".encode() in out) == (name != "locale")
    assert codes == {name: code for name, (_, code) in running.items()}
