package chat.hearth.server.http;

import io.netty.buffer.ByteBuf;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Takes a body piece by piece, so that it is nowhere whole. Called on the connection's event loop, and not again before the stage
 * of the last call is complete; stages may complete on any thread. After the last piece either {@link #end} or {@link #abort} is
 * called, once; {@link #abort} may come while a stage is not complete yet.
 */
public interface BodySink {
    /**
     * Takes the next piece. Nothing more is read from the peer than fits into a small buffer until this is done.
     *
     * @param piece handed over, to be released by the sink
     * @return empty to go on; a response to stop here, which is sent before the connection is closed
     */
    CompletionStage<Optional<Response>> write(ByteBuf piece);

    /** The body is whole; answers the request. */
    CompletionStage<Response> end();

    /** Nothing more will come. */
    void abort();
}
