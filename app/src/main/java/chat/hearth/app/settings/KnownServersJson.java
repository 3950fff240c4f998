package chat.hearth.app.settings;

import chat.hearth.app.client.HostAddress;
import chat.hearth.app.client.LinkOptions;
import chat.hearth.app.client.LinkOptions.Certificates;
import chat.hearth.app.client.LinkOptions.Header;
import chat.hearth.app.client.ServerKind;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of servers, as part of the settings' JSON. */
final class KnownServersJson {
    private KnownServersJson() {}

    static Map<String, KnownServer> read(@Nullable JsonElement element) {
        Map<String, KnownServer> all = new HashMap<>();
        if (element instanceof JsonObject servers) {
            for (String address : servers.keySet()) {
                if (servers.get(address) instanceof JsonObject server) {
                    ServerKind kind =
                            SettingsJson.choice(server, "kind", ServerKind.values(), KnownServer.DEFAULT.kind());
                    all.put(address, new KnownServer(kind, options(server)));
                }
            }
        }
        return all;
    }

    private static LinkOptions options(JsonObject server) {
        LinkOptions none = LinkOptions.NONE;
        return new LinkOptions(
                headers(server.get("headers")),
                SettingsJson.string(server, "subprotocol").orElse(none.subprotocol()),
                proxy(SettingsJson.string(server, "proxy").orElse("")),
                SettingsJson.choice(server, "certificates", Certificates.values(), none.certificates()),
                SettingsJson.string(server, "event").orElse(none.event()));
    }

    private static @Nullable HostAddress proxy(String text) {
        return HostAddress.parse(text) instanceof HostAddress.Parsed.Valid valid ? valid.address() : null;
    }

    private static List<Header> headers(@Nullable JsonElement element) {
        List<Header> all = new ArrayList<>();
        if (element instanceof JsonArray array) {
            for (JsonElement item : array) {
                if (item instanceof JsonObject header) {
                    SettingsJson.string(header, "name")
                            .flatMap(
                                    name -> SettingsJson.string(header, "value").map(value -> new Header(name, value)))
                            .filter(Header::canBeSent)
                            .ifPresent(all::add);
                }
            }
        }
        return all;
    }

    static JsonObject write(Map<String, KnownServer> servers) {
        JsonObject json = new JsonObject();
        servers.forEach((address, server) -> json.add(address, write(server)));
        return json;
    }

    private static JsonObject write(KnownServer server) {
        JsonObject json = new JsonObject();
        json.addProperty("kind", SettingsJson.word(server.kind()));
        LinkOptions options = server.options();
        if (!options.headers().isEmpty()) {
            JsonArray headers = new JsonArray();
            for (Header header : options.headers()) {
                JsonObject one = new JsonObject();
                one.addProperty("name", header.name());
                one.addProperty("value", header.value());
                headers.add(one);
            }
            json.add("headers", headers);
        }
        if (!options.subprotocol().isEmpty()) {
            json.addProperty("subprotocol", options.subprotocol());
        }
        if (options.proxy() != null) {
            json.addProperty("proxy", options.proxy().toString());
        }
        if (options.certificates() != Certificates.VERIFIED) {
            json.addProperty("certificates", SettingsJson.word(options.certificates()));
        }
        if (!options.event().equals(LinkOptions.CHAT_MESSAGE)) {
            json.addProperty("event", options.event());
        }
        return json;
    }
}
