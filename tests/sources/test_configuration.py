"""The configuration: order of precedence, origins, and keys nobody knows."""

from __future__ import annotations

import pytest

from provenance.errors import ConfigurationError
from provenance.sources import Configuration, find_catalogue, load_configuration
from provenance.sources._configuration import KEYS


def configured(folder, text, name="provenance.toml"):
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_without_anything_the_defaults_hold(tmp_path):
    configuration = load_configuration(tmp_path, {}, file=None)
    assert configuration.fail_on == "critical"
    assert configuration.max_bytes == 256 * 1024 * 1024
    assert set(configuration.origins.values()) == {"default"}
    assert configuration == Configuration()


def test_options_go_before_variables_before_the_file(tmp_path):
    configured(tmp_path, 'fail_on = "info"\njobs = 2\nmax_encoding = 3\n')
    environ = {"PROVENANCE_FAIL_ON": "warning", "PROVENANCE_JOBS": "4", "HOME": "/"}
    found = load_configuration(tmp_path, environ, {"fail_on": "never", "jobs": None})
    assert (found.fail_on, found.jobs, found.max_encoding) == ("never", 4, 3)
    assert found.origins["fail_on"] == "option"
    assert found.origins["jobs"] == "PROVENANCE_JOBS"
    assert found.origins["max_encoding"].endswith("provenance.toml")
    assert found.origins["suites"] == "default"


def test_every_key_is_read(tmp_path):
    configured(
        tmp_path,
        """
fail_on = "warning"
catalogue = "seeds/catalogue.toml"
expectations = "expectations"
suites = ["turns", "sources"]
min_coverage = 0.5
min_fidelity = 1
max_encoding = 0
max_omissions = 2
index = "/var/index"
log = "always"
signers = "allowed_signers"
jobs = 1
max_bytes = 1000
baseline = "known.toml"
strict_baseline = true
paths = ["seeds", "more"]
exclude = ["*.pdf"]
[severity]
number = "info"
[gate]
wording.critical = 1
""",
    )
    found = load_configuration(tmp_path, {})
    assert {key for key, origin in found.origins.items() if origin != "default"} == set(KEYS)
    assert found.catalogue == tmp_path / "seeds" / "catalogue.toml"
    assert found.suites == ("turns", "sources")
    assert (found.min_coverage, found.min_fidelity) == (0.5, 1.0)
    assert found.severity == {"number": "info"}
    assert str(found.index) == "/var/index"
    assert found.log == "always"
    assert found.signers == tmp_path / "allowed_signers"
    assert found.baseline == tmp_path / "known.toml"
    assert found.strict_baseline is True
    assert found.paths == (tmp_path / "seeds", tmp_path / "more")
    assert found.exclude == ("*.pdf",)
    assert found.gate == {"wording": {"critical": 1}}


def test_variables_hold_lists_and_tables(tmp_path):
    environ = {
        "PROVENANCE_SUITES": "turns, sources",
        "PROVENANCE_SEVERITY": "number=info,case=critical",
        "PROVENANCE_CONFIG": "elsewhere.toml",
    }
    found = load_configuration(tmp_path, environ)
    assert found.suites == ("turns", "sources")
    assert found.severity == {"number": "info", "case": "critical"}


def test_the_nearest_file_above_counts_and_its_paths_are_its_own(tmp_path):
    configured(tmp_path, 'index = "cache"\n')
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert load_configuration(below, {}).index == tmp_path / "cache"
    assert load_configuration(below, {"PROVENANCE_INDEX": "x"}).index == below / "x"


def test_pyproject_counts_only_with_our_table(tmp_path):
    configured(tmp_path, "jobs = 5\n")
    below = tmp_path / "a"
    below.mkdir()
    configured(below, "[project]\nname = 'x'\n", "pyproject.toml")
    assert load_configuration(below, {}).jobs == 5
    configured(below, "[tool.provenance]\njobs = 6\n", "pyproject.toml")
    assert load_configuration(below, {}).jobs == 6


@pytest.mark.parametrize(
    ("key", "nearest"),
    [("fail-on", "fail_on"), ("failon", "fail_on"), ("sevrity", "severity"), ("suite", "suites")],
)
def test_an_unknown_key_names_the_nearest(tmp_path, key, nearest):
    configured(tmp_path, f'{key} = "x"\n')
    with pytest.raises(ConfigurationError, match=f"unknown.*'{key}'.*did you mean '{nearest}'"):
        load_configuration(tmp_path, {})


def test_an_unknown_key_like_nothing_lists_all(tmp_path):
    with pytest.raises(ConfigurationError, match="known keys: fail_on, catalogue"):
        load_configuration(tmp_path, {"PROVENANCE_QQQQ": "1"})


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('fail_on = "sometimes"', "must be one of critical"),
        ("fail_on = 3", "must be one of"),
        ("jobs = 0", "1 or more"),
        ("jobs = 1.5", "whole number"),
        ("jobs = true", "whole number"),
        ('jobs = "many"', "whole number"),
        ("max_encoding = -1", "0 or more"),
        ("min_coverage = 1.5", "between 0 and 1"),
        ("min_coverage = nan", "between 0 and 1"),
        ("min_coverage = true", "between 0 and 1"),
        ("min_coverage = [1]", "between 0 and 1"),
        ("suites = 3", "list of names"),
        ("suites = [3]", "list of names"),
        ("suites = [[]]", "list of names"),
        ('severity = ["x"]', "table of code"),
        ('severity = {x = "grave"}', "x: must be one of info"),
        ('severity = {x = ["info"]}', "x: must be one of info"),
        ('fail_on = ["info"]', "must be one of"),
        ("index = 3", "must be a path"),
        ('index = ""', "must be a path"),
        ("index = [", "cannot read the configuration"),
    ],
)
def test_a_value_of_the_wrong_shape_is_said_with_its_place(tmp_path, line, said):
    configured(tmp_path, line + "\n")
    with pytest.raises(ConfigurationError, match=said) as caught:
        load_configuration(tmp_path, {})
    assert "provenance.toml" in str(caught.value)


def test_a_named_file_must_exist_and_hold_our_table(tmp_path):
    with pytest.raises(ConfigurationError, match="cannot read"):
        load_configuration(tmp_path, {}, file=tmp_path / "none.toml")
    configured(tmp_path, "", "pyproject.toml")
    with pytest.raises(ConfigurationError, match="no table"):
        load_configuration(tmp_path, {}, file=tmp_path / "pyproject.toml")


def test_the_catalogue_is_found_where_people_keep_it(tmp_path):
    found = load_configuration(tmp_path, {})
    assert find_catalogue(found, tmp_path) is None
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "catalogue.toml").touch()
    assert find_catalogue(found, tmp_path) == tmp_path / "seeds" / "catalogue.toml"
    stated = load_configuration(tmp_path, {}, {"catalogue": "mine.toml"})
    assert find_catalogue(stated, tmp_path) == tmp_path / "mine.toml"
    folder = load_configuration(tmp_path, {}, {"catalogue": "seeds"})
    assert find_catalogue(folder, tmp_path) == tmp_path / "seeds" / "catalogue.toml"
