package chat.hearth.server.gateway;

import chat.hearth.protocol.chat.Answer;

/** Takes the one answer to a request. Any thread. */
@FunctionalInterface
interface Reply {
    void send(Answer answer);
}
