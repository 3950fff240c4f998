package chat.hearth.server.http;

import chat.hearth.server.ServerLimits;
import java.time.Duration;

/**
 * What a request may cost.
 *
 * @param lineBytes      longest request line
 * @param headerBytes    longest sum of all header lines
 * @param headers        most header lines
 * @param headerDeadline from the opening of the connection to the end of the first request's headers
 * @param bodyDeadline   from the end of the headers to the end of the body; how long a streamed body may be too slow
 * @param bodyRate       the slowest that a streamed body may come, in bytes a second
 * @param pieceDeadline  for the peer to take 64 KiB of a streamed answer
 * @param idle           from an answer to the end of the next request's headers
 */
public record HttpLimits(
        int lineBytes,
        int headerBytes,
        int headers,
        Duration headerDeadline,
        Duration bodyDeadline,
        int bodyRate,
        Duration pieceDeadline,
        Duration idle) {
    private static final int LINE_BYTES = 8 * 1024;
    private static final int HEADER_BYTES = 16 * 1024;
    private static final int HEADERS = 100;
    private static final Duration BODY_DEADLINE = Duration.ofSeconds(30);
    private static final int BODY_RATE = 1024;
    private static final Duration PIECE_DEADLINE = Duration.ofSeconds(60);
    private static final Duration IDLE = Duration.ofSeconds(30);

    /** Those of a host. */
    public static HttpLimits of(ServerLimits limits) {
        return new HttpLimits(
                LINE_BYTES,
                HEADER_BYTES,
                HEADERS,
                limits.headerDeadline(),
                BODY_DEADLINE,
                BODY_RATE,
                PIECE_DEADLINE,
                IDLE);
    }
}
