package chat.hearth.protocol.chat;

/**
 * The host's limits that a client should know before it sends.
 *
 * @param textLength     longest message, in UTF-16 units
 * @param nameLength     longest name of a person, in UTF-16 units
 * @param roomNameLength longest name of a room, in UTF-16 units
 * @param historyPage    most events of one page
 */
public record ClientLimits(int textLength, int nameLength, int roomNameLength, int historyPage) {
    /** The documented defaults, for as long as no host has said otherwise. */
    public static final ClientLimits DEFAULTS = new ClientLimits(4_000, 32, 64, 500);
}
