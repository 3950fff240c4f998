package chat.hearth.app.client;

import chat.hearth.app.client.LinkOptions.Certificates;

/** Where to join, and what is known about it. */
public record Destination(ServerAddress address, ServerKind kind, LinkOptions options) {
    /** A host of Hearth's own. */
    public static Destination hearth(HostAddress host) {
        return new Destination(ServerAddress.of(host), ServerKind.HEARTH, LinkOptions.NONE);
    }

    /** Whether it is encrypted for whoever answers there, without a check of who that is. */
    public boolean trustsAnyCertificate() {
        return address.isEncrypted() && options.certificates() == Certificates.TAKEN_AS_THEY_ARE;
    }

    /** The address, which can hold a secret in its query: not for logs. */
    @Override
    public String toString() {
        return address.toString();
    }
}
