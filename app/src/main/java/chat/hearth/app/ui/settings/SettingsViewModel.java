package chat.hearth.app.ui.settings;

import chat.hearth.app.session.Subscription;
import chat.hearth.app.settings.LiveSettings;
import chat.hearth.app.settings.SendKey;
import chat.hearth.app.settings.Settings;
import chat.hearth.app.settings.ThemeChoice;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The settings as properties: a change is in force at once. Confined to the UI thread. */
public final class SettingsViewModel implements AutoCloseable {
    private static final int TEXT_STEP = 10;

    private final StringProperty name = new SimpleStringProperty();
    private final ObjectProperty<ThemeChoice> theme = new SimpleObjectProperty<>();
    private final IntegerProperty textSize = new SimpleIntegerProperty();
    private final ObjectProperty<SendKey> sendKey = new SimpleObjectProperty<>();
    private final BooleanProperty nearby = new SimpleBooleanProperty();
    private final Subscription subscription;

    public SettingsViewModel(LiveSettings settings) {
        this.subscription = settings.subscribe(this::show);
        name.addListener((property, before, now) -> {
            if (!now.isBlank()) { // while it is being typed anew, the old one stands
                settings.update(
                        current -> current.name().equals(now.strip()) ? current : current.withName(now.strip()));
            }
        });
        theme.addListener((property, before, now) -> settings.update(current -> current.withTheme(now)));
        textSize.addListener(
                (property, before, now) -> settings.update(current -> current.withTextSize(stepped(now.intValue()))));
        sendKey.addListener((property, before, now) -> settings.update(current -> current.withSendKey(now)));
        nearby.addListener((property, before, now) -> settings.update(current -> current.withNearby(now)));
    }

    public StringProperty nameProperty() {
        return name;
    }

    public ObjectProperty<ThemeChoice> themeProperty() {
        return theme;
    }

    /** In percent; rounded to tens. */
    public IntegerProperty textSizeProperty() {
        return textSize;
    }

    public ObjectProperty<SendKey> sendKeyProperty() {
        return sendKey;
    }

    /** Whether sessions on the network are found, and hosted ones can be. */
    public BooleanProperty nearbyProperty() {
        return nearby;
    }

    @Override
    public void close() {
        subscription.close();
    }

    private void show(Settings settings) {
        if (name.get() == null || !settings.name().equals(name.get().strip())) {
            name.set(settings.name());
        }
        theme.set(settings.theme());
        textSize.set(settings.textSize());
        sendKey.set(settings.sendKey());
        nearby.set(settings.nearby());
    }

    private static int stepped(int percent) {
        return Math.round((float) percent / TEXT_STEP) * TEXT_STEP;
    }
}
