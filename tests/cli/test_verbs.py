"""The verbs on good input: results on standard output, talk on standard error, codes that hold."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

    Run = Callable[..., Ran]
    Seed = Callable[[str], Path]

VERBS = (
    "check", "diff", "apply", "match", "inspect", "add", "list", "show", "report", "rules", "rule",
    "demo",
    "gate",
    "init",
    "doctor",
    "baseline",
    "expectations",
    "config",
    "log",
    "attest",
    "export",
    "refresh",
    "schema",
    "verify",
)  # fmt: skip
TWENTY = (
    "whitespace", "typography", "markup", "case", "punctuation", "label", "encoding", "truncation",
    "omission", "insertion", "duplication", "move", "boilerplate", "excerpt", "spelling", "wording",
    "number", "name", "negation", "speaker",
)  # fmt: skip


# ---- help


def test_help_lists_every_verb(run: Run) -> None:
    ran = run("--help")
    assert ran.code == 0
    listed = re.findall(r"^  ([a-z]+)  ", ran.out.partition("Commands:")[2], re.MULTILINE)
    assert sorted(listed) == sorted(VERBS)
    assert "..." not in ran.out.partition("Commands:")[2]


def test_help_loads_nothing_heavy() -> None:
    program = (
        "import sys, provenance.cli;"
        "heavy = {'numpy', 'pandas', 'great_expectations', 'rapidfuzz', 'ftfy', 'jinja2',"
        " 'tomlkit', 'provenance.pipeline'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert told.stdout.strip() == b"[]"


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_and_option_says_what_it_does(verb: str, run: Run) -> None:
    ran = run(verb, "--help")
    assert ran.code == 0
    options = re.findall(r"^  (?:-\w, )?(--[a-z-]+)[^\n]*?(?:  +(\S.*))?$", ran.out, re.MULTILINE)
    assert options
    for option, meaning in options:
        following = ran.out.partition(option)[2].splitlines()
        assert meaning or following[1].strip(), option


def test_without_a_verb_help_goes_to_standard_error(run: Run) -> None:
    ran = run()
    assert (ran.code, ran.out) == (2, "")
    assert "Commands:" in ran.err


def test_version(run: Run) -> None:
    ran = run("--version")
    assert ran.code == 0
    assert re.fullmatch(r"provenance \d+\.\d+\.\d+\S*\n", ran.out)


# ---- diff and apply


def test_diff_tells_the_change(run: Run, base: Path, witness: Path) -> None:
    ran = run("diff", base, witness, "-f", "json")
    assert (ran.code, ran.err) == (0, "")
    data = json.loads(ran.out)
    (change,) = data["differences"]
    assert (change["code"], change["severity"]) == ("number", "critical")
    assert change["base"]["text"] == "twelve"
    for side, path in (("base", base), ("witness", witness)):
        reading = change[side]
        content = path.read_text(encoding="utf-8")
        assert content[reading["start"] : reading["end"]] == reading["text"]


def test_a_text_does_not_differ_from_itself(run: Run, base: Path) -> None:
    data = json.loads(run("diff", base, base, "-f", "json").out)
    assert (data["relation"], data["differences"]) == ("identical", [])


def test_standard_input_is_a_source(run: Run, base: Path, witness: Path) -> None:
    ran = run("diff", base, "-", "-f", "json", stdin=witness.read_bytes())
    data = json.loads(ran.out)
    assert data["witness"]["path"] == "-"
    assert data["tally"] == {"number": 1}


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 0),
        (("--exit-code",), 1),
        (("--exit-code", "--fail-on", "never"), 0),
        (("--fail-on", "critical"), 1),
        (("--exit-code", "--ignore", "number"), 0),
        (("--exit-code", "--select", "typography"), 0),
        (("--exit-code", "--select", "typography,number"), 1),
        (("--exit-code", "--substance-only"), 1),
    ],
)
def test_diff_judges_only_when_asked(
    options: tuple[str, ...], code: int, run: Run, base: Path, witness: Path
) -> None:
    assert run("diff", base, witness, *options).code == code


def test_diff_of_form_alone_is_nothing_critical(run: Run, base: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(base.read_text("utf-8").replace(". ", ".  "), encoding="utf-8")
    assert run("diff", base, other, "--exit-code").code == 0
    assert run("diff", base, other, "--exit-code", "--fail-on", "info").code == 1


def test_a_severity_of_the_configuration_counts(
    run: Run, base: Path, witness: Path, tmp_path: Path
) -> None:
    (tmp_path / "provenance.toml").write_text("[severity]\nnumber = 'info'\n", encoding="utf-8")
    assert run("diff", base, witness, "--exit-code").code == 0
    data = json.loads(run("diff", base, witness, "-f", "json").out)
    assert data["differences"][0]["severity"] == "info"


def test_selection_leaves_the_figures_alone(run: Run, base: Path, witness: Path) -> None:
    whole = json.loads(run("diff", base, witness, "-f", "json").out)
    part = json.loads(run("diff", base, witness, "-f", "json", "--ignore", "number").out)
    assert part["differences"] == []
    assert part["fidelity"] == whole["fidelity"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_apply_gives_back_every_byte(
    encoding: str, ends: str, run: Run, base: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    content = base.read_text("utf-8").replace("agreed", "“agreed” – café").replace("\n", ends)
    other.write_bytes(content.encode(encoding))
    for one, two in ((base, other), (other, base)):
        (tmp_path / "d.json").write_bytes(run("diff", one, two, "-f", "json").raw)
        ran = run("apply", one, "d.json")
        assert (ran.code, ran.err) == (0, "")
        assert ran.raw == two.read_bytes()


def test_apply_rebuilds_the_seeds(run: Run, seed: Seed, tmp_path: Path) -> None:
    for one, two in (("002", "004"), ("004", "002")):
        difference = run("diff", seed(one), seed(two), "-f", "json").raw
        assert run("apply", seed(one), "-", stdin=difference).raw == seed(two).read_bytes()


# ---- match


def test_the_reprint_is_an_excerpt_of_the_official_text(run: Run, seeds: Path) -> None:
    data = json.loads(run("match", "004", "-f", "json").out)
    (match,) = data["matches"]
    assert (match["source"], match["relation"]) == ("002", "excerpt")
    assert match["coverage"]["source"] > 0.9
    assert 0.23 < match["coverage"]["match"] < 0.26


@pytest.mark.parametrize("number", ["000", "001"])
def test_other_events_match_nothing(number: str, run: Run, seeds: Path) -> None:
    ran = run("match", number, "-f", "json")
    assert ran.code == 0
    assert json.loads(ran.out)["matches"] == []


def test_a_folder_needs_no_catalogue(run: Run, seeds: Path, seed: Seed) -> None:
    ran = run("match", *(seed(n) for n in ("004", "000")), "--against", seeds, "-f", "jsonl")
    assert (ran.code, ran.err) == (0, "")
    first, second = map(json.loads, ran.out.splitlines())
    assert [match["source"] for match in first["matches"]] == [str(seed("002"))]
    assert second["matches"] == []


@pytest.mark.parametrize("against", ["002", "file"])
def test_one_source_to_match_against(against: str, run: Run, seed: Seed) -> None:
    name = str(seed("002")) if against == "file" else "002"
    data = json.loads(run("match", "004", "--against", name, "-f", "json").out)
    assert [match["source"] for match in data["matches"]] == [name]
    data = json.loads(run("match", "004", "--against", "001", "-f", "json").out)
    assert data["matches"] == []


def test_a_file_does_not_match_itself_but_its_twin(run: Run, base: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    itself = folder / "one.txt"
    itself.write_bytes(base.read_bytes())
    assert json.loads(run("match", itself, "--against", folder, "-f", "json").out)["matches"] == []
    twin = folder / "two.txt"
    twin.write_bytes(base.read_bytes())
    data = json.loads(run("match", itself, "--against", folder, "-f", "json").out)
    assert [(m["source"], m["relation"]) for m in data["matches"]] == [(str(twin), "identical")]


def test_what_is_no_transcript_in_a_folder_is_passed_over(
    run: Run, base: Path, witness: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "base.txt").write_bytes(base.read_bytes())
    (folder / "picture").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(2000))
    (folder / "nothing.txt").write_bytes(b"")
    (folder / ".hidden.txt").write_bytes(witness.read_bytes())
    ran = run("match", witness, "--against", folder, "-f", "json")
    assert ran.code == 0
    assert "2 of 3 files" in ran.err
    assert [m["source"] for m in json.loads(ran.out)["matches"]] == [str(folder / "deep/base.txt")]
    assert run("--quiet", "match", witness, "--against", folder).err == ""
    assert "nothing.txt" in run("-v", "match", witness, "--against", folder).err


def test_the_number_of_jobs_changes_nothing(run: Run, base: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    words = base.read_text("utf-8").split()
    for number in range(20):
        own = " ".join(f"{chr(97 + number)}{word}" for word in words)
        (folder / f"{number:02}.txt").write_text(f"SPEAKER: {own} {base.read_text('utf-8')}")
    files = sorted(folder.iterdir())
    one = run("match", *files, "--against", folder, "-f", "jsonl", "--jobs", 1)
    two = run("match", *files, "--against", folder, "-f", "jsonl", "--jobs", 2)
    assert one.code == two.code == 0
    assert one.out == two.out
    assert len(one.out.splitlines()) == 20
    assert all(len(json.loads(line)["matches"]) == 19 for line in one.out.splitlines())


def test_the_index_is_kept_and_made_again(run: Run, seeds: Path, tmp_path: Path) -> None:
    first = run("match", "004", "-f", "json")
    index = tmp_path / ".provenance" / "index.sqlite"
    assert index.is_file()
    assert (index.parent / ".gitignore").read_text() == "*\n"
    assert not (seeds / ".provenance").exists()
    index.write_bytes(b"broken")
    second = run("match", "004", "-f", "json")
    index.unlink()
    third = run("match", "004", "-f", "json")
    assert first.out == second.out == third.out
    assert first.code == second.code == third.code == 0


def test_an_index_that_cannot_be_kept_is_no_matter(run: Run, seeds: Path, tmp_path: Path) -> None:
    (tmp_path / ".provenance").write_text("a file where a folder should be")
    ran = run("match", "004", "-f", "json")
    assert (ran.code, ran.err) == (0, "")
    assert len(json.loads(ran.out)["matches"]) == 1


# ---- check


def test_check_of_the_reprint(run: Run, seed: Seed) -> None:
    ran = run("check", seed("004"))
    assert (ran.code, ran.err) == (0, "")
    sentence = " ".join(ran.out.splitlines()[:2])
    assert re.search(r"last 24 %.*all 1,464 shared words are the same; 8 dashes", sentence)


@pytest.mark.parametrize(
    ("options", "code"),
    [(("--fail-on", "warning"), 1), (("--fail-on", "warning", "--exit-zero"), 0)],
)
def test_check_exits_by_the_threshold(
    options: tuple[str, ...], code: int, run: Run, seeds: Path
) -> None:
    assert run("check", "004", *options).code == code


def test_the_threshold_of_the_configuration(run: Run, seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "provenance.toml").write_text("fail_on = 'warning'\n", encoding="utf-8")
    assert run("check", "004").code == 1
    assert run("check", "004", environ={"PROVENANCE_FAIL_ON": "critical"}).code == 0
    assert run("check", "004", "--fail-on", "never").code == 0


CHANGES = [
    ("twelve countries", "fifteen countries"),
    ("Good afternoon", "Good evening"),
    ("was agreed", "was not agreed"),
    ("is invited", "is excluded"),
    ("They will go on.", "They will not go on."),
    ("SECRETARY SMITH: They", "SECRETARY JONES: They"),
    (", and I want to tell you what was agreed and what was left for next month", ""),
]


def test_a_change_of_substance_fails_the_check(run: Run, base: Path, tmp_path: Path) -> None:
    content = base.read_text("utf-8").replace("partners\nfrom", "partners from")
    base.write_text(content, encoding="utf-8")
    copies = []
    for number, (old, new) in enumerate(CHANGES):
        assert old in content
        copies.append(tmp_path / f"copy{number}.txt")
        copies[-1].write_text(content.replace(old, new), encoding="utf-8")
    ran = run("check", *copies, "--against", base, "-f", "jsonl")
    assert ran.code == 1, ran.err
    verdicts = [json.loads(line)["verdict"] for line in ran.out.splitlines()]
    assert [verdict["passed"] for verdict in verdicts] == [False] * len(CHANGES)


def test_a_faithful_copy_passes(run: Run, seed: Seed, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text(seed("002").read_text("utf-8").replace("’", "'"), encoding="utf-8")
    ran = run("check", copy, "--against", seed("001"), "--against", seed("002"), "-f", "json")
    assert json.loads(ran.out)["comparison"]["tally"].keys() == {"typography"}


def test_without_anything_registered_the_source_is_still_judged(run: Run, base: Path) -> None:
    ran = run("check", base, "-f", "json")
    assert ran.code in (0, 1)
    assert "provenance add" in ran.err
    data = json.loads(ran.out)
    assert (data["matches"], data["comparison"]) == ([], None)
    assert data["verdict"]["evaluated"] > 0


def test_registered_bytes_are_compared_with_the_others(
    run: Run, seed: Seed, tmp_path: Path
) -> None:
    copy = tmp_path / "elsewhere.txt"
    copy.write_bytes(seed("004").read_bytes())
    ran = run("check", copy, "-f", "json")
    assert [match["source"] for match in json.loads(ran.out)["matches"]] == ["002"]
    assert "same bytes as 004" in ran.err
    data = json.loads(run("match", copy, "-f", "json").out)
    assert [match["source"] for match in data["matches"]] == ["004", "002"]


def test_several_sources_are_each_checked(run: Run, seeds: Path) -> None:
    ran = run("check", "004", "missing.txt", "000", "-f", "jsonl")
    assert ran.code == 2
    assert [json.loads(line)["source"]["id"] for line in ran.out.splitlines()] == ["004", "000"]
    assert "missing.txt" in ran.err


# ---- inspect, report, demo


def test_inspect_looks_and_does_not_judge(run: Run, seeds: Path) -> None:
    ran = run("inspect", "000", "-f", "json")
    assert (ran.code, ran.err) == (0, "")
    rules = {finding["rule"] for finding in json.loads(ran.out)["findings"]}
    assert {"breaks-off", "no-closing", "glued-heading"} & rules


def test_inspect_explains_the_labels(run: Run, seeds: Path) -> None:
    ran = run("inspect", "004", "--explain", "-f", "json")
    (first, *_) = json.loads(ran.out)["considered"]
    assert (first["text"], first["taken"]) == ("USPA NEWS - SECRETARY KERRY", 7)
    assert "considered" not in json.loads(run("inspect", "004", "-f", "json").out)
    explained = " ".join(run("inspect", "004", "--explain").out.split())
    assert "“Beat” is no part of a name" in explained


def test_report_writes_html(run: Run, seed: Seed, tmp_path: Path) -> None:
    ran = run("report", seed("002"), seed("004"), "-o", "x.html")
    assert (ran.code, ran.out) == (0, "")
    assert "x.html" in ran.err
    assert (tmp_path / "x.html").read_text("utf-8").lstrip().lower().startswith("<!doctype html")
    assert run("report", seed("002")).out.lstrip().lower().startswith("<!doctype html")


def test_the_same_clock_gives_the_same_report(run: Run, base: Path, witness: Path) -> None:
    fixed = {"SOURCE_DATE_EPOCH": "1700000000"}
    one = run("report", base, witness, environ=fixed)
    assert one.code == 0
    assert one.raw == run("report", base, witness, environ=fixed).raw
    assert "2023-11-14" in one.out


def test_several_formats_at_once(run: Run, base: Path, witness: Path, tmp_path: Path) -> None:
    ran = run("diff", base, witness, "-o", "html=a.html", "-o", "json=b.json", "-o", "c.txt")
    assert ran.code == 0
    assert json.loads((tmp_path / "b.json").read_text("utf-8"))["tally"] == {"number": 1}
    assert (tmp_path / "a.html").stat().st_size > 1000
    assert (tmp_path / "c.txt").stat().st_size > 100
    assert not list(tmp_path.glob(".*.part"))


def test_demo_says_where_the_report_lies(run: Run, tmp_path: Path) -> None:
    (tmp_path / "provenance.toml").write_text("xyzzy = 1\n", encoding="utf-8")
    ran = run("demo", "--output", "shown")
    assert ran.code == 0, ran.err
    assert str(tmp_path / "shown" / "seeds.html") in ran.err
    assert json.loads((tmp_path / "shown/seeds.json").read_text("utf-8"))["matches"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["provenance.toml", "shown"]


# ---- the catalogue


def test_add_list_show(run: Run, base: Path, tmp_path: Path) -> None:
    ran = run("add", base, "--id", "one", "--title", "A “title”", "--role", "official")
    assert (ran.code, ran.err) == (0, "")
    assert (tmp_path / "seeds/one.txt").read_bytes() == base.read_bytes()
    assert "one" in run("list").out
    (listed,) = json.loads(run("list", "-f", "json").out)["sources"]
    shown = json.loads(run("show", "one", "-f", "json").out)
    assert listed["title"] == shown["title"] == "A “title”"
    assert shown["unchanged"] is True
    assert "A “title”" in run("show", "one").out
    again = run("add", base)
    assert again.code == 2
    assert "registered already" in again.err


def test_json_of_its_own_shape_is_read_where_the_catalogue_says(run: Run, tmp_path: Path) -> None:
    entry = {"who": {"name": "ANN"}, "said": "Good evening to all of you."}
    (tmp_path / "odd.json").write_text(json.dumps({"meta": 1, "data": {"items": [entry]}}))
    paths = ("--json-path", "turns=data.items[]", "--json-path", "speaker=who.name")
    ran = run("add", "odd.json", *paths, "--json-path", "text=said")
    assert (ran.code, ran.err) == (0, "")
    shown = json.loads(run("show", "odd", "-f", "json").out)
    assert shown["paths"] == {"turns": "data.items[]", "speaker": "who.name", "text": "said"}
    read = json.loads(run("inspect", "odd", "-f", "json").out)
    assert [turn["speaker"]["label"] for turn in read["turns"]] == ["ANN:"]
    wrong = run("add", "odd.json", "--id", "x", *paths, "--json-path", "text=words")
    assert wrong.code == 2
    assert "in the first turn there is an object with the keys who, said" in wrong.err


def test_show_tells_of_a_changed_file(run: Run, seed: Seed) -> None:
    seed("002").write_bytes(b"SPEAKER: something else.\n")
    ran = run("show", "002", "-f", "json")
    assert ran.code == 2
    assert json.loads(ran.out)["unchanged"] is False
    assert "has changed" in ran.err


# ---- rules


def test_rules_lists_the_twenty_codes_and_the_rules(run: Run) -> None:
    ran = run("rules", "-f", "json")
    listed = json.loads(ran.out)["rules"]
    single = [rule["code"] for rule in listed if rule["group"] == "single source"]
    assert sorted(r["code"] for r in listed if r["group"] != "single source") == sorted(TWENTY)
    assert {"cut-word", "mojibake", "lost-dash"} <= set(single)
    plain = run("rules").out
    for rule in listed:
        assert rule["code"] in plain
        assert rule["meaning"]
        assert rule["severity"] in ("info", "warning", "critical")


def test_rules_as_markdown_name_every_code_once(run: Run) -> None:
    ran = run("rules", "--format", "markdown")
    headings = re.findall(r"^### (\S+)$", ran.out, re.MULTILINE)
    assert len(headings) == len(set(headings)) > 40
    for code in headings:
        assert f"](#{code})" in ran.out


@pytest.mark.parametrize("code", ["encoding", "typography", "wording", "cut-word", "lost-dash"])
def test_rule_explains(code: str, run: Run) -> None:
    ran = run("rule", code)
    assert ran.code == 0
    assert ran.out.startswith(f"{code} (")
    assert len(ran.out) > 40


# ---- streams


def test_global_options_may_follow_the_verb(run: Run, base: Path, witness: Path) -> None:
    before = run("--quiet", "--jobs", 1, "check", base, "--against", witness)
    after = run("check", base, "--against", witness, "--quiet", "--jobs=1")
    assert before.out == after.out
    assert before.code == after.code
    assert after.err == ""


@pytest.mark.parametrize(
    ("options", "environ", "coloured"),
    [
        (("--color", "always"), {}, True),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
        (("--color", "never"), {}, False),
        ((), {}, False),
        ((), {"NO_COLOR": "1"}, False),
    ],
)
def test_colour(
    options: tuple[str, ...],
    environ: dict[str, str],
    coloured: bool,
    run: Run,
    base: Path,
    witness: Path,
) -> None:
    ran = run(*options, "diff", base, witness, environ=environ)
    assert ("\x1b[" in ran.out) is coloured


def test_a_locale_without_unicode_gets_utf_8(run: Run, base: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(base.read_text("utf-8").replace("agreed", "“agréed”"), encoding="utf-8")
    environ = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    ran = run("diff", base, other, "-f", "json", environ=environ)
    assert ran.code == 0
    assert "agréed" in ran.raw.decode("utf-8")


def test_a_reader_that_leaves_is_no_trouble(base: Path, witness: Path) -> None:
    command = [sys.executable, "-m", "provenance", "diff", str(base), str(witness), "--exit-code"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        err = process.stderr.read()
    assert (process.returncode, err) == (1, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")  # noqa: PTH110
def test_a_full_disk_is_no_verdict(base: Path, witness: Path) -> None:
    command = [sys.executable, "-m", "provenance", "diff", str(base), str(witness), "--exit-code"]
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert b"cannot be written" in done.stderr


def test_diff_never_imports_great_expectations(base: Path, witness: Path) -> None:
    program = (
        "import sys; from provenance.cli import _run;"
        f"code = _run(['diff', {str(base)!r}, {str(witness)!r}, '-o', 'html=/dev/null'], True);"
        "heavy = {'great_expectations', 'pandas'} & set(sys.modules);"
        "print(code, sorted(heavy), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stderr.strip().splitlines()[-1] == b"0 []"


def test_a_defect_of_ours_is_no_verdict(base: Path) -> None:
    program = (
        "import provenance.pipeline as p, sys; p.read = lambda _: 1 // 0;"
        f"sys.argv = ['provenance', 'inspect', {str(base)!r}];"
        "from provenance.cli import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == 70
    assert b"error[crash]" in done.stderr
    assert b"ZeroDivisionError" in done.stderr
    assert b"Traceback" not in done.stderr
    assert done.stdout == b""


def test_an_interruption_is_told_apart(base: Path) -> None:
    program = (
        "import provenance.pipeline as p, sys\n"
        "def stop(_): raise KeyboardInterrupt\n"
        "p.read = stop\n"
        f"sys.argv = ['provenance', 'inspect', {str(base)!r}]\n"
        "from provenance.cli import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == 130
