package chat.hearth.server.net;

import java.util.Optional;

/** What a frame is (RFC 6455 section 11.8). */
enum Opcode {
    CONTINUATION(0x0),
    TEXT(0x1),
    BINARY(0x2),
    CLOSE(0x8),
    PING(0x9),
    PONG(0xA);

    private static final int CONTROL = 0x8;

    private final int code;

    Opcode(int code) {
        this.code = code;
    }

    /** The opcode of these four bits; empty when they are reserved. */
    static Optional<Opcode> of(int code) {
        for (Opcode opcode : values()) {
            if (opcode.code == code) {
                return Optional.of(opcode);
            }
        }
        return Optional.empty();
    }

    int code() {
        return code;
    }

    boolean isControl() {
        return code >= CONTROL;
    }
}
