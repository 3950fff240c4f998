package chat.hearth.server.socketio;

/** What an application's handler threw, for the log: where, but not the message, which may quote what a person wrote. */
final class HandlerFailure extends Exception {
    private static final long serialVersionUID = 1L;

    HandlerFailure(Throwable thrown) {
        super(thrown.getClass().getName(), null, false, true);
        setStackTrace(thrown.getStackTrace());
    }
}
