package chat.hearth.app.ui.connect;

import chat.hearth.app.client.HostAddress;
import chat.hearth.app.client.LinkOptions;
import chat.hearth.app.client.LinkOptions.Certificates;
import chat.hearth.app.client.LinkOptions.Header;
import chat.hearth.app.ui.shell.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What a server may want beyond its address; folded away until somebody needs it. Confined to the UI thread. */
public final class OptionsViewModel {
    private static final int MOST_HEADERS = 30;

    private final Texts texts;
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final StringProperty headers = new SimpleStringProperty("");
    private final StringProperty subprotocol = new SimpleStringProperty("");
    private final StringProperty proxy = new SimpleStringProperty("");
    private final StringProperty event = new SimpleStringProperty("");
    private final BooleanProperty unverified = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper headersProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper subprotocolProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper proxyProblem = new ReadOnlyStringWrapper("");

    OptionsViewModel(Texts texts) {
        this.texts = texts;
        headers.addListener((property, before, now) -> headersProblem.set(""));
        subprotocol.addListener((property, before, now) -> subprotocolProblem.set(""));
        proxy.addListener((property, before, now) -> proxyProblem.set(""));
    }

    /** Whether the options are to be seen. */
    public BooleanProperty openProperty() {
        return open;
    }

    /** A header on each line: its name, a colon, its value. */
    public StringProperty headersProperty() {
        return headers;
    }

    public StringProperty subprotocolProperty() {
        return subprotocol;
    }

    /** {@code host:port} of an HTTP proxy. */
    public StringProperty proxyProperty() {
        return proxy;
    }

    /** The Socket.IO event that carries messages; empty for the usual one. */
    public StringProperty eventProperty() {
        return event;
    }

    /** Whether any certificate will do. */
    public BooleanProperty unverifiedProperty() {
        return unverified;
    }

    public ReadOnlyStringProperty headersProblemProperty() {
        return headersProblem.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty subprotocolProblemProperty() {
        return subprotocolProblem.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty proxyProblemProperty() {
        return proxyProblem.getReadOnlyProperty();
    }

    /** Fills in what was chosen before, and shows it unless it is what everybody has. */
    void show(LinkOptions options) {
        headers.set(options.headers().stream()
                .map(header -> header.name() + ": " + header.value())
                .collect(Collectors.joining("\n")));
        subprotocol.set(options.subprotocol());
        proxy.set(options.proxy() == null ? "" : options.proxy().toString());
        event.set(options.event().equals(LinkOptions.CHAT_MESSAGE) ? "" : options.event());
        unverified.set(options.certificates() == Certificates.TAKEN_AS_THEY_ARE);
        open.set(!options.equals(LinkOptions.NONE));
    }

    /** What was filled in; empty when something is wrong with it, which is then said beside it. */
    Optional<LinkOptions> read() {
        List<Header> given = givenHeaders();
        @Nullable HostAddress through = givenProxy();
        String wanted = subprotocol.get().strip();
        if (!wanted.isEmpty() && !LinkOptions.isToken(wanted)) {
            subprotocolProblem.set(texts.of("options.subprotocol.bad"));
        }
        boolean good = headersProblem.get().isEmpty()
                && subprotocolProblem.get().isEmpty()
                && proxyProblem.get().isEmpty();
        if (!good) {
            open.set(true);
            return Optional.empty();
        }
        Certificates certificates = unverified.get() ? Certificates.TAKEN_AS_THEY_ARE : Certificates.VERIFIED;
        return Optional.of(new LinkOptions(
                given, wanted, through, certificates, event.get().strip()));
    }

    private List<Header> givenHeaders() {
        List<Header> all = new ArrayList<>();
        for (String line : headers.get().lines().toList()) {
            if (!line.isBlank()) {
                int colon = line.indexOf(':');
                String name = colon < 0 ? line : line.substring(0, colon);
                Header header =
                        new Header(name.strip(), line.substring(colon + 1).strip());
                if (colon < 0 || !LinkOptions.isToken(header.name())) {
                    headersProblem.set(texts.of("options.headers.bad", line.strip()));
                } else if (!header.canBeSent()) {
                    headersProblem.set(texts.of("options.headers.reserved", header.name()));
                }
                all.add(header);
            }
        }
        if (all.size() > MOST_HEADERS) {
            headersProblem.set(texts.of("options.headers.many", MOST_HEADERS));
        }
        return all;
    }

    private @Nullable HostAddress givenProxy() {
        if (proxy.get().isBlank()) {
            return null;
        }
        if (HostAddress.parse(proxy.get()) instanceof HostAddress.Parsed.Valid valid) {
            return valid.address();
        }
        proxyProblem.set(texts.of("options.proxy.bad"));
        return null;
    }
}
