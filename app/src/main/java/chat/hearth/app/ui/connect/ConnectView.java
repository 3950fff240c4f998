package chat.hearth.app.ui.connect;

import chat.hearth.app.ui.control.CopyButton;
import chat.hearth.app.ui.control.IconButton;
import chat.hearth.app.ui.control.Logo;
import chat.hearth.app.ui.control.PlainField;
import chat.hearth.app.ui.shell.Screen;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.app.ui.shell.UiContext;
import chat.hearth.app.ui.theme.Stylesheets;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The start screen. */
public final class ConnectView implements Screen {
    private final ConnectViewModel viewModel;
    private final Texts texts;
    private final UiContext context;
    private final StackPane root = new StackPane();
    private final ScrollPane scroll = new ScrollPane();
    private final PlainField name;
    private final PlainField address;
    private final Button host;

    public ConnectView(ConnectViewModel viewModel, UiContext context) {
        this.viewModel = viewModel;
        this.context = context;
        this.texts = context.texts();
        this.name = new PlainField(texts.of("connect.name"), texts.of("connect.name.prompt"));
        this.address = new PlainField(texts.of("connect.address"), texts.of("connect.address.prompt"));
        this.host = new Button(texts.of("connect.host"));
        build();
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void focus() {
        if (name.text().isBlank()) {
            name.input().requestFocus();
        } else {
            host.requestFocus();
        }
    }

    @Override
    public void close() {
        viewModel.cancel();
        viewModel.nearby().close();
    }

    private void build() {
        VBox column = new VBox(header(), nameField(), nearby(), cards(), statusLine());
        column.getStyleClass().add("connect-column");
        StackPane centre = new StackPane(column);
        centre.getStyleClass().add("connect-centre");
        scroll.setContent(centre);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("connect-scroll");
        Button settings = new IconButton(Feather.SETTINGS, texts.of("connect.settings"));
        settings.setOnAction(event -> context.navigation().showSettings());
        settings.setId("connect-settings");
        Button about = new IconButton(Feather.INFO, texts.of("connect.about"));
        about.setOnAction(event -> context.navigation().showAbout());
        about.setId("connect-about");
        HBox corner = new HBox(about, settings);
        corner.getStyleClass().add("connect-corner");
        corner.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        root.getChildren().addAll(scroll, corner);
        StackPane.setAlignment(corner, javafx.geometry.Pos.TOP_RIGHT);
        root.getStyleClass().add("connect");
        root.getStylesheets().add(Stylesheets.beside(ConnectView.class, "connect.css"));
    }

    private Node header() {
        Label title = new Label(texts.of("app.name"));
        title.getStyleClass().add("connect-title");
        Label tagline = new Label(texts.of("connect.tagline"));
        tagline.setWrapText(true);
        tagline.getStyleClass().add("text-quiet");
        VBox words = new VBox(title, tagline);
        words.getStyleClass().add("connect-words");
        HBox header = new HBox(new Logo(), words);
        header.getStyleClass().add("connect-header");
        return header;
    }

    private Node nameField() {
        name.input().setId("connect-name");
        name.bind(viewModel.nameProperty(), viewModel.nameProblemProperty());
        name.input().setOnAction(event -> address.input().requestFocus());
        Hyperlink suggestion = new Hyperlink();
        suggestion.setId("connect-suggestion");
        suggestion
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> texts.of(
                                "connect.name.suggestion",
                                viewModel.nameSuggestionProperty().get()),
                        viewModel.nameSuggestionProperty()));
        suggestion.accessibleTextProperty().bind(suggestion.textProperty());
        suggestion.visibleProperty().bind(viewModel.nameSuggestionProperty().isNotEmpty());
        suggestion.managedProperty().bind(suggestion.visibleProperty());
        suggestion.setOnAction(event -> viewModel.takeSuggestion());
        VBox box = new VBox(name, suggestion);
        box.disableProperty().bind(busy());
        return box;
    }

    private Node nearby() {
        NearbyView nearby = new NearbyView(viewModel.nearby(), texts);
        nearby.disableProperty().bind(busy());
        return nearby;
    }

    private Node cards() {
        FlowPane cards = new FlowPane(hostCard(), joinCard());
        cards.getStyleClass().add("connect-cards");
        cards.disableProperty().bind(busy());
        return cards;
    }

    private Node hostCard() {
        PlainField session = new PlainField(texts.of("connect.session"), "");
        session.input().setId("connect-session");
        session.input()
                .promptTextProperty()
                .bind(Bindings.createStringBinding(viewModel::standardSessionName, viewModel.nameProperty()));
        session.bind(viewModel.sessionNameProperty());
        session.input().setOnAction(event -> viewModel.host());
        host.setId("connect-host");
        host.getStyleClass().addAll("accent", "connect-action");
        host.setAccessibleText(texts.of("connect.host"));
        host.setMaxWidth(Double.MAX_VALUE);
        host.setOnAction(event -> viewModel.host());
        return card(Feather.RADIO, texts.of("connect.host.title"), texts.of("connect.host.text"), session, host);
    }

    private Node joinCard() {
        address.input().setId("connect-address");
        address.bind(viewModel.addressProperty(), viewModel.addressProblemProperty());
        address.input().setOnAction(event -> viewModel.join());
        Button join = new Button(texts.of("connect.join"));
        join.setId("connect-join");
        join.getStyleClass().add("connect-action");
        join.setAccessibleText(texts.of("connect.join"));
        join.setMaxWidth(Double.MAX_VALUE);
        join.setOnAction(event -> viewModel.join());
        return card(
                Feather.LOG_IN,
                texts.of("connect.join.title"),
                texts.of("connect.join.text"),
                addressAndOptions(),
                join,
                recent());
    }

    private Node addressAndOptions() {
        VBox box = new VBox(address, new OptionsView(viewModel.options(), texts));
        box.getStyleClass().add("connect-address");
        return box;
    }

    private Node recent() {
        Label heading = new Label(texts.of("connect.recent"));
        heading.getStyleClass().add("overline");
        VBox list = new VBox();
        Runnable fill = () -> list.getChildren()
                .setAll(viewModel.recent().stream().map(this::recentRow).toList());
        viewModel.recent().addListener((javafx.beans.Observable changed) -> fill.run());
        fill.run();
        VBox box = new VBox(heading, list);
        box.getStyleClass().add("connect-recent");
        box.visibleProperty().bind(Bindings.isNotEmpty(viewModel.recent()));
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private Node recentRow(String known) {
        Button join = new Button(known, new FontIcon(Feather.CLOCK));
        join.getStyleClass().addAll("flat", "connect-recent-address");
        join.setAccessibleText(texts.of("connect.recent.join", known));
        join.setMaxWidth(Double.MAX_VALUE);
        join.setOnAction(event -> viewModel.joinRecent(known));
        HBox.setHgrow(join, Priority.ALWAYS);
        Button forget = new IconButton(Feather.X, texts.of("connect.recent.forget", known));
        forget.setOnAction(event -> viewModel.forget(known));
        return new HBox(join, forget);
    }

    private static Node card(Ikon icon, String title, String text, Node... content) {
        Label heading = new Label(title, new FontIcon(icon));
        heading.getStyleClass().addAll("text-heading", "connect-card-title");
        Label explanation = new Label(text);
        explanation.setWrapText(true);
        explanation.setMinHeight(Region.USE_PREF_SIZE);
        explanation.getStyleClass().add("text-quiet");
        VBox card = new VBox(heading, explanation);
        card.getChildren().addAll(content);
        card.getStyleClass().add("connect-card");
        return card;
    }

    private Node statusLine() {
        StackPane line = new StackPane();
        Runnable fill = () -> {
            StartStatus status = viewModel.statusProperty().get();
            line.getChildren().setAll(statusNode(status));
            if (!(status instanceof StartStatus.Idle)) {
                root.applyCss();
                root.layout(); // only then it is known how far down that is
                scroll.setVvalue(scroll.getVmax());
            }
        };
        viewModel.statusProperty().addListener(changed -> fill.run());
        fill.run();
        line.getStyleClass().add("connect-status");
        return line;
    }

    private Node statusNode(StartStatus status) {
        if (status instanceof StartStatus.Busy busy) {
            return busyNode(busy);
        } else if (status instanceof StartStatus.Trouble trouble) {
            return troubleNode(trouble);
        }
        return new Region();
    }

    private Node busyNode(StartStatus.Busy busy) {
        ProgressIndicator turning = new ProgressIndicator();
        turning.getStyleClass().add("connect-progress");
        Label text = new Label(busy.text());
        Button cancel = new Button(texts.of("connect.cancel"));
        cancel.setId("connect-cancel");
        cancel.setAccessibleText(texts.of("connect.cancel"));
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> viewModel.cancel());
        HBox row = new HBox(turning, text, cancel);
        row.getStyleClass().add("connect-busy");
        return row;
    }

    private Node troubleNode(StartStatus.Trouble trouble) {
        Label sentence = new Label(trouble.sentence(), new FontIcon(Feather.ALERT_TRIANGLE));
        sentence.setWrapText(true);
        sentence.getStyleClass().add("notice-title");
        Label advice = new Label(trouble.advice());
        advice.setWrapText(true);
        advice.setMinHeight(Region.USE_PREF_SIZE);
        HBox actions = new HBox();
        actions.getStyleClass().add("notice-actions");
        trouble.fix().ifPresent(fix -> {
            Button button = new Button(fix.label());
            button.setId("connect-fix");
            button.setAccessibleText(fix.label());
            button.setOnAction(event -> fix.action().run());
            actions.getChildren().add(button);
        });
        String report = String.join("\n", trouble.sentence(), trouble.detail()).strip();
        actions.getChildren()
                .add(new CopyButton(texts.of("dialog.copy-detail"), texts.of("dialog.copied"), () -> report));
        VBox notice = new VBox(sentence, advice, actions);
        notice.getStyleClass().add("notice");
        return notice;
    }

    private BooleanBinding busy() {
        return Bindings.createBooleanBinding(
                () -> viewModel.statusProperty().get() instanceof StartStatus.Busy, viewModel.statusProperty());
    }
}
