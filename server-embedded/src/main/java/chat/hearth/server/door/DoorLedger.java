package chat.hearth.server.door;

import chat.hearth.chat.DoorPolicy;
import chat.hearth.chat.MemberId;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Where a door is kept, over restarts of the host. What one thread asks for is done in that order. Each stage completes once it is
 * durable, and with an exception when it cannot be stored. Any thread.
 */
public interface DoorLedger {
    /** What was kept when it was opened. */
    DoorState opening();

    CompletionStage<Void> keepPolicy(DoorPolicy policy);

    /** In place of the one before, whose passes go. */
    CompletionStage<Void> keepPassword(Password password);

    CompletionStage<Void> keepInvitation(SealedInvitation invitation);

    CompletionStage<Void> dropInvitation(String id);

    /**
     * Keeps both or neither.
     *
     * @param used the invitation with this use counted; null when it was the password
     */
    CompletionStage<Void> keepPass(Pass pass, @Nullable SealedInvitation used);

    CompletionStage<Void> dropPass(MemberId member);
}
