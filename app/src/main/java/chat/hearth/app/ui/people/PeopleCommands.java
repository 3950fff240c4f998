package chat.hearth.app.ui.people;

import chat.hearth.app.session.ChatSession;
import chat.hearth.app.session.MyRights;
import chat.hearth.app.ui.shell.Dialogs;
import chat.hearth.app.ui.shell.Overlays;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.app.ui.shell.UiContext;
import chat.hearth.chat.Deed;
import chat.hearth.chat.Member;
import chat.hearth.chat.Role;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.protocol.chat.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** What I do with people and with my own name, with the questions that belong to it. UI thread. */
public final class PeopleCommands implements PersonActs, AutoCloseable {
    private final ChatSession session;
    private final UiContext ui;
    private final Texts texts;
    private final Overlays overlays;
    private final UndoViewModel undo;

    public PeopleCommands(ChatSession session, UiContext ui, Overlays overlays) {
        this.session = session;
        this.ui = ui;
        this.texts = ui.texts();
        this.overlays = overlays;
        this.undo = new UndoViewModel(ui.fx());
    }

    /** The bar that offers to undo a ban; to be put into the screen once. */
    public Node undoBar() {
        return new UndoBar(undo, texts);
    }

    @Override
    public List<PersonAction> offered(Person person) {
        @Nullable Member me = session.info().get().me();
        if (me == null) return List.of();
        Member other = person.member();
        if (other.id().equals(me.id())) return List.of(PersonAction.RENAME_MYSELF);
        MyRights mine = MyRights.of(me);
        List<PersonAction> offered = new ArrayList<>();
        if (mine.may(Deed.SET_ROLE, other.role())) {
            offered.add(other.role() == Role.MODERATOR ? PersonAction.MAKE_MEMBER : PersonAction.MAKE_MODERATOR);
        }
        if (mine.may(Deed.RENAME_OTHER, other.role())) offered.add(PersonAction.RENAME);
        if (mine.may(Deed.KICK, other.role())) offered.add(PersonAction.REMOVE);
        if (mine.may(Deed.BAN, other.role())) offered.add(PersonAction.BAN);
        return List.copyOf(offered);
    }

    @Override
    public void act(PersonAction action, Person person) {
        Member member = person.member();
        switch (action) {
            case RENAME_MYSELF -> renameMyself();
            case MAKE_MODERATOR -> makeModerator(member);
            case MAKE_MEMBER -> makeMember(member);
            case RENAME -> rename(member);
            case REMOVE -> remove(member);
            case BAN -> ban(member);
        }
    }

    /** Asks for another name of mine, which is remembered for the next time, too. */
    public void renameMyself() {
        @Nullable Member me = session.info().get().me();
        if (me == null) return;
        showRename(
                texts.of("rename.mine"),
                texts.of("rename.mine-hint"),
                me.name(),
                session.moderation()::renameMyself,
                name -> ui.settings().update(current -> current.withName(name)));
    }

    private void rename(Member member) {
        showRename(
                texts.of("rename.other", member.name()),
                texts.of("rename.other-hint"),
                member.name(),
                name -> session.moderation().rename(member.id(), name),
                name -> {});
    }

    private void showRename(
            String title,
            String hint,
            String current,
            Function<String, CompletionStage<Answer>> ask,
            Consumer<String> done) {
        RenameView[] view = new RenameView[1];
        int longest = session.info().get().limits().nameLength();
        RenameViewModel model = new RenameViewModel(ui, current, longest, ask, name -> {
            overlays.hide(view[0]);
            done.accept(name);
        });
        view[0] = new RenameView(model, texts, title, hint, () -> overlays.hide(view[0]));
        overlays.show(view[0], view[0].first(), () -> {});
    }

    private void makeModerator(Member member) {
        List<Dialogs.Option<Boolean>> options = List.of(
                new Dialogs.Option<>(false, texts.of("dialog.cancel"), Dialogs.Weight.NORMAL),
                new Dialogs.Option<>(true, texts.of("person.make-moderator"), Dialogs.Weight.PRIMARY));
        askThen(
                texts.of("moderator.title", member.name()),
                texts.of("moderator.text"),
                options,
                () -> session.moderation().setRole(member.id(), Role.MODERATOR),
                () -> {});
    }

    private void makeMember(Member member) {
        askThen(
                texts.of("member.title", member.name()),
                texts.of("member.text"),
                danger(texts.of("person.make-member")),
                () -> session.moderation().setRole(member.id(), Role.MEMBER),
                () -> {});
    }

    private void remove(Member member) {
        askThen(
                texts.of("remove.title", member.name()),
                texts.of("remove.text"),
                danger(texts.of("person.remove")),
                () -> session.moderation().remove(member.id()),
                () -> {});
    }

    private void ban(Member member) {
        askThen(
                texts.of("ban.title", member.name()),
                texts.of("ban.text"),
                danger(texts.of("person.ban")),
                () -> session.moderation().ban(member.id()),
                () -> undo.offer(texts.of("ban.done", member.name()), () -> unban(member)));
    }

    private void unban(Member member) {
        var unused = session.moderation().unban(member.id()).thenAcceptAsync(this::complain, ui.fx());
    }

    /** Shows who is banned, and lets them come back. */
    public void showBans() {
        BansView[] view = new BansView[1];
        view[0] = new BansView(new BansViewModel(session.moderation(), ui), ui, () -> overlays.hide(view[0]));
        overlays.show(view[0], view[0].first(), () -> {});
    }

    private static List<Dialogs.Option<Boolean>> danger(String action) {
        return List.of(new Dialogs.Option<>(true, action, Dialogs.Weight.DANGER));
    }

    private void askThen(
            String title,
            String text,
            List<Dialogs.Option<Boolean>> options,
            Supplier<CompletionStage<Answer>> action,
            Runnable done) {
        var unused = ui.dialogs()
                .ask(new Dialogs.Question<>(title, text, options))
                .thenAccept(answer -> {
                    if (answer.orElse(false)) {
                        var unusedToo = action.get().thenAcceptAsync(result -> finish(result, done), ui.fx());
                    }
                });
    }

    private void finish(Answer result, Runnable done) {
        if (result instanceof Answer.Failed) complain(result);
        else done.run();
    }

    private void complain(Answer answer) {
        if (answer instanceof Answer.Failed failed) {
            var unused = ui.dialogs()
                    .tell(new Dialogs.Notice(
                            texts.of("person.failed"),
                            failed.message(),
                            failed.reason().word()));
        }
    }

    @Override
    public void close() {
        undo.close();
    }
}
