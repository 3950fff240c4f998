package chat.hearth.server.store;

import chat.hearth.chat.DoorPolicy;
import chat.hearth.chat.MemberId;
import chat.hearth.server.door.DoorLedger;
import chat.hearth.server.door.DoorState;
import chat.hearth.server.door.Pass;
import chat.hearth.server.door.Password;
import chat.hearth.server.door.SealedInvitation;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The door in the file of the log, written by the same thread. Any thread. */
final class SqliteDoorLedger implements DoorLedger {
    private final DoorState opening;
    private final LogWriter writer;

    SqliteDoorLedger(DoorState opening, LogWriter writer) {
        this.opening = opening;
        this.writer = writer;
    }

    @Override
    public DoorState opening() {
        return opening;
    }

    @Override
    public CompletionStage<Void> keepPolicy(DoorPolicy policy) {
        return writer.write(events -> events.door().keepPolicy(policy));
    }

    @Override
    public CompletionStage<Void> keepPassword(Password password) {
        return writer.write(events -> events.door().keepPassword(password));
    }

    @Override
    public CompletionStage<Void> keepInvitation(SealedInvitation invitation) {
        return writer.write(events -> events.door().keepInvitation(invitation));
    }

    @Override
    public CompletionStage<Void> dropInvitation(String id) {
        return writer.write(events -> events.door().dropInvitation(id));
    }

    @Override
    public CompletionStage<Void> keepPass(Pass pass, @Nullable SealedInvitation used) {
        return writer.write(events -> {
            if (used != null) {
                events.door().keepInvitation(used);
            }
            events.door().keepPass(pass);
        });
    }

    @Override
    public CompletionStage<Void> dropPass(MemberId member) {
        return writer.write(events -> events.door().dropPass(member));
    }
}
