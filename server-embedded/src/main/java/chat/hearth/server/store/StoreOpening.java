package chat.hearth.server.store;

import chat.hearth.server.StartFailure;

/** What came of opening a store. */
public sealed interface StoreOpening {
    record Opened(SqliteRoomLog log) implements StoreOpening {}

    record Failed(StartFailure failure) implements StoreOpening {}
}
