package chat.hearth.app.ui.hosting;

import chat.hearth.app.client.InvitationLink;
import chat.hearth.app.ui.control.CopyButton;
import chat.hearth.app.ui.shell.Texts;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The code to scan, and the same as text to copy. */
final class LinkView extends VBox {
    private final LinkViewModel viewModel;
    private final InvitationsViewModel invitations;
    private final Texts texts;
    private final QrCodeView code;

    /** @param large shows the code in the whole window */
    LinkView(LinkViewModel viewModel, InvitationsViewModel invitations, Texts texts, Runnable large) {
        this.viewModel = viewModel;
        this.invitations = invitations;
        this.texts = texts;
        this.code = new QrCodeView("");
        code.setId("hosting-code");
        getStyleClass().add("hosting-section");
        Label heading = new Label(texts.of("hosting.link"));
        heading.getStyleClass().add("overline");
        getChildren().addAll(heading, codeAndLarge(large), hint(), address(), copying());
        viewModel.linkProperty().addListener((property, before, now) -> show(now));
        show(viewModel.linkProperty().get());
    }

    private void show(@Nullable InvitationLink link) {
        code.show(link == null ? null : QrCode.of(link.forBrowsers()));
        code.setAccessibleText(
                link == null ? "" : texts.of("hosting.link.code", link.address().toString()));
    }

    private Node codeAndLarge(Runnable large) {
        Button button = new Button(texts.of("hosting.link.large"), new FontIcon(Feather.MAXIMIZE));
        button.setId("hosting-large");
        button.setAccessibleText(texts.of("hosting.link.large"));
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(event -> large.run());
        VBox box = new VBox(code, button);
        box.getStyleClass().add("hosting-code-box");
        box.visibleProperty().bind(viewModel.linkProperty().isNotNull());
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private Node hint() {
        Label hint = new Label();
        hint.setId("hosting-link-hint");
        hint.textProperty().bind(viewModel.hintProperty());
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        hint.getStyleClass().addAll("text-quiet");
        Button plain = new Button(texts.of("hosting.link.without-invitation"));
        plain.setId("hosting-link-plain");
        plain.getStyleClass().addAll("flat", "small");
        plain.setAccessibleText(texts.of("hosting.link.without-invitation"));
        plain.setOnAction(event -> invitations.showNone());
        plain.visibleProperty().bind(invitations.shownProperty().isNotNull());
        plain.managedProperty().bind(plain.visibleProperty());
        return new VBox(hint, plain);
    }

    private Node address() {
        Label label = new Label(texts.of("hosting.link.address"));
        label.getStyleClass().add("field-label");
        ComboBox<LinkViewModel.Choice> picker = new ComboBox<>(viewModel.choices());
        picker.setId("hosting-address");
        picker.setAccessibleText(texts.of("hosting.link.address"));
        picker.setMaxWidth(Double.MAX_VALUE);
        picker.valueProperty().bindBidirectional(viewModel.chosenProperty());
        label.setLabelFor(picker);
        VBox box = new VBox(label, picker);
        box.visibleProperty().bind(Bindings.isNotEmpty(viewModel.choices()));
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private Node copying() {
        FlowPane row = new FlowPane(
                copy("hosting-copy-web", texts.of("hosting.link.copy-web"), InvitationLink::forBrowsers),
                copy("hosting-copy-app", texts.of("hosting.link.copy-app"), InvitationLink::forTheApp),
                copy(
                        "hosting-copy-address",
                        texts.of("hosting.link.copy-address"),
                        link -> link.address().toString()));
        row.getStyleClass().add("hosting-copying");
        row.visibleProperty().bind(viewModel.linkProperty().isNotNull());
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }

    private CopyButton copy(String id, String action, Function<InvitationLink, String> text) {
        CopyButton button = new CopyButton(
                action,
                texts.of("dialog.copied"),
                () -> text.apply(Objects.requireNonNull(viewModel.linkProperty().get(), "shown with a link only")));
        button.setId(id);
        button.getStyleClass().add("small");
        return button;
    }
}
