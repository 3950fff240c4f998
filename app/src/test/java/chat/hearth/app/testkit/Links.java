package chat.hearth.app.testkit;

import chat.hearth.app.client.ServerAddress;

/** Addresses as people type them. */
public final class Links {
    private Links() {}

    /** What a text that is an address stands for. */
    public static ServerAddress read(String text) {
        return ((ServerAddress.Parsed.Valid) ServerAddress.parse(text)).address();
    }
}
