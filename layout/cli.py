"""The command ``banmian``: arguments, exit codes, and diagnostics printed for people."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TypeAlias

from layout import __version__
from layout.diagnostics import Diagnostic, ExitCode, LayoutError, Report, Severity, Words, render

_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

TARGETS = ("preview", "press", "archive")
# A page of a broadsheet at 600 dpi is 120 million pixels; more is a slip of the finger.
MOST_DPI = 600


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # Messages are Chinese whatever the locale, and a path may hold bytes that are no text.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    parser = make_parser()
    options = parser.parse_args(arguments)
    report = Report()
    try:
        code = int(options.run(options, report))
    except LayoutError as error:
        print_report(report, options.lang)
        code = int(error.exit_code)
    except BrokenPipeError:
        code = int(ExitCode.OK)
    except KeyboardInterrupt:
        code = 130
    except OSError as error:
        place = str(error.filename or "")
        report.error("E605", None, file=place, reason=error.strerror or str(error))
        print_report(report, options.lang)
        code = int(ExitCode.ISSUE)
    except Exception:
        import traceback

        traceback.print_exc()
        print(_BUG[options.lang], file=sys.stderr)
        code = int(ExitCode.BUG)
    return code


_BUG = {
    "zh": "这是版面程序自身的错误，请把以上内容和稿件一起报告给我们。原有输出没有改动。",
    "en": "This is a bug of banmian itself; please report the lines above. "
    "Earlier output is untouched.",
}


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = argparse.ArgumentParser(
        prog="banmian", description="版面：用 YAML 排中文报纸 · Chinese newspaper pages from YAML"
    )
    parser.add_argument("--version", action="version", version=f"banmian {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    _add_makers(commands)
    _add_judges(commands)

    fonts = _command(commands, "fonts", run_fonts, "列出字库 · list the fonts")
    fonts.add_argument("--format", choices=("text", "json"), default="text")

    schema = _command(commands, "schema", run_schema, "打印 JSON Schema · print the JSON Schema")
    schema.add_argument(
        "document", choices=("issue", "paper"), nargs="?", default="issue", metavar="issue|paper"
    )
    show = _command(commands, "dump", run_dump, "打印显示列表 · print the display list")
    show.add_argument("issue", type=Path, metavar="ISSUE", help="issue.yaml 或它的文件夹")
    show.add_argument("--page", type=int, metavar="N", help="只排一版 · one page only")
    show.add_argument("--glyphs", action="store_true", help="连同字形编号 · with glyph ids")

    lines = _command(commands, "lines", run_lines, "把标准输入排成行 · set standard input")
    lines.add_argument("--measure", type=float, required=True, metavar="EM", help="行长（字）")
    lines.add_argument("--indent", type=float, default=2.0, metavar="EM", help="段首缩进（字）")
    lines.add_argument(
        "--punctuation", choices=("quanjiao", "kaiming", "banjiao"), default="quanjiao"
    )
    lines.add_argument("--level", choices=("basic", "gb", "strict"), default="gb")
    lines.add_argument("--line-end", choices=("half", "auto", "full"), default="auto")
    lines.add_argument("--hanging", choices=("none", "points"), default="none")
    lines.add_argument("--cells", choices=("free", "grid"), default="free")
    lines.add_argument("--json", action="store_true", help="JSON 输出 · as JSON")
    return parser


def _add_makers(commands: _Commands) -> None:
    """Add what makes pages and files of an issue."""
    make = _command(commands, "build", run_build, "排版并写出文件 · make pages and write them")
    make.add_argument("issue", type=Path, metavar="ISSUE", help="issue.yaml 或它的文件夹")
    what = make.add_mutually_exclusive_group()
    what.add_argument(
        "--target", action="append", choices=TARGETS, help="输出种类，可多次 · what to write"
    )
    what.add_argument(
        "--proof",
        action="store_true",
        help="排不下也出校样，红笔标出 · preview pages that are not right, faults marked",
    )
    make.add_argument("--page", type=int, metavar="N", help="只排一版 · one page only")
    make.add_argument("-o", "--output", type=Path, metavar="DIR", help="输出文件夹 · where to")
    make.add_argument(
        "--dpi", type=_dpi, metavar="N", help="版面图分辨率，0 为不要图 · page pictures"
    )

    again = _command(
        commands,
        "rebuild",
        run_rebuild,
        "从存档文件取出源文件，重做付印文件 · source and press file",
    )
    again.add_argument("file", type=Path, metavar="ARCHIVE.pdf", help="--target archive 所写")
    again.add_argument("-o", "--output", type=Path, metavar="DIR", help="输出文件夹 · where to")

    draw = _command(commands, "dummy", run_dummy, "提出版样 · propose the make-up of pages")
    draw.add_argument("issue", type=Path, metavar="ISSUE", help="issue.yaml 或它的文件夹")
    draw.add_argument("--page", type=int, metavar="N", help="只看一版 · one page only")
    draw.add_argument(
        "--proposals", type=int, default=1, metavar="K", help="每版几个方案 · how many for a page"
    )
    draw.add_argument(
        "--style", choices=("modular", "traditional"), help="版式风格 · profile of make-up"
    )
    draw.add_argument(
        "--write", action="store_true", help="把首选写进 issue.yaml · write the best into the YAML"
    )
    draw.add_argument("--format", choices=("text", "json"), default="text")


def _add_judges(commands: _Commands) -> None:
    """Add what judges issues and finished files."""
    check = _command(commands, "check", run_check, "查出全部问题，不写文件 · find all faults")
    check.add_argument("issue", type=Path, metavar="ISSUE", help="issue.yaml 或它的文件夹")
    check.add_argument("--format", choices=("text", "json"), default="text")

    preflight = _command(
        commands, "preflight", run_preflight, "检查任何 PDF 能否付印、存档 · judge any PDF"
    )
    preflight.add_argument("pdf", type=Path, metavar="PDF", help="要检查的 PDF · the file")
    preflight.add_argument(
        "--profile",
        metavar="NAME|FILE",
        help="印厂规范：名称、文件，或 none · printer's profile: a name, a file, or none",
    )
    preflight.add_argument("--format", choices=("text", "json"), default="text")

    audit = _command(commands, "audit", run_audit, "审看成品 PDF 的排字 · judge a PDF's lines")
    audit.add_argument("file", type=Path, metavar="FILE.pdf", help="任何程序所排 · by any program")
    audit.add_argument("--page", type=int, metavar="N", help="只审一页 · one page only")
    audit.add_argument("--format", choices=("text", "json"), default="text")
    audit.add_argument("--level", choices=("basic", "gb", "strict"), default="gb")
    audit.add_argument(
        "--cells",
        choices=("free", "grid"),
        default="free",
        help="汉字是否排在字格里 · whether Han are set in a character grid",
    )
    audit.add_argument(
        "--tracking",
        type=_three_limits,
        default=(50, 90, 150),
        metavar="EM,EM,EM",
        help="字空多少算提示、警告、错误，默认 0.05,0.09,0.15 · tracking noted, warned of, wrong",
    )


Run = Callable[[argparse.Namespace, Report], ExitCode]


def _command(commands: _Commands, name: str, run: Run, doc: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=doc, description=doc)
    command.add_argument("--lang", choices=("zh", "en"), default="zh", help="消息语言")
    command.set_defaults(run=run)
    return command


def _dpi(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > MOST_DPI:
        raise argparse.ArgumentTypeError(f"0–{MOST_DPI}")
    return int(text)


def _three_limits(text: str) -> tuple[int, int, int]:
    """Read three rising parts of an em as thousandths."""
    try:
        noted, warned, wrong = (round(float(part) * 1000) for part in text.split(","))
    except (ValueError, OverflowError):
        raise argparse.ArgumentTypeError("0.05,0.09,0.15") from None
    if not 0 <= noted <= warned <= wrong:
        raise argparse.ArgumentTypeError("0.05,0.09,0.15")
    return noted, warned, wrong


# -- commands --------------------------------------------------------------------------------------


def run_build(options: argparse.Namespace, report: Report) -> ExitCode:
    """Make the pages and write them; a build with errors leaves earlier output as it was."""
    from layout.build import SCREEN_DPI, Order, build, save

    order = Order(
        source=options.issue,
        targets=tuple(dict.fromkeys(options.target or ("preview",))),
        page=options.page,
        dpi=SCREEN_DPI if options.dpi is None else options.dpi,
        proof=options.proof,
    )
    edition, files = build(order, report)
    paths = save(edition, files, options.output, report)
    if not edition.faults:
        report.check()
    print_report(report, options.lang)
    for diagnostic in report.diagnostics:
        if diagnostic.code == "N311":
            print(diagnostic.message(options.lang), file=sys.stderr)
    for path in paths:
        print(path)
    return ExitCode.ISSUE if report.has_errors else ExitCode.OK


def run_rebuild(options: argparse.Namespace, report: Report) -> ExitCode:
    """Take an archive's source out and make the press file again."""
    from layout.rebuild import rebuild

    paths = rebuild(options.file, options.output, report)
    print_report(report, options.lang)
    for path in paths:
        print(path)
    return ExitCode.OK


def run_check(options: argparse.Namespace, report: Report) -> ExitCode:
    """Print everything wrong with an issue and its pages."""
    from layout.build import check_issue

    code = ExitCode.OK
    try:
        check_issue(options.issue, report)
    except LayoutError as error:
        code = error.exit_code
    if options.format == "json":
        print_json(describe_report(report))
    else:
        print_report(report, options.lang, notes=True)
        if code is ExitCode.OK and not any(
            d.severity is Severity.WARNING for d in report.diagnostics
        ):
            print({"zh": "没有问题。", "en": "Nothing wrong."}[options.lang])
    return code


def run_dummy(options: argparse.Namespace, report: Report) -> ExitCode:
    """Print the make-up that the program proposes for pages."""
    from layout.build import propose_pages, write_dummies
    from layout.proposal.describe import describe_proposals, write_proposals

    draft = propose_pages(
        options.issue,
        report,
        options.page,
        profile=options.style,
        count=max(1, options.proposals),
    )
    pages = [describe_proposals(proposals) for proposals in draft.pages]
    if draft.filling:
        from layout.proposal.roster import describe_filling, write_filling

        if options.format == "json":
            print_json({"roster": describe_filling(draft.filling), "pages": pages})
        else:
            print("\n".join(write_filling(draft.filling, options.lang)), end="\n\n")
    elif options.format == "json":
        print_json(pages)
    if options.format != "json":
        for proposals in draft.pages:
            print("\n".join(write_proposals(proposals, options.lang)), end="\n\n")
    report.check()
    if options.write:
        is_drawn = all(proposals.problem.page.is_drawn for proposals in draft.pages)
        if options.page is None and is_drawn:
            report.error("E607", None)
        report.check()
        write_dummies(options.issue, draft, report)
    print_report(report, options.lang)
    return ExitCode.OK


def run_preflight(options: argparse.Namespace, report: Report) -> ExitCode:
    """Judge a PDF by what it claims to be and by what a printer can print."""
    from layout.preflight import describe_verdict, judge_pdf, show_verdict

    verdict = judge_pdf(options.pdf, options.profile, report)
    report.check()
    assert verdict is not None
    if options.format == "json":
        print_json(describe_verdict(verdict))
    else:
        print(show_verdict(verdict, options.lang))
    return ExitCode.OK if verdict.is_good else ExitCode.STANDARD


def run_dump(options: argparse.Namespace, report: Report) -> ExitCode:
    """Print the display list of an issue as text."""
    from layout.survey import dump_issue

    text = dump_issue(options.issue, report, options.page, glyphs=options.glyphs)
    print_report(report, options.lang)
    print(text, end="")
    return ExitCode.OK


def run_lines(options: argparse.Namespace, report: Report) -> ExitCode:
    """Set standard input as paragraphs and print each line."""
    from layout.survey import MOST_BYTES, LineOrder, audit_lines

    order = LineOrder(
        options.measure,
        options.indent,
        options.punctuation,
        options.level,
        options.line_end,
        options.hanging,
        options.cells,
    )
    result = audit_lines(sys.stdin.buffer.read(MOST_BYTES + 1) if sys.stdin else b"", order, report)
    if options.json:
        print_json(result, indent=None)
    else:
        for paragraph in result["paragraphs"]:
            for line in paragraph["lines"]:
                print("".join(char["c"] for char in line["chars"]))
    # Where a line may end does not depend on a font: a glyph that is missing is told after.
    report.check()
    print_report(report, options.lang)
    return ExitCode.OK


def run_audit(options: argparse.Namespace, report: Report) -> ExitCode:
    """Judge the lines of a finished PDF; an error in them is a standard broken.

    Pages that cannot be read are told, and the exit code is ISSUE.
    """
    from layout.audit import Limits, audit_file, describe, render_text

    limits = Limits(options.level, options.cells, *options.tracking)
    verdict = audit_file(options.file, options.page, limits, report)
    report.check()
    print_report(report, options.lang)
    if options.format == "json":
        print_json(describe(verdict))
    else:
        print(render_text(verdict, options.lang))
    if verdict.is_broken:
        return ExitCode.STANDARD
    # A page that could not be read has not been found good.
    return ExitCode.ISSUE if report.diagnostics else ExitCode.OK


def run_fonts(options: argparse.Namespace, report: Report) -> ExitCode:
    """List the fonts: role, name, licence, coverage."""
    from layout.survey import describe_fonts, list_fonts

    if options.format == "json":
        print_json(describe_fonts(report))
    else:
        print(list_fonts(report, options.lang))
    report.check()
    print_report(report, options.lang)
    return ExitCode.OK


def run_schema(options: argparse.Namespace, report: Report) -> ExitCode:
    """Print the JSON Schema of the language, for an editor's YAML plug-in."""
    from layout.survey import describe_language

    del report
    print_json(describe_language(options.document))
    return ExitCode.OK


# -- printing --------------------------------------------------------------------------------------


def print_report(report: Report, lang: str, *, notes: bool = False) -> None:
    """Print diagnostics to standard error: the worst first, then by place, then their number.

    Notes are for those who ask; a build only warns.
    """
    shown = [d for d in in_order(report) if notes or d.severity is not Severity.NOTE]
    places = [None, *(diagnostic.span for diagnostic in shown)]
    for before, diagnostic in zip(places, shown, strict=False):
        is_quoted = diagnostic.span != before
        print(render(diagnostic, lang, report.sources, is_quoted=is_quoted), file=sys.stderr)
    errors, warnings = (
        sum(d.severity is severity for d in shown) for severity in list(Severity)[:2]
    )
    if errors or warnings:
        print(_COUNT[lang].format(errors=errors, warnings=warnings), file=sys.stderr)


_COUNT = {
    "zh": "共 {errors} 个错误，{warnings} 个警告。",
    "en": "{errors} errors, {warnings} warnings in all.",
}


def print_json(value: object, indent: int | None = 1) -> None:
    """Print a value as JSON."""
    import json

    print(json.dumps(value, ensure_ascii=False, indent=indent))


def in_order(report: Report) -> list[Diagnostic]:
    """Return a report's diagnostics, errors first, then in the order of their places.

    What mends a fault stands with it.
    """
    order = list(Severity)
    return sorted(
        report.diagnostics,
        key=lambda d: (
            order.index(_severity_with(d)),
            (d.span.file, d.span.line, d.span.column) if d.span else ("", 0, 0),
        ),
    )


def _severity_with(diagnostic: Diagnostic) -> Severity:
    """Return how bad the fault is that a diagnostic mends, or it is itself."""
    mended = str(dict(diagnostic.args).get("mends", ""))
    return {"E": Severity.ERROR, "W": Severity.WARNING}.get(mended[:1], diagnostic.severity)


def describe_report(report: Report) -> list[dict[str, object]]:
    """Return diagnostics for machines: both languages, place, rules, and the values behind it."""
    from layout.rules.check import rules_of

    rows: list[dict[str, object]] = []
    for d in in_order(report):
        row: dict[str, object] = {"severity": d.severity.value, "code": d.code}
        if rules := rules_of(d.code):
            row["rules"] = rules
        if d.span is not None:
            row |= {
                "file": d.span.file,
                "line": d.span.line,
                "column": d.span.column,
                "length": d.span.length,
            }
        row["message"] = {lang: d.message(lang) for lang in ("zh", "en")}
        row["hint"] = {lang: d.hint(lang) for lang in ("zh", "en")}
        row["values"] = {
            name: {"zh": value.zh, "en": value.en} if isinstance(value, Words) else value
            for name, value in d.args
        }
        rows.append(row)
    return rows
