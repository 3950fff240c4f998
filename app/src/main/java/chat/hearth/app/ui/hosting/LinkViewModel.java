package chat.hearth.app.ui.hosting;

import chat.hearth.app.client.HostAddress;
import chat.hearth.app.client.InvitationLink;
import chat.hearth.app.client.ServerAddress;
import chat.hearth.app.hosting.HostDoor.Invite;
import chat.hearth.app.hosting.OfferedAddress;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.chat.DoorPolicy;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The link by which others come in: at which address, and with which invitation. Confined to the UI thread. */
public final class LinkViewModel {
    private final Texts texts;
    private final ObservableValue<DoorPolicy> policy;
    private final ObservableValue<@Nullable Invite> invite;
    private final ObservableList<Choice> choices = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Choice> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable InvitationLink> link = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");

    /**
     * An address to choose.
     *
     * @param where what kind of network it is in
     */
    public record Choice(OfferedAddress address, String where) {
        @Override
        public String toString() {
            return address.text() + "  ·  " + where;
        }
    }

    /**
     * @param policy of the door
     * @param invite the invitation that is to be seen; null for none
     */
    LinkViewModel(Texts texts, ObservableValue<DoorPolicy> policy, ObservableValue<@Nullable Invite> invite) {
        this.texts = texts;
        this.policy = policy;
        this.invite = invite;
        chosen.addListener((property, before, now) -> update());
        policy.addListener((property, before, now) -> update());
        invite.addListener((property, before, now) -> update());
        update();
    }

    /** The addresses, best first. */
    public ObservableList<Choice> choices() {
        return choices;
    }

    /** The address that is given away; null without a network. */
    public ObjectProperty<@Nullable Choice> chosenProperty() {
        return chosen;
    }

    /** What is given away; null when there is nothing by which anybody could come in. */
    public ReadOnlyObjectProperty<@Nullable InvitationLink> linkProperty() {
        return link.getReadOnlyProperty();
    }

    /** Says what the link does, or why there is none. */
    public ReadOnlyStringProperty hintProperty() {
        return hint.getReadOnlyProperty();
    }

    /** These are the addresses now. The one that was picked stays, as long as it is there. */
    void addressesAre(List<OfferedAddress> now) {
        List<Choice> all = now.stream().map(this::choice).toList();
        if (!choices.equals(all)) {
            Choice before = chosen.get();
            boolean wasFirst = choices.isEmpty() || choices.get(0).equals(before);
            choices.setAll(all);
            boolean stays = !wasFirst && before != null && all.contains(before);
            chosen.set(stays ? before : all.isEmpty() ? null : all.get(0));
        }
    }

    private Choice choice(OfferedAddress address) {
        String where = switch (address.network()) {
            case PHYSICAL ->
                address.card().isEmpty()
                        ? texts.of("hosting.address.physical")
                        : texts.of("hosting.address.card", address.card());
            case VIRTUAL -> texts.of("hosting.address.virtual", address.card());
            case THIS_MACHINE -> texts.of("hosting.address.this-machine");
        };
        return new Choice(address, where);
    }

    private void update() {
        Choice at = chosen.get();
        Invite by = invite.getValue();
        boolean shut = policy.getValue() == DoorPolicy.INVITATION && by == null;
        if (at == null || shut || !(HostAddress.parse(at.address().text()) instanceof HostAddress.Parsed.Valid valid)) {
            link.set(null);
            hint.set(texts.of(at == null ? "hosting.no-network" : "hosting.link.needs-invitation"));
            return;
        }
        ServerAddress address = ServerAddress.of(valid.address());
        link.set(
                by == null
                        ? new InvitationLink(address, null, null)
                        : new InvitationLink(address, by.token(), by.room()));
        hint.set(hint(by));
    }

    private String hint(@Nullable Invite by) {
        if (by != null) {
            return texts.of("hosting.link.invitation");
        }
        return policy.getValue() == DoorPolicy.PASSWORD
                ? texts.of("hosting.link.password")
                : texts.of("hosting.link.open");
    }
}
