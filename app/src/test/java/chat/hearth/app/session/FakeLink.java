package chat.hearth.app.session;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.client.HostLink;
import chat.hearth.app.client.Reply;
import chat.hearth.app.testkit.ManualLoop;
import chat.hearth.protocol.chat.Answer;
import chat.hearth.protocol.chat.ClientRequest;
import chat.hearth.protocol.chat.HostEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A connection whose other end is the test. */
final class FakeLink implements HostLink {
    final List<ClientRequest> asked = new ArrayList<>();
    final List<ClientRequest> told = new ArrayList<>();
    Runnable beforeAsking = () -> {};
    private final List<Consumer<Reply>> replies = new ArrayList<>();
    private final Supplier<HostLink.Listener> listener;
    private boolean connected;

    /** How often a connection was asked for. */
    int opened;

    FakeLink(Supplier<HostLink.Listener> listener) {
        this.listener = listener;
    }

    @Override
    public void open() {
        opened++;
    }

    @Override
    public void pause(ConnectionState.Trouble trouble, Duration next) {
        connected = false;
        drop(new ConnectionState.Waiting(trouble, 0, ManualLoop.NOON.plus(next), next));
    }

    @Override
    public void ask(ClientRequest request, Consumer<Reply> then) {
        beforeAsking.run();
        asked.add(request);
        replies.add(then);
    }

    @Override
    public void tell(ClientRequest request) {
        if (connected) {
            told.add(request);
        }
    }

    @Override
    public void retryNow() {}

    @Override
    public void close() {}

    void connect(HostEvent.Welcome welcome) {
        connected = true;
        listener.get().received(welcome);
        listener.get().stateChanged(new ConnectionState.Connected(ConnectionState.Transport.WEBSOCKET));
    }

    void lose() {
        connected = false;
        drop(new ConnectionState.Connecting(1));
    }

    private void drop(ConnectionState next) {
        List<Consumer<Reply>> open = List.copyOf(replies);
        asked.clear();
        replies.clear();
        listener.get().stateChanged(next);
        open.forEach(then -> then.accept(new Reply.Unanswered(Reply.Cause.NOT_CONNECTED)));
    }

    /** Answers the oldest open request. */
    void answer(Answer answer) {
        reply(new Reply.Answered(answer));
    }

    void reply(Reply reply) {
        asked.remove(0);
        replies.remove(0).accept(reply);
    }
}
