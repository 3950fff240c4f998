package chat.hearth.server.http;

import java.util.Optional;

/** Finds where a request goes, from its headers alone. Any thread. */
record Dispatcher(Router router, OriginCheck origins) {
    Destination destination(Request head) {
        Router.Entry entry = router.find(head.path(), head.method()).orElse(null);
        long maxBody = entry == null ? 0 : entry.maxBody();
        Optional<String> objection = origins.objection(head);
        if (objection.isPresent()) {
            return new Destination.Settled(Problem.of(403, objection.get()), maxBody);
        } else if (entry == null) {
            return new Destination.Settled(Problem.of(404, "There is nothing at this address."), 0);
        } else if (origins.isPreflight(head)) {
            return new Destination.Settled(origins.preflight(head), 0);
        } else if (entry.webSocket() != null && head.isWebSocketUpgrade()) {
            return new Destination.Opening(entry.webSocket(), maxBody);
        } else if (!entry.methods().isEmpty() && !entry.methods().contains(head.method())) {
            Response response = Problem.of(405, "That cannot be done with this address.")
                    .with("Allow", String.join(", ", entry.methods()));
            return new Destination.Settled(response, maxBody);
        }
        return entry.upload() == null
                ? new Destination.Route(entry.http(), maxBody)
                : new Destination.Upload(entry.upload(), maxBody);
    }

    /** The answer with what tells a browser whether the page that asked may read it. */
    Response addressed(Response response, Request head) {
        return origins.addressed(response, head);
    }
}
