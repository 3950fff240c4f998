package chat.hearth.app.session;

import java.util.List;

/** The tables of a session's store and how older ones become the newest. {@code user_version} counts the steps. */
final class Schema {
    private static final List<String> FIRST = List.of(
            "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
            // low and high: the part of the room's log that is here, without a gap; both 0 when nothing is.
            // read_up_to: -1 as long as nobody knows.
            "CREATE TABLE room (id TEXT PRIMARY KEY, name TEXT NOT NULL, topic TEXT NOT NULL, joined INTEGER NOT NULL,"
                    + " head INTEGER NOT NULL, low INTEGER NOT NULL, high INTEGER NOT NULL,"
                    + " read_up_to INTEGER NOT NULL, marked_unread INTEGER NOT NULL) WITHOUT ROWID",
            // kind: 0 message, 1 edit, 2 delete, 3 membership, 4 room; target: of an edit or a delete;
            // text: the message, or the room's name; detail: the change of membership, or the room's topic.
            "CREATE TABLE event (room TEXT NOT NULL, seq INTEGER NOT NULL, kind INTEGER NOT NULL, at INTEGER NOT NULL,"
                    + " author TEXT NOT NULL, author_name TEXT NOT NULL, author_role TEXT NOT NULL, id TEXT, target TEXT,"
                    + " text TEXT, reply_to TEXT, detail TEXT, mention INTEGER NOT NULL,"
                    + " PRIMARY KEY (room, seq)) WITHOUT ROWID",
            "CREATE INDEX event_by_id ON event (room, id) WHERE id IS NOT NULL",
            "CREATE INDEX event_by_target ON event (room, target) WHERE target IS NOT NULL",
            "CREATE TABLE person (id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL) WITHOUT ROWID",
            "CREATE TABLE draft (room TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID",
            // acked: the sequence that the host gave, 0 before.
            "CREATE TABLE outbox (n INTEGER PRIMARY KEY AUTOINCREMENT, room TEXT NOT NULL, kind TEXT NOT NULL,"
                    + " message TEXT NOT NULL, text TEXT NOT NULL, reply_to TEXT, at INTEGER NOT NULL,"
                    + " failed_code TEXT, failed_message TEXT, acked INTEGER NOT NULL)");

    // other: the target of a change of membership, or who renamed its author; was: the old name of who was renamed.
    // slow and writers: a room's terms; null in events of before there were any.
    private static final List<String> ROLES = List.of(
            "ALTER TABLE event ADD COLUMN other TEXT",
            "ALTER TABLE event ADD COLUMN other_name TEXT",
            "ALTER TABLE event ADD COLUMN other_role TEXT",
            "ALTER TABLE event ADD COLUMN was TEXT",
            "ALTER TABLE event ADD COLUMN slow INTEGER",
            "ALTER TABLE event ADD COLUMN writers TEXT");

    /** files: of a message, as JSON like on the wire; null for none. */
    private static final List<String> FILES = List.of("ALTER TABLE event ADD COLUMN files TEXT");

    // slow and writers: the room's terms.
    private static final List<String> TERMS = List.of(
            "ALTER TABLE room ADD COLUMN slow INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE room ADD COLUMN writers TEXT NOT NULL DEFAULT 'everybody'",
            "CREATE INDEX event_of_room ON event (room, seq) WHERE kind = 4");

    /** files: what goes with a post, and how far it is, as JSON; null for none. */
    private static final List<String> OUTGOING_FILES = List.of("ALTER TABLE outbox ADD COLUMN files TEXT");

    /** files: what is attached and not sent, as JSON. */
    private static final List<String> TRAYS =
            List.of("CREATE TABLE tray (room TEXT PRIMARY KEY, files TEXT NOT NULL) WITHOUT ROWID");

    private static final List<List<String>> STEPS = List.of(FIRST, ROLES, FILES, TERMS, OUTGOING_FILES, TRAYS);

    private Schema() {}

    /** Brings the file up to date. A file of a newer version is refused rather than damaged. */
    static void migrate(Database database) {
        int version =
                database.query("PRAGMA user_version", row -> row.getInt(1)).get(0);
        if (version > STEPS.size()) {
            throw new StoreException(
                    "the store was written by a newer version", new IllegalStateException("version " + version));
        }
        for (int step = version; step < STEPS.size(); step++) {
            for (String sql : STEPS.get(step)) {
                database.update(sql);
            }
            database.update("PRAGMA user_version=" + (step + 1));
            database.commit();
        }
    }
}
