package chat.hearth.app.client.foreign;

import chat.hearth.chat.Member;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Who is who where a server knows nobody: me, those whom messages name, and everybody else.
 *
 * @param myName   what I am called
 * @param stranger how somebody is called whom a message does not name
 */
public record ForeignPeople(String myName, String stranger) {
    private static final int LONGEST_NAME = 32;
    private static final int ID_LENGTH = 32;

    Member me() {
        return new Member(new MemberId("me"), myName, Role.MEMBER);
    }

    /** The author of a message that others wrote; null when it does not say. Who goes by my name is not me. */
    Member author(@Nullable String name) {
        String clean = name == null ? "" : clean(name);
        return clean.isEmpty()
                ? new Member(new MemberId("somebody"), stranger, Role.MEMBER)
                : new Member(new MemberId("n-" + hash(clean)), clean, Role.MEMBER);
    }

    /** One line without what cannot be seen, which could make one name look like another. */
    private static String clean(String name) {
        String visible = name.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return visible.length() <= LONGEST_NAME
                ? visible
                : visible.substring(0, visible.offsetByCodePoints(0, visible.codePointCount(0, LONGEST_NAME) - 1));
    }

    private static String hash(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, ID_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
