"""What authors write about the world; every class is one record, its fields are the keys an author may use.

The first line of each class and the line under each field become the reference page and the JSON Schema.
"""

from __future__ import annotations

from builder.records.arguments import Argument, Claim, Debate
from builder.records.evidence import QUANTITY, SCALES, Fact, Measure, Quantity, Source
from builder.records.governance import Actor, Event, Form
from builder.records.helplines import Helpline
from builder.records.marks import (
    Audience,
    Checked,
    ClaimId,
    CompetenceId,
    Date,
    DebateId,
    FactId,
    Forms,
    Id,
    MeasureId,
    Mention,
    ModuleId,
    Part,
    PerLanguage,
    Points,
    Prose,
    QuizId,
    Record,
    Reference,
    Sourced,
    SourcedProse,
    SourcedText,
    SourceId,
    TermId,
    Text,
    Words,
)
from builder.records.patterns import ID
from builder.records.pictures import Chart
from builder.records.teaching import About, Competence, Differentiation, Module, Review, Step, TeachingPath
from builder.records.vocabulary import Avoided, Definition, Term

LIBRARY: dict[str, type[Record]] = {
    "sources": Source,
    "measures": Measure,
    "facts": Fact,
    "terms": Term,
    "events": Event,
    "actors": Actor,
    "claims": Claim,
    "charts": Chart,
    "debates": Debate,
    "competences": Competence,
    "helplines": Helpline,
}

__all__ = [
    "ID",
    "LIBRARY",
    "QUANTITY",
    "SCALES",
    "About",
    "Actor",
    "Argument",
    "Audience",
    "Avoided",
    "Chart",
    "Checked",
    "Claim",
    "ClaimId",
    "Competence",
    "CompetenceId",
    "Date",
    "Debate",
    "DebateId",
    "Definition",
    "Differentiation",
    "Event",
    "Fact",
    "FactId",
    "Form",
    "Forms",
    "Helpline",
    "Id",
    "Measure",
    "MeasureId",
    "Mention",
    "Module",
    "ModuleId",
    "Part",
    "PerLanguage",
    "Points",
    "Prose",
    "Quantity",
    "QuizId",
    "Record",
    "Reference",
    "Review",
    "Source",
    "SourceId",
    "Sourced",
    "SourcedProse",
    "SourcedText",
    "Step",
    "TeachingPath",
    "Term",
    "TermId",
    "Text",
    "Words",
]
