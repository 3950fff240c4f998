package chat.hearth.server.gateway;

import chat.hearth.chat.Member;
import chat.hearth.protocol.chat.ResumePoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who was let in on one connection.
 *
 * @param keepsName whether the name stays theirs when they are gone: they came with a token of their own
 * @param newToken  what the host made for them; null when they came with one
 * @param resume    up to where they have which room
 * @param isPlain   a client that knows nothing of this chat but {@code chat message}
 * @param deadline  in nanoseconds: when the name is given away again if the connection never comes about
 */
record Visitor(
        Member member,
        boolean keepsName,
        @Nullable String newToken,
        List<ResumePoint> resume,
        boolean isPlain,
        Allowance allowance,
        long deadline) {
    @Override
    public String toString() {
        return "Visitor[" + member.id() + "]"; // the token is a secret
    }
}
