"""Reads the tables of an export as researchers do: duck.py PARQUET CSV JSONL.

Each argument is a folder with reports, statements and events of the same three
reports. What DuckDB and pandas see in them must be what Isnad wrote.
"""
import datetime
import sys

import duckdb
import pandas

folders = dict(zip(("parquet", "csv", "jsonl"), sys.argv[1:]))
db = duckdb.connect()
db.execute("SET TimeZone = 'UTC'")


def equal(what, got, want):
    if got != want:
        sys.exit(f"{what}:\n{got!r}\nwanted\n{want!r}")


def one(query):
    return db.sql(query).fetchall()


for fmt, dir in folders.items():
    for table in ("reports", "statements", "events"):
        path = f"{dir}/{table}.{fmt}"
        read = {"parquet": "read_parquet('%s')", "csv": "read_csv('%s')", "jsonl": "read_json('%s', format='newline_delimited')"}[fmt] % path
        db.execute(f"CREATE TABLE {fmt}_{table} AS SELECT * FROM {read}")
        equal(f"rows of {path}", one(f"SELECT count(*) FROM {fmt}_{table}"), [(3,)])

columns = {fmt: [c[0] for c in one(f"DESCRIBE {fmt}_events")] for fmt in folders}
equal("columns", columns["csv"], columns["parquet"])
equal("columns", columns["jsonl"], columns["parquet"])

types = {c[0]: c[1] for c in one("DESCRIBE parquet_events") + one("DESCRIBE parquet_reports") + one("DESCRIBE parquet_statements")}
for name, kind in {
    "Event ID": "VARCHAR", "Event Date": "DATE", "Publication Date": "DATE", "event_date_first": "DATE", "Contexts": "VARCHAR[]",
    "Actor Name": "VARCHAR[]", "actor_carried": "BOOLEAN[]", "Latitude": "DOUBLE", "killed": "BIGINT", "killed_text": "VARCHAR",
    "confidence": "DOUBLE", "gathered": "TIMESTAMP WITH TIME ZONE", "published": "DATE", "warnings": "BIGINT", "asserted_by": "VARCHAR[]",
    "content_start": "BIGINT", "date_last": "DATE",
}.items():
    equal(f"type of {name}", types[name], kind)

for fmt in folders:
    for table, column, kind in (("events", "Event Date", "DATE"), ("events", "event_date_last", "DATE"), ("events", "killed", "BIGINT"),
                                ("events", "Latitude", "DOUBLE"), ("reports", "published", "DATE"), ("reports", "warnings", "BIGINT")):
        got = one(f"SELECT column_type FROM (DESCRIBE {fmt}_{table}) WHERE column_name = '{column}'")
        equal(f"type of {fmt} {table}.{column}", got, [(kind,)])
    # Arabic, a join of events with reports, numbers, nulls.
    equal(f"{fmt}: join", one(f'''
        SELECT r.title, e."Event Type", e."Event Date", e.event_date_last, e.killed, e.injured, e.injured_text, e.displaced, e."Raw Placename"
        FROM {fmt}_events e JOIN {fmt}_reports r USING (report_id) WHERE r.outlet = 'صحيفة المثال' ORDER BY "Event ID"'''),
        [("الدوحة تستضيف جولة محادثات", "CONSULT", datetime.date(2025, 9, 16), datetime.date(2025, 9, 16), None, None, None, None, None),
         ("الدوحة تستضيف جولة محادثات", "ASSAULT", None, datetime.date(2025, 10, 3), 12, None, "dozens", None, "الفاشر")])
    equal(f"{fmt}: nulls", one(f"SELECT report_id FROM {fmt}_reports WHERE title IS NULL AND published IS NULL AND gathered IS NULL AND text IS NULL"), [("r2",)])
    equal(f"{fmt}: statements", one(f"SELECT statement_id, \"within\", content_text FROM {fmt}_statements WHERE speaker_name = 'ماهر السعدي'"),
          [("r1#s2", "r1#s1", "المحادثات مستمرة")])
    equal(f"{fmt}: gathered", one(f"SELECT epoch_us(gathered) FROM {fmt}_reports WHERE report_id = 'r1'"), [(1758090600123456,)])
    # A code point is what DuckDB's substring counts too.
    equal(f"{fmt}: offsets", one(f'''
        SELECT substring(r.text, e.trigger_start + 1, e.trigger_end - e.trigger_start) = e.trigger_text
        FROM {fmt}_events e JOIN {fmt}_reports r USING (report_id) WHERE report_id = 'r1' '''), [(True,), (True,)])

# Hostile text comes through whole.
hostile = '=HYPERLINK("http://x")\r\nسطر; ثان\\;\x00 \u202eعكس\u202c \t"اقتباس", <b>&\u2028 \ufffd.'
for fmt in folders:
    equal(f"{fmt}: hostile", one(f"SELECT title, text, source FROM {fmt}_reports WHERE report_id = 'r3'"), [(hostile,) * 3])
    equal(f"{fmt}: hostile content", one(f"SELECT content_text FROM {fmt}_statements WHERE report_id = 'r3'"), [(hostile,)])

# Lists: real ones, or parted in a cell.
want = [(["Sudan", ""], ["SDN", "EGY"], ["diplomatic", "military"])]
for fmt in ("parquet", "jsonl"):
    equal(f"{fmt}: lists", one(f'SELECT "Actor Name", "Actor Country", "Contexts" FROM {fmt}_events WHERE "Event ID" = \'r1#e1\''), want)
    equal(f"{fmt}: unnested", one(f'''SELECT teller, count(*) FROM (SELECT unnest(asserted_by) AS teller FROM {fmt}_events) GROUP BY 1 ORDER BY 2'''),
          [("QAT", 1), ("outlet", 3)])
equal("csv: lists", one('SELECT "Actor Name", "Actor Country", "Contexts" FROM csv_events WHERE "Event ID" = \'r1#e1\''),
      [("Sudan; ", "SDN; EGY", "diplomatic; military")])

# pandas.
events = pandas.read_parquet(folders["parquet"] + "/events.parquet")
reports = pandas.read_parquet(folders["parquet"] + "/reports.parquet")
equal("pandas: columns", list(events.columns), columns["parquet"])
equal("pandas: names", list(events["Actor Name Raw"][0]), ["الوفدين السوداني", "والمصري"])
equal("pandas: date", events["Event Date"][0], datetime.date(2025, 9, 16))
equal("pandas: killed", [None if pandas.isna(n) else int(n) for n in events["killed"]], [None, 12, None])
equal("pandas: gathered", str(reports["gathered"].dt.tz), "UTC")
equal("pandas: hostile", reports["title"][2], hostile)
equal("pandas: join", list(events.merge(reports, on="report_id")["title"]), [reports["title"][0]] * 2 + [hostile])
for fmt, read in (("csv", pandas.read_csv), ("jsonl", lambda path: pandas.read_json(path, lines=True))):
    frame = read(f"{folders[fmt]}/events.{fmt}")
    equal(f"pandas: {fmt}", (list(frame.columns), frame["Raw Placename"][1], len(frame)), (columns["parquet"], "الفاشر", 3))
    equal(f"pandas: {fmt} hostile", read(f"{folders[fmt]}/reports.{fmt}")["title"][2], hostile)
print("DuckDB", duckdb.__version__, "pandas", pandas.__version__)
