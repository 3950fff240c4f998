package chat.hearth.app.testkit;

import chat.hearth.app.session.Moderation;
import chat.hearth.chat.Ban;
import chat.hearth.chat.MemberId;
import chat.hearth.chat.Reason;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomTerms;
import chat.hearth.protocol.chat.Answer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Remembers what was asked of the host, and answers as the test arranged; else everything is done. */
public final class FakeModeration implements Moderation {
    /** What was asked, in words, in order. */
    public final List<String> asked = new ArrayList<>();

    /** Who is banned. */
    public final List<Ban> banned = new ArrayList<>();

    private final Deque<Answer> refusals = new ArrayDeque<>();

    /** The next request is refused like this. */
    public void willRefuse(Reason reason, String message) {
        refusals.add(new Answer.Failed(reason, message, null));
    }

    private CompletionStage<Answer> answer(String words) {
        asked.add(words);
        return CompletableFuture.completedFuture(refusals.isEmpty() ? new Answer.Done() : refusals.remove());
    }

    @Override
    public CompletionStage<Answer> renameMyself(String name) {
        return answer("call me " + name);
    }

    @Override
    public CompletionStage<Answer> rename(MemberId person, String name) {
        return answer("call " + person + " " + name);
    }

    @Override
    public CompletionStage<Answer> setRole(MemberId person, Role role) {
        return answer("make " + person + " " + role);
    }

    @Override
    public CompletionStage<Answer> remove(MemberId person) {
        return answer("remove " + person);
    }

    @Override
    public CompletionStage<Answer> ban(MemberId person) {
        return answer("ban " + person);
    }

    @Override
    public CompletionStage<Answer> unban(MemberId person) {
        if (refusals.isEmpty()) banned.removeIf(ban -> ban.id().equals(person));
        return answer("unban " + person);
    }

    @Override
    public CompletionStage<Answer> bans() {
        asked.add("bans");
        return CompletableFuture.completedFuture(refusals.isEmpty() ? new Answer.Bans(banned) : refusals.remove());
    }

    @Override
    public CompletionStage<Answer> setSlow(RoomId room, Duration wait) {
        return answer("slow " + room + " " + wait);
    }

    @Override
    public CompletionStage<Answer> setWriters(RoomId room, RoomTerms.Writers writers) {
        return answer("writers " + room + " " + writers);
    }
}
