package chat.hearth.app.session;

import chat.hearth.app.client.ConnectionState.Refusal;
import chat.hearth.app.client.Credentials;
import chat.hearth.app.client.Identity;
import chat.hearth.app.client.Introduction;
import chat.hearth.chat.Reason;
import chat.hearth.protocol.chat.ResumePoint;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says at the host's door who comes, and shows what opens it: until the door has opened or the host has refused, and not
 * longer. Confined to the session's executor.
 */
final class AtTheDoor implements Introduction {
    private final SessionConfig config;
    private final Supplier<String> name;
    private final Supplier<@Nullable String> givenToken;
    private final Supplier<List<ResumePoint>> points;
    private Credentials credentials;
    private @Nullable Identity identity;
    private boolean shown;

    /**
     * @param name       the name to come in with
     * @param givenToken the token that this host gave last time
     * @param points     up to where everything is here
     */
    AtTheDoor(
            SessionConfig config,
            Supplier<String> name,
            Supplier<@Nullable String> givenToken,
            Supplier<List<ResumePoint>> points) {
        this.config = config;
        this.name = name;
        this.givenToken = givenToken;
        this.points = points;
        this.credentials = config.credentials();
        this.identity = config.identity();
    }

    /** From now on this is shown, until the next answer of the host. */
    void bring(Credentials brought) {
        credentials = brought;
    }

    /** The host knows this person now. */
    void letIn() {
        credentials = Credentials.NONE;
    }

    @Override
    public JsonObject auth(String host, String sessionId) {
        String token = config.token() == null ? givenToken.get() : config.token();
        JsonObject auth = Greeting.of(name.get(), token, credentials, points.get());
        Identity owner = identity;
        shown = token == null && owner != null;
        if (token == null && owner != null) {
            auth.addProperty("key", owner.key());
            auth.addProperty("proof", owner.proof(host, sessionId));
        }
        return auth;
    }

    /** A proof names the host as it was dialled; a host that does not know itself by that name cannot take it. */
    @Override
    public boolean refused(Refusal refusal) {
        if (shown && refusal.code().equals(Reason.BAD_REQUEST.word())) {
            identity = null;
            return true;
        }
        credentials = Credentials.NONE;
        return false;
    }
}
