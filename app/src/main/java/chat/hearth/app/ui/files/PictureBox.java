package chat.hearth.app.ui.files;

import chat.hearth.app.session.files.MessageFile;
import chat.hearth.app.session.files.PixelSize;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A picture in a message. Its place is as large as the picture will be, by what is known of its shape, so that nothing moves
 * when it comes; in a narrow column it shrinks. Shows one file after another. UI thread.
 */
final class PictureBox extends Region {
    private static final double ROUNDING = 12;

    private final Pictures pictures;
    private final ImageView view = new ImageView();
    private final FontIcon waiting = new FontIcon(Feather.IMAGE);
    private final Rectangle clip = new Rectangle();
    private PictureFit.Size size = new PictureFit.Size(1, 1);
    private @Nullable Object key;
    private Runnable open = () -> {};

    PictureBox(Pictures pictures) {
        this.pictures = pictures;
        getStyleClass().addAll("picture-box", "focusable");
        waiting.getStyleClass().add("icon-large");
        view.setPreserveRatio(true);
        view.setSmooth(true);
        clip.setArcWidth(ROUNDING);
        clip.setArcHeight(ROUNDING);
        setClip(clip);
        getChildren().addAll(waiting, view);
        setAccessibleRole(AccessibleRole.BUTTON);
        addEventHandler(MouseEvent.MOUSE_CLICKED, click -> {
            if (click.getButton() == MouseButton.PRIMARY) {
                open.run();
                click.consume();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, press -> {
            if (press.getCode() == KeyCode.ENTER || press.getCode() == KeyCode.SPACE) {
                open.run();
                press.consume();
            }
        });
    }

    /**
     * Shows a file that has a picture.
     *
     * @param spoken what it is called aloud
     */
    void show(MessageFile file, PixelSize pixels, PictureFit.Size place, String spoken, Runnable whenOpened) {
        size = place;
        open = whenOpened;
        setAccessibleText(spoken);
        setMaxSize(place.width(), place.height());
        Object wanted = Pictures.key(file);
        key = wanted;
        @Nullable Image known = pictures.known(wanted);
        put(known);
        if (known == null) {
            pictures.load(file, image -> {
                if (wanted.equals(key)) put(image); // else it shows another file by now
            });
        }
        requestLayout();
    }

    private void put(@Nullable Image image) {
        view.setImage(image);
        waiting.setVisible(image == null);
    }

    /** Shows nothing any more. */
    void clear() {
        key = null;
        view.setImage(null);
    }

    /** Whether the picture itself is to be seen. */
    boolean isFilled() {
        return view.getImage() != null;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 1;
    }

    @Override
    protected double computePrefWidth(double height) {
        return size.width();
    }

    @Override
    protected double computePrefHeight(double width) {
        double given = width < 0 ? size.width() : Math.min(width, size.width());
        return Math.max(1, Math.rint(size.height() * given / size.width()));
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        view.setFitWidth(getWidth());
        view.setFitHeight(getHeight());
        double width = view.getLayoutBounds().getWidth();
        double height = view.getLayoutBounds().getHeight();
        view.relocate(snapPositionX((getWidth() - width) / 2), snapPositionY((getHeight() - height) / 2));
        double icon = waiting.getLayoutBounds().getWidth();
        double high = waiting.getLayoutBounds().getHeight();
        waiting.relocate((getWidth() - icon) / 2, (getHeight() - high) / 2);
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE) open.run();
        else super.executeAccessibleAction(action, parameters);
    }
}
