package chat.hearth.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** Which way things may depend. The sentence after each rule is the reason it exists. */
@AnalyzeClasses(packages = "chat.hearth", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    private static final String CHAT = "chat.hearth.chat..";
    private static final String PROTOCOL = "chat.hearth.protocol..";
    private static final String SERVER = "chat.hearth.server..";
    private static final String NET = "chat.hearth.server.net..";
    private static final String HTTP = "chat.hearth.server.http..";
    private static final String ENGINE_IO = "chat.hearth.server.engineio..";
    private static final String SOCKET_IO = "chat.hearth.server.socketio..";
    private static final String GATEWAY = "chat.hearth.server.gateway..";
    private static final String WEB = "chat.hearth.server.web..";
    private static final String FILES = "chat.hearth.server.files..";
    private static final String STORE = "chat.hearth.server.store..";
    private static final String DISCOVERY = "chat.hearth.discovery..";
    private static final String MEDIA = "chat.hearth.media..";
    private static final String JSPECIFY = "org.jspecify..";

    @ArchTest
    static final ArchRule chat_knows_only_the_jdk = classes()
            .that()
            .resideInAPackage(CHAT)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(CHAT, "java..", JSPECIFY)
            .because("what a chat means does not depend on how it is sent, stored or shown")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule chat_does_no_input_or_output = noClasses()
            .that()
            .resideInAPackage(CHAT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..", "java.nio.file..", "java.nio.channels..", "java.sql..", "javax..")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Thread.class, java.io.File.class, java.util.concurrent.Executors.class)
            .because("the chat has no sockets, files or threads of its own, so its tests need none either")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule chat_is_told_the_time = noClasses()
            .that()
            .resideInAPackage(CHAT)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .because("the same requests must give the same events, in a test and when a log is read again")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule protocol_knows_only_the_chat = classes()
            .that()
            .resideInAPackage(PROTOCOL)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(PROTOCOL, CHAT, "java..", "com.google.gson..", JSPECIFY)
            .because("the host and the desktop client share these codecs, over different network libraries")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule protocol_does_no_input_or_output = noClasses()
            .that()
            .resideInAPackage(PROTOCOL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..", "java.nio.file..", "java.nio.channels..", "java.sql..")
            .because("codecs turn bytes into values and back; who reads and writes is not their business")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule protocol_layers = noClasses()
            .that()
            .resideInAPackage("chat.hearth.protocol.engineio..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("chat.hearth.protocol.socketio..", "chat.hearth.protocol.chat..", CHAT)
            .because("Engine.IO carries Socket.IO, which carries the chat, and each is told nothing of what it carries")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule protocol_socketio_is_not_about_chat = noClasses()
            .that()
            .resideInAPackage("chat.hearth.protocol.socketio..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("chat.hearth.protocol.chat..", CHAT)
            .because("Socket.IO is of use without this chat")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule net_and_http_are_the_bottom = noClasses()
            .that()
            .resideInAnyPackage(NET, HTTP)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ENGINE_IO, SOCKET_IO, GATEWAY, STORE, PROTOCOL, CHAT)
            .because("they move bytes and files for whatever is above them")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule engineio_does_not_look_up = noClasses()
            .that()
            .resideInAPackage(ENGINE_IO)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    SOCKET_IO, GATEWAY, STORE, CHAT, "chat.hearth.protocol.socketio..", "chat.hearth.protocol.chat..")
            .because("Engine.IO carries Socket.IO and is not told what it carries")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule socketio_is_a_library_by_itself = noClasses()
            .that()
            .resideInAPackage(SOCKET_IO)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(GATEWAY, STORE, CHAT, "chat.hearth.protocol.chat..")
            .because("the Socket.IO server is usable without this chat")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule gateway_speaks_socketio_and_chat = noClasses()
            .that()
            .resideInAPackage(GATEWAY)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(STORE, "java.sql..", "org.sqlite..")
            .because("the gateway translates requests for rooms; a room writes to its log through the RoomLog port")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule web_speaks_through_the_gateway = noClasses()
            .that()
            .resideInAPackage(WEB)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(STORE, ENGINE_IO, "java.sql..", "org.sqlite..")
            .because("whoever comes by plain WebSocket or HTTP goes through the same door and rules as everybody else")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothing_below_knows_the_web = noClasses()
            .that()
            .resideInAnyPackage(NET, HTTP, ENGINE_IO, SOCKET_IO, GATEWAY, STORE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(WEB)
            .because(
                    "to the chat a plain WebSocket is a namespace like any other; only the facade puts the two together")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule store_only_knows_the_chat = noClasses()
            .that()
            .resideInAPackage(STORE)
            .should()
            .dependOnClassesThat(resideInAnyPackage(NET, HTTP, ENGINE_IO, SOCKET_IO, GATEWAY, "io.netty.."))
            .because("what is kept must not change with how it travels")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule media_knows_only_the_jdk = classes()
            .that()
            .resideInAPackage(MEDIA)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(MEDIA, "java..", "javax.imageio..", JSPECIFY)
            .because("what a file is by its bytes is the same for a host and for the app")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule files_know_only_the_chat = noClasses()
            .that()
            .resideInAPackage(FILES)
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage(NET, HTTP, ENGINE_IO, SOCKET_IO, GATEWAY, WEB, STORE, PROTOCOL, "io.netty.."))
            .because("what is kept must not change with how it travels")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule only_the_store_speaks_sql = noClasses()
            .that(resideInAnyPackage("chat.hearth..").and(resideOutsideOfPackages(STORE, "chat.hearth.app..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.sqlite..")
            .because("the database is a detail of the store")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule identity_and_discovery_serve_both_ends = noClasses()
            .that()
            .resideInAnyPackage("chat.hearth.identity..", "chat.hearth.discovery..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SERVER)
            .because("a client that never hosts uses them too")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule discovery_tells_only_what_it_is_told = noClasses()
            .that()
            .resideInAPackage(DISCOVERY)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(PROTOCOL, "io.netty..", "com.google.gson..", "java.nio.file..", "java.sql..")
            .because("an announcement is a handful of words; of chat, files and wire formats it must know nothing")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule only_discovery_speaks_mdns = noClasses()
            .that(resideInAnyPackage("chat.hearth..").and(resideOutsideOfPackages(DISCOVERY)))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javax.jmdns..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.net.MulticastSocket")
            .because("what is sent to everybody on a network is sent from one place, where it can be turned off")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule only_the_facade_is_announced = noClasses()
            .that()
            .resideInAnyPackage(CHAT, PROTOCOL, NET, HTTP, ENGINE_IO, SOCKET_IO, GATEWAY, WEB, STORE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(DISCOVERY)
            .because("a host runs the same whether it is announced or not")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule no_javafx = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "chat.hearth.app..")
            .because("the server also starts without a screen")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule never_dials = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.netty.bootstrap.Bootstrap")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.net.Socket")
            .because("the server answers; only the desktop client opens connections")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule server_parts_form_no_cycle = slices().matching("chat.hearth.server.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a layer that its own lower layer depends on is not a layer")
            .allowEmptyShould(true);
}
