package chat.hearth.server;

import chat.hearth.discovery.Reach;
import chat.hearth.server.door.OwnerLink;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A host without a window. Runs until it is told to stop (SIGTERM or Ctrl+C), and then ends with 0. */
public final class ServerMain {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    private static final Duration STOP_WITHIN = Duration.ofMillis(1_500);

    private ServerMain() {}

    /** Exits with 2 when the arguments make no sense, and with 1 when the host cannot be started. */
    public static void main(String[] arguments) {
        // Not logback.xml: the app has this module on its class path and a configuration of its own.
        System.setProperty("logback.configurationFile", "chat/hearth/server/logback-server.xml");
        int status = run(List.of(arguments), System.out, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** What is printed is the answer to a command, not a log. */
    private static int run(List<String> arguments, PrintStream out, PrintStream err) {
        CommandLine line = CommandLine.parse(arguments, HostDirectory.ofSystem());
        if (line instanceof CommandLine.Help) {
            String limits = String.join(", ", ServerLimits.names());
            out.println(Sentences.of("main.help", limits, HostDirectory.ofSystem()));
            return 0;
        } else if (line instanceof CommandLine.Version) {
            String version = ServerMain.class.getPackage().getImplementationVersion();
            out.println(Sentences.of("main.version", version == null ? "?" : version));
            return 0;
        } else if (line instanceof CommandLine.Wrong wrong) {
            err.println(wrong.sentence() + " " + Sentences.of("main.see-help"));
            return MISUSED;
        }
        CommandLine.Start asked = (CommandLine.Start) line;
        @Nullable AskedDoor door;
        try {
            door = asked.door() == null ? null : AskedDoor.of(asked.door(), asked.passwordFile());
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return MISUSED;
        }
        return start(asked, door, out);
    }

    private static int start(CommandLine.Start asked, @Nullable AskedDoor door, PrintStream out) {
        Logger log = LoggerFactory.getLogger(ServerMain.class);
        OwnerLink owner = OwnerLink.in(asked.config().data());
        ServerConfig config = asked.config().withOwnerInvitation(owner.token());
        StartOutcome outcome = ChatServer.startBehind(
                front -> {
                    if (door != null && !door.set(front)) {
                        log.warn(Sentences.of("main.door-not-stored"));
                    }
                },
                config);
        if (outcome instanceof StartOutcome.Failed failed) {
            log.error(Sentences.of(failed.failure()));
            return FAILED;
        }
        RunningServer server = announced(((StartOutcome.Started) outcome).server(), asked);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            log.info(Sentences.of("main.stopping"));
                            server.stop(STOP_WITHIN);
                            log.info(Sentences.of("main.stopped"));
                        },
                        "hearth-stop"));
        StopSignals.endWithSuccess();
        try {
            out.println(
                    Sentences.of("main.owner", owner.write(server.addresses().get(0))));
        } catch (IOException e) {
            log.warn(Sentences.of("main.owner-not-stored", config.data(), e.toString()));
        }
        if (door != null) { // not to the log: it is a secret
            door.link(server.addresses().get(0)).ifPresent(link -> out.println(Sentences.of("main.invited", link)));
        }
        log.info(Sentences.of("main.open", config.sessionName(), String.join(", ", server.addresses())));
        log.info(Sentences.of("main.door-" + server.door().policy().word()));
        return 0;
    }

    private static RunningServer announced(RunningServer server, CommandLine.Start asked) {
        Reach reach = asked.reach();
        if (reach == null) {
            return server;
        }
        ServerConfig config = asked.config();
        AnnouncedServer announced = AnnouncedServer.of(server, config.sessionName(), config.bindAddress(), reach);
        announced.announce();
        return announced;
    }
}
