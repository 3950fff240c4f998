package chat.hearth.app.client.files;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes a file's bytes as they come, on a thread of the HTTP client's, one call after the other. */
public interface FileSink {
    /**
     * Bytes from here on follow.
     *
     * @param offset where the host begins, which is 0 when it gives no part
     */
    void begin(long offset) throws IOException;

    /** The next bytes; all of them are to be taken. */
    void write(ByteBuffer bytes) throws IOException;
}
