package chat.hearth.bench;

import chat.hearth.testkit.HostProcess;
import chat.hearth.testkit.NodeTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A server under measurement, as a process of its own on 127.0.0.1. */
interface Subject extends AutoCloseable {
    String name();

    int port();

    long pid();

    @Override
    void close();

    /** Hearth with its durable store, and without the limits that a load from one address runs into. */
    static Subject hearth(Path data, List<String> jvmOptions) {
        HostProcess host = HostProcess.start(
                jvmOptions,
                data,
                List.of(
                        "--limit", "connections=20000",
                        "--limit", "connectionsPerAddress=20000",
                        "--limit", "unauthenticated=20000",
                        "--limit", "memberRate=1000000",
                        "--limit", "memberBurst=1000000"));
        return new Subject() {
            @Override
            public String name() {
                return "Hearth";
            }

            @Override
            public int port() {
                return host.port();
            }

            @Override
            public long pid() {
                return host.pid();
            }

            @Override
            public void close() {
                host.close();
            }
        };
    }

    /** Socket.IO's own server on Node, in memory. */
    static Subject node(NodeTool node) throws IOException {
        Process process = new ProcessBuilder("node", "server.js")
                .directory(node.directory().toFile())
                .redirectErrorStream(true)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        String line = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (line == null) {
            throw new IOException("the Node server ended at once");
        }
        int port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
        return new Subject() {
            @Override
            public String name() {
                return "Node socket.io 4";
            }

            @Override
            public int port() {
                return port;
            }

            @Override
            public long pid() {
                return process.pid();
            }

            @Override
            public void close() {
                process.destroyForcibly();
            }
        };
    }
}
