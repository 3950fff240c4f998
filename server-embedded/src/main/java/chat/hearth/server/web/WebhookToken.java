package chat.hearth.server.web;

import chat.hearth.server.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The secret of a host's webhooks: a line of a file in its data directory, which only its user may read. */
final class WebhookToken {
    private static final Logger log = LoggerFactory.getLogger(WebhookToken.class);
    private static final String FILE = "webhook-token";
    private static final String SCHEME = "Bearer ";
    private static final int BYTES = 24;
    private static final int SHORTEST = 16;

    private final String token;

    private WebhookToken(String token) {
        this.token = token;
    }

    /** Reads the file, or makes it; empty, with a line in the log, when neither can be done. */
    static Optional<WebhookToken> in(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            String token = Files.readString(file).strip();
            if (token.length() >= SHORTEST) {
                return Optional.of(new WebhookToken(token));
            }
            log.warn("{} has fewer than {} characters: no webhook is served", file, SHORTEST);
        } catch (IOException e) {
            log.warn("{} cannot be made or read: no webhook is served ({})", file, e.toString());
        }
        return Optional.empty();
    }

    private static void create(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        PrivateFile.write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n");
    }

    /** Whether the value of an {@code Authorization} header shows the token. */
    boolean isShownBy(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8),
                        authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "WebhookToken";
    }
}
