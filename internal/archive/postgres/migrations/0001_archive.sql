-- +goose Up
-- Reports, and the records read in them, as rows that can be asked. Days are
-- text (2025-09-16), '' where unknown; times are microseconds since 1970 UTC.
-- Text is ordered by its bytes, whatever the language of the database.
CREATE TABLE reader (key BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, version TEXT COLLATE "C" NOT NULL UNIQUE);

-- Names in normal form, each once: of outlets, sides, speakers, places.
CREATE TABLE name (key BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, folded TEXT COLLATE "C" NOT NULL UNIQUE);
CREATE INDEX name_words ON name USING gin (string_to_array(left(folded, 600), ' '));

-- A name that is longer than an index takes is kept by how it begins, with a
-- sum that tells it from others that begin so.
-- +goose StatementBegin
CREATE FUNCTION shorten_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NEW.folded := left(NEW.folded, 600) || ' ' || md5(NEW.folded);
	RETURN NEW;
END
$$;
-- +goose StatementEnd
CREATE TRIGGER shorten_name BEFORE INSERT ON name FOR EACH ROW WHEN (octet_length(NEW.folded) > 2400) EXECUTE FUNCTION shorten_name();

CREATE TABLE report (
	key BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	id TEXT COLLATE "C" NOT NULL UNIQUE,
	outlet TEXT COLLATE "C" NOT NULL,
	outlet_name BIGINT,
	url TEXT NOT NULL,
	author TEXT NOT NULL,
	form TEXT COLLATE "C" NOT NULL,
	title TEXT NOT NULL,
	language TEXT COLLATE "C" NOT NULL,
	day TEXT COLLATE "C" NOT NULL,
	gathered BIGINT NOT NULL,
	reader BIGINT NOT NULL,
	source TEXT COLLATE "C" NOT NULL,
	media TEXT NOT NULL,
	statements INTEGER NOT NULL,
	events INTEGER NOT NULL
);
CREATE INDEX report_day ON report (day, id);
CREATE INDEX report_outlet ON report (outlet_name, day);
CREATE INDEX report_reader ON report (reader, id);
CREATE INDEX report_gathered ON report (gathered);

-- What is read whole, packed by zstd: the record (schema isnad/1), the words
-- that the report is found by, the bytes that came in. PostgreSQL need not
-- try to pack it once more.
CREATE TABLE body (report BIGINT PRIMARY KEY, record BYTEA NOT NULL, raw BYTEA NOT NULL);
ALTER TABLE body ALTER record SET STORAGE EXTERNAL, ALTER raw SET STORAGE EXTERNAL;

CREATE TABLE event (
	report BIGINT NOT NULL, n INTEGER NOT NULL,
	type TEXT COLLATE "C" NOT NULL, mode TEXT COLLATE "C" NOT NULL, factuality TEXT COLLATE "C" NOT NULL,
	country TEXT COLLATE "C" NOT NULL, place BIGINT,
	first TEXT COLLATE "C" NOT NULL, last TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (report, n)
);
CREATE INDEX event_type ON event (type, mode);
CREATE INDEX event_country ON event (country);
CREATE INDEX event_place ON event (place);
CREATE INDEX event_first ON event (first, last);

CREATE TABLE party (
	report BIGINT NOT NULL, event INTEGER NOT NULL, role INTEGER NOT NULL, n INTEGER NOT NULL,
	id TEXT COLLATE "C" NOT NULL, name BIGINT, sector TEXT NOT NULL,
	PRIMARY KEY (report, event, role, n)
);
CREATE INDEX party_id ON party (id, role);
CREATE INDEX party_name ON party (name, role);

CREATE TABLE statement (
	report BIGINT NOT NULL, n INTEGER NOT NULL,
	speaker TEXT COLLATE "C" NOT NULL, name BIGINT, sector TEXT NOT NULL, class TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (report, n)
);
CREATE INDEX statement_speaker ON statement (speaker);
CREATE INDEX statement_name ON statement (name);

-- The chain of an event (kind 0) or a statement (kind 1), without its last
-- link, the outlet, which every chain has.
CREATE TABLE teller (
	report BIGINT NOT NULL, kind INTEGER NOT NULL, record INTEGER NOT NULL, n INTEGER NOT NULL,
	id TEXT COLLATE "C" NOT NULL, name BIGINT,
	PRIMARY KEY (report, kind, record, n)
);
CREATE INDEX teller_id ON teller (id, kind);
CREATE INDEX teller_name ON teller (name, kind);

-- Full text over normal forms and lemmas: parts of reports, one but for texts
-- that are longer than a tsvector holds.
CREATE TABLE words (report BIGINT NOT NULL, part INTEGER NOT NULL, vector TSVECTOR NOT NULL, PRIMARY KEY (report, part));
CREATE INDEX words_vector ON words USING gin (vector);

-- The reports that have a part that satisfies a query. The planner does not
-- know what it costs to unpack a tsvector, and left alone often reads them all
-- rather than the index.
CREATE FUNCTION worded(query tsquery) RETURNS SETOF bigint LANGUAGE sql STABLE PARALLEL SAFE ROWS 500
	SET enable_seqscan = off SET enable_indexscan = off
	AS 'SELECT DISTINCT report FROM words WHERE vector @@ query';

CREATE TABLE failure (
	source TEXT COLLATE "C" PRIMARY KEY, reason TEXT COLLATE "C" NOT NULL, skipped INTEGER NOT NULL, at BIGINT NOT NULL, tries INTEGER NOT NULL
);
CREATE INDEX failure_at ON failure (at);

-- What following remembers: of each feed, and of each item that it has dealt
-- with. told is what else there is to remember, as JSON. Addresses may be
-- longer than an index by order takes, and are only sought whole.
CREATE TABLE feed (url TEXT COLLATE "C" PRIMARY KEY, told TEXT NOT NULL);
CREATE TABLE seen (
	id TEXT COLLATE "C" PRIMARY KEY, feed TEXT COLLATE "C" NOT NULL, outcome TEXT NOT NULL, next_try BIGINT NOT NULL, told TEXT NOT NULL
);
CREATE INDEX seen_failed ON seen (feed, next_try) WHERE outcome = 'failed';

-- +goose Down
DROP TABLE seen; DROP TABLE feed;
DROP TABLE failure; DROP FUNCTION worded; DROP TABLE words; DROP TABLE teller; DROP TABLE statement; DROP TABLE party; DROP TABLE event;
DROP TABLE body; DROP TABLE report; DROP TABLE name; DROP FUNCTION shorten_name; DROP TABLE reader;
