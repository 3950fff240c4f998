package chat.hearth.chat;

/**
 * Which part of a room's log is asked for. Both ends are exclusive; answers are in ascending sequence.
 *
 * @param limit how many events at the most, at least 1
 */
public record HistoryRange(Direction direction, long from, int limit) {
    /** Which way to read from the given sequence. */
    public enum Direction {
        /** The first events with a higher sequence. */
        AFTER,
        /** The last events with a lower sequence. */
        BEFORE
    }

    /** @throws IllegalArgumentException when the limit is not positive or the sequence is negative */
    public HistoryRange {
        if (limit < 1 || from < 0) {
            throw new IllegalArgumentException("a history page has a positive limit and a sequence of 0 or more");
        }
    }

    /** The first {@code limit} events above {@code seq}. */
    public static HistoryRange after(long seq, int limit) {
        return new HistoryRange(Direction.AFTER, seq, limit);
    }

    /** The last {@code limit} events below {@code seq}. */
    public static HistoryRange before(long seq, int limit) {
        return new HistoryRange(Direction.BEFORE, seq, limit);
    }
}
