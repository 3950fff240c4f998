package chat.hearth.server.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the extensions in {@code Sec-WebSocket-Extensions} (RFC 6455 section 9.1).
 *
 * @param parameters in order, the same name perhaps several times
 */
record ExtensionOffer(String name, List<Parameter> parameters) {
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern NAME = Pattern.compile("[ \t]*(" + TOKEN + ")[ \t]*");
    private static final Pattern PARAMETER = Pattern.compile(
            ";[ \t]*(" + TOKEN + ")[ \t]*(?:=[ \t]*(?:(" + TOKEN + ")|\"((?:\\\\?" + TOKEN + ")+)\")[ \t]*)?");

    ExtensionOffer {
        parameters = List.copyOf(parameters);
    }

    record Parameter(String name, Optional<String> value) {}

    /** The offers of a header's value; none at all when it is not well-formed. */
    static List<ExtensionOffer> parse(String header) {
        List<ExtensionOffer> offers = new ArrayList<>();
        Matcher name = NAME.matcher(header);
        Matcher parameter = PARAMETER.matcher(header);
        int at = 0;
        while (at < header.length()) {
            if (!name.region(at, header.length()).lookingAt()) {
                return List.of();
            }
            at = name.end();
            List<Parameter> parameters = new ArrayList<>();
            while (parameter.region(at, header.length()).lookingAt()) {
                parameters.add(parameter(parameter));
                at = parameter.end();
            }
            offers.add(new ExtensionOffer(lower(name.group(1)), parameters));
            boolean isLast = at == header.length();
            if (!isLast && (header.charAt(at) != ',' || at + 1 == header.length())) {
                return List.of();
            }
            at++;
        }
        return offers;
    }

    private static Parameter parameter(Matcher match) {
        String quoted = match.group(3);
        String value = quoted == null ? match.group(2) : quoted.replace("\\", "");
        return new Parameter(lower(match.group(1)), Optional.ofNullable(value));
    }

    private static String lower(String token) {
        return token.toLowerCase(Locale.ROOT);
    }
}
