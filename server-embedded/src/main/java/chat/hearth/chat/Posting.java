package chat.hearth.chat;

/** What became of a {@link Draft}. */
public sealed interface Posting {
    /** It is committed to the log and was given to everybody. */
    record Stored(RoomEvent event) implements Posting {}

    /** It had been stored before; this is the first one. Nothing is broadcast again. */
    record Duplicate(RoomEvent original) implements Posting {}

    /** Nothing was stored. */
    record Refused(Reason reason) implements Posting {}
}
