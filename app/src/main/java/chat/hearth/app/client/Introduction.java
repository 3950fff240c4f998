package chat.hearth.app.client;

import chat.hearth.app.client.ConnectionState.Refusal;
import com.google.gson.JsonObject;

/** Says to a host who comes. Called on the loop. */
public interface Introduction {
    /**
     * The {@code auth} of the next CONNECT.
     *
     * @param host      how the connection names the host, as in its {@code Host} header
     * @param sessionId of the Engine.IO session that was opened
     */
    JsonObject auth(String host, String sessionId);

    /**
     * Hears that the host refused.
     *
     * @return whether the next CONNECT says something else, so that it is worth another try at once
     */
    boolean refused(Refusal refusal);
}
