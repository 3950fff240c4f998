package chat.hearth.server;

/** What came of {@link ChatServer#start}. */
public sealed interface StartOutcome {
    record Started(RunningServer server) implements StartOutcome {}

    record Failed(StartFailure failure) implements StartOutcome {}
}
