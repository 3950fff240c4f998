package chat.hearth.protocol.chat;

/**
 * The host's limits that a client should know before it sends.
 *
 * @param textLength     longest message, in UTF-16 units
 * @param nameLength     longest name of a person, in UTF-16 units
 * @param roomNameLength longest name of a room, in UTF-16 units
 * @param historyPage    most events of one page
 * @param fileSize       largest file, in bytes; 0 when the host takes none
 * @param files          most files of one message
 */
public record ClientLimits(
        int textLength, int nameLength, int roomNameLength, int historyPage, long fileSize, int files) {
    /** The same of a server that takes no files. */
    public ClientLimits withoutFiles() {
        return new ClientLimits(textLength, nameLength, roomNameLength, historyPage, 0, 0);
    }

    /** The documented defaults, for as long as no host has said otherwise. */
    public static final ClientLimits DEFAULTS = new ClientLimits(4_000, 32, 64, 500, 100_000_000, FileJson.MOST);
}
