package chat.hearth.server;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which web pages may talk to a host besides those that come from it. */
public sealed interface AllowedOrigins {
    /** Its own pages only. */
    AllowedOrigins NONE = new Listed(Set.of());

    /** Whether pages of this origin may. */
    boolean admits(String origin);

    /** Pages of these origins, as browsers write them: {@code https://example.org}, {@code http://192.168.1.7:8080}. */
    record Listed(Set<String> origins) implements AllowedOrigins {
        private static final Pattern ORIGIN = Pattern.compile("https?://[^/\\s@?#,]+");

        /** @throws IllegalArgumentException with a sentence for people, when one of them is no origin */
        public Listed {
            for (String origin : origins) {
                if (!ORIGIN.matcher(origin).matches() || !origin.equals(origin.toLowerCase(Locale.ROOT))) {
                    throw new IllegalArgumentException(Sentences.of("main.bad-origin", origin));
                }
            }
            origins = Set.copyOf(origins);
        }

        @Override
        public boolean admits(String origin) {
            return origins.contains(origin);
        }
    }

    /** Pages from anywhere, those that were opened from a file too: their origin is {@code null}. */
    record Any() implements AllowedOrigins {
        @Override
        public boolean admits(String origin) {
            return true;
        }
    }
}
