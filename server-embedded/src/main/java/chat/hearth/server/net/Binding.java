package chat.hearth.server.net;

/** What came of opening a port. */
public sealed interface Binding {
    record Bound(NetServer server) implements Binding {}

    /**
     * It could not be opened.
     *
     * @param detail what the system said
     */
    record Refused(Reason reason, String detail) implements Binding {}

    /** Why a port could not be opened. */
    enum Reason {
        PORT_IN_USE,
        PORT_FORBIDDEN,
        NO_SUCH_ADDRESS,
        OTHER
    }
}
