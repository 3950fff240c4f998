package chat.hearth.server.web;

import chat.hearth.server.files.Writing;
import chat.hearth.server.http.BodySink;
import chat.hearth.server.http.Response;
import io.netty.buffer.ByteBuf;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The body of a request on its way to a file. */
record FileSink(Writing writing) implements BodySink {
    @Override
    public CompletionStage<Optional<Response>> write(ByteBuf piece) {
        return writing.write(piece.nioBuffers())
                .whenComplete((why, failure) -> piece.release())
                .thenApply(why -> why.map(FileAnswers::refused));
    }

    @Override
    public CompletionStage<Response> end() {
        return writing.end().thenApply(FileAnswers::of);
    }

    @Override
    public void abort() {
        writing.leave();
    }
}
