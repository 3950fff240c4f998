package chat.hearth.app.ui.hosting;

import chat.hearth.app.ui.hosting.InvitationsViewModel.Lasting;
import chat.hearth.app.ui.hosting.InvitationsViewModel.Place;
import chat.hearth.app.ui.hosting.InvitationsViewModel.Row;
import chat.hearth.app.ui.hosting.InvitationsViewModel.Uses;
import chat.hearth.app.ui.shell.Texts;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Makes invitations, and lists those there are. */
final class InvitationsView extends VBox {
    private final InvitationsViewModel viewModel;
    private final Texts texts;
    private final VBox list = new VBox();

    InvitationsView(InvitationsViewModel viewModel, Texts texts) {
        this.viewModel = viewModel;
        this.texts = texts;
        getStyleClass().add("hosting-section");
        Label heading = new Label(texts.of("hosting.invitations"));
        heading.getStyleClass().add("overline");
        getChildren().addAll(heading, maker(), rows());
        viewModel.rows().addListener((javafx.beans.Observable changed) -> fill());
        fill();
    }

    private Node maker() {
        Button make = new Button(texts.of("hosting.invitation.make"), new FontIcon(Feather.PLUS));
        make.setId("hosting-invite");
        make.setAccessibleText(texts.of("hosting.invitation.make"));
        make.setMinWidth(Region.USE_PREF_SIZE);
        make.setOnAction(event -> viewModel.make());
        HBox choices = new HBox(
                choice(
                        "hosting-invite-room",
                        texts.of("hosting.invitation.room"),
                        viewModel.places(),
                        viewModel.placeProperty(),
                        Place::name),
                choice(
                        "hosting-invite-lasting",
                        texts.of("hosting.invitation.lasting"),
                        FXCollections.observableArrayList(List.of(Lasting.values())),
                        viewModel.lastingProperty(),
                        this::name),
                choice(
                        "hosting-invite-uses",
                        texts.of("hosting.invitation.uses"),
                        FXCollections.observableArrayList(List.of(Uses.values())),
                        viewModel.usesProperty(),
                        this::name));
        choices.getStyleClass().add("hosting-door-row");
        VBox box = new VBox(choices, make);
        box.getStyleClass().add("hosting-section");
        return box;
    }

    private String name(Lasting lasting) {
        return switch (lasting) {
            case HOUR -> texts.of("hosting.invitation.lasting.hour");
            case DAY -> texts.of("hosting.invitation.lasting.day");
            case FOREVER -> texts.of("hosting.invitation.lasting.forever");
        };
    }

    private String name(Uses uses) {
        return switch (uses) {
            case ONE -> texts.of("hosting.invitation.uses.one");
            case TEN -> texts.of("hosting.invitation.uses.ten");
            case MANY -> texts.of("hosting.invitation.uses.many");
        };
    }

    private static <T> Node choice(
            String id, String label, ObservableList<T> items, ObjectProperty<T> value, Function<T, String> name) {
        Label above = new Label(label);
        above.getStyleClass().add("text-quiet");
        ComboBox<T> box = new ComboBox<>(items);
        box.setId(id);
        box.setAccessibleText(label);
        box.setConverter(new Names<>(name));
        box.valueProperty().bindBidirectional(value);
        box.setMaxWidth(Double.MAX_VALUE);
        above.setLabelFor(box);
        VBox column = new VBox(above, box);
        column.setMinWidth(0);
        HBox.setHgrow(column, Priority.ALWAYS);
        return column;
    }

    private Node rows() {
        list.getStyleClass().add("hosting-invitations");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("hosting-invitation-scroll");
        return scroll;
    }

    private void fill() {
        if (viewModel.rows().isEmpty()) {
            Label none = new Label(texts.of("hosting.invitation.none"));
            none.getStyleClass().add("text-quiet");
            list.getChildren().setAll(none);
        } else {
            list.getChildren().setAll(viewModel.rows().stream().map(this::row).toList());
        }
    }

    private Node row(Row row) {
        Label title = new Label(row.title());
        title.getStyleClass().add("hosting-invitation-title");
        Label detail = new Label(
                row.invite().holds() && row.invite().token() == null
                        ? row.detail() + " · " + texts.of("hosting.invitation.lost")
                        : row.detail());
        detail.setWrapText(true);
        detail.setMinHeight(Region.USE_PREF_SIZE);
        detail.getStyleClass().addAll("text-quiet", "text-tiny");
        VBox words = new VBox(title, detail);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(words);
        line.getStyleClass().add("hosting-address-row");
        if (row.canBeShown()) {
            Button show = new Button(
                    row.shown() ? texts.of("hosting.invitation.shown") : texts.of("hosting.invitation.show"));
            show.getStyleClass().add("small");
            show.setAccessibleText(texts.of("hosting.invitation.show-this", row.title(), row.detail()));
            show.setDisable(row.shown());
            show.setMinWidth(Region.USE_PREF_SIZE);
            show.setOnAction(event -> viewModel.show(row));
            line.getChildren().add(show);
        }
        Button revoke = new Button(texts.of("hosting.invitation.revoke"));
        revoke.getStyleClass().addAll("small", "danger", "button-outlined");
        revoke.setAccessibleText(texts.of("hosting.invitation.revoke-this", row.title(), row.detail()));
        revoke.setMinWidth(Region.USE_PREF_SIZE);
        revoke.setOnAction(event -> viewModel.revoke(row));
        line.getChildren().add(revoke);
        return line;
    }

    private static final class Names<T> extends StringConverter<T> {
        private final Function<T, String> name;

        Names(Function<T, String> name) {
            this.name = name;
        }

        @Override
        public String toString(T value) {
            return value == null ? "" : name.apply(value);
        }

        @Override
        public T fromString(String text) {
            throw new UnsupportedOperationException("nothing is typed here");
        }
    }
}
