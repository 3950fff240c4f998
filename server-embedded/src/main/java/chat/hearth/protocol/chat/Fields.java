package chat.hearth.protocol.chat;

import chat.hearth.chat.MemberId;
import chat.hearth.chat.MessageId;
import chat.hearth.chat.RoomId;
import chat.hearth.protocol.PacketException;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of one JSON object, read strictly: a field of another type is an error that names the field. */
record Fields(JsonObject json) {
    /** Reads one element of an array. */
    @FunctionalInterface
    interface Reader<T> {
        T read(JsonElement value) throws PacketException;
    }

    static Fields of(@Nullable JsonElement value) throws PacketException {
        if (value instanceof JsonObject object) {
            return new Fields(object);
        }
        throw new PacketException("an object was expected");
    }

    boolean has(String name) {
        return json.has(name) && !json.get(name).isJsonNull();
    }

    String string(String name) throws PacketException {
        return string(json.get(name), name);
    }

    @Nullable
    String optionalString(String name) throws PacketException {
        return has(name) ? string(name) : null;
    }

    boolean isTrue(String name) {
        return json.get(name) instanceof JsonPrimitive value && value.isBoolean() && value.getAsBoolean();
    }

    long number(String name) throws PacketException {
        if (json.get(name) instanceof JsonPrimitive value && value.isNumber()) {
            double number = value.getAsDouble();
            if (number == Math.rint(number) && Math.abs(number) <= 9_007_199_254_740_991.0) {
                return (long) number;
            }
        }
        throw new PacketException("'" + name + "' must be a whole number");
    }

    double decimal(String name) throws PacketException {
        if (json.get(name) instanceof JsonPrimitive value && value.isNumber()) {
            return value.getAsDouble();
        }
        throw new PacketException("'" + name + "' must be a number");
    }

    int smallNumber(String name, int fallback) throws PacketException {
        if (!has(name)) {
            return fallback;
        }
        long number = number(name);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new PacketException("'" + name + "' is out of range");
        }
        return (int) number;
    }

    Instant instant(String name) throws PacketException {
        return Instant.ofEpochMilli(number(name));
    }

    RoomId room(String name) throws PacketException {
        return room(json.get(name), name);
    }

    static RoomId room(@Nullable JsonElement value, String name) throws PacketException {
        try {
            return new RoomId(string(value, name));
        } catch (IllegalArgumentException e) {
            throw new PacketException("'" + name + "' is not a room's id");
        }
    }

    MessageId messageId(String name) throws PacketException {
        try {
            return MessageId.parse(string(name));
        } catch (IllegalArgumentException e) {
            throw new PacketException("'" + name + "' is not a message id (a UUID)");
        }
    }

    @Nullable
    MessageId optionalMessageId(String name) throws PacketException {
        return has(name) ? messageId(name) : null;
    }

    MemberId memberId(String name) throws PacketException {
        try {
            return new MemberId(string(name));
        } catch (IllegalArgumentException e) {
            throw new PacketException("'" + name + "' is not a member's id");
        }
    }

    <T> List<T> list(String name, Reader<T> reader) throws PacketException {
        if (!(json.get(name) instanceof JsonArray array)) {
            throw new PacketException("'" + name + "' must be an array");
        }
        List<T> values = new ArrayList<>(array.size());
        for (JsonElement element : array) {
            values.add(reader.read(element));
        }
        return values;
    }

    Fields object(String name) throws PacketException {
        if (json.get(name) instanceof JsonObject object) {
            return new Fields(object);
        }
        throw new PacketException("'" + name + "' must be an object");
    }

    private static String string(@Nullable JsonElement value, String name) throws PacketException {
        if (value instanceof JsonPrimitive text && text.isString()) {
            return text.getAsString();
        }
        throw new PacketException("'" + name + "' must be a string");
    }
}
