"""Overlaps of tenures in DuckDB: `row grade partner others` of each tenure with conflicts.

The days that a date may mean, and the slots that a tenure may or must occupy, as the tool has them
(`dates/slots.py`). Each tenure stands in every bin of slots that it may reach into; so a join by
office and bin finds all pairs, each once, in the bin where the later of the two begins. Of the
dates it knows only those of the generator: days, months and years, all of them given.
"""

import sys
from pathlib import Path

import duckdb

QUERY = """
with tenures as (
    select row_number() over () + 1 as row, office, "start", "end"
    from read_csv('{path}', header = true, all_varchar = true, quote = '"')
), bounds as (
    select row, office, "start", "end", first_of("start") as s0, last_of("start") as s1,
        first_of("end") as e0, last_of("end") as e1
    from tenures
), boxes as (
    select * replace (least(s1, e1) as s1, greatest(e0, s0) as e0) from bounds
), slots as (
    select row, office,
        case when length("start") < 10 then "start" end as opening,
        case when length("end") < 10 then "end" end as closing,
        case when s0 = e1 then 2 * s0 else 2 * s1 + 1 end as hold_first,
        case when s0 = e1 then 2 * s0 else 2 * e0 - 1 end as hold_last,
        2 * s0 + (s0 < e0)::int as reach_first,
        2 * e1 - (s1 < e1)::int as reach_last
    from boxes
), binned as (
    select *, unnest(range(reach_first // {bin}, reach_last // {bin} + 1)) as bin from slots
), pairs as (
    select one.row, other.row as partner,
        case
            when one.hold_first <= other.hold_last and other.hold_first <= one.hold_last then 0
            when coalesce(one.closing = other.opening, false)
                or coalesce(other.closing = one.opening, false) then 2
            else 1
        end as grade,
        case when grade = 0 then other.hold_first - one.hold_first
            else other.reach_first - one.reach_first end as away,
        case when away < 0 or (away = 0 and partner < one.row) then -partner
            else partner end as turn
    from binned one join binned other on one.office = other.office and one.bin = other.bin
        and one.reach_first <= other.reach_last and other.reach_first <= one.reach_last
        and one.bin = greatest(one.reach_first, other.reach_first) // {bin}
    where one.row != other.row
)
select row, grade, arg_min(partner, (abs(away), sign(turn), turn)), count(*) - 1
from pairs group by row, grade
qualify grade = min(grade) over (partition by row)
"""
MACROS = """
create macro day(text) as date_diff('day', date '0001-01-01', text::date) + 1;
create macro first_of(text) as case length(text)
    when 10 then day(text) when 7 then day(text || '-01') else day(text || '-01-01') end;
create macro last_of(text) as case length(text)
    when 10 then day(text)
    when 7 then date_diff('day', date '0001-01-01', last_day((text || '-01')::date)) + 1
    else day(text || '-12-31') end;
"""
BIN = 1_000
GRADES = ("certain", "possible", "handover")


def main(folder: str) -> None:
    duckdb.execute(MACROS)
    query = QUERY.format(path=Path(folder) / "tenures.csv", bin=BIN)
    found = duckdb.execute(query).fetchall()
    sys.stdout.writelines(
        f"{row} {GRADES[grade]} {partner} {others}\n" for row, grade, partner, others in found
    )


if __name__ == "__main__":
    main(sys.argv[1])
