"""Setting up: init, doctor, config show, expectations, and the steps of CI run as scripts."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from provenance.cli import _beginning

REPOSITORY = Path(__file__).resolve().parents[2]
NUMBER = ("twelve countries", "fifteen countries")
STARTED = {
    "provenance.toml",
    "seeds/.gitattributes",
    "seeds/catalogue.toml",
    *(f"expectations/{name}.json" for name in ("sources", "turns", "alignment", "differences")),
}


def files(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


# ---- init


@pytest.mark.parametrize(
    ("ci", "sample"),
    [
        ([], ".github/workflows/provenance.yml"),
        (["--ci", "github"], ".github/workflows/provenance.yml"),
        (["--ci", "gitlab"], ".gitlab-ci.yml"),
        (["--ci", "none"], None),
    ],
)
def test_init_asks_nothing_and_what_it_writes_works(house: Any, ci: Any, sample: Any) -> None:
    ran = house.run("init", "fresh", *ci)
    assert ran.code == 0
    assert files(house.folder / "fresh") == STARTED | ({sample} if sample else set())
    os.chdir("fresh")
    assert house.run("doctor").code == 0
    assert house.run("gate").code == 2
    assert house.run("add", "../seeds/talks.txt").code == 0
    ran = house.run("gate")
    assert ran.code == 0
    assert "passed over" not in ran.err


def test_init_never_overwrites(house: Any) -> None:
    before = files(house.folder)
    ran = house.run("init")
    assert ran.code == 2
    assert "seeds/catalogue.toml" in ran.err
    assert files(house.folder) == before


@pytest.mark.parametrize(
    ("answers", "wanted"), [("\n", "github"), ("x\ngitlab\n", "gitlab"), ("none\n", "none")]
)
def test_init_asks_on_a_terminal(monkeypatch: Any, answers: str, wanted: str) -> None:
    import io

    monkeypatch.setattr(sys, "stdin", io.StringIO(answers))
    assert _beginning._asked() == wanted


# ---- doctor, config show, completion


def test_doctor(house: Any) -> None:
    assert house.run("doctor").code == 0
    house.write("seeds/budget.txt", "changed")
    house.configure("[gate]\nwordng.critical = 1\n")
    ran = house.run("doctor", "--json")
    data = json.loads(ran.out)
    assert ran.code == 2
    assert data["sound"] is False
    amiss = {check["what"] for check in data["checks"] if check["state"] == "fail"}
    assert amiss == {"fixity", "expectations"}


def test_config_show_says_where_each_value_comes_from(house: Any, monkeypatch: Any) -> None:
    house.configure('fail_on = "warning"\n[gate]\nwording = {critical = 2, expires = 2030-01-01}\n')
    monkeypatch.setenv("PROVENANCE_MAX_BYTES", "1000")
    data = json.loads(house.run("--jobs", "2", "config", "show", "--json").out)["settings"]
    assert data["fail_on"]["value"] == "warning"
    assert data["fail_on"]["origin"].endswith("provenance.toml")
    assert data["max_bytes"] == {"value": 1000, "origin": "PROVENANCE_MAX_BYTES"}
    assert data["jobs"] == {"value": 2, "origin": "option"}
    assert data["suites"] == {"value": None, "origin": "default"}
    assert data["gate"]["value"] == {"wording": {"critical": 2, "expires": "2030-01-01"}}
    ran = house.run("config", "show")
    assert "max_bytes" in ran.out
    house.configure("fail = 1\n")
    assert house.run("config", "show").code == 2


# ---- expectations


def test_expectations(house: Any) -> None:
    data = json.loads(house.run("expectations", "list", "--json").out)
    assert [suite["name"] for suite in data["suites"]] == [
        "sources",
        "turns",
        "alignment",
        "differences",
    ]
    assert house.run("expectations", "check").code == 0
    assert "DIF-05" in house.run("expectations", "show", "differences").out
    assert "min_words" in house.run("expectations", "show", "DOC-07").out
    ran = house.run("expectations", "show", "DOC-99")
    assert (ran.code, ran.out) == (2, "")


def test_a_suite_of_ones_own_is_added_and_one_of_the_same_name_replaces(house: Any) -> None:
    assert house.run("expectations", "new", "ours", "--table", "turns").code == 0
    assert house.run("expectations", "new", "ours").code == 2
    assert house.run("expectations", "new", "sources").code == 2
    assert house.run("expectations", "new", "../x").code == 2
    listed = house.run("expectations", "list").out
    assert "OURS-01" in listed
    assert "DOC-01" in listed
    assert house.run("expectations", "check").code == 0
    path = house.folder / "expectations" / "ours.json"
    house.write("expectations/sources.json", path.read_text().replace("ours", "sources"))
    listed = house.run("expectations", "list").out
    assert "DOC-01" not in listed
    # It is about turns, and the name of the file is only its name.
    path.write_text(path.read_text().replace("n_words", "n_wrods"))
    ran = house.run("expectations", "check")
    assert ran.code == 2
    assert "did you mean 'n_words'" in ran.err


# ---- CI, run as it is written


def script(lines: str, house: Any, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PROVENANCE_", "GIT"))}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", lines],
        cwd=house.folder,
        env=kept | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{kept['PATH']}"} | variables,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def schema(name: str) -> Any:
    package = pytest.importorskip("check_jsonschema", reason="brings the schemas of CI along")
    path = resources.files(package) / "builtin_schemas" / "vendor" / f"{name}.json"
    return json.loads(path.read_text("utf-8"))


def test_the_action_runs_and_nothing_in_a_transcript_or_an_input_is_a_command(house: Any) -> None:
    action = yaml.safe_load((REPOSITORY / "action.yml").read_text("utf-8"))
    jsonschema.Draft7Validator(schema("github-actions")).validate(action)
    install, gate = action["runs"]["steps"]
    assert all("${{" not in step["run"] for step in (install, gate))
    assert script(install["run"], house, INSTALL="").returncode == 0
    house.witness(NUMBER, ("That is progress.", "\n::error::owned\n"))
    variables = {"SINCE": "", "FAIL_ON": "critical", "SARIF": "a b.sarif"}
    variables |= {
        name: str(house.folder / name) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")
    }
    ran = script(gate["run"], house, PATHS="seeds\n$(touch owned)\n", **variables)
    assert ran.returncode == 2
    assert not (house.folder / "owned").exists()
    ran = script(gate["run"], house, PATHS="", **variables)
    assert ran.returncode == 1, ran.stderr
    lines = ran.stdout.splitlines()
    token = lines[0].removeprefix("::stop-commands::")
    commands = lines[lines.index(f"::{token}::") + 1 :]
    assert commands[0].startswith("::error file=seeds/copy.txt,line=6,")
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in commands)
    assert json.loads((house.folder / "a b.sarif").read_text())["version"] == "2.1.0"
    assert "### copy" in (house.folder / "GITHUB_STEP_SUMMARY").read_text()
    assert (house.folder / "GITHUB_OUTPUT").read_text() == "exit-code=2\nexit-code=1\n"


@pytest.mark.parametrize(
    ("verify", "damaged", "code"),
    [
        ("", True, 0),
        ("false", True, 0),
        ("true", False, 0),
        ("true", True, 2),
        ("True", False, 2),
        ("$(touch owned)", False, 2),
    ],
)
def test_the_action_verifies_where_it_is_asked_to(
    house: Any, verify: str, damaged: bool, code: int
) -> None:
    action = yaml.safe_load((REPOSITORY / "action.yml").read_text("utf-8"))
    gate = action["runs"]["steps"][1]
    assert house.run("check", "talks", "--record", "--exit-zero").code == 0
    if damaged:
        path = house.seeds / "events.jsonl"
        path.write_bytes(path.read_bytes().replace(b"talks", b"talkz", 1))
    variables = {"SINCE": "", "FAIL_ON": "critical", "SARIF": "a.sarif", "PATHS": ""}
    variables |= {
        name: str(house.folder / name) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")
    }
    ran = script(gate["run"], house, VERIFY=verify, **variables)
    assert ran.returncode == code, ran.stdout + ran.stderr
    assert not (house.folder / "owned").exists()
    assert ("not all that was verified holds" in ran.stdout) == bool(code)


@pytest.mark.parametrize(
    ("name", "judged"),
    [
        ("seeds/talks.txt", True),
        ("seeds/more/Notice of hearing.txt", True),
        ("archive/seeds/licensed.html", True),
        ("seeds/events in May.txt", True),
        ("seeds/readmeless.txt", True),
        ("talks.txt", False),
        ("seeds/catalogue.toml", False),
        ("seeds/events.jsonl", False),
        ("seeds/events.head", False),
        ("seeds/all.intoto.json", False),
        ("seeds/all.intoto.json.sig", False),
        ("seeds/allowed_signers", False),
        ("seeds/.revisions/0.txt", False),
        ("seeds/README.md", False),
        ("seeds/LICENSE", False),
    ],
)
def test_the_hook_is_given_transcripts(name: str, judged: bool) -> None:
    hooks = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8"))
    hook = hooks[0]
    given = re.search(hook["files"], name) and not re.search(hook["exclude"], name)
    assert bool(given) == judged


def test_doctor_says_what_is_only_to_look_at(house: Any) -> None:
    assert house.run("doctor").out.splitlines()[-1].endswith("sound")
    for path in sorted(house.seeds.iterdir()):
        path.unlink()
    ran = house.run("doctor")
    assert ran.code == 0
    assert ran.out.splitlines()[-1].startswith("1 to look at, ")


def test_the_template_for_gitlab_runs(house: Any) -> None:
    template = yaml.safe_load((REPOSITORY / "ci" / "gitlab.yml").read_text("utf-8"))
    jsonschema.Draft7Validator(schema("gitlab-ci")).validate(
        {**template, "gate": {"extends": ".provenance-gate"}}
    )
    job = template[".provenance-gate"]
    lines = "\n".join([*job["before_script"], *job["script"]])
    house.witness(NUMBER)
    ran = script(lines, house, GATE_INSTALL="", CI_COMMIT_BEFORE_SHA="0" * 40)
    assert ran.returncode == 1, ran.stderr
    reports = job["artifacts"]["reports"]
    assert json.loads((house.folder / reports["codequality"]).read_text())
    assert (house.folder / reports["junit"]).read_text().startswith("<?xml")


@pytest.mark.parametrize("kind", ["github", "gitlab"])
def test_the_samples_of_init_are_valid(kind: str) -> None:
    _, content = _beginning._SAMPLES[kind]
    name = "github-workflows" if kind == "github" else "gitlab-ci"
    document = yaml.safe_load(content)
    if True in document:  # YAML 1.1 takes the word 'on' for a truth
        document["on"] = document.pop(True)
    known = schema(name)
    jsonschema.validators.validator_for(known)(known).validate(document)


def test_the_hooks_take_transcripts_and_pass_over_the_catalogue() -> None:
    import re

    hooks = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8"))
    gate = {hook["id"]: hook for hook in hooks}["provenance-gate"]
    assert (gate["entry"], gate["language"]) == ("provenance gate", "python")

    def takes(path: str) -> bool:
        return bool(re.search(gate["files"], path) and not re.search(gate["exclude"], path))

    assert takes("seeds/a.txt")
    assert takes("archive/seeds/2015/a.html")
    for path in ("seeds/catalogue.toml", "README.md", "seeds/.hidden", "expectations/turns.json"):
        assert not takes(path)
