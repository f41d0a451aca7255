"""A database's schema as text: one line a thing, sorted, the same on every version of PostgreSQL.

`python -m tests.sql.schema_dump` writes it to `schema.txt`, from a database that it makes for the purpose.
"""

import asyncio
import tempfile
from pathlib import Path

import asyncpg

from server.embedded import embedded_postgres
from server.migrations import migrate

FILE = Path(__file__).parent / "schema.txt"

COMMAND = "python -m tests.sql.schema_dump"

# What the catalogues of newer versions hold besides, such as a constraint for each `not null`, is left out.
DUMP = """
with relation as (
    select c.oid, c.relname as name, c.relkind as kind
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'm', 'S')
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
), line (section, place, text) as (
    select 'table ' || r.name, a.attnum::text, concat_ws(
        ' ',
        '    column', a.attname, format_type(a.atttypid, a.atttypmod),
        case when a.attnotnull then 'not null' end,
        'default ' || pg_get_expr(d.adbin, d.adrelid)
    )
    from relation r
    join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = r.oid and d.adnum = a.attnum
    where r.kind = 'r'
    union all
    select
        'table ' || r.name, '8000',
        '    constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
    from relation r
    join pg_constraint k on k.conrelid = r.oid and k.contype <> 'n'
    union all
    -- An index that a constraint made is told by the constraint.
    select 'table ' || r.name, '9000', concat_ws(
        ' ',
        '    index', i.relname, case when x.indisunique then 'unique' end,
        regexp_replace(pg_get_indexdef(i.oid), '^.* USING ', ''),
        '-- ' || obj_description(i.oid, 'pg_class')
    )
    from relation r
    join pg_index x on x.indrelid = r.oid
    join pg_class i on i.oid = x.indexrelid
    where not exists (select from pg_constraint k where k.conindid = i.oid and k.conrelid = r.oid)
    union all
    select 'view ' || r.name, a.attnum::text, '    column ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
    from relation r
    join pg_attribute a on a.attrelid = r.oid and a.attnum > 0
    where r.kind in ('v', 'm')
    union all
    select 'sequence ' || r.name, '', concat_ws(
        ' ',
        '   ', format_type(s.seqtypid, null), 'from', s.seqmin, 'to', s.seqmax, case when s.seqcycle then 'cycle' end
    )
    from relation r
    join pg_sequence s on s.seqrelid = r.oid
    union all
    select
        'function ' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')', '',
        '    returns ' || pg_get_function_result(p.oid) || ' '
            || case p.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end
            || ' body ' || left(md5(pg_get_functiondef(p.oid)), 8)
    from pg_proc p
    where p.pronamespace = 'public'::regnamespace
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    union all
    select 'type ' || t.typname, e.enumsortorder::text, '    value ' || e.enumlabel
    from pg_type t
    join pg_enum e on e.enumtypid = t.oid
    where t.typnamespace = 'public'::regnamespace
)
select section, text
from line
where section <> 'table schema_migrations'
order by section collate "C", lpad(place, 4, '0') collate "C", text collate "C"
"""


async def schema_of(connection: asyncpg.Connection) -> str:
    """The text."""
    lines: list[str] = []
    section = None
    for row in await connection.fetch(DUMP):
        if row["section"] != section:
            section = row["section"]
            lines += ["", section] if lines else [section]
        lines.append(row["text"])
    return "\n".join(lines) + "\n"


async def _dump(url: str) -> str:
    connection = await asyncpg.connect(url)
    try:
        await migrate(connection)
        return await schema_of(connection)
    finally:
        await connection.close()


def main() -> None:
    with tempfile.TemporaryDirectory() as directory, embedded_postgres(Path(directory) / "postgres") as url:
        FILE.write_text(asyncio.run(_dump(url)))


if __name__ == "__main__":
    main()
