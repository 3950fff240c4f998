package chat.hearth.chat;

/** What can be done in a session, as {@link Rights} tells it apart. */
public enum Deed {
    JOIN,
    CREATE_ROOM,
    LEAVE,
    POST,
    EDIT,
    DELETE,
    READ_HISTORY,
    TYPE,
    SHOW_PRESENCE,
    MARK_READ,
    /** Another name or topic for a room. */
    DESCRIBE_ROOM,
    /** Who may write in a room, and how often. */
    SET_TERMS,
    LIST_ROOMS,
    RENAME_ONESELF,
    RENAME_OTHER,
    SET_ROLE,
    KICK,
    BAN,
    UNBAN,
    LIST_BANS,
    UPLOAD,
    DOWNLOAD
}
