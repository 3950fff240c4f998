package chat.hearth.app.client.files;

/** What came of fetching a file's bytes. */
public sealed interface FetchAnswer permits FetchAnswer.Fetched, FileTrouble {
    /** All that was asked for has come. */
    record Fetched() implements FetchAnswer {}
}
