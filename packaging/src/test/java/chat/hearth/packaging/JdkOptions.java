package chat.hearth.packaging;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The options that a JDK's own help knows. Every JDK has the help of jpackage for all platforms.
 *
 * @param home where the JDK is
 */
record JdkOptions(Path home) {
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z0-9-]*");

    /** Those of jpackage on one platform. */
    Set<String> ofJpackage(Platform platform) throws IOException {
        return optionsIn(helpOfJpackage().entrySet().stream()
                .filter(entry -> platform.reads(entry.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining("\n")));
    }

    /** What may stand in the file of a launcher that is added: the words in quotes of the help. */
    Set<String> keysOfLaunchers() throws IOException {
        Matcher keys = Pattern.compile("\"([a-z-]+)\"")
                .matcher(helpOfJpackage().get("MSG_Help").replaceAll("\\s+", " "));
        return keys.results().map(key -> key.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    Set<String> ofJlink() throws IOException, InterruptedException {
        String jlink = home.resolve("bin/jlink").toString();
        return optionsIn(Program.run(List.of(jlink, "--help")).output()
                + Program.run(List.of(jlink, "--list-plugins")).output());
    }

    private Map<String, String> helpOfJpackage() throws IOException {
        var help = new Properties();
        try (FileSystem modules = FileSystems.newFileSystem(URI.create("jrt:/"), Map.of("java.home", home.toString()));
                Reader reader = Files.newBufferedReader(modules.getPath(
                        "/modules/jdk.jpackage/jdk/jpackage/internal/resources/HelpResources.properties"))) {
            help.load(reader);
        }
        return help.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, help::getProperty));
    }

    static Set<String> optionsIn(String text) {
        return OPTION.matcher(text)
                .results()
                .map(option -> option.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Where packages are built. */
    enum Platform {
        LINUX("linux"),
        MACOS("mac"),
        WINDOWS("win");

        private final String name;

        Platform(String name) {
            this.name = name;
        }

        /** Whether its jpackage prints this part of the help: the general one, or its own. */
        boolean reads(String key) {
            return "MSG_Help".equals(key) || key.startsWith("MSG_Help_" + name);
        }
    }
}
