package chat.hearth.server.net;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compressed messages as agreed on with a client (RFC 7692 section 7.1). Both sides begin anew with each message, so a
 * connection on which nothing is being said costs no memory, and what goes to many is compressed once.
 *
 * @param serverWindowBits     how far back what the host compresses may refer, as a power of two: 8 to 15
 * @param isServerWindowAsked whether the client asked for that
 * @param compressFrom         smallest message that the host compresses, in bytes
 */
public record PermessageDeflate(int serverWindowBits, boolean isServerWindowAsked, int compressFrom) {
    private static final String NAME = "permessage-deflate";
    private static final int LEAST_BITS = 8;
    static final int MOST_BITS = 15;

    /**
     * Accepts the first offer that can be met; an offer that is not well-formed is declined (section 5.1).
     *
     * @param offers the value of {@code Sec-WebSocket-Extensions}
     */
    public static Optional<PermessageDeflate> agree(String offers, int compressFrom) {
        return ExtensionOffer.parse(offers).stream()
                .filter(offer -> offer.name().equals(NAME))
                .flatMap(offer -> accept(offer.parameters(), compressFrom).stream())
                .findFirst();
    }

    private static Optional<PermessageDeflate> accept(List<ExtensionOffer.Parameter> parameters, int compressFrom) {
        Set<String> seen = new HashSet<>();
        int serverBits = MOST_BITS;
        for (ExtensionOffer.Parameter parameter : parameters) {
            boolean isFine = seen.add(parameter.name())
                    && switch (parameter.name()) {
                        case "server_no_context_takeover", "client_no_context_takeover" ->
                            parameter.value().isEmpty();
                        case "server_max_window_bits" ->
                            parameter.value().filter(PermessageDeflate::isBits).isPresent();
                        case "client_max_window_bits" ->
                            parameter.value().stream().allMatch(PermessageDeflate::isBits);
                        default -> false;
                    };
            if (!isFine) {
                return Optional.empty();
            }
            if (parameter.name().equals("server_max_window_bits")) {
                serverBits = Integer.parseInt(parameter.value().orElseThrow());
            }
        }
        return Optional.of(new PermessageDeflate(serverBits, seen.contains("server_max_window_bits"), compressFrom));
    }

    /** Section 7.1.2: a decimal number without leading zeros. */
    private static boolean isBits(String value) {
        if (!value.matches("[1-9][0-9]?")) {
            return false;
        }
        int bits = Integer.parseInt(value);
        return bits >= LEAST_BITS && bits <= MOST_BITS;
    }

    /** The answer in {@code Sec-WebSocket-Extensions}. */
    public String header() {
        String contexts = NAME + "; server_no_context_takeover; client_no_context_takeover";
        return isServerWindowAsked ? contexts + "; server_max_window_bits=" + serverWindowBits : contexts;
    }
}
