package chat.hearth.protocol;

/** The peer sent something that its protocol does not allow. The message names the rule, never the peer's content. */
public final class PacketException extends Exception {
    private static final long serialVersionUID = 1L;

    public PacketException(String rule) {
        super(rule, null, false, false);
    }
}
