package chat.hearth.app.ui.hosting;

import chat.hearth.app.hosting.HostDoor;
import chat.hearth.app.hosting.HostDoor.Invite;
import chat.hearth.app.session.RoomState;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.app.ui.shell.UiContext;
import chat.hearth.chat.RoomId;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The invitations of the session that is hosted here: made, shown, taken back. Confined to the UI thread. */
public final class InvitationsViewModel {
    private final UiContext context;
    private final Texts texts;
    private final Supplier<Optional<HostDoor>> door;
    private final DateTimeFormatter times;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ObservableList<Place> places = FXCollections.observableArrayList();
    private final ObjectProperty<Place> place;
    private final ObjectProperty<Lasting> lasting = new SimpleObjectProperty<>(Lasting.DAY);
    private final ObjectProperty<Uses> uses = new SimpleObjectProperty<>(Uses.MANY);
    private final ReadOnlyObjectWrapper<@Nullable Invite> shown = new ReadOnlyObjectWrapper<>();

    /** How long an invitation holds. */
    public enum Lasting {
        HOUR(Duration.ofHours(1)),
        DAY(Duration.ofDays(1)),
        FOREVER(null);

        private final @Nullable Duration time;

        Lasting(@Nullable Duration time) {
            this.time = time;
        }
    }

    /** How many people may come by an invitation. */
    public enum Uses {
        ONE(OptionalInt.of(1)),
        TEN(OptionalInt.of(10)),
        MANY(OptionalInt.empty());

        private final OptionalInt number;

        Uses(OptionalInt number) {
            this.number = number;
        }
    }

    /**
     * Where an invitation leads.
     *
     * @param room null for wherever the session begins
     */
    public record Place(@Nullable RoomId room, String name) {}

    /**
     * An invitation as a line.
     *
     * @param shown whether its code is the one to be seen
     */
    public record Row(Invite invite, String title, String detail, boolean shown) {
        /** Whether its link can still be shown. */
        public boolean canBeShown() {
            return invite.holds() && invite.token() != null;
        }
    }

    /** @param door empty while nothing is hosted */
    InvitationsViewModel(UiContext context, Supplier<Optional<HostDoor>> door) {
        this.context = context;
        this.texts = context.texts();
        this.door = door;
        this.times = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(texts.locale())
                .withZone(context.clock().getZone());
        Place anywhere = new Place(null, texts.of("hosting.invitation.anywhere"));
        places.add(anywhere);
        this.place = new SimpleObjectProperty<>(anywhere);
    }

    /** The newest first. */
    public ObservableList<Row> rows() {
        return rows;
    }

    /** Where an invitation may lead. */
    public ObservableList<Place> places() {
        return places;
    }

    /** Where the next one leads. */
    public ObjectProperty<Place> placeProperty() {
        return place;
    }

    /** How long the next one holds. */
    public ObjectProperty<Lasting> lastingProperty() {
        return lasting;
    }

    /** How many may come by the next one. */
    public ObjectProperty<Uses> usesProperty() {
        return uses;
    }

    /** The one whose code is to be seen; null for none. */
    public ReadOnlyObjectProperty<@Nullable Invite> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Makes an invitation and shows its code. */
    public void make() {
        door.get().ifPresent(it -> {
            Duration time = lasting.get().time;
            Instant expires = time == null ? null : context.clock().instant().plus(time);
            Place to = place.get();
            shown.set(it.invite(to == null ? null : to.room(), expires, uses.get().number));
            refresh();
        });
    }

    /** Shows the code of this one. */
    public void show(Row row) {
        if (row.canBeShown()) {
            shown.set(row.invite());
            refresh();
        }
    }

    /** Shows the code of none. */
    public void showNone() {
        shown.set(null);
        refresh();
    }

    /** Makes an invitation void. */
    public void revoke(Row row) {
        door.get().ifPresent(it -> {
            var unused = it.revoke(row.invite().id()); // it holds at once, whether it could be stored or not
            refresh();
        });
    }

    /** Shows how it is now. */
    void refresh() {
        List<Invite> all = door.get().map(HostDoor::invitations).orElse(List.of());
        Invite before = shown.get();
        Invite now = all.stream()
                .filter(it -> before != null && it.id().equals(before.id()) && it.holds() && it.token() != null)
                .findFirst()
                .orElse(null);
        shown.set(now);
        List<Row> lines = all.stream().map(it -> row(it, now)).toList();
        if (!rows.equals(lines)) {
            rows.setAll(lines);
        }
    }

    /** These are the rooms now. */
    void roomsAre(List<RoomState> rooms) {
        List<Place> all = new ArrayList<>(List.of(places.get(0)));
        rooms.forEach(room -> all.add(new Place(room.id(), room.name())));
        if (!places.equals(all)) {
            Place chosen = place.get();
            places.setAll(all);
            place.set(all.contains(chosen) ? chosen : all.get(0));
        }
    }

    private Row row(Invite it, @Nullable Invite now) {
        String used = it.uses().isPresent()
                ? texts.of("hosting.invitation.used-of", it.used(), it.uses().getAsInt())
                : texts.of("hosting.invitation.used", it.used());
        Instant expires = it.expires();
        String end;
        if (!it.holds()) {
            end = texts.of("hosting.invitation.over");
        } else if (expires == null) {
            end = texts.of("hosting.invitation.forever");
        } else {
            end = texts.of("hosting.invitation.until", times.format(expires));
        }
        String title = places.stream()
                .filter(one -> one.room() != null && one.room().equals(it.room()))
                .map(Place::name)
                .findFirst()
                .orElseGet(() ->
                        it.room() == null ? places.get(0).name() : it.room().value());
        boolean isShown = now != null && now.id().equals(it.id());
        return new Row(it, title, used + " · " + end, isShown);
    }
}
