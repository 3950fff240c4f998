package chat.hearth.app.client;

/** Where to join, and what is known about it. */
public record Destination(ServerAddress address, ServerKind kind, LinkOptions options) {
    /** A host of Hearth's own. */
    public static Destination hearth(HostAddress host) {
        return new Destination(ServerAddress.of(host), ServerKind.HEARTH, LinkOptions.NONE);
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
