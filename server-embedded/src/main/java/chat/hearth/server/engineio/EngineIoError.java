package chat.hearth.server.engineio;

import chat.hearth.server.http.Response;

/** What a request that is not understood is answered with: the codes and words of the reference server. */
enum EngineIoError {
    UNKNOWN_TRANSPORT(0, "Transport unknown"),
    UNKNOWN_SESSION(1, "Session ID unknown"),
    BAD_HANDSHAKE_METHOD(2, "Bad handshake method"),
    BAD_REQUEST(3, "Bad request"),
    /** The oldest clients' polling by script: a page of any origin could read a session with it, and no browser would ask. */
    JSONP(3, "JSONP polling is not served here"),
    FORBIDDEN(4, "Forbidden"),
    UNSUPPORTED_VERSION(5, "Unsupported protocol version");

    private final int code;
    private final String words;

    EngineIoError(int code, String words) {
        this.code = code;
        this.words = words;
    }

    Response response() {
        int status = this == FORBIDDEN ? 403 : 400;
        return Response.json(status, "{\"code\":" + code + ",\"message\":\"" + words + "\"}");
    }
}
