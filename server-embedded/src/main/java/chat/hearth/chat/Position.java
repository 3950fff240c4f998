package chat.hearth.chat;

import java.util.Locale;

/**
 * A place on Earth (WGS 84).
 *
 * @param latitude  in degrees, north is positive
 * @param longitude in degrees, east is positive
 */
public record Position(double latitude, double longitude) {
    private static final double MOST_LATITUDE = 90;
    private static final double MOST_LONGITUDE = 180;

    /** @throws IllegalArgumentException when there is no such place */
    public Position {
        if (!(Math.abs(latitude) <= MOST_LATITUDE)) {
            throw new IllegalArgumentException("A latitude is a number from -90 to 90.");
        } else if (!(Math.abs(longitude) <= MOST_LONGITUDE)) {
            throw new IllegalArgumentException("A longitude is a number from -180 to 180.");
        }
    }

    /** Latitude and longitude to about 10 cm: {@code 59.334591 18.063240}. */
    public String text() {
        return String.format(Locale.ROOT, "%.6f %.6f", latitude, longitude);
    }

    /** Where a map of it is. */
    public String mapAddress() {
        return String.format(Locale.ROOT, "https://www.openstreetmap.org/?mlat=%.6f&mlon=%.6f", latitude, longitude);
    }
}
