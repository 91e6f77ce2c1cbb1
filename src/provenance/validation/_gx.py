"""The only place that knows Great Expectations and pandas; both are imported when it is used.

Great Expectations is asked to compute and nothing else: it writes no file, draws no bar, speaks to
no log. What an answer means is decided elsewhere.
"""

from __future__ import annotations

import logging
import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from provenance.errors import SuiteError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from provenance.model import Severity

_RESULT_FORMAT = {
    "result_format": "COMPLETE",
    "exclude_unexpected_values": True,
    "return_unexpected_index_query": False,
}


@dataclass(frozen=True, slots=True)
class Request:
    """One expectation to be evaluated, its parameters filled in; ``key`` finds its answer."""

    key: str
    type: str
    kwargs: Mapping[str, Any]
    severity: Severity = "critical"
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What Great Expectations says; ``error`` is set where it could not say anything.

    ``rows`` is None for an expectation about a table or an aggregate. ``index`` holds the numbers
    of the rows that are not as expected.
    """

    success: bool
    observed: object = None
    rows: int | None = None
    missing: int = 0
    unexpected: int = 0
    index: frozenset[int] = frozenset()
    error: str = ""


class Engine:
    """An ephemeral context: ask it with ``answers``."""

    def __init__(self) -> None:
        try:
            import great_expectations as gx  # noqa: PLC0415 - seconds, and only here
            from great_expectations.data_context.types.base import (  # noqa: PLC0415
                ProgressBarsConfig,
            )
        except (ImportError, SystemExit) as error:
            # With pyspark and without pyarrow its import ends the process, with code 0.
            raise SuiteError(
                f"Great Expectations cannot be imported ({type(error).__name__}: {error}), so "
                "nothing was evaluated; 'provenance doctor' looks at what is installed"
            ) from None

        try:
            self._context = gx.get_context(mode="ephemeral")
        except OSError as error:
            raise SuiteError(
                f"Great Expectations cannot be set up ({error.strerror or error}), so nothing was "
                "evaluated; it needs a folder for temporary files that can be written: name one "
                "in TMPDIR"
            ) from None
        self._context.variables.progress_bars = ProgressBarsConfig(globally=False)
        self._frames = 0

    def fill(
        self, kwargs: Mapping[str, Any], parameters: Mapping[str, Any], where: str
    ) -> dict[str, Any]:
        """Return ``kwargs`` with every ``$PARAMETER`` replaced by its value.

        Raises SuiteError where one has no value or stands where none is looked for.
        """
        from great_expectations.core.suite_parameters import (  # noqa: PLC0415
            build_suite_parameters,
        )
        from great_expectations.exceptions.exceptions import SuiteParameterError  # noqa: PLC0415

        try:
            filled: dict[str, Any] = build_suite_parameters(dict(kwargs), dict(parameters))[0]
        except SuiteParameterError as error:
            raise SuiteError(f"{where}: {error}; give the parameter a value in the suite") from None
        if _has_parameter(filled):
            raise SuiteError(
                f"{where}: a $PARAMETER can only stand for a whole argument; "
                "put it there, or write the value"
            )
        return filled

    def answers(
        self,
        columns: Sequence[str],
        rows: Sequence[Mapping[str, Any]],
        numbers: Sequence[int],
        requests: Sequence[Request],
        where: str,
    ) -> dict[str, Answer]:
        """Evaluate ``requests`` on the rows of a table that have these ``numbers``.

        An expectation that Great Expectations drops has no answer. Raises SuiteError for one
        whose arguments it refuses.
        """
        import pandas as pd  # noqa: PLC0415
        from great_expectations.core import ExpectationSuite  # noqa: PLC0415
        from great_expectations.exceptions.exceptions import (  # noqa: PLC0415
            GreatExpectationsError,
        )
        from great_expectations.expectations.expectation_configuration import (  # noqa: PLC0415
            ExpectationConfiguration,
        )
        from great_expectations.expectations.metadata_types import (  # noqa: PLC0415
            FailureSeverity,
        )

        suite = ExpectationSuite(name="provenance")
        for request in requests:
            try:
                built = ExpectationConfiguration(
                    type=request.type,
                    kwargs=dict(request.kwargs),
                    meta={"rule": request.key},
                    severity=FailureSeverity(request.severity),
                    id=request.id,
                ).to_domain_obj()
            except (GreatExpectationsError, ValueError, TypeError) as error:
                raise SuiteError(
                    f"{where} ({request.key}): {request.type} refuses its arguments: "
                    f"{_one_line(error)}; correct them in the suite"
                ) from None
            suite.expectations.append(built)
        cells = [{key: _cell(value) for key, value in rows[n].items()} for n in numbers]
        frame = pd.DataFrame(cells, index=list(numbers), columns=list(columns))
        self._frames += 1
        batch = (
            self._context.data_sources.add_pandas(f"frames {self._frames}")
            .add_dataframe_asset("frame")
            .add_batch_definition_whole_dataframe("whole")
            .get_batch({"dataframe": frame})
        )
        validated: Any = batch.validate(suite, result_format=dict(_RESULT_FORMAT))
        result = validated.to_json_dict()
        return {
            each["expectation_config"]["meta"]["rule"]: _answer(each) for each in result["results"]
        }


@contextmanager
def opened() -> Iterator[Engine]:
    """Lend an engine, and keep its warnings and its log off the user's screen meanwhile."""
    logger = logging.getLogger("great_expectations")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield Engine()
    finally:
        logger.setLevel(level)


def _cell(value: object) -> object:
    """Return a cell that pandas can hash: lone surrogates of odd names and texts as escapes."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "backslashreplace").decode()
    return value


def _answer(each: Mapping[str, Any]) -> Answer:
    error = _error(each.get("exception_info") or {})
    result = each.get("result") or {}
    success = each.get("success")
    if not error and not isinstance(success, bool):
        error = "it came back without an answer"
    if error:
        return Answer(False, error=error)
    return Answer(
        success=bool(success),
        observed=_observed(result),
        rows=result.get("element_count"),
        missing=int(result.get("missing_count") or 0),
        unexpected=int(result.get("unexpected_count") or 0),
        index=frozenset(int(number) for number in result.get("unexpected_index_list") or ()),
    )


def _observed(result: Mapping[str, Any]) -> object:
    """Return what an aggregate came to; of a set of columns, only what does not match."""
    details = result.get("details")
    if isinstance(details, dict) and isinstance(details.get("mismatched"), dict):
        missing = details["mismatched"].get("missing")
        return f"missing: {', '.join(map(str, missing))}" if missing else "none is missing"
    return result.get("observed_value")


def _error(info: Mapping[str, Any]) -> str:
    """Return the message of what was raised: one, or several under the names of metrics."""
    if "raised_exception" in info:
        raised = [info] if info["raised_exception"] else []
    else:
        raised = [each for each in info.values() if each.get("raised_exception")]
    messages = {_one_line(each.get("exception_message") or "it failed") for each in raised}
    return "; ".join(sorted(messages))


def _one_line(error: object) -> str:
    line = " ".join(str(error).split()).removeprefix("Error: ")
    return line if len(line) <= 300 else f"{line[:299]}…"


def _has_parameter(value: object) -> bool:
    if isinstance(value, dict):
        return "$PARAMETER" in value or any(map(_has_parameter, value.values()))
    return isinstance(value, list | tuple) and any(map(_has_parameter, value))
