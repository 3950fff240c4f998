package chat.hearth.app.ui.hosting;

import chat.hearth.app.fx.FxLatest;
import chat.hearth.app.hosting.HostingService;
import chat.hearth.app.hosting.HostingState;
import chat.hearth.app.hosting.HostingState.Happening;
import chat.hearth.app.session.Subscription;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.app.ui.shell.UiContext;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the person who hosts sees of their session. Confined to the UI thread. */
public final class HostingViewModel implements AutoCloseable {
    /**
     * A happening as a line.
     *
     * @param time of day, in the person's zone
     */
    public record Line(String time, String text) {}

    private final UiContext context;
    private final Texts texts;
    private final DateTimeFormatter times;
    private final ReadOnlyStringWrapper sessionName = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper people = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ObservableList<String> addresses = FXCollections.observableArrayList();
    private final ObservableList<Line> happenings = FXCollections.observableArrayList();
    private final Subscription subscription;

    public HostingViewModel(HostingService hosting, UiContext context) {
        this.context = context;
        this.texts = context.texts();
        ZoneId zone = context.clock().getZone();
        this.times = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(texts.locale())
                .withZone(zone);
        this.subscription = hosting.subscribe(new FxLatest<>(context.fx(), this::show));
    }

    public ReadOnlyStringProperty sessionNameProperty() {
        return sessionName.getReadOnlyProperty();
    }

    /** How many others are connected, in words. */
    public ReadOnlyStringProperty peopleProperty() {
        return people.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** The addresses to give away, best first. */
    public ObservableList<String> addresses() {
        return addresses;
    }

    /** What happened of late, newest first. */
    public ObservableList<Line> happenings() {
        return happenings;
    }

    /** Ends the session, for all; the window asks first. */
    public void stop() {
        context.navigation().leaveSession();
    }

    @Override
    public void close() {
        subscription.close();
    }

    private void show(HostingState state) {
        running.set(state instanceof HostingState.Running);
        if (state instanceof HostingState.Running now) {
            sessionName.set(now.sessionName());
            people.set(texts.of("hosting.others", now.others()));
            if (!addresses.equals(now.addresses())) {
                addresses.setAll(now.addresses());
            }
            List<Line> lines =
                    new ArrayList<>(now.recent().stream().map(this::line).toList());
            Collections.reverse(lines);
            if (!happenings.equals(lines)) {
                happenings.setAll(lines);
            }
        } else {
            people.set(texts.of("hosting.over"));
            addresses.clear();
        }
    }

    private Line line(Happening it) {
        String text = switch (it.key()) {
            case "connected" -> texts.of("hosting.happening.connected", it.who());
            case "disconnected" -> texts.of("hosting.happening.disconnected", it.who());
            case "refused" -> texts.of("hosting.happening.refused", it.who(), it.what());
            case "error" -> texts.of("hosting.happening.error", it.who(), it.what());
            default -> String.join(" · ", it.key(), it.who(), it.what()); // a newer host's; better than nothing
        };
        return new Line(times.format(it.at()), text);
    }
}
