package chat.hearth.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.client.ConnectionState.Refusal;
import chat.hearth.app.client.Credentials;
import chat.hearth.app.client.Destination;
import chat.hearth.app.client.HostAddress;
import chat.hearth.app.client.Identity;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AtTheDoorTest {
    private static final Refusal BAD_REQUEST = new Refusal("bad-request", "Not you.");
    private static final Identity KEY = new Identity() {
        @Override
        public String key() {
            return "K";
        }

        @Override
        public String proof(String host, String sessionId) {
            return "proof for " + host + " in " + sessionId;
        }
    };

    private String given;

    private AtTheDoor door(String owner, Credentials credentials) {
        SessionConfig config = new SessionConfig(
                Destination.hearth(new HostAddress("host", 5000)),
                "Ada",
                owner,
                KEY,
                credentials,
                "Someone",
                Path.of("data"));
        return new AtTheDoor(config, config::name, () -> given, List::of);
    }

    private static String said(AtTheDoor door) {
        return door.auth("host:5000", "sid").toString();
    }

    @Test
    void aHostThatGaveNoTokenIsShownTheKey() {
        assertEquals(
                "{\"name\":\"Ada\",\"resume\":[],\"key\":\"K\",\"proof\":\"proof for host:5000 in sid\"}",
                said(door(null, Credentials.NONE)));
    }

    @Test
    void aTokenGoesBeforeTheKey() {
        given = "given";
        assertEquals("{\"name\":\"Ada\",\"token\":\"given\",\"resume\":[]}", said(door(null, Credentials.NONE)));
        assertEquals("{\"name\":\"Ada\",\"token\":\"own\",\"resume\":[]}", said(door("own", Credentials.NONE)));
    }

    @Test
    void whereTheProofCannotBeTakenTheNextTryIsWithoutIt() {
        AtTheDoor door = door(null, Credentials.ofPassword("secret"));
        assertTrue(said(door).contains("proof"));

        assertTrue(door.refused(BAD_REQUEST));
        assertEquals("{\"name\":\"Ada\",\"password\":\"secret\",\"resume\":[]}", said(door));
        assertFalse(door.refused(BAD_REQUEST), "only once");
    }

    @Test
    void aBadRequestThatIsNotOfTheProofIsNoReasonForAnother() {
        given = "given";
        AtTheDoor door = door(null, Credentials.NONE);
        var unused = said(door);

        assertFalse(door.refused(BAD_REQUEST));
    }

    @Test
    void whatOpensTheDoorIsForgottenOnceItHasOpened() {
        AtTheDoor door = door("own", new Credentials(null, "invitation"));
        assertEquals("{\"name\":\"Ada\",\"token\":\"own\",\"invitation\":\"invitation\",\"resume\":[]}", said(door));

        door.letIn();
        assertEquals("{\"name\":\"Ada\",\"token\":\"own\",\"resume\":[]}", said(door));
    }

    @Test
    void aWrongPasswordIsNotShownTwice() {
        AtTheDoor door = door("own", Credentials.ofPassword("wrong"));
        assertFalse(door.refused(new Refusal("password-wrong", "")));
        assertFalse(said(door).contains("wrong"));

        door.bring(Credentials.ofPassword("right"));
        assertTrue(said(door).contains("right"));
    }
}
