package chat.hearth.protocol.engineio;

import java.util.Optional;

/**
 * One Engine.IO packet. A binary message is a {@link Binary}; everything else is {@link Text}.
 *
 * <p>Source: Engine.IO protocol revision 4, "Packet encoding".
 */
public sealed interface EngineIoPacket {
    /** The packet types. */
    enum Type {
        OPEN('0'),
        CLOSE('1'),
        PING('2'),
        PONG('3'),
        MESSAGE('4'),
        UPGRADE('5'),
        NOOP('6');

        private final char digit;

        Type(char digit) {
            this.digit = digit;
        }

        /** The character that starts a packet of this type. */
        public char digit() {
            return digit;
        }

        /** The type that this character stands for; empty when there is none. */
        static Optional<Type> ofDigit(char digit) {
            for (Type type : values()) {
                if (type.digit == digit) {
                    return Optional.of(type);
                }
            }
            return Optional.empty();
        }
    }

    EngineIoPacket CLOSE = new Text(Type.CLOSE, "");
    EngineIoPacket PING = new Text(Type.PING, "");
    EngineIoPacket PONG = new Text(Type.PONG, "");
    EngineIoPacket NOOP = new Text(Type.NOOP, "");
    EngineIoPacket UPGRADE = new Text(Type.UPGRADE, "");

    Type type();

    /** A message packet with this text. */
    static EngineIoPacket message(String data) {
        return new Text(Type.MESSAGE, data);
    }

    /** A packet whose body is text; most types have an empty one. */
    record Text(Type type, String data) implements EngineIoPacket {
        @Override
        public String toString() {
            return "Text[" + type + " " + data.length() + "]";
        }
    }

    /** A message packet with a binary body. The array is handed over, not copied: it must not change afterwards. */
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere; a copy for every attachment would buy nothing
    record Binary(byte[] data) implements EngineIoPacket {
        @Override
        public Type type() {
            return Type.MESSAGE;
        }

        @Override
        public String toString() {
            return "Binary[" + data.length + "]";
        }
    }
}
