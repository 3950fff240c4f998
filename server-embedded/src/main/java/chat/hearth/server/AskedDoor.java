package chat.hearth.server;

import chat.hearth.chat.DoorPolicy;
import chat.hearth.server.door.Door;
import chat.hearth.server.door.Invitation;
import chat.hearth.server.door.InvitationTerms;
import chat.hearth.server.door.Invited;
import chat.hearth.server.door.Password;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The door that was asked for on the command line. */
final class AskedDoor {
    /** By this the invitation of an earlier start is found. */
    private static final String LABEL = "--invitation-only";

    private final DoorPolicy policy;
    private final char[] password;
    private @Nullable Invited invited;

    private AskedDoor(DoorPolicy policy, char[] password) {
        this.policy = policy;
        this.password = password;
    }

    /**
     * Reads what it takes.
     *
     * @throws IllegalArgumentException with a sentence for people, when the file holds no password
     */
    static AskedDoor of(DoorPolicy policy, @Nullable Path passwordFile) {
        return new AskedDoor(policy, passwordFile == null ? new char[0] : password(passwordFile));
    }

    private static char[] password(Path file) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String line = lines.readLine();
            if (line != null && !line.isEmpty() && line.length() <= Password.MAX_LENGTH) {
                return line.toCharArray();
            }
        } catch (IOException e) {
            // Said below, as for a file without a password.
        }
        throw new IllegalArgumentException(
                Sentences.of("main.bad-password-file", file, Integer.toString(Password.MAX_LENGTH)));
    }

    /**
     * Sets the door; blocks while a password is hashed. The invitation of an earlier start holds no more: without a window
     * nobody could take it back.
     *
     * @return whether it is stored; it holds in any case
     */
    boolean set(Door door) {
        boolean isStored = true;
        if (password.length > 0) {
            isStored = isStored(door.setPassword(password));
            Arrays.fill(password, '\0');
        }
        isStored &= isStored(door.setPolicy(policy));
        for (Invitation it : door.invitations()) {
            if (!it.revoked() && it.terms().label().equals(LABEL)) {
                isStored &= isStored(door.revoke(it.id()));
            }
        }
        if (policy == DoorPolicy.INVITATION) {
            invited = door.invite(new InvitationTerms(null, null, InvitationTerms.UNLIMITED, LABEL));
        }
        return isStored;
    }

    private static boolean isStored(CompletionStage<Void> stored) {
        try {
            stored.toCompletableFuture().join();
            return true;
        } catch (CompletionException e) {
            return false;
        }
    }

    /** The link of the invitation, if there is one. */
    Optional<String> link(String address) {
        return Optional.ofNullable(invited).map(it -> "http://" + address + "/#t=" + it.token());
    }
}
