package chat.hearth.protocol;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.internal.LazilyParsedNumber;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;

/**
 * JSON as RFC 8259 has it and no further: no comments, no duplicate names, no numbers beyond a double, no lone
 * surrogates, at most {@value #MAX_DEPTH} levels. Gson by itself takes all of these. Stateless; any thread.
 */
public final class StrictJson {
    /** Deepest nesting of arrays and objects. */
    public static final int MAX_DEPTH = 32;

    private static final int MAX_NUMBER_LENGTH = 64;

    private StrictJson() {}

    /** Reads exactly one value. */
    public static JsonElement parse(String text) throws PacketException {
        try (JsonReader in = new JsonReader(new StringReader(text))) {
            in.setStrictness(Strictness.STRICT);
            in.setNestingLimit(MAX_DEPTH);
            JsonElement value = read(in);
            if (in.peek() != JsonToken.END_DOCUMENT) {
                throw new PacketException("something follows the JSON value");
            }
            return value;
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            throw new PacketException("not valid JSON");
        }
    }

    private static JsonElement read(JsonReader in) throws IOException, PacketException {
        switch (in.peek()) {
            case BEGIN_ARRAY -> {
                JsonArray array = new JsonArray();
                in.beginArray();
                while (in.hasNext()) {
                    array.add(read(in));
                }
                in.endArray();
                return array;
            }
            case BEGIN_OBJECT -> {
                JsonObject object = new JsonObject();
                in.beginObject();
                while (in.hasNext()) {
                    String name = wellFormed(in.nextName());
                    if (object.has(name)) {
                        throw new PacketException("a JSON object has the same name twice");
                    }
                    object.add(name, read(in));
                }
                in.endObject();
                return object;
            }
            case STRING -> {
                return new JsonPrimitive(wellFormed(in.nextString()));
            }
            case NUMBER -> {
                String digits = in.nextString();
                if (digits.length() > MAX_NUMBER_LENGTH || !Double.isFinite(Double.parseDouble(digits))) {
                    throw new PacketException("a JSON number is out of range");
                }
                return new JsonPrimitive(new LazilyParsedNumber(digits));
            }
            case BOOLEAN -> {
                return new JsonPrimitive(in.nextBoolean());
            }
            case NULL -> {
                in.nextNull();
                return JsonNull.INSTANCE;
            }
            default -> throw new PacketException("not valid JSON");
        }
    }

    private static String wellFormed(String text) throws PacketException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new PacketException("a JSON string has half a surrogate pair");
            }
        }
        return text;
    }
}
