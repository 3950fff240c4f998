package chat.hearth.app.ui.files;

import chat.hearth.app.session.files.MessageFile;
import chat.hearth.app.session.files.TransferId;
import chat.hearth.app.ui.control.IconButton;
import chat.hearth.app.ui.shell.Overlays;
import chat.hearth.app.ui.shell.Texts;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * A picture over the whole window: first the small one, then the whole of it as soon as it has come. It fits into the window,
 * or a click shows it as large as it is. UI thread.
 */
final class PictureViewer extends BorderPane {
    private final MessageFile file;
    private final FileActions actions;
    private final Overlays overlays;
    private final ImageView view = new ImageView();
    private final StackPane ground = new StackPane(view);
    private final ScrollPane scroll = new ScrollPane(ground);
    private final Label state = new Label();
    private final Button close;
    private boolean fits = true;
    private boolean closed;
    private boolean loading;

    PictureViewer(MessageFile file, Pictures pictures, Texts texts, FileActions actions, Overlays overlays) {
        this.file = file;
        this.actions = actions;
        this.overlays = overlays;
        FileTexts words = new FileTexts(texts);
        getStyleClass().add("picture-viewer");
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(words.spoken(file));
        setPrefSize(Double.MAX_VALUE, Double.MAX_VALUE); // as much as the window has
        close = new IconButton(Feather.X, texts.of("files.viewer-close"));
        close.setId("close-viewer");
        close.setOnAction(event -> leave());
        setTop(top(words, texts));
        setCenter(scroll);
        view.setPreserveRatio(true);
        view.setSmooth(true);
        ground.getStyleClass().add("viewer-ground");
        scroll.getStyleClass().add("viewer-scroll");
        scroll.setPannable(true);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.viewportBoundsProperty().addListener(changed -> fit());
        view.addEventHandler(MouseEvent.MOUSE_CLICKED, click -> {
            if (click.isStillSincePress()) toggle();
        });
        show(pictures, texts);
    }

    private Node top(FileTexts words, Texts texts) {
        Label name = new Label(file.name());
        name.getStyleClass().add("viewer-name");
        name.setMinWidth(0);
        Label size = new Label(words.size(file.size()));
        size.getStyleClass().add("text-quiet");
        size.setMinWidth(Region.USE_PREF_SIZE);
        state.getStyleClass().add("text-quiet");
        state.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button zoom = new IconButton(Feather.MAXIMIZE, texts.of("files.viewer-zoom"));
        zoom.setId("zoom-picture");
        zoom.setOnAction(event -> toggle());
        HBox line = new HBox(name, size, state, gap, zoom);
        line.getStyleClass().add("viewer-top");
        if (file instanceof MessageFile.Stored stored) {
            Button save = new Button(texts.of("files.save"));
            save.setId("save-picture");
            save.getStyleClass().add("small");
            save.setMinWidth(Region.USE_PREF_SIZE);
            save.setOnAction(event -> actions.save(stored));
            line.getChildren().add(save);
        }
        line.getChildren().add(close);
        return line;
    }

    private void show(Pictures pictures, Texts texts) {
        @Nullable Image small = pictures.known(Pictures.key(file));
        if (small != null) put(small);
        else pictures.load(file, this::putSmall);
        if (file instanceof MessageFile.Stored stored) {
            loading = true;
            state.setText(texts.of("files.viewer-loading"));
            var unused = pictures.whole(stored.file()).thenAccept(whole -> loaded(whole, texts));
        }
    }

    private void putSmall(Image small) {
        if (view.getImage() == null) put(small);
    }

    private void loaded(Optional<Image> whole, Texts texts) {
        loading = false;
        if (closed) return;
        state.setText(whole.isPresent() ? "" : texts.of("files.viewer-small"));
        whole.ifPresent(this::put);
    }

    private void put(Image image) {
        if (closed) return;
        view.setImage(image);
        fit();
    }

    private void toggle() {
        fits = !fits;
        fit();
    }

    private void fit() {
        @Nullable Image image = view.getImage();
        if (image == null) return;
        double width = Math.max(1, scroll.getViewportBounds().getWidth());
        double height = Math.max(1, scroll.getViewportBounds().getHeight());
        boolean larger = image.getWidth() > width || image.getHeight() > height;
        view.setFitWidth(fits && larger ? width : 0);
        view.setFitHeight(fits && larger ? height : 0);
    }

    /** What has the focus first. */
    Node first() {
        return close;
    }

    private void leave() {
        overlays.hide(this);
        close();
    }

    /** The person turned away: what is still being fetched is not needed. */
    void close() {
        closed = true;
        view.setImage(null);
        if (loading && file instanceof MessageFile.Stored stored) {
            actions.cancel(new TransferId.Viewing(stored.file().hash()));
        }
    }
}
