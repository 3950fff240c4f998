package chat.hearth.app.hosting;

import chat.hearth.chat.DoorPolicy;
import chat.hearth.server.door.Door;
import chat.hearth.server.door.Invitation;
import chat.hearth.server.door.InvitationTerms;
import chat.hearth.server.door.Invited;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A door without a host: it does as it is told, at once, and lets nobody in. */
public final class FakeDoor implements Door {
    private final List<Invitation> invitations = new CopyOnWriteArrayList<>();
    private final List<String> passwords = new CopyOnWriteArrayList<>();
    private volatile DoorPolicy policy = DoorPolicy.OPEN;
    private final AtomicInteger forgotten = new AtomicInteger();

    /** The passwords that were set, the last one last. */
    public List<String> passwords() {
        return List.copyOf(passwords);
    }

    /** How often the tries were forgotten. */
    public int forgotten() {
        return forgotten.get();
    }

    @Override
    public DoorPolicy policy() {
        return policy;
    }

    @Override
    public CompletionStage<Void> setPolicy(DoorPolicy newPolicy) {
        if (newPolicy == DoorPolicy.PASSWORD && passwords.isEmpty()) {
            throw new IllegalStateException("there is no password to ask for");
        }
        policy = newPolicy;
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public boolean hasPassword() {
        return !passwords.isEmpty();
    }

    @Override
    public CompletionStage<Void> setPassword(char[] password) {
        passwords.add(new String(password));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Invited invite(InvitationTerms terms) {
        int number = invitations.size() + 1;
        invitations.add(0, new Invitation("invitation-" + number, terms, Instant.EPOCH, 0, false));
        return new Invited("invitation-" + number, "token-%016d".formatted(number));
    }

    @Override
    public List<Invitation> invitations() {
        return new ArrayList<>(invitations);
    }

    @Override
    public CompletionStage<Void> revoke(String id) {
        invitations.replaceAll(
                it -> it.id().equals(id) ? new Invitation(it.id(), it.terms(), it.made(), it.used(), true) : it);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void forgetTries() {
        forgotten.incrementAndGet();
    }
}
