package chat.hearth.app.settings;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settings as JSON. A field that is missing or makes no sense has its default, so that versions can be mixed. */
final class SettingsJson {
    private static final Gson PRETTY = new GsonBuilder().setPrettyPrinting().create();

    private SettingsJson() {}

    /** @throws JsonParseException when the text is no JSON object */
    static Settings read(String text) {
        if (!(JsonParser.parseString(text) instanceof JsonObject json)) {
            throw new JsonParseException("not an object");
        }
        Settings standard = Settings.DEFAULT;
        return new Settings(
                string(json, "name").orElse(standard.name()),
                string(json, "sessionName").orElse(standard.sessionName()),
                choice(json, "theme", ThemeChoice.values(), standard.theme()),
                number(json, "textSize").map(Double::intValue).orElse(standard.textSize()),
                choice(json, "sendKey", SendKey.values(), standard.sendKey()),
                strings(json.get("recentAddresses")),
                bounds(json.get("window")),
                numbers(json.get("splits")),
                KnownServersJson.read(json.get("knownServers")),
                flag(json, "nearby").orElse(standard.nearby()));
    }

    static String write(Settings settings) {
        JsonObject json = new JsonObject();
        json.addProperty("name", settings.name());
        json.addProperty("sessionName", settings.sessionName());
        json.addProperty("theme", word(settings.theme()));
        json.addProperty("textSize", settings.textSize());
        json.addProperty("sendKey", word(settings.sendKey()));
        json.addProperty("nearby", settings.nearby());
        JsonArray addresses = new JsonArray();
        settings.recentAddresses().forEach(addresses::add);
        json.add("recentAddresses", addresses);
        WindowBounds window = settings.window();
        if (window != null) {
            json.add("window", PRETTY.toJsonTree(window));
        }
        json.add("splits", PRETTY.toJsonTree(settings.splits()));
        json.add("knownServers", KnownServersJson.write(settings.knownServers()));
        return PRETTY.toJson(json) + "\n";
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E choice(JsonObject json, String name, E[] all, E standard) {
        String wanted = string(json, name).orElse("");
        for (E value : all) {
            if (word(value).equals(wanted)) {
                return value;
            }
        }
        return standard;
    }

    static Optional<String> string(JsonObject json, String name) {
        return json.get(name) instanceof JsonPrimitive value && value.isString()
                ? Optional.of(value.getAsString())
                : Optional.empty();
    }

    private static Optional<Boolean> flag(JsonObject json, String name) {
        return json.get(name) instanceof JsonPrimitive value && value.isBoolean()
                ? Optional.of(value.getAsBoolean())
                : Optional.empty();
    }

    private static Optional<Double> number(JsonObject json, String name) {
        return json.get(name) instanceof JsonPrimitive value && value.isNumber() && Double.isFinite(value.getAsDouble())
                ? Optional.of(value.getAsDouble())
                : Optional.empty();
    }

    private static List<String> strings(@Nullable JsonElement element) {
        List<String> all = new ArrayList<>();
        if (element instanceof JsonArray array) {
            for (JsonElement item : array) {
                if (item instanceof JsonPrimitive value && value.isString()) {
                    all.add(value.getAsString());
                }
            }
        }
        return all;
    }

    private static Map<String, Double> numbers(@Nullable JsonElement element) {
        Map<String, Double> all = new HashMap<>();
        if (element instanceof JsonObject object) {
            object.keySet().forEach(name -> number(object, name).ifPresent(value -> all.put(name, value)));
        }
        return all;
    }

    private static @Nullable WindowBounds bounds(@Nullable JsonElement element) {
        if (!(element instanceof JsonObject json)) {
            return null;
        }
        Optional<Double> x = number(json, "x");
        Optional<Double> y = number(json, "y");
        Optional<Double> width = number(json, "width");
        Optional<Double> height = number(json, "height");
        if (x.isEmpty() || y.isEmpty() || width.isEmpty() || height.isEmpty()) {
            return null;
        }
        boolean maximized = flag(json, "maximized").orElse(false);
        return new WindowBounds(x.get(), y.get(), width.get(), height.get(), maximized);
    }
}
