package chat.hearth.server.web;

import chat.hearth.server.files.FileReading;
import chat.hearth.server.http.BodySource;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;

/** A file, or a part of one, as the body of an answer. */
record FileSource(FileReading reading, long length) implements BodySource {
    @Override
    public CompletionStage<Void> read(ByteBuf into) {
        ByteBuffer room = into.nioBuffer(into.writerIndex(), into.writableBytes());
        return reading.read(room).thenAccept(read -> into.writerIndex(into.writerIndex() + read));
    }

    @Override
    public void close() {
        reading.close();
    }
}
