package chat.hearth.app.client.foreign;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.OptionalLong;

/**
 * What I said a moment ago. Many servers send a message to everybody, its author included, and none of them says whose it
 * is; so the same text that comes back soon is taken for mine, once for each time that I said it. Confined to the loop.
 */
final class Echoes {
    /** Longer than a message is under way, and shorter than it takes somebody to say the same by chance. */
    static final Duration SOON = Duration.ofSeconds(10);

    private static final int MOST = 200;

    private final ArrayDeque<Said> said = new ArrayDeque<>();

    private record Said(String text, long number, long at) {}

    void said(String text, long number, long nanoTime) {
        if (said.size() == MOST) {
            said.remove();
        }
        said.add(new Said(text, number, nanoTime));
    }

    /** The number of what this is the echo of; empty when somebody else said it. */
    OptionalLong match(String text, long nanoTime) {
        for (Iterator<Said> each = said.iterator(); each.hasNext(); ) {
            Said one = each.next();
            if (nanoTime - one.at > SOON.toNanos()) {
                each.remove();
            } else if (one.text.equals(text)) {
                each.remove();
                return OptionalLong.of(one.number);
            }
        }
        return OptionalLong.empty();
    }

    void clear() {
        said.clear();
    }
}
