package chat.hearth.chat;

/**
 * A room as it stands in a list.
 *
 * @param name  what people call it
 * @param topic one line about it, or empty
 * @param head  sequence of its newest event, 0 when it has none
 * @param terms who may write, and how often
 */
public record RoomSummary(RoomId id, String name, String topic, long head, RoomTerms terms) {
    /** A room in which everybody may write. */
    public RoomSummary(RoomId id, String name, String topic, long head) {
        this(id, name, topic, head, RoomTerms.OPEN);
    }
}
