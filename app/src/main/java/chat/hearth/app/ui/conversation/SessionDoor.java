package chat.hearth.app.ui.conversation;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.client.ConnectionState.Refusal;
import chat.hearth.app.client.InvitationLink;
import chat.hearth.app.session.ChatSession;
import chat.hearth.app.ui.door.DoorQuestion;
import chat.hearth.app.ui.door.DoorTexts;
import chat.hearth.app.ui.shell.Dialogs;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.app.ui.shell.UiContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knocks again at the door of a session that was closed while the person was away. Confined to the UI thread. */
final class SessionDoor implements AutoCloseable {
    private final ChatSession session;
    private final UiContext ui;
    private final Texts texts;
    private @Nullable Refusal refusal;
    private @Nullable DoorQuestion question;

    SessionDoor(ChatSession session, UiContext ui) {
        this.session = session;
        this.ui = ui;
        this.texts = ui.texts();
    }

    /** Asks for what the host wants to see. Does nothing unless it refused for the lack of it. */
    void ask() {
        Refusal now = refusal;
        if (now == null) {
            return;
        }
        if (DoorTexts.asksForInvitation(now)) {
            askForInvitation();
        } else if (DoorTexts.asksForPassword(now) && question == null) {
            DoorQuestion asked =
                    new DoorQuestion(ui, session.info().get().name(), session::enter, () -> question = null);
            question = asked;
            asked.ask(now);
        }
    }

    private void askForInvitation() {
        Dialogs.TextQuestion asked = new Dialogs.TextQuestion(
                texts.of("connection.invitation.title"),
                texts.of("connection.invitation.label"),
                "",
                texts.of("connection.invitation.action"),
                text -> invitation(text).isPresent()
                        ? Optional.empty()
                        : Optional.of(texts.of("connect.invitation.mangled")));
        var unused = ui.dialogs()
                .askForText(asked)
                .thenAccept(text ->
                        text.flatMap(SessionDoor::invitation).ifPresent(link -> session.enter(link.credentials())));
    }

    private static Optional<InvitationLink> invitation(String text) {
        return InvitationLink.parse(text) instanceof InvitationLink.Parsed.Valid valid
                        && valid.link().token() != null
                ? Optional.of(valid.link())
                : Optional.empty();
    }

    void connectionIs(ConnectionState now) {
        refusal = now instanceof ConnectionState.Refused refused ? refused.refusal() : null;
        DoorQuestion asked = question;
        if (asked == null) {
            return;
        }
        if (refusal != null && DoorTexts.asksForPassword(refusal)) {
            asked.ask(refusal);
        } else if (refusal != null || now instanceof ConnectionState.Connected) {
            close();
        }
    }

    @Override
    public void close() {
        DoorQuestion asked = question;
        question = null;
        if (asked != null) {
            asked.over();
        }
    }
}
