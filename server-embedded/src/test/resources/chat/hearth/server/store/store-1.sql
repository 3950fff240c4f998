CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE room (
  number INTEGER PRIMARY KEY,
  id     TEXT NOT NULL UNIQUE,
  name   TEXT NOT NULL,
  topic  TEXT NOT NULL,
  head   INTEGER NOT NULL) STRICT;
CREATE TABLE member (
  number     INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  name       TEXT NOT NULL,
  role       TEXT NOT NULL,
  name_key   TEXT UNIQUE) STRICT;
CREATE TABLE event (
  number      INTEGER PRIMARY KEY,
  type        INTEGER NOT NULL,
  at          INTEGER NOT NULL,
  author      INTEGER NOT NULL REFERENCES member,
  author_name TEXT NOT NULL,
  author_role TEXT NOT NULL,
  message     BLOB,
  text        TEXT,
  reply_to    BLOB,
  name        TEXT,
  topic       TEXT) STRICT;
CREATE INDEX edits_of_message ON event (message) WHERE type = 2;
CREATE TABLE message (
  room    INTEGER NOT NULL REFERENCES room,
  id      BLOB NOT NULL,
  author  INTEGER NOT NULL REFERENCES member,
  posted  INTEGER NOT NULL,
  current INTEGER NOT NULL,
  deleted INTEGER,
  PRIMARY KEY (room, id)) STRICT, WITHOUT ROWID;
CREATE TABLE membership (
  room   INTEGER NOT NULL REFERENCES room,
  member INTEGER NOT NULL REFERENCES member,
  since  INTEGER NOT NULL,
  PRIMARY KEY (member, room)) STRICT, WITHOUT ROWID;
CREATE TABLE read_marker (
  member INTEGER NOT NULL REFERENCES member,
  room   INTEGER NOT NULL REFERENCES room,
  seq    INTEGER NOT NULL,
  PRIMARY KEY (member, room)) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE message_text USING fts5 (
  text, content = 'event', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO message_text (message_text, rank) VALUES ('secure-delete', 1);
INSERT INTO meta VALUES ('session', '0123456789abcdef0123456789abcdef');
INSERT INTO meta VALUES ('epoch', 'fedcba9876543210fedcba9876543210');
INSERT INTO room VALUES (1, 'lobby', 'Lobby', '', 2);
INSERT INTO member VALUES (1, 'ada', 'Ada', 'member', NULL);
INSERT INTO event VALUES (1099511627777, 6, 1767355200000, 1, 'Ada', 'member', NULL, NULL, NULL, 'Lobby', '');
INSERT INTO event VALUES (1099511627778, 1, 1767355200000, 1, 'Ada', 'member', x'00000000000040008000000000000001', 'from before', NULL, NULL, NULL);
INSERT INTO message VALUES (1, x'00000000000040008000000000000001', 1, 2, 2, NULL);
INSERT INTO message_text (rowid, text) VALUES (1099511627778, 'from before');
PRAGMA user_version = 1;
