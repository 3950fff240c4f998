package chat.hearth.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import chat.hearth.app.client.ConnectionState;
import chat.hearth.app.client.Credentials;
import chat.hearth.app.client.Destination;
import chat.hearth.app.client.Finding;
import chat.hearth.app.client.HostAddress;
import chat.hearth.app.client.InvitationLink;
import chat.hearth.app.client.LinkOptions;
import chat.hearth.app.client.ServerAddress;
import chat.hearth.app.client.ServerKind;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which way things may depend. The sentence after each rule is the reason it exists. */
@AnalyzeClasses(packages = "chat.hearth", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    private static final String APP = "chat.hearth.app..";
    private static final String CLIENT = "chat.hearth.app.client..";
    private static final String SESSION = "chat.hearth.app.session..";
    private static final String HOSTING = "chat.hearth.app.hosting..";
    private static final String SETTINGS = "chat.hearth.app.settings..";
    private static final String FX = "chat.hearth.app.fx..";
    private static final String UI = "chat.hearth.app.ui..";
    private static final String SERVER = "chat.hearth.server..";
    private static final String IDENTITY = "chat.hearth.identity..";
    private static final String DISCOVERY = "chat.hearth.discovery..";

    @ArchTest
    static final ArchRule services_are_free_of_javafx = noClasses()
            .that()
            .resideInAnyPackage(CLIENT, SESSION, HOSTING, SETTINGS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", FX, UI)
            .because("what the app does is tested without a toolkit and does not change with how it looks")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule only_the_bridge_knows_the_fx_thread = noClasses()
            .that(resideInAPackage(APP).and(resideOutsideOfPackages(FX)))
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("javafx.application.Platform")
            .because("there is one bridge to the FX thread; a ban on the class also catches method references")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule view_models_have_no_nodes = noClasses()
            .that()
            .haveSimpleNameEndingWith("ViewModel")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..", "org.fxmisc..", "org.kordamp..", "atlantafx..")
            .because("a view model decides, its view shows; so decisions are tested without a window")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule view_models_do_not_know_their_views = noClasses()
            .that()
            .haveSimpleNameEndingWith("ViewModel")
            .should()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("View")
            .because("a view binds to its view model, never the other way")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule ui_reaches_the_network_through_services = noClasses()
            .that()
            .resideInAPackage(UI)
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "io.netty..",
                            "org.java_websocket..",
                            "java.net.http..",
                            "java.sql..",
                            "org.sqlite..",
                            "com.google.gson..",
                            CLIENT,
                            "chat.hearth.protocol.engineio..",
                            "chat.hearth.protocol.socketio..")
                    .and(not(belongTo(type(ConnectionState.class))))
                    .and(not(belongToAnyOf(
                            HostAddress.class,
                            ServerAddress.class,
                            ServerKind.class,
                            LinkOptions.class,
                            InvitationLink.class,
                            Credentials.class,
                            Destination.class,
                            Finding.class))))
            .because("screens talk to sessions, hosting and settings, never to sockets, files or wire formats; of the"
                    + " connection they know only the state that they show, what a person fills in, and what was found")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule client_knows_only_the_protocol = noClasses()
            .that()
            .resideInAPackage(CLIENT)
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage(SESSION, HOSTING, SETTINGS, FX, UI, SERVER, IDENTITY, DISCOVERY, "io.netty.."))
            .because("the client only carries what the protocol says, to whichever host it is given")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule services_do_not_know_each_other_backwards = noClasses()
            .that()
            .resideInAnyPackage(SESSION, SETTINGS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(HOSTING, SERVER, DISCOVERY)
            .because("a session with one's own host is the same as a session with anyone's")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule only_hosting_starts_servers = noClasses()
            .that(resideInAPackage(APP).and(resideOutsideOfPackages(HOSTING)))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SERVER, DISCOVERY, IDENTITY)
            .because("hosting is the app's one door to the server, to discovery and to the host's identity")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule hosting_uses_only_the_facade = noClasses()
            .that()
            .resideInAPackage(APP)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "chat.hearth.server.net..",
                    "chat.hearth.server.http..",
                    "chat.hearth.server.engineio..",
                    "chat.hearth.server.socketio..",
                    "chat.hearth.server.gateway..",
                    "chat.hearth.server.store..",
                    "io.netty..")
            .because("the app asks for a running server and is told nothing of how it runs")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule never_listens = noClasses()
            .that()
            .resideInAPackage(APP)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.sun.net.httpserver..", "org.java_websocket.server..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.net.ServerSocket")
            .because("the app never listens on the network; it asks the server to")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule only_later_starts_are_listened_to = noClasses()
            .that(resideInAPackage(APP).and(resideOutsideOfPackages("chat.hearth.app.instance")))
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.nio.channels.ServerSocketChannel")
            .because("the one socket of the app itself is a file that only its owner reaches")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nobody_below_knows_the_app = noClasses()
            .that(resideInAnyPackage("chat.hearth..").and(resideOutsideOfPackages(APP)))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(APP)
            .because("the server also starts without the app")
            .allowEmptyShould(true);
}
