package chat.hearth.app.session;

import chat.hearth.chat.MemberId;
import chat.hearth.chat.Role;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomTerms;
import chat.hearth.protocol.chat.Answer;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * Names, roles, who may stay, and how a room is written in. The host decides whether I may; what is not possible is answered
 * by {@link Answer.Failed}. Methods may be called from any thread and return at once.
 */
public interface Moderation {
    /** Gives me another name. */
    CompletionStage<Answer> renameMyself(String name);

    CompletionStage<Answer> rename(MemberId person, String name);

    /** Makes somebody a moderator, or a member again. */
    CompletionStage<Answer> setRole(MemberId person, Role role);

    /** Sends somebody away, who may come back. */
    CompletionStage<Answer> remove(MemberId person);

    /** Sends somebody away, who may not come back before {@link #unban}. */
    CompletionStage<Answer> ban(MemberId person);

    CompletionStage<Answer> unban(MemberId person);

    /** Who may not come back: {@link Answer.Bans} or {@link Answer.Failed}. */
    CompletionStage<Answer> bans();

    /** How long everybody waits in this room from one message to their next, in whole seconds; zero for no wait. */
    CompletionStage<Answer> setSlow(RoomId room, Duration wait);

    CompletionStage<Answer> setWriters(RoomId room, RoomTerms.Writers writers);
}
