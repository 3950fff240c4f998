package chat.hearth.server.engineio;

import chat.hearth.protocol.PacketException;
import chat.hearth.server.http.Response;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** What the polling bodies of all revisions have in common. Stateless. */
final class PollingBody {
    private static final String BINARY = "application/octet-stream";

    private PollingBody() {}

    /** The pieces in one textual answer. */
    static Response answer(EngineIoRevision revision, String separator, Collection<Outgoing> pieces) {
        StringBuilder body = new StringBuilder();
        for (Outgoing packets : pieces) {
            body.append(body.isEmpty() ? "" : separator).append(packets.text(revision));
        }
        return unstored(Response.text(200, body.toString()));
    }

    static Response binaryAnswer(byte[] body) {
        return unstored(new Response(200, Map.of("Content-Type", BINARY), body));
    }

    /** The answer to a POST whose packets were taken. */
    static Response taken() {
        return unstored(Response.of(200, "text/html", "ok"));
    }

    /** Each answer is for one request: whoever kept it would lose packets, or show them twice. */
    private static Response unstored(Response response) {
        return response.with("Cache-Control", "no-store");
    }

    static boolean isBinary(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).startsWith(BINARY);
    }

    static String utf8(byte[] bytes) throws PacketException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new PacketException("a polling body is not UTF-8");
        }
    }
}
