-- +goose Up
-- Reports, and the records read in them, as rows that can be asked. Days are
-- text (2025-09-16), '' where unknown; times are microseconds since 1970 UTC.
CREATE TABLE reader (key INTEGER PRIMARY KEY, version TEXT NOT NULL UNIQUE);

-- Names in normal form, each once: of outlets, sides, speakers, places.
CREATE TABLE name (key INTEGER PRIMARY KEY, folded TEXT NOT NULL UNIQUE);
CREATE VIRTUAL TABLE name_words USING fts5(folded, content='', tokenize='ascii', columnsize=0);

CREATE TABLE report (
	key INTEGER PRIMARY KEY,
	id TEXT NOT NULL UNIQUE,
	outlet TEXT NOT NULL,
	outlet_name INTEGER,
	url TEXT NOT NULL,
	author TEXT NOT NULL,
	form TEXT NOT NULL,
	title TEXT NOT NULL,
	language TEXT NOT NULL,
	day TEXT NOT NULL,
	gathered INTEGER NOT NULL,
	reader INTEGER NOT NULL,
	source TEXT NOT NULL,
	media TEXT NOT NULL,
	statements INTEGER NOT NULL,
	events INTEGER NOT NULL
);
CREATE INDEX report_day ON report (day, id);
CREATE INDEX report_outlet ON report (outlet_name, day);
CREATE INDEX report_reader ON report (reader, id);
CREATE INDEX report_gathered ON report (gathered);

-- What is read whole, packed by zstd: the record (schema isnad/1) with the
-- words that the report is found by; the bytes that came in.
CREATE TABLE body (report INTEGER PRIMARY KEY, record BLOB NOT NULL, raw BLOB NOT NULL);

CREATE TABLE event (
	report INTEGER NOT NULL, n INTEGER NOT NULL,
	type TEXT NOT NULL, mode TEXT NOT NULL, factuality TEXT NOT NULL,
	country TEXT NOT NULL, place INTEGER,
	first TEXT NOT NULL, last TEXT NOT NULL,
	PRIMARY KEY (report, n)
) WITHOUT ROWID;
CREATE INDEX event_type ON event (type, mode);
CREATE INDEX event_country ON event (country);
CREATE INDEX event_place ON event (place);
CREATE INDEX event_first ON event (first, last);

CREATE TABLE party (
	report INTEGER NOT NULL, event INTEGER NOT NULL, role INTEGER NOT NULL, n INTEGER NOT NULL,
	id TEXT NOT NULL, name INTEGER, sector TEXT NOT NULL,
	PRIMARY KEY (report, event, role, n)
) WITHOUT ROWID;
CREATE INDEX party_id ON party (id, role);
CREATE INDEX party_name ON party (name, role);

CREATE TABLE statement (
	report INTEGER NOT NULL, n INTEGER NOT NULL,
	speaker TEXT NOT NULL, name INTEGER, sector TEXT NOT NULL, class TEXT NOT NULL,
	PRIMARY KEY (report, n)
) WITHOUT ROWID;
CREATE INDEX statement_speaker ON statement (speaker);
CREATE INDEX statement_name ON statement (name);

-- The chain of an event (kind 0) or a statement (kind 1), without its last
-- link, the outlet, which every chain has.
CREATE TABLE teller (
	report INTEGER NOT NULL, kind INTEGER NOT NULL, record INTEGER NOT NULL, n INTEGER NOT NULL,
	id TEXT NOT NULL, name INTEGER,
	PRIMARY KEY (report, kind, record, n)
) WITHOUT ROWID;
CREATE INDEX teller_id ON teller (id, kind);
CREATE INDEX teller_name ON teller (name, kind);

-- Full text over normal forms and lemmas, a word a place in both; what a text
-- says lies in body, so this holds no content.
CREATE VIRTUAL TABLE words USING fts5(title, title_lemmas, forms, lemmas, content='', contentless_delete=1, tokenize='ascii');
-- A batch's words are written as one segment, not several.
INSERT INTO words (words, rank) VALUES ('hashsize', 33554432);
INSERT INTO words (words, rank) VALUES ('automerge', 8);

CREATE TABLE failure (
	source TEXT PRIMARY KEY, reason TEXT NOT NULL, skipped INTEGER NOT NULL, at INTEGER NOT NULL, tries INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX failure_at ON failure (at);

-- What following remembers: of each feed, and of each item that it has dealt
-- with. told is what else there is to remember, as JSON.
CREATE TABLE feed (url TEXT PRIMARY KEY, told TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE seen (
	id TEXT PRIMARY KEY, feed TEXT NOT NULL, outcome TEXT NOT NULL, next_try INTEGER NOT NULL, told TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX seen_failed ON seen (feed, next_try) WHERE outcome = 'failed';

-- +goose Down
DROP TABLE seen; DROP TABLE feed;
DROP TABLE failure; DROP TABLE words; DROP TABLE teller; DROP TABLE statement; DROP TABLE party; DROP TABLE event;
DROP TABLE body; DROP TABLE report; DROP TABLE name_words; DROP TABLE name; DROP TABLE reader;
