package chat.hearth.server.web;

import java.nio.charset.StandardCharsets;

/** The header {@code Content-Disposition} (RFC 6266, with names as in RFC 8187). Stateless. */
final class Disposition {
    private static final String PLAIN = "!#$&+-.^_`|~"; // beside letters and digits, RFC 8187 section 3.2.1
    private static final String HEX = "0123456789ABCDEF";

    private Disposition() {}

    /**
     * The header's value.
     *
     * @param name cleaned
     */
    static String of(boolean isShown, String name) {
        return (isShown ? "inline" : "attachment") + "; filename=\"" + ascii(name) + "\"; filename*=UTF-8''"
                + encoded(name);
    }

    /** For what is older than RFC 6266. */
    private static String ascii(String name) {
        StringBuilder ascii = new StringBuilder(name.length());
        name.codePoints().forEach(c -> ascii.append(c >= ' ' && c < 0x7f && "\"\\%".indexOf(c) < 0 ? (char) c : '_'));
        return ascii.toString();
    }

    private static String encoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean isPlain =
                    (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || PLAIN.indexOf(c) >= 0;
            if (isPlain) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return encoded.toString();
    }
}
