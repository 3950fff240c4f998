package chat.hearth.app.testkit;

import chat.hearth.app.ui.shell.Navigation;
import java.util.ArrayList;
import java.util.List;

/** Remembers where a screen wanted to go. */
public final class FakeNavigation implements Navigation {
    /** What was asked for, oldest first: {@code hosting}, {@code settings}, {@code about}, {@code leave}. */
    public final List<String> asked = new ArrayList<>();

    /** What {@link #hosting()} answers. */
    public boolean hosting;

    @Override
    public boolean hosting() {
        return hosting;
    }

    @Override
    public void showHosting() {
        asked.add("hosting");
    }

    @Override
    public void showSettings() {
        asked.add("settings");
    }

    @Override
    public void showAbout() {
        asked.add("about");
    }

    @Override
    public void leaveSession() {
        asked.add("leave");
    }
}
