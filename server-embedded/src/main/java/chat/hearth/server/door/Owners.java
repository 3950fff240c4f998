package chat.hearth.server.door;

import chat.hearth.chat.MemberId;
import chat.hearth.server.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is the host. That is whoever has the app in which the host runs; and where it runs without a window, whoever has shown
 * the owner's invitation, from then on: they are written down in a file beside the store, under the hash of the invitation,
 * so that another invitation makes it void. Any thread may ask; one adds.
 */
public final class Owners {
    private static final Logger log = LoggerFactory.getLogger(Owners.class);
    private static final String FILE = "owners";

    /** Most people and programs that are; the one that became it first goes. */
    private static final int MOST = 100;

    private final Path file;
    private final @Nullable MemberId ofTheApp;
    private final @Nullable String invitation;
    private final List<MemberId> written = new CopyOnWriteArrayList<>();

    private Owners(Path file, @Nullable MemberId ofTheApp, @Nullable String invitation) {
        this.file = file;
        this.ofTheApp = ofTheApp;
        this.invitation = invitation;
    }

    /**
     * Reads who has become it before. Blocks.
     *
     * @param ofTheApp   null where the host runs without a window
     * @param invitation what makes whoever shows it the host; null for nothing
     */
    public static Owners in(Path data, @Nullable MemberId ofTheApp, @Nullable String invitation) {
        Owners owners = new Owners(data.resolve(FILE), ofTheApp, invitation);
        if (invitation != null) {
            owners.read(Secrets.hash(invitation));
        }
        return owners;
    }

    private void read(String hash) {
        if (!Files.exists(file)) {
            return;
        }
        try {
            List<String> lines = Files.readAllLines(file);
            if (!lines.isEmpty() && lines.get(0).equals(hash)) {
                lines.stream().skip(1).limit(MOST).map(MemberId::new).forEach(written::add);
            }
        } catch (IOException | IllegalArgumentException e) {
            log.warn("{} cannot be read; owners have to show their link again ({})", file, e.toString());
        }
    }

    /** Whether this is the owner's invitation. The time that it takes says nothing of how much of it is right. */
    public boolean isShownBy(@Nullable String shown) {
        return invitation != null
                && shown != null
                && MessageDigest.isEqual(
                        invitation.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }

    public boolean has(MemberId member) {
        return member.equals(ofTheApp) || written.contains(member);
    }

    /** They have shown the invitation. Blocks while it is written down; if it cannot be, it holds until the host stops. */
    public void add(MemberId member) {
        if (invitation == null || has(member)) {
            return;
        }
        if (written.size() == MOST) {
            written.remove(0);
        }
        written.add(member);
        List<String> lines = new ArrayList<>(List.of(Secrets.hash(invitation)));
        written.forEach(owner -> lines.add(owner.value()));
        try {
            PrivateFile.write(file, String.join("\n", lines) + "\n");
        } catch (IOException e) {
            log.warn("{} cannot be written; owners have to show their link again ({})", file, e.toString());
        }
    }
}
