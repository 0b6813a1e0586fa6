-- +goose Up
-- What pages ask: records one by one in several orders, names as they are
-- written, corrections, and who may make them.
--
-- Days and repeated values are filled here. Names as written and places are
-- filled where reports are added or read again: all of an older archive is
-- stale, so isnad reread brings them; until then names show in normal form.

-- day is an event's first day, else that of publication.
ALTER TABLE event ADD COLUMN day TEXT COLLATE "C" NOT NULL DEFAULT '', ADD COLUMN published TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE statement ADD COLUMN published TEXT COLLATE "C" NOT NULL DEFAULT '';
-- again is 1 where the same id stands before on the same side, or in the same
-- chain: counts leave it out.
ALTER TABLE party ADD COLUMN again INTEGER NOT NULL DEFAULT 0;
ALTER TABLE teller ADD COLUMN again INTEGER NOT NULL DEFAULT 0;
-- corrected is how many corrections a report has.
ALTER TABLE report ADD COLUMN corrected INTEGER NOT NULL DEFAULT 0;
-- A name as it is written where it first came in, and in English; '' where
-- nothing has been read since this migration.
ALTER TABLE name ADD COLUMN written TEXT NOT NULL DEFAULT '', ADD COLUMN english TEXT NOT NULL DEFAULT '';

DROP INDEX event_type, event_country, event_place, party_id, statement_name, statement_speaker, teller_id;

UPDATE event SET published = r.day, day = CASE WHEN first <> '' THEN first ELSE r.day END FROM report r WHERE r.key = event.report;
UPDATE statement SET published = r.day FROM report r WHERE r.key = statement.report;
UPDATE party SET again = 1 WHERE id <> '' AND EXISTS (SELECT 1 FROM party p
	WHERE p.report = party.report AND p.event = party.event AND p.role = party.role AND p.n < party.n AND p.id = party.id);
UPDATE teller SET again = 1 WHERE id <> '' AND EXISTS (SELECT 1 FROM teller t
	WHERE t.report = teller.report AND t.kind = teller.kind AND t.record = teller.record AND t.n < teller.n AND t.id = teller.id);

-- Each serves one order of a list, both ways round. Outlets have none: their
-- names may be longer than an index takes.
CREATE INDEX event_day ON event (day, published DESC, report, n);
CREATE INDEX event_type ON event (type, mode, published DESC, report, n);
CREATE INDEX event_country ON event (country, published DESC, report, n);
CREATE INDEX event_factuality ON event (factuality, published DESC, report, n);
CREATE INDEX event_place ON event (place, country);
CREATE INDEX party_id ON party (id, role, again);
CREATE INDEX statement_speaker ON statement (speaker, class);
CREATE INDEX statement_name ON statement (name, published DESC, report, n);
CREATE INDEX statement_class ON statement (class, published DESC, report, n);
CREATE INDEX statement_day ON statement (published, report, n);
CREATE INDEX teller_id ON teller (id, kind, again);
CREATE INDEX report_language ON report (language);

-- Where events are told to have happened, by the key of the name.
CREATE TABLE place (
	name BIGINT NOT NULL, country TEXT COLLATE "C" NOT NULL,
	written TEXT NOT NULL, english TEXT NOT NULL, lat DOUBLE PRECISION, lon DOUBLE PRECISION,
	PRIMARY KEY (name, country)
);

-- What editors say of records, each as JSON, never altered. Ids rise with time.
CREATE TABLE correction (
	id TEXT COLLATE "C" PRIMARY KEY, report BIGINT NOT NULL, at BIGINT NOT NULL, body TEXT NOT NULL
);
CREATE INDEX correction_report ON correction (report, id);

-- Who may correct; password is a hash.
CREATE TABLE account (name TEXT COLLATE "C" PRIMARY KEY, password TEXT NOT NULL, made BIGINT NOT NULL);

-- What names the state of the archive: base tells archives apart, n rises with
-- each change.
CREATE TABLE state (one INTEGER PRIMARY KEY CHECK (one = 1), base TEXT NOT NULL, n BIGINT NOT NULL);
INSERT INTO state VALUES (1, left(replace(gen_random_uuid()::text, '-', ''), 16), 0);

-- +goose Down
DROP TABLE state; DROP TABLE account; DROP TABLE correction; DROP TABLE place;
DROP INDEX event_day, event_type, event_country, event_factuality, event_place, party_id, statement_speaker, statement_name, statement_class, statement_day,
	teller_id, report_language;
ALTER TABLE event DROP COLUMN day, DROP COLUMN published;
ALTER TABLE statement DROP COLUMN published;
ALTER TABLE party DROP COLUMN again;
ALTER TABLE teller DROP COLUMN again;
ALTER TABLE report DROP COLUMN corrected;
ALTER TABLE name DROP COLUMN written, DROP COLUMN english;
CREATE INDEX event_type ON event (type, mode);
CREATE INDEX event_country ON event (country);
CREATE INDEX event_place ON event (place);
CREATE INDEX party_id ON party (id, role);
CREATE INDEX statement_speaker ON statement (speaker);
CREATE INDEX statement_name ON statement (name);
CREATE INDEX teller_id ON teller (id, kind);
