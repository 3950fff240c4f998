package chat.hearth.app.about;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/** The jars from which the app runs: those of the class path, of the module path, and those that a jar there names. Reads. */
public final class RunningJars {
    private static final String SEPARATOR = Pattern.quote(File.pathSeparator);

    private RunningJars() {}

    /** The names of their files. */
    public static Set<String> names() {
        return names(System.getProperty("java.class.path", ""), System.getProperty("jdk.module.path", ""));
    }

    static Set<String> names(String... paths) {
        Set<String> names = new TreeSet<>();
        for (String path : paths) {
            for (String entry : path.split(SEPARATOR, -1)) {
                if (entry.endsWith(".jar")) {
                    Path jar = Path.of(entry);
                    names.add(jar.getFileName().toString());
                    addNamedBy(jar, names);
                }
            }
        }
        return names;
    }

    private static void addNamedBy(Path jar, Set<String> names) {
        if (!Files.isRegularFile(jar)) {
            return;
        }
        try (JarFile opened = new JarFile(jar.toFile())) {
            Manifest manifest = opened.getManifest();
            String named =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            for (String address : named == null ? new String[0] : named.split(" ", -1)) {
                if (address.endsWith(".jar")) {
                    names.add(address.substring(address.lastIndexOf('/') + 1));
                }
            }
        } catch (IOException e) {
            // It is in use, so somebody could read it; what it names is shown without its version.
        }
    }
}
