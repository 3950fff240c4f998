package chat.hearth.app.client;

/** What answers at an address, and so what can be done there. */
public enum ServerKind {
    /** A Hearth host. */
    HEARTH,
    /** Socket.IO over Engine.IO protocol 4, as of Socket.IO 3. */
    SOCKET_IO,
    /** Socket.IO over Engine.IO protocol 3, as of Socket.IO 2 and of the tutorials' Go server. */
    OLD_SOCKET_IO,
    /** A WebSocket with text in its frames. */
    WEB_SOCKET;

    /** What a chat may offer beyond saying something and reading it. */
    public enum Feature {
        /** More rooms than one, which can be made, renamed, entered and left. */
        ROOMS,
        /** Who is here. */
        PEOPLE,
        /** Answering a certain message. */
        REPLIES,
        /** Changing and deleting what was said. */
        CHANGES,
        /** Sending files, and getting them. */
        FILES
    }

    /** Whether the server can do this. */
    public boolean offers(Feature feature) {
        return switch (feature) {
            case ROOMS, PEOPLE, REPLIES, CHANGES, FILES -> this == HEARTH; // the others pass messages on
        };
    }
}
