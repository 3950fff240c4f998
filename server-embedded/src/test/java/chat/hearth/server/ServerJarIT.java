package chat.hearth.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar}, as people start a host without a window, and what it says when it cannot be started. */
final class ServerJarIT {
    private static final Pattern OPEN = Pattern.compile("Join at 127\\.0\\.0\\.1:(\\d+)");

    @TempDir
    Path data;

    @Test
    void itServesOnAFreePortAndStopsWhenToldTo() throws Exception {
        Process host = start("--port", "0", "--data", data.toString());
        try (BufferedReader said = host.inputReader()) {
            int port = port(said);
            URI health = URI.create("http://127.0.0.1:" + port + "/healthz");
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString());

            assertEquals(200, answer.statusCode());
            host.toHandle().destroy(); // unlike Process.destroy, it leaves the output open
            assertTrue(host.waitFor(10, TimeUnit.SECONDS), "it did not stop");
            assertEquals(0, host.exitValue());
            assertTrue(said.lines().anyMatch(line -> line.endsWith(Sentences.of("main.stopped"))));
        } finally {
            host.destroyForcibly();
        }
    }

    @Test
    void helpAndVersionAreAnsweredOnStandardOutputAndNothingIsMade() throws Exception {
        Ran help = ran("--help");
        assertEquals(0, help.status());
        assertEquals("", help.err());
        assertTrue(help.out().contains(data.resolve(".local/share/hearth-host").toString()), help.out());

        String version = Files.readString(Path.of("pom.xml"))
                .replaceFirst("(?s).*<parent>.*<version>([^<]+)</version>.*</parent>.*", "$1");
        assertEquals(new Ran(0, "Hearth " + version + System.lineSeparator(), ""), ran("--version"));
        assertEquals(List.of(), everythingIn(data));
    }

    @Test
    void whatMakesNoSenseIsSaidInOneLineOnStandardError() throws Exception {
        Ran dance = ran("--dance");
        assertEquals(new Ran(2, "", "There is no option --dance. Try --help." + System.lineSeparator()), dance);

        Ran password = ran("--password-file", data.resolve("none").toString());
        assertEquals(2, password.status());
        assertEquals(1, password.err().lines().count(), password.err());
        assertEquals(List.of(), everythingIn(data));
    }

    private record Ran(int status, String out, String err) {}

    /** To its end, as somebody whose home is empty. */
    private Ran ran(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(java(), "-Duser.home=" + data, "-Djava.io.tmpdir=" + data, "-jar", jar()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(List.of("XDG_DATA_HOME", "LOCALAPPDATA"));
        Process process = builder.start();
        try (BufferedReader out = process.inputReader();
                BufferedReader err = process.errorReader()) {
            String said = out.lines().map(line -> line + System.lineSeparator()).collect(Collectors.joining());
            String complained =
                    err.lines().map(line -> line + System.lineSeparator()).collect(Collectors.joining());
            assertTrue(process.waitFor(20, TimeUnit.SECONDS), "it did not end");
            return new Ran(process.exitValue(), said, complained);
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<Path> everythingIn(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(path -> !path.equals(directory)).toList();
        }
    }

    @Test
    void aTakenPortIsNamedTogetherWithAnotherOne() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            String said = failed("--port", "" + taken.getLocalPort(), "--data", data.toString());

            String sentence = "Port " + taken.getLocalPort() + " is used by another program; port \\d+ is free: ";
            assertTrue(Pattern.compile(sentence).matcher(said).find(), said);
        }
    }

    @Test
    void aDirectoryOfAnotherHostIsNamed() throws Exception {
        Process host = start("--port", "0", "--data", data.toString());
        try (BufferedReader open = host.inputReader()) {
            port(open);
            String said = failed("--port", "0", "--data", data.toString());

            assertTrue(said.contains(Sentences.of("start.data-locked", data)), said);
        } finally {
            host.destroyForcibly();
        }
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNamed() throws Exception {
        Path file = Files.writeString(data.resolve("file"), "");
        String said = failed("--port", "0", "--data", file.toString());

        assertTrue(said.contains(Sentences.of("start.no-permission", file)), said);
    }

    @Test
    void aDamagedStoreIsNamedAndNotTouched() throws Exception {
        Path store = Files.writeString(data.resolve("hearth.db"), "Dear diary, ".repeat(1_000));
        String said = failed("--port", "0", "--data", data.toString());

        assertTrue(said.contains("The store " + store + " is damaged ("), said);
        assertEquals("Dear diary, ".repeat(1_000), Files.readString(store));
    }

    private static int port(BufferedReader said) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            lines.add(line);
            Matcher open = OPEN.matcher(line);
            if (open.find()) {
                return Integer.parseInt(open.group(1));
            }
        }
        throw new AssertionError("it did not open: " + lines);
    }

    /** What a host says that cannot be started. */
    private static String failed(String... arguments) throws Exception {
        Process process = start(arguments);
        try (BufferedReader said = process.inputReader()) {
            String all = String.join("\n", said.lines().toList());
            assertTrue(process.waitFor(20, TimeUnit.SECONDS));
            assertEquals(1, process.exitValue(), all);
            return all;
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar()));
        command.addAll(List.of("--bind", "127.0.0.1"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("server-embedded-[\\d.]+\\.jar"))
                    .findFirst()
                    .orElseThrow()
                    .toString();
        }
    }
}
