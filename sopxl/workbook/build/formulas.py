"""The formulas of the form.

They use nothing newer than Excel 2007 and mean the same in LibreOffice. Every range begins at the
heading row and ends at the row below the table, or at the neighbours of the actor columns: whatever
is inserted, also at an edge, lies inside.
"""

from __future__ import annotations

from sopxl.model.sop import StepKind
from sopxl.values import dataclass
from sopxl.workbook.build import checks as words
from sopxl.workbook.build.checks import DECISION, END, SEPARATOR, START


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The letters of the columns that the formulas speak of, and the rows around the table.

    `heading` is the lowest heading row, `end` the row below the last prepared one; `count` and
    `amiss` are the cells with the number of steps and of rows that need mending.
    """

    kind: str
    actors: str
    yes: str
    no: str
    number: str
    activity: str
    requirements: str
    duration: str
    output: str
    check: str
    heading: int
    end: int
    count: str
    amiss: str

    def whole(self, column: str) -> str:
        """Return one column from the heading to the row below the table."""
        return f"${column}${self.heading}:${column}${self.end}"

    @property
    def heads(self) -> str:
        """Return the heads of the actor columns with their neighbours on both sides."""
        return f"${self.activity}${self.heading}:${self.requirements}${self.heading}"

    @property
    def named(self) -> str:
        """An array with 1 for every head that names an actor."""
        right = f"${self.requirements}${self.heading}"
        return f'({self.heads}<>"")*(COLUMN({self.heads})<COLUMN({right}))'

    # -- the table as a whole -------------------------------------------------------------------

    def actor_list(self) -> str:
        """Return the range of the drop-down: from the first actor column to the last named one."""
        first = f"${self.activity}${self.heading}"
        last = f"SUMPRODUCT(MAX({self.named}*COLUMN({self.heads})))"
        return f"OFFSET({first},0,1,1,MAX(1,{last}-COLUMN({first})))"

    def steps(self) -> str:
        """Count the rows that are steps."""
        kinds, activities = self.whole(self.kind), self.whole(self.activity)
        return f'SUMPRODUCT(--(({kinds}<>"")+({activities}<>"")>0))'

    def rows_amiss(self) -> str:
        """Count the rows in which something is to be mended."""
        return f"SUMPRODUCT(--(LEN({self.whole(self.check)})>0))"

    def summary(self) -> str:
        """Say in one sentence how the table stands."""
        return (
            f'IF({self.count}=0,"{words.NO_STEPS}",{self.count}&IF({self.amiss}=0,'
            f'"{words.ALL_SOUND}","{words.SOME_AMISS}"&{self.amiss}&"."))'
        )

    # -- one row --------------------------------------------------------------------------------

    def row_number(self, row: int) -> str:
        """Number a step by counting the steps from the heading down to it."""
        return row_number(self.kind, self.activity, self.heading, row)

    def is_step(self, row: int) -> str:
        """Tell whether a row is a step."""
        return f'OR(${self.kind}{row}<>"",${self.activity}{row}<>"")'

    def names_actor(self, head: str, row: int) -> str:
        """Tell whether the actor at `head` is among those of a row."""
        return f'ISNUMBER(SEARCH("{SEPARATOR}"&TRIM({head})&"{SEPARATOR}",{self._listed(row)}))'

    def previews(self, head: str, row: int, kind: StepKind) -> str:
        """Tell whether an actor's cell is tinted as a step of this kind."""
        right = f"${self.requirements}${self.heading}"
        cell = f"${self.kind}{row}"
        chosen = f'{cell}="{kind.value}"'
        if kind is StepKind.ACTIVITY:
            chosen = f'OR({chosen},AND({cell}="",${self.activity}{row}<>""))'
        return (
            f'AND(${self.actors}{row}<>"",{head}<>"",COLUMN({head})<COLUMN({right}),'
            f"{chosen},{self.names_actor(head, row)})"
        )

    def unknown_actor(self, row: int) -> str:
        """Tell whether a row names an actor that heads no column."""
        return f"SUMPRODUCT({self.named}*{self.names_actor(self.heads, row)})<{self._parts(row)}"

    def yes_message(self, row: int) -> str:
        """Say what is wrong with the target under «Lanjut / Ya»."""
        kind, cell = f"${self.kind}{row}", f"${self.yes}{row}"
        return (
            f'IF(ISERROR({cell}),"{words.BAD_YES}",'
            f'IF({cell}="",IF({kind}="{DECISION}","{words.NO_YES}",""),'
            f'IF({kind}="{END}","{words.END_GOES_ON}",IF({self._exists(cell)},"","{words.BAD_YES}"))))'
        )

    def no_message(self, row: int) -> str:
        """Say what is wrong with the target under «Tidak»."""
        kind, yes, cell = f"${self.kind}{row}", f"${self.yes}{row}", f"${self.no}{row}"
        return (
            f'IF(ISERROR({cell}),"{words.BAD_NO}",'
            f'IF({cell}="",IF({kind}="{DECISION}","{words.NO_NO}",""),'
            f'IF({kind}<>"{DECISION}","{words.NO_DECISION}",IF({self._exists(cell)},'
            f'IF(IFERROR({yes}={cell},FALSE),"{words.SAME_TARGETS}",""),"{words.BAD_NO}"))))'
        )

    def message(self, row: int) -> str:
        """Say all that is to be mended in a row."""
        kind, number = f"${self.kind}{row}", f"${self.number}{row}"
        actors = f"${self.actors}{row}"
        parts = (
            _if_empty(f"${self.activity}{row}", words.NO_ACTIVITY),
            f'IF({actors}="","{words.NO_ACTOR}",IF({self.unknown_actor(row)},"{words.UNKNOWN_ACTOR}",""))',
            _if_empty(f"${self.requirements}{row}", words.NO_REQUIREMENTS),
            _if_empty(f"${self.duration}{row}", words.NO_DURATION),
            _if_empty(f"${self.output}{row}", words.NO_OUTPUT),
            self.yes_message(row),
            self.no_message(row),
            f'IF(AND({number}=1,{kind}<>"{START}"),"{words.FIRST_STARTS}","")',
            f'IF(AND({number}<>1,{kind}="{START}"),"{words.STARTS_LATE}","")',
            f'IF(AND({number}={self.count},{self.count}>1,{kind}<>"{END}"),"{words.LAST_ENDS}","")',
            f'IF(AND({number}<>{self.count},{kind}="{END}"),"{words.ENDS_EARLY}","")',
        )
        return f'IF({self.is_step(row)},TRIM({"&".join(parts)}),"")'

    # -- marks: what is coloured, in fewer than the 255 characters that every Excel takes -------

    def marks(self, row: int) -> dict[str, str]:
        """Return by column when a cell is marked as missing or wrong, written for one row."""
        kind, yes, no = (f"${column}{row}" for column in (self.kind, self.yes, self.no))
        step = f'${self.kind}{row}&${self.activity}{row}<>""'
        actors = f"${self.actors}{row}"
        known = f"SUMPRODUCT(--{self.names_actor(self.heads, row)})"
        decides = f'{kind}="{DECISION}"'
        lost = {cell: f"COUNTIF({self.whole(self.number)},{cell})=0" for cell in (yes, no)}
        wrong_yes = f'OR({kind}="{END}",{lost[yes]})'
        wrong_no = f'OR({kind}<>"{DECISION}",{lost[no]},IFERROR({yes}={no},FALSE))'
        required = (self.activity, self.requirements, self.duration, self.output)
        number, count = f"${self.number}{row}", self.count
        first = f'({number}=1)<>({kind}="{START}")'
        last = f'AND({number}={count},{count}>1)<>({kind}="{END}")'
        return {
            self.kind: f"AND({step},OR({first},{last}))",
            self.actors: f'AND({step},OR({actors}="",{known}<{self._parts(row)}))',
            self.yes: f'IF(ISERROR({yes}),TRUE,IF({yes}="",{decides},{wrong_yes}))',
            self.no: f'IF(ISERROR({no}),TRUE,IF({no}="",{decides},{wrong_no}))',
            **{column: f'AND({step},${column}{row}="")' for column in required},
        }

    def _listed(self, row: int) -> str:
        """Return the actors of a row with a separator before and behind each."""
        tight = f"TRIM(${self.actors}{row})"
        for spaced in (f"{SEPARATOR} ", f" {SEPARATOR}"):
            tight = f'SUBSTITUTE({tight},"{spaced}","{SEPARATOR}")'
        return f'"{SEPARATOR}"&{tight}&"{SEPARATOR}"'

    def _parts(self, row: int) -> str:
        """Count the actors that a row names."""
        text = f"${self.actors}{row}"
        return f'LEN({text})-LEN(SUBSTITUTE({text},"{SEPARATOR}",""))+1'

    def _exists(self, cell: str) -> str:
        return f"COUNTIF({self.whole(self.number)},{cell})>0"


def _if_empty(cell: str, message: str) -> str:
    return f'IF({cell}="","{message}","")'


def row_number(kind: str, activity: str, heading: int, row: int) -> str:
    """Number a step by the letters of its Jenis and Kegiatan: count the steps down to it."""
    kinds = f"${kind}${heading}:${kind}{row}"
    activities = f"${activity}${heading}:${activity}{row}"
    return (
        f'IF(AND(${kind}{row}="",${activity}{row}=""),"",'
        f'SUMPRODUCT(--(({kinds}<>"")+({activities}<>"")>0)))'
    )
