package chat.hearth.server.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which part of a file is asked for (RFC 9110 section 14). */
sealed interface ByteRange {
    /** All of it; so too when several parts are asked for, or something that nobody understands. */
    record Whole() implements ByteRange {}

    /**
     * A part that is there.
     *
     * @param last inclusive
     */
    record Part(long first, long last) implements ByteRange {
        long length() {
            return last - first + 1;
        }
    }

    /** A part that is not there. */
    record None() implements ByteRange {}

    Pattern ONE = Pattern.compile("(?i:bytes)\\s*=\\s*([0-9]{0,18})\\s*-\\s*([0-9]{0,18})");

    /**
     * Reads the header {@code Range}.
     *
     * @param header empty when there is none
     */
    static ByteRange of(String header, long size) {
        Matcher range = ONE.matcher(header.strip());
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return new Whole();
        } else if (range.group(1).isEmpty()) {
            long most = Math.min(size, Long.parseLong(range.group(2)));
            return most == 0 ? new None() : new Part(size - most, size - 1);
        }
        long first = Long.parseLong(range.group(1));
        long last = range.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(range.group(2));
        if (last < first) {
            return new Whole();
        }
        return first < size ? new Part(first, Math.min(last, size - 1)) : new None();
    }
}
