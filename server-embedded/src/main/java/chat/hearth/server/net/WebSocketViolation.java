package chat.hearth.server.net;

import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;

/** The peer broke RFC 6455, RFC 7692 or a limit; the connection is closed with the code and a sentence for its developer. */
final class WebSocketViolation extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient WebSocketCloseStatus status;

    private WebSocketViolation(WebSocketCloseStatus status, String sentence) {
        super(sentence, null, false, false); // whoever breaks rules on purpose is not to cost a stack trace
        this.status = status;
    }

    static WebSocketViolation protocol(String sentence) {
        return new WebSocketViolation(WebSocketCloseStatus.PROTOCOL_ERROR, sentence);
    }

    static WebSocketViolation payload(String sentence) {
        return new WebSocketViolation(WebSocketCloseStatus.INVALID_PAYLOAD_DATA, sentence);
    }

    static WebSocketViolation tooBig(String sentence) {
        return new WebSocketViolation(WebSocketCloseStatus.MESSAGE_TOO_BIG, sentence);
    }

    WebSocketCloseStatus status() {
        return status;
    }

    /** At most 123 bytes. */
    String sentence() {
        return String.valueOf(getMessage());
    }
}
