package chat.hearth.app.ui.connect;

import chat.hearth.app.client.Finding;
import chat.hearth.app.client.HostAddress;
import chat.hearth.app.client.InvitationLink;
import chat.hearth.app.ui.shell.Texts;

/**
 * Why a server cannot be joined, in words.
 *
 * @param sentence what is wrong
 * @param advice   what can be done about it
 */
record TroubleTexts(String sentence, String advice) {
    static TroubleTexts of(Finding.Failed failed, String address, Texts texts) {
        return switch (failed.trouble()) {
            case UNKNOWN_ADDRESS ->
                of("connect.trouble.unknown-address", "connect.trouble.unknown-address.advice", address, texts);
            case REFUSED -> of("connect.trouble.refused", "connect.trouble.refused.advice", address, texts);
            case UNREACHABLE -> of("connect.trouble.unreachable", "connect.trouble.unreachable.advice", address, texts);
            case TIMED_OUT -> of("connect.trouble.timed-out", "connect.trouble.timed-out.advice", address, texts);
            case NOT_A_HOST -> of("connect.trouble.not-a-host", "connect.trouble.not-a-host.advice", address, texts);
            case NOT_A_CHAT -> of("connect.trouble.not-a-chat", "connect.trouble.not-a-chat.advice", address, texts);
            case HTTP_ERROR ->
                failed.status() == 0
                        ? of("connect.trouble.http-error", "connect.trouble.http-error.advice", address, texts)
                        : new TroubleTexts(
                                texts.of("connect.trouble.http-status", address, String.valueOf(failed.status())),
                                statusAdvice(failed.status(), texts));
            case CERTIFICATE -> of("connect.trouble.certificate", "connect.trouble.certificate.advice", address, texts);
            case NOT_ENCRYPTED ->
                of("connect.trouble.not-encrypted", "connect.trouble.not-encrypted.advice", address, texts);
            case PROXY -> of("connect.trouble.proxy", "connect.trouble.proxy.advice", address, texts);
            case BUSY -> of("connect.trouble.busy", "connect.trouble.busy.advice", address, texts);
            case LOST -> of("connect.trouble.lost", "connect.trouble.lost.advice", address, texts);
            case DISK_FULL -> of("connect.trouble.disk-full", "connect.trouble.disk-full.advice", address, texts);
            case STORE_FAILED ->
                of("connect.trouble.store-failed", "connect.trouble.store-failed.advice", address, texts);
        };
    }

    private static TroubleTexts of(String sentence, String advice, String address, Texts texts) {
        return new TroubleTexts(texts.of(sentence, address), texts.of(advice));
    }

    private static String statusAdvice(int status, Texts texts) {
        return switch (status) {
            case 401, 403 -> texts.of("connect.trouble.http-status.not-allowed");
            case 404 -> texts.of("connect.trouble.http-status.not-found");
            default -> texts.of("connect.trouble.http-error.advice");
        };
    }

    static String of(InvitationLink.Fault fault, Texts texts) {
        return switch (fault) {
            case MANGLED -> texts.of("connect.invitation.mangled");
            case BAD_ADDRESS -> texts.of("connect.invitation.bad-address");
            case ENCRYPTED -> texts.of("connect.invitation.encrypted");
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
