package chat.hearth.server.http;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.CompletionStage;

/**
 * A body that is read piece by piece while it is sent. Called on the connection's event loop, and not again before the last stage is
 * complete; stages may complete on any thread. It holds nothing before the first piece is asked for.
 */
public interface BodySource {
    /** How many bytes it has in all. */
    long length();

    /**
     * Adds at least one more byte, and as many as there are and fit.
     *
     * @return completes when that is done; fails when the bytes cannot be had, and the connection is closed
     */
    CompletionStage<Void> read(ByteBuf into);

    /** Nothing more is asked for; may be called while a stage is not complete yet. */
    void close();
}
