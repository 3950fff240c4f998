package chat.hearth.server.door;

import chat.hearth.chat.DoorPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A door as a host finds it when it starts.
 *
 * @param password    null when there was never one
 * @param invitations the oldest first
 * @param passes      the oldest first
 */
public record DoorState(
        DoorPolicy policy, @Nullable Password password, List<SealedInvitation> invitations, List<Pass> passes) {
    /** That of a new session. */
    public static final DoorState NEW = new DoorState(DoorPolicy.OPEN, null, List.of(), List.of());

    public DoorState {
        invitations = List.copyOf(invitations);
        passes = List.copyOf(passes);
    }
}
