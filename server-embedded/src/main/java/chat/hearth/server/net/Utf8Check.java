package chat.hearth.server.net;

/**
 * Whether bytes that come in pieces are UTF-8 (RFC 3629 section 4): says no at the first byte that cannot be right, so that a
 * message need not be whole to be refused. Confined to its connection's event loop.
 */
final class Utf8Check {
    private static final int FIRST_FOLLOWING = 0x80;
    private static final int LAST_FOLLOWING = 0xbf;

    private int following;
    private int least = FIRST_FOLLOWING;
    private int most = LAST_FOLLOWING;

    /** Takes the next piece; false when it is wrong. */
    boolean take(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (following > 0) {
                int next = bytes[i] & 0xff;
                if (next < least || next > most) {
                    return false;
                }
                following--;
                least = FIRST_FOLLOWING;
                most = LAST_FOLLOWING;
            } else if (bytes[i] < 0 && !begins(bytes[i] & 0xff)) {
                return false;
            }
        }
        return true;
    }

    /** A first byte that others follow; those after it are bounded so that there is one form of each character. */
    private boolean begins(int first) {
        if (first < 0xc2 || first > 0xf4) {
            return false;
        }
        following = first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
        if (first == 0xe0) {
            least = 0xa0; // else it would fit into two bytes
        } else if (first == 0xed) {
            most = 0x9f; // else it would be half of a surrogate pair
        } else if (first == 0xf0) {
            least = 0x90; // else it would fit into three bytes
        } else if (first == 0xf4) {
            most = 0x8f; // else it would be above U+10FFFF
        }
        return true;
    }

    /** Ends the text; false when its last character is not complete. Another may begin. */
    boolean end() {
        boolean isComplete = following == 0;
        following = 0;
        least = FIRST_FOLLOWING;
        most = LAST_FOLLOWING;
        return isComplete;
    }
}
