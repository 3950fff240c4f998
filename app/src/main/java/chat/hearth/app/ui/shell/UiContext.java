package chat.hearth.app.ui.shell;

import chat.hearth.app.fx.UiThread;
import chat.hearth.app.settings.LiveSettings;
import java.time.Clock;

/**
 * What every screen is given.
 *
 * @param clock for times that are shown; its zone is the person's
 */
public record UiContext(
        UiThread fx, Texts texts, LiveSettings settings, Dialogs dialogs, Navigation navigation, Clock clock) {}
