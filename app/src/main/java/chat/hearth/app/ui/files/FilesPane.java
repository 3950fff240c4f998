package chat.hearth.app.ui.files;

import chat.hearth.app.session.files.MessageFile;
import chat.hearth.app.session.files.PixelSize;
import chat.hearth.app.session.files.Transfer;
import chat.hearth.app.session.files.TransferId;
import chat.hearth.app.ui.shell.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The files of one message: pictures first, one large or several small, then a card for each other file. Made once for a
 * place in the list, and filled again for each message that is shown there. UI thread.
 */
public final class FilesPane extends VBox {
    private static final double PICTURE_WIDTH = 26;
    private static final double PICTURE_HEIGHT = 20;
    private static final double TILE = 11;
    private static final double LEAST = 3;

    private final Tools tools;
    private final FlowPane tiles = new FlowPane();
    private final List<PictureBox> boxes = new ArrayList<>();
    private final List<FileCard> cards = new ArrayList<>();
    private final Map<TransferId, FileCard> moving = new HashMap<>();
    // Kept by this pane, so that the board does not keep panes that are gone.
    private final ChangeListener<Map<TransferId, Transfer>> listener = (board, before, now) -> transfersAre(now);

    /**
     * What panes are made with.
     *
     * @param transfers what moves at the moment
     * @param em        height of letters, in the scene's units
     */
    public record Tools(
            Texts texts,
            Pictures pictures,
            FileActions actions,
            ObservableValue<Map<TransferId, Transfer>> transfers,
            DoubleSupplier em) {}

    /** One that shows nothing yet. */
    public FilesPane(Tools tools) {
        this.tools = tools;
        getStyleClass().add("files-pane");
        tiles.getStyleClass().add("picture-tiles");
        tools.transfers().addListener(new WeakChangeListener<>(listener));
    }

    /** Shows these files instead of those before. */
    public void show(List<MessageFile> files) {
        FileTexts words = new FileTexts(tools.texts());
        moving.clear();
        List<Node> children = new ArrayList<>();
        List<PictureBox> shown = new ArrayList<>();
        List<MessageFile> pictures =
                files.stream().filter(file -> file.pixels() != null).toList();
        for (MessageFile file : pictures) shown.add(picture(file, shown.size(), pictures.size() == 1, words));
        boxes.stream().skip(shown.size()).forEach(PictureBox::clear);
        if (shown.size() > 1) {
            tiles.getChildren().setAll(shown);
            children.add(tiles);
        } else {
            tiles.getChildren().clear();
            children.addAll(shown);
        }
        int used = 0;
        for (MessageFile file : files) {
            if (needsCard(file)) children.add(card(file, used++, words));
        }
        cards.stream().skip(used).forEach(FileCard::clear);
        getChildren().setAll(children);
        transfersAre(tools.transfers().getValue());
    }

    /** A picture on its way has a card too, which shows how far it is. */
    private static boolean needsCard(MessageFile file) {
        return file.pixels() == null || file instanceof MessageFile.Outgoing;
    }

    private PictureBox picture(MessageFile file, int index, boolean alone, FileTexts words) {
        if (index == boxes.size()) boxes.add(new PictureBox(tools.pictures()));
        PictureBox box = boxes.get(index);
        @Nullable PixelSize pixels = file.pixels();
        if (pixels == null) return box;
        double em = tools.em().getAsDouble();
        PictureFit.Size size = alone
                ? PictureFit.within(pixels, PICTURE_WIDTH * em, PICTURE_HEIGHT * em, LEAST * em)
                : new PictureFit.Size(TILE * em, TILE * em);
        box.show(file, pixels, size, words.spoken(file), () -> tools.actions().view(file));
        return box;
    }

    private FileCard card(MessageFile file, int index, FileTexts words) {
        if (index == cards.size()) cards.add(new FileCard(tools.texts(), words, tools.actions()));
        FileCard card = cards.get(index);
        TransferId id = file instanceof MessageFile.Stored stored
                ? new TransferId.Saving(stored.file().hash())
                : ((MessageFile.Outgoing) file).transfer();
        card.show(file, id);
        moving.put(id, card);
        return card;
    }

    private void transfersAre(Map<TransferId, Transfer> now) {
        moving.forEach((id, card) -> card.transferIs(now.get(id)));
    }
}
