package chat.hearth.app.session;

import chat.hearth.app.client.HostLink;
import chat.hearth.app.client.Loop;
import chat.hearth.app.client.Reply;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.Reason;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomTerms;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.protocol.chat.ClientRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** What a person asks of the host and is answered at once or not at all: nothing of it waits for a connection. */
final class HostRequests implements Moderation {
    private final Loop loop;
    private final HostLink link;

    HostRequests(Loop loop, HostLink link) {
        this.loop = loop;
        this.link = link;
    }

    /** Any thread; the effect of the answer is had on the session's, before the stage completes. */
    CompletionStage<Answer> ask(ClientRequest request, Consumer<Answer> effect) {
        CompletableFuture<Answer> result = new CompletableFuture<>();
        loop.execute(() -> link.ask(request, reply -> {
            Answer answer = reply instanceof Reply.Answered answered ? answered.answer() : unanswered(reply);
            effect.accept(answer);
            result.complete(answer);
        }));
        return result;
    }

    private static Answer unanswered(Reply reply) {
        boolean offline = reply instanceof Reply.Unanswered none && none.cause() == Reply.Cause.NOT_CONNECTED;
        String sentence = offline ? "There is no connection to the host." : "The host does not answer.";
        return new Answer.Failed(Reason.BUSY, sentence, null);
    }

    private CompletionStage<Answer> ask(ClientRequest request) {
        return ask(request, answer -> {});
    }

    @Override
    public CompletionStage<Answer> renameMyself(String name) {
        return ask(new ClientRequest.Rename(name, null));
    }

    @Override
    public CompletionStage<Answer> rename(MemberId person, String name) {
        return ask(new ClientRequest.Rename(name, person));
    }

    @Override
    public CompletionStage<Answer> setRole(MemberId person, Role role) {
        return ask(new ClientRequest.SetRole(person, role));
    }

    @Override
    public CompletionStage<Answer> remove(MemberId person) {
        return ask(new ClientRequest.Kick(person));
    }

    @Override
    public CompletionStage<Answer> ban(MemberId person) {
        return ask(new ClientRequest.Ban(person));
    }

    @Override
    public CompletionStage<Answer> unban(MemberId person) {
        return ask(new ClientRequest.Unban(person));
    }

    @Override
    public CompletionStage<Answer> bans() {
        return ask(new ClientRequest.ListBans());
    }

    @Override
    public CompletionStage<Answer> setSlow(RoomId room, Duration wait) {
        return ask(new ClientRequest.ChangeRoom(room, null, null, wait, null));
    }

    @Override
    public CompletionStage<Answer> setWriters(RoomId room, RoomTerms.Writers writers) {
        return ask(new ClientRequest.ChangeRoom(room, null, null, null, writers));
    }
}
