package chat.hearth.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.hearth.chat.DoorPolicy;
import chat.hearth.discovery.Reach;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CommandLineTest {
    private static final Path DEFAULT = Path.of("/home/ada/.local/share/hearth-host");
    private static final Pattern OPTION = Pattern.compile("--[a-z-]+");

    private static CommandLine parse(List<String> arguments) {
        return CommandLine.parse(arguments, DEFAULT);
    }

    @Test
    void theHelpNamesEachOptionThatThereIsAndNoOther() {
        Set<String> named = OPTION.matcher(Sentences.of("main.help", "", DEFAULT))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> options = new TreeSet<>(HostOptions.names());
        options.addAll(Set.of("--help", "--version"));
        assertEquals(options, named);
    }

    @Test
    void anOptionAndItsValueMayBeOneWord() {
        assertEquals(
                start("--data d --port 5001 --limit rooms=5"),
                parse(List.of("--data=d", "--port=5001", "--limit=rooms=5")));
    }

    @Test
    void helpAndVersionWinOverTheRest() {
        assertEquals(new CommandLine.Help(), parse(List.of("--port", "0", "--help")));
        assertEquals(new CommandLine.Help(), parse(List.of("-h")));
        assertEquals(new CommandLine.Version(), parse(List.of("--version")));
    }

    @Test
    void withoutADirectoryTheChatIsWhereTheSystemWantsIt() {
        CommandLine.Start start = assertInstanceOf(CommandLine.Start.class, parse(List.of()));
        assertEquals(DEFAULT, start.config().data());
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, /home/ada/.local/share/hearth-host",
        "Mac OS X, /home/ada/Library/Application Support/Hearth Host",
        "Windows 11, /home/ada/AppData/Local/Hearth Host"
    })
    void eachSystemHasAPlaceForIt(String os, String directory) {
        assertEquals(Path.of(directory), HostDirectory.of(os, Path.of("/home/ada"), Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, XDG_DATA_HOME, /srv/data, /srv/data/hearth-host",
        "Linux, XDG_DATA_HOME, relative, /home/ada/.local/share/hearth-host",
        "Linux, XDG_DATA_HOME, '', /home/ada/.local/share/hearth-host",
        "Windows 11, LOCALAPPDATA, /local, /local/Hearth Host"
    })
    void thePlaceMayBeSaidByTheEnvironment(String os, String variable, String value, String directory) {
        assertEquals(Path.of(directory), HostDirectory.of(os, Path.of("/home/ada"), Map.of(variable, value)));
    }

    @Test
    void everythingCanBeSaid() {
        var start = assertInstanceOf(
                CommandLine.Start.class,
                parse(List.of(
                        "--port",
                        "0",
                        "--data",
                        "d",
                        "--bind",
                        "127.0.0.1",
                        "--name",
                        "House",
                        "--limit",
                        "connectionsPerAddress=1000",
                        "--limit",
                        "pingInterval=25s")));

        ServerLimits limits = ServerLimits.headless();
        assertEquals(
                new ServerConfig(
                        "House",
                        "127.0.0.1",
                        0,
                        Path.of("d"),
                        limits.with("connectionsPerAddress", "1000").with("pingInterval", "25s"),
                        null),
                start.config());
        assertEquals(1_000, start.config().limits().connectionsPerAddress());
        assertEquals(Duration.ofSeconds(25), start.config().limits().pingInterval());
    }

    @Test
    void pagesOfOthersAreAllowedByNameOrAllTogether() {
        assertEquals(AllowedOrigins.NONE, origins("--data d"));
        assertEquals(
                new AllowedOrigins.Listed(Set.of("https://a.example", "http://192.168.1.7:8080")),
                origins("--data d --allow-origin https://a.example --allow-origin http://192.168.1.7:8080"));
        assertEquals(new AllowedOrigins.Any(), origins("--data d --allow-any-origin --allow-origin https://a.example"));
    }

    @Test
    void whatIsServedBesidesTheChatIsSaid() {
        var start = assertInstanceOf(
                CommandLine.Start.class,
                parse(List.of(
                        "--data", "d", "--static", ".", "--local-webhooks", "--open-metrics", "--no-compression")));
        assertEquals(
                new WebOptions(
                        Path.of("."),
                        WebOptions.Webhooks.FREE_ON_THIS_MACHINE,
                        WebOptions.Metrics.EVERYBODY,
                        WebOptions.Compression.OFF),
                start.config().web());
    }

    @ParameterizedTest
    @CsvSource({
        "'', , ",
        "' --password-file p', PASSWORD, p",
        "' --invitation-only', INVITATION, ",
        "' --open-door', OPEN, "
    })
    void theDoorIsSaidOrStaysAsItWas(String arguments, DoorPolicy door, Path passwordFile) {
        CommandLine.Start start =
                assertInstanceOf(CommandLine.Start.class, parse(List.of(("--data d" + arguments).split(" ", -1))));
        assertEquals(door, start.door());
        assertEquals(passwordFile, start.passwordFile());
    }

    @Test
    void thereIsOneDoor() {
        assertEquals(
                new CommandLine.Wrong(Sentences.of("main.one-door")),
                parse(List.of("--data", "d", "--open-door", "--invitation-only")));
    }

    private static AllowedOrigins origins(String arguments) {
        CommandLine.Start start = assertInstanceOf(CommandLine.Start.class, parse(List.of(arguments.split(" ", -1))));
        return start.config().origins();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--dance                          | There is no option --dance.",
                "--port                           | The option --port needs a value.",
                "--name --port 5000               | The option --name needs a value.",
                "--open-door=yes                  | There is no option --open-door=yes.",
                "127.0.0.1                        | There is no option 127.0.0.1.",
                "--port many --data d             | A port is a number from 0 to 65535.",
                "--port 65536 --data d            | A port is a number from 0 to 65535.",
                "--data d --static no/such/folder | There is no folder no/such/folder to serve.",
                "--data d --limit rooms=0         | The limit 'rooms' must be more than 0.",
                "--data d --limit rooms=x         | The limit 'rooms' must be a number.",
                "--data d --allow-origin a.example | a.example is no origin. Write it as browsers do: https://example.org or http://192.168.1.7:8080",
                "--data d --allow-origin https://a.example/ | https://a.example/ is no origin. Write it as browsers do: https://example.org or http://192.168.1.7:8080",
                "--data d --allow-origin https://A.example | https://A.example is no origin. Write it as browsers do: https://example.org or http://192.168.1.7:8080",
                "--data d --allow-origin null | null is no origin. Write it as browsers do: https://example.org or http://192.168.1.7:8080",
                "--data d --limit queueTime=10    | The limit 'queueTime' must be a time such as 10s.",
            })
    void whatMakesNoSenseIsSaid(String arguments, String sentence) {
        assertEquals(new CommandLine.Wrong(sentence), parse(List.of(arguments.split(" ", -1))));
    }

    @Test
    void theDesktopTakesFewerConnections() {
        assertEquals(200, ServerLimits.desktop().connections());
        assertEquals(10_000, ServerLimits.headless().connections());
    }

    @Test
    void theNetworkIsToldUnlessItIsSaidOtherwise() {
        assertEquals(Reach.EVERYWHERE, start("--data d").reach());
        assertEquals(new Reach("eth1", null), start("--data d --interface eth1").reach());
        assertNull(start("--data d --no-discovery --interface eth1").reach());
    }

    private static CommandLine.Start start(String line) {
        return assertInstanceOf(CommandLine.Start.class, parse(List.of(line.split(" ", -1))));
    }
}
