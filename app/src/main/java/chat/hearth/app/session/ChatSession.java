package chat.hearth.app.session;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.client.Credentials;
import chat.hearth.app.client.ServerKind;
import chat.hearth.app.session.files.Attachment;
import chat.hearth.app.session.files.SessionTransfers;
import chat.hearth.chat.Member;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.RoomId;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.protocol.chat.Person;
import chat.hearth.protocol.chat.PresenceState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One person in one session. It works without a connection too: what was seen is on disk, what is said waits on disk, and
 * both are brought together whenever the host can be reached. Methods may be called from any thread and return at once.
 */
public interface ChatSession extends AutoCloseable {
    /** What kind of server it is with, and so what can be done in it. */
    ServerKind kind();

    /** Whether anybody could pose as the server, since its certificate is not verified as the person wished. */
    boolean trustsAnyCertificate();

    Observed<ConnectionState> connection();

    Observed<SessionInfo> info();

    /** All known rooms: the joined ones first, each part in alphabetical order. */
    Observed<List<RoomState>> rooms();

    /** Everybody who is or was here, those present first. */
    Observed<List<Person>> people();

    /** Who is typing in which room, without me; an entry wears off 5 s after its last sign. */
    Observed<Map<RoomId, List<Member>>> typing();

    /** A new window onto a room, at the first unread message or else at the end. Whoever opens it closes it. */
    Timeline openTimeline(RoomId room);

    /** A message as it is now, for whoever quotes it; empty when this computer does not have it. */
    CompletionStage<Optional<TimelineEntry.Message>> message(RoomId room, MessageId message);

    /** Enters a room by name, or creates it; answers {@link Answer.Joined} or {@link Answer.Failed}. */
    CompletionStage<Answer> joinRoom(String name);

    CompletionStage<Answer> leaveRoom(RoomId room);

    /** Renames a room or sets its topic; null leaves that one as it is. */
    CompletionStage<Answer> changeRoom(RoomId room, @Nullable String name, @Nullable String topic);

    /** Names, roles, who may stay, and how rooms are written in. */
    Moderation moderation();

    /**
     * Writes the message to the outbox, shows it as pending and sends it as soon as that is possible, which is when the host
     * has its files; what is said after it does not wait for them. While this computer
     * cannot save it, it is shown as failed, and goes the same way once that works again.
     */
    CompletionStage<Handover> post(RoomId room, String text, @Nullable MessageId replyTo, List<Attachment> attachments);

    /** Like {@link #post(RoomId, String, MessageId, List)}, for nothing but text. */
    default CompletionStage<Handover> post(RoomId room, String text, @Nullable MessageId replyTo) {
        return post(room, text, replyTo, List.of());
    }

    /** Like {@link #post}: through the outbox. */
    CompletionStage<Handover> edit(RoomId room, MessageId message, String text);

    /** Like {@link #post}: through the outbox. */
    CompletionStage<Handover> delete(RoomId room, MessageId message);

    /** Sends a failed message again, with the same id. */
    void retry(MessageId message);

    /** Takes a failed message out of the outbox. */
    void discard(MessageId message);

    /** Tells the others that I am typing; sends at most one sign every 3 s. */
    void typingIn(RoomId room);

    void setPresence(PresenceState state);

    /** I have seen everything up to this sequence. Never goes back. */
    void markRead(RoomId room, long seq);

    /** Everything from this sequence on counts as not read. */
    void markUnreadFrom(RoomId room, long seq);

    /** What stands unsent in the composer of this room; empty when nothing does. */
    CompletionStage<String> draft(RoomId room);

    /** Keeps what stands in the composer of this room; an empty text forgets it. */
    void saveDraft(RoomId room, String text);

    /** What is attached in the composer of this room and was not sent, as it was when it was attached. */
    CompletionStage<List<Attachment>> tray(RoomId room);

    /** Keeps what is attached in the composer of this room. */
    void saveTray(RoomId room, List<Attachment> attachments);

    /** The files of this session; of a server that has none, nothing is taken or found. */
    SessionTransfers files();

    /** Tries to connect now instead of waiting. */
    void retryConnection();

    /** After a refusal: knocks again, and shows this at the door. Does nothing while connected or connecting. */
    void enter(Credentials credentials);

    /**
     * Leaves: closes the connection and the local store. Waits up to 5 s for what is being written; later calls do
     * nothing.
     */
    @Override
    void close();
}
