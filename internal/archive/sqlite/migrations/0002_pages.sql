-- +goose Up
-- What pages ask: records one by one in several orders, names as they are
-- written, corrections, and who may make them.
--
-- Days and repeated values are filled here. Names as written and places are
-- filled where reports are added or read again: all of an older archive is
-- stale, so isnad reread brings them; until then names show in normal form.

-- day is an event's first day, else that of publication.
ALTER TABLE event ADD COLUMN day TEXT NOT NULL DEFAULT '';
ALTER TABLE event ADD COLUMN published TEXT NOT NULL DEFAULT '';
ALTER TABLE statement ADD COLUMN published TEXT NOT NULL DEFAULT '';
-- again is 1 where the same id stands before on the same side, or in the same
-- chain: counts leave it out.
ALTER TABLE party ADD COLUMN again INTEGER NOT NULL DEFAULT 0;
ALTER TABLE teller ADD COLUMN again INTEGER NOT NULL DEFAULT 0;
-- corrected is how many corrections a report has.
ALTER TABLE report ADD COLUMN corrected INTEGER NOT NULL DEFAULT 0;
-- A name as it is written where it first came in, and in English; '' where
-- nothing has been read since this migration.
ALTER TABLE name ADD COLUMN written TEXT NOT NULL DEFAULT '';
ALTER TABLE name ADD COLUMN english TEXT NOT NULL DEFAULT '';

DROP INDEX event_type; DROP INDEX event_country; DROP INDEX event_place;
DROP INDEX party_id; DROP INDEX statement_name; DROP INDEX statement_speaker; DROP INDEX teller_id;

UPDATE event SET published = (SELECT r.day FROM report r WHERE r.key = event.report);
UPDATE event SET day = CASE WHEN first <> '' THEN first ELSE published END;
UPDATE statement SET published = (SELECT r.day FROM report r WHERE r.key = statement.report);
UPDATE party SET again = 1 WHERE id <> '' AND EXISTS (SELECT 1 FROM party p
	WHERE p.report = party.report AND p.event = party.event AND p.role = party.role AND p.n < party.n AND p.id = party.id);
UPDATE teller SET again = 1 WHERE id <> '' AND EXISTS (SELECT 1 FROM teller t
	WHERE t.report = teller.report AND t.kind = teller.kind AND t.record = teller.record AND t.n < teller.n AND t.id = teller.id);

-- Behind the columns of each stand report and n, the key of a row.
CREATE INDEX event_day ON event (day, published DESC);
CREATE INDEX event_type ON event (type, mode, published DESC);
CREATE INDEX event_country ON event (country, published DESC);
CREATE INDEX event_factuality ON event (factuality, published DESC);
CREATE INDEX event_place ON event (place, country);
CREATE INDEX party_id ON party (id, role, again);
CREATE INDEX statement_speaker ON statement (speaker, class);
CREATE INDEX statement_name ON statement (name, published DESC);
CREATE INDEX statement_class ON statement (class, published DESC);
CREATE INDEX teller_id ON teller (id, kind, again);
CREATE INDEX report_outlet_day ON report (outlet, day DESC, key, outlet_name);
CREATE INDEX report_days ON report (day, key, statements);
CREATE INDEX report_language ON report (language);

-- The values by which records are ordered, each once. A list walks them in
-- either direction, and the records of each in the order of its index: so no
-- list is sorted whole for its first page.
CREATE TABLE grade (
	field TEXT NOT NULL, value TEXT NOT NULL, more TEXT NOT NULL,
	PRIMARY KEY (field, value, more)
) WITHOUT ROWID;
INSERT INTO grade SELECT DISTINCT 'day', day, '' FROM event WHERE day <> '';
INSERT INTO grade SELECT DISTINCT 'type', type, mode FROM event WHERE type <> '';
INSERT INTO grade SELECT DISTINCT 'country', country, '' FROM event WHERE country <> '';
INSERT INTO grade SELECT DISTINCT 'factuality', factuality, '' FROM event WHERE factuality <> '';
INSERT INTO grade SELECT DISTINCT 'class', class, '' FROM statement WHERE class <> '';
INSERT INTO grade SELECT DISTINCT 'outlet', outlet, '' FROM report WHERE outlet <> '';
INSERT INTO grade SELECT DISTINCT 'published', day, '' FROM report WHERE day <> '';

-- Where events are told to have happened, by the key of the name.
CREATE TABLE place (
	name INTEGER NOT NULL, country TEXT NOT NULL,
	written TEXT NOT NULL, english TEXT NOT NULL, lat REAL, lon REAL,
	PRIMARY KEY (name, country)
) WITHOUT ROWID;

-- What editors say of records, each as JSON, never altered. Ids rise with time.
CREATE TABLE correction (
	id TEXT PRIMARY KEY, report INTEGER NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX correction_report ON correction (report, id);

-- Who may correct; password is a hash.
CREATE TABLE account (name TEXT PRIMARY KEY, password TEXT NOT NULL, made INTEGER NOT NULL) WITHOUT ROWID;

-- What names the state of the archive: base tells archives apart, n rises with
-- each change.
CREATE TABLE state (one INTEGER PRIMARY KEY CHECK (one = 1), base TEXT NOT NULL, n INTEGER NOT NULL);
INSERT INTO state VALUES (1, lower(hex(randomblob(8))), 0);

-- +goose Down
DROP TABLE state; DROP TABLE account; DROP TABLE correction; DROP TABLE place; DROP TABLE grade;
DROP INDEX event_day; DROP INDEX event_type; DROP INDEX event_country; DROP INDEX event_factuality; DROP INDEX event_place;
DROP INDEX party_id; DROP INDEX statement_speaker; DROP INDEX statement_name; DROP INDEX statement_class; DROP INDEX teller_id;
DROP INDEX report_outlet_day; DROP INDEX report_days; DROP INDEX report_language;
ALTER TABLE event DROP COLUMN day; ALTER TABLE event DROP COLUMN published; ALTER TABLE statement DROP COLUMN published;
ALTER TABLE party DROP COLUMN again; ALTER TABLE teller DROP COLUMN again; ALTER TABLE report DROP COLUMN corrected;
ALTER TABLE name DROP COLUMN written; ALTER TABLE name DROP COLUMN english;
CREATE INDEX event_type ON event (type, mode);
CREATE INDEX event_country ON event (country);
CREATE INDEX event_place ON event (place);
CREATE INDEX party_id ON party (id, role);
CREATE INDEX statement_speaker ON statement (speaker);
CREATE INDEX statement_name ON statement (name);
CREATE INDEX teller_id ON teller (id, kind);
