package chat.hearth.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.hearth.app.Arguments.Parsed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ArgumentsTest {
    private static final Pattern OPTION = Pattern.compile("--[a-z-]+");

    private static Parsed parse(String line) {
        return Arguments.parse(line.isEmpty() ? List.of() : List.of(line.split(" ")));
    }

    @Test
    void withoutArgumentsThereAreNone() {
        assertEquals(new Parsed.Run(Arguments.NONE), parse(""));
    }

    @ParameterizedTest
    @CsvSource({
        "--host --name Ada --data here --port 5001 --bind 127.0.0.1",
        "--host --name=Ada --data=here --port=5001 --bind=127.0.0.1",
        "--bind 127.0.0.1 --port 5001 --data here --name Ada --host"
    })
    void optionsComeInAnyOrderAndForm(String line) {
        assertEquals(
                new Parsed.Run(new Arguments(
                        true,
                        Optional.empty(),
                        Optional.of("Ada"),
                        Optional.of(Path.of("here")),
                        OptionalInt.of(5001),
                        Optional.of("127.0.0.1"),
                        true,
                        Optional.empty())),
                parse(line));
    }

    @Test
    void anAddressCanBeJoined() {
        assertEquals(
                new Parsed.Run(new Arguments(
                        false,
                        Optional.of("[::1]:5000"),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        true,
                        Optional.empty())),
                parse("--join [::1]:5000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hearth://join?host=192.168.1.20:5000&t=AAAAAAAAAAAAAAAAAAAAAA",
                "HEARTH://join?host=[::1]:5000",
                "http://192.168.1.20:5000/#t=AAAAAAAAAAAAAAAAAAAAAA&r=lobby",
                "https://chat.example/#t=AAAAAAAAAAAAAAAAAAAAAA"
            })
    void aLinkThatStandsByItselfIsJoined(String link) {
        assertEquals(parse("--data here --join " + link), parse("--data here " + link));
        assertEquals(
                Optional.of(link),
                assertInstanceOf(Parsed.Run.class, parse(link)).arguments().join());
    }

    @Test
    void anEmptyWordIsNoWord() {
        assertEquals(new Parsed.Run(Arguments.NONE), Arguments.parse(List.of("")));
        assertEquals(parse("--host"), Arguments.parse(List.of("--host", "")));
        assertEquals(new Parsed.Wrong("--join needs a value."), Arguments.parse(List.of("--join", "")));
    }

    @Test
    void theHelpNamesEachOptionThatThereIsAndNoOther() {
        Set<String> named = OPTION.matcher(LauncherTexts.HELP)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> options = new TreeSet<>(Arguments.options());
        options.addAll(Set.of("--help", "--version"));
        assertEquals(options, named);
    }

    @Test
    void discoveryCanBeTurnedOffOrKeptToOneCard() {
        assertEquals(
                new Parsed.Run(new Arguments(
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        false,
                        Optional.of("eth1"))),
                parse("--no-discovery --interface eth1"));
    }

    @Test
    void helpAndVersionWinOverTheRest() {
        assertEquals(new Parsed.Help(), parse("--host --help"));
        assertEquals(new Parsed.Version(), parse("--version"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--hots              | There is no option --hots.",
                "127.0.0.1           | There is no option 127.0.0.1.",
                "hearth:join         | There is no option hearth:join.",
                "--host http://a:1   | --host and --join exclude each other.",
                "--join              | --join needs a value.",
                "--name --host       | --name needs a value.",
                "--port many         | --port needs a number from 0 to 65535, not many.",
                "--port 65536        | --port needs a number from 0 to 65535, not 65536.",
                "--port=-1           | --port needs a number from 0 to 65535, not -1.",
                "--host --join a:1   | --host and --join exclude each other."
            })
    void whatIsWrongIsSaidInASentence(String line, String sentence) {
        assertEquals(new Parsed.Wrong(sentence), parse(line));
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, /home/ada/.config/hearth, /home/ada/.local/share/hearth, /home/ada/.local/state/hearth",
        "Mac OS X, /home/ada/Library/Application Support/Hearth, /home/ada/Library/Application Support/Hearth,"
                + " /home/ada/Library/Logs/Hearth",
        "Windows 11, /home/ada/AppData/Roaming/Hearth, /home/ada/AppData/Local/Hearth, /home/ada/AppData/Local/Hearth/logs"
    })
    void filesGoWhereTheSystemWantsThem(String os, String config, String data, String logs) {
        assertEquals(
                new AppDirs(Path.of(config), Path.of(data), Path.of(logs)),
                AppDirs.ofSystem(os, Path.of("/home/ada"), Map.of()));
    }

    @Test
    void absoluteXdgDirectoriesCountAndOthersDoNot() {
        Path absolute = Path.of("/srv/data").toAbsolutePath();
        assertEquals(
                new AppDirs(
                        Path.of("/home/ada/.config/hearth"),
                        absolute.resolve("hearth"),
                        Path.of("/home/ada/.local/state/hearth")),
                AppDirs.ofSystem(
                        "Linux",
                        Path.of("/home/ada"),
                        Map.of("XDG_DATA_HOME", absolute.toString(), "XDG_CONFIG_HOME", "relative")));
    }
}
