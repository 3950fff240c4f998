package chat.hearth.app.hosting;

import chat.hearth.chat.DoorPolicy;
import chat.hearth.chat.RoomId;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The door of the session that is hosted here. Any thread; nothing blocks. */
public interface HostDoor {
    DoorPolicy policy();

    boolean hasPassword();

    /**
     * Lets in others from now on; who is in stays. Completes once it is stored, or with an exception: then it holds only
     * until the host stops.
     *
     * @throws IllegalStateException when a password is to be asked for and there is none
     */
    CompletionStage<Void> setPolicy(DoorPolicy policy);

    /** Makes this the password; who came in by another has to say it. Completes as {@link #setPolicy} does. */
    CompletionStage<Void> setPassword(String password);

    /**
     * Makes an invitation.
     *
     * @param room    where it leads; null for the lobby
     * @param expires null for never
     * @param uses    how many people may come by it; empty for as many as like to
     */
    Invite invite(@Nullable RoomId room, @Nullable Instant expires, OptionalInt uses);

    /** All invitations by which somebody can or could come, the newest first. */
    List<Invite> invitations();

    /** Makes an invitation void. */
    CompletionStage<Void> revoke(String id);

    /** Lets those try again who gave too many wrong passwords. */
    void forgetTries();

    /**
     * An invitation.
     *
     * @param token   what opens the door: known for as long as the app that made it runs, and null from then on
     * @param room    where it leads; null for the lobby
     * @param expires null for never
     * @param uses    how many people may come by it; empty for as many as like to
     * @param used    how many did
     * @param holds   whether somebody could come by it now
     */
    record Invite(
            String id,
            @Nullable String token,
            @Nullable RoomId room,
            @Nullable Instant expires,
            OptionalInt uses,
            int used,
            boolean holds) {
        @Override
        public String toString() {
            return "Invite[" + id + "]"; // the token is a secret
        }
    }
}
