package chat.hearth.chat;

import java.text.Normalizer;

/**
 * What names, topics and texts may look like. Pure; any thread.
 *
 * @param textLength     longest message, in UTF-16 units
 * @param nameLength     longest name of a person, in UTF-16 units
 * @param roomNameLength longest name or topic line of a room, in UTF-16 units
 */
public record RoomRules(int textLength, int nameLength, int roomNameLength) {
    /** A topic may be this many times as long as a room's name. */
    private static final int TOPIC_FACTOR = 4;

    private static final int ZERO_WIDTH_JOINER = 0x200D;

    /** The text as it is kept, without the control characters that nobody can see. */
    public Checked text(String text) {
        if (text.length() > textLength) {
            return new Checked.Bad(Reason.TOO_LONG);
        }
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
                .forEach(kept::appendCodePoint);
        return isInvisible(kept) ? new Checked.Bad(Reason.EMPTY) : new Checked.Good(kept.toString());
    }

    /** The same for what comes with files, and may then be empty. */
    public Checked textWithFiles(String text) {
        Checked checked = text(text);
        return checked.equals(new Checked.Bad(Reason.EMPTY)) ? new Checked.Good("") : checked;
    }

    /** A person's name as it is shown: compatibility forms folded, on one line, without what could disguise it. */
    public Checked personName(String name) {
        return line(name, nameLength);
    }

    /** A room's name as it is shown; by the same rules as a person's. */
    public Checked roomName(String name) {
        return line(name, roomNameLength);
    }

    /** A room's topic as it is shown; may be empty. */
    public Checked topic(String topic) {
        Checked checked = line(topic, topicLength());
        return checked.equals(new Checked.Bad(Reason.EMPTY)) ? new Checked.Good("") : checked;
    }

    /** Longest topic, in UTF-16 units. */
    public int topicLength() {
        return roomNameLength * TOPIC_FACTOR;
    }

    private static Checked line(String raw, int limit) {
        if (raw.length() > limit * 4) { // before normalizing, which costs time and may shorten
            return new Checked.Bad(Reason.TOO_LONG);
        }
        StringBuilder kept = new StringBuilder(raw.length());
        Normalizer.normalize(raw, Normalizer.Form.NFKC).codePoints().forEach(c -> {
            if (isSpace(c)) {
                if (!kept.isEmpty() && kept.charAt(kept.length() - 1) != ' ') {
                    kept.append(' ');
                }
            } else if (isShown(c)) {
                kept.appendCodePoint(c);
            }
        });
        String line = kept.toString().strip();
        if (isInvisible(line)) {
            return new Checked.Bad(Reason.EMPTY);
        }
        return line.length() > limit ? new Checked.Bad(Reason.TOO_LONG) : new Checked.Good(line);
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Leaves out controls, bidirectional overrides, other invisible formats, private use and unassigned characters. */
    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.FORMAT -> c == ZERO_WIDTH_JOINER; // holds emoji of several parts together
            default -> true;
        };
    }

    private static boolean isInvisible(CharSequence text) {
        return text.codePoints().allMatch(c -> isSpace(c) || Character.getType(c) == Character.FORMAT);
    }

    /** What a check made of something that was written. */
    public sealed interface Checked {
        /** To be kept like this. */
        record Good(String value) implements Checked {
            @Override
            public String toString() {
                return "Good";
            }
        }

        /** Not to be kept: {@link Reason#EMPTY} or {@link Reason#TOO_LONG}. */
        record Bad(Reason reason) implements Checked {}
    }
}
