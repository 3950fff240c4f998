package chat.hearth.app.ui.theme;

import java.net.URL;
import java.util.Objects;

/** Finds the style sheets that stand beside the views. */
public final class Stylesheets {
    private Stylesheets() {}

    /** The address of a style sheet in the package of this class. */
    public static String beside(Class<?> view, String name) {
        URL found = Objects.requireNonNull(view.getResource(name), name);
        return found.toExternalForm();
    }
}
