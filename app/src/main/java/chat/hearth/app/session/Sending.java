package chat.hearth.app.session;

import chat.hearth.app.client.Loop;
import chat.hearth.app.client.Reply;
import chat.hearth.chat.RoomId;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.protocol.chat.ClientRequest;
import java.time.Duration;
import java.util.function.Consumer;

/** What the outbox needs of the session. Confined to the session's executor. */
final class Sending implements Outbox.Host {
    private final SessionCore core;
    private final Loop loop;

    Sending(SessionCore core, Loop loop) {
        this.core = core;
        this.loop = loop;
    }

    @Override
    public void ask(ClientRequest request, Consumer<Reply> then) {
        core.link.ask(request, then);
    }

    @Override
    public void stored(OutboxTable.Row row, Answer.Stored answer) {
        core.book.find(row.room()).ifPresent(room -> {
            room.head = Math.max(room.head, answer.seq());
            core.outbox.reached(room.id, room.high);
            if (row.kind() == OutboxTable.Kind.POST
                    && MyRights.of(core.myself.member()).waits()) {
                core.book.posted(room, loop.now());
            }
        });
    }

    @Override
    public void slowedDown(RoomId room, Duration wait) {
        core.book
                .find(room)
                .ifPresent(found -> core.book.nextPost(found, loop.now().plus(wait)));
    }

    @Override
    public boolean bringFilesAgain(OutboxTable.Row row) {
        return core.files.sendAgain(row);
    }
}
