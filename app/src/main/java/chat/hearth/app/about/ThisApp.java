package chat.hearth.app.about;

import java.nio.file.Path;

/**
 * What a person is asked for when something does not work.
 *
 * @param java   the runtime
 * @param javafx the toolkit
 * @param system the operating system
 * @param data   where history and settings are
 */
public record ThisApp(String version, String java, String javafx, String system, Path data) {
    /**
     * As it runs here.
     *
     * @param javafx as the toolkit says when it has started
     */
    public static ThisApp running(String version, String javafx, Path data) {
        String java = property("java.runtime.version") + ", " + property("java.vendor");
        String system = String.join(" ", property("os.name"), property("os.version"), property("os.arch"));
        return new ThisApp(version, java, javafx, system, data);
    }

    private static String property(String name) {
        return System.getProperty(name, "?");
    }
}
