package chat.hearth.server.http;

import java.util.concurrent.CompletionStage;

/** Answers requests whose bodies are too large to be kept in memory. */
@FunctionalInterface
public interface UploadRoute {
    /**
     * Decides by the headers whether the body is wanted. Called on the connection's event loop; the stage may complete on any
     * thread. Whoever wants it gets it: a sink that is not needed any more, because the connection is gone, is aborted.
     *
     * @param length of the body, in bytes; within what the route takes
     */
    CompletionStage<Intake> open(Request head, long length);

    /** What becomes of a body. */
    sealed interface Intake {
        /** It is read. */
        record Taken(BodySink sink) implements Intake {}

        /** It is not. The connection is closed after this, when there was to be a body. */
        record Refused(Response response) implements Intake {}
    }
}
