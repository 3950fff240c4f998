package chat.hearth.app.ui.control;

import java.util.Objects;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;

/** The app's sign, three lines of text high. */
public final class Logo extends StackPane {
    private static final String PICTURE = "/chat/hearth/app/icon-256.png";

    public Logo() {
        String address =
                Objects.requireNonNull(Logo.class.getResource(PICTURE), PICTURE).toExternalForm();
        ImageView picture = new ImageView(new Image(address));
        picture.setPreserveRatio(true);
        picture.setSmooth(true);
        picture.fitHeightProperty().bind(heightProperty());
        getStyleClass().add("logo");
        getChildren().add(picture);
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }
}
