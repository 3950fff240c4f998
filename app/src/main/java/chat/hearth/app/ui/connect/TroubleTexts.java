package chat.hearth.app.ui.connect;

import chat.hearth.app.client.ConnectionState.Trouble;
import chat.hearth.app.client.HostAddress;
import chat.hearth.app.ui.shell.Texts;

/**
 * Why a host cannot be reached, in words.
 *
 * @param sentence what is wrong
 * @param advice   what can be done about it
 */
record TroubleTexts(String sentence, String advice) {
    static TroubleTexts of(Trouble trouble, String address, Texts texts) {
        return switch (trouble) {
            case UNKNOWN_ADDRESS ->
                new TroubleTexts(
                        texts.of("connect.trouble.unknown-address", address),
                        texts.of("connect.trouble.unknown-address.advice"));
            case REFUSED ->
                new TroubleTexts(
                        texts.of("connect.trouble.refused", address), texts.of("connect.trouble.refused.advice"));
            case UNREACHABLE ->
                new TroubleTexts(
                        texts.of("connect.trouble.unreachable", address),
                        texts.of("connect.trouble.unreachable.advice"));
            case TIMED_OUT ->
                new TroubleTexts(
                        texts.of("connect.trouble.timed-out", address), texts.of("connect.trouble.timed-out.advice"));
            case NOT_A_HOST ->
                new TroubleTexts(
                        texts.of("connect.trouble.not-a-host", address), texts.of("connect.trouble.not-a-host.advice"));
            case BUSY ->
                new TroubleTexts(texts.of("connect.trouble.busy", address), texts.of("connect.trouble.busy.advice"));
            case LOST ->
                new TroubleTexts(texts.of("connect.trouble.lost", address), texts.of("connect.trouble.lost.advice"));
            case DISK_FULL ->
                new TroubleTexts(
                        texts.of("connect.trouble.disk-full", address), texts.of("connect.trouble.disk-full.advice"));
            case STORE_FAILED ->
                new TroubleTexts(
                        texts.of("connect.trouble.store-failed", address),
                        texts.of("connect.trouble.store-failed.advice"));
        };
    }

    static String of(HostAddress.Fault fault, Texts texts) {
        return switch (fault) {
            case EMPTY -> texts.of("connect.address.empty");
            case BAD_HOST -> texts.of("connect.address.bad-host");
            case BAD_PORT -> texts.of("connect.address.bad-port");
            case BAD_SCHEME -> texts.of("connect.address.bad-scheme");
        };
    }
}
