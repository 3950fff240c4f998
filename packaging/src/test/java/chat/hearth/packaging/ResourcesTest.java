package chat.hearth.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.testkit.NeedsProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What the scripts hand to the builders of packages is well-formed, and says what must not change. */
class ResourcesTest {
    private static final String WXS = "packaging/windows/resources/main.wxs";
    private static final String PLIST = "packaging/macos/resources/Info.plist";

    static Stream<Path> xmlFiles() throws IOException {
        try (Stream<Path> files = Files.walk(Checkout.file("packaging"))) {
            List<Path> found = files.filter(file -> !file.toString().contains("target"))
                    .filter(file -> file.toString().matches(".*\\.(xml|wxs|plist)"))
                    .toList();
            return found.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("xmlFiles")
    void xmlIsWellFormed(Path file) throws IOException, ParserConfigurationException, SAXException {
        assertTrue(parsed(file).getDocumentElement().hasChildNodes());
    }

    /** By this Windows finds the Hearth that a newer one replaces: with another, two would be installed. */
    @Test
    void windowsKnowsAnOlderHearthByTheSameNumberForEver() throws IOException {
        assertEquals("b488c10a-d831-4c75-81bb-9a8cfed924f9\n", Checkout.text("packaging/windows/upgrade-uuid.txt"));
    }

    @Test
    void windowsHandsLinksToTheLauncher() throws IOException, ParserConfigurationException, SAXException {
        NodeList values = parsed(Checkout.file(WXS)).getElementsByTagName("RegistryValue");
        var written = new LinkedHashMap<String, String>();
        for (int i = 0; i < values.getLength(); i++) {
            Element value = (Element) values.item(i);
            Element key = (Element) value.getParentNode();
            String name = Stream.of(
                            key.getAttribute("Root"),
                            key.getAttribute("Key"),
                            value.getAttribute("Key"),
                            value.getAttribute("Name"))
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining("\\"));
            written.put(name, value.getAttribute("Value"));
        }
        assertEquals(
                Map.of(
                        "HKCU\\Software\\Classes\\hearth", "URL:Hearth",
                        "HKCU\\Software\\Classes\\hearth\\URL Protocol", "",
                        "HKCU\\Software\\Classes\\hearth\\DefaultIcon", "[INSTALLDIR]Hearth.exe,0",
                        "HKCU\\Software\\Classes\\hearth\\shell\\open\\command", "\"[INSTALLDIR]Hearth.exe\" \"%1\""),
                written);
    }

    /** jpackage would install into the directory of its name below %LOCALAPPDATA%, and there is the history. */
    @Test
    void windowsKeepsTheProgramApartFromTheHistory() throws IOException {
        String script = Checkout.text("packaging/windows/build.ps1");
        assertTrue(script.contains("'--install-dir', 'Programs\\Hearth'"));
    }

    @Test
    void macosKnowsWhyItWantsTheNetworkAndGivesItNoLinksThatItCannotHear()
            throws IOException, ParserConfigurationException, SAXException {
        Element dict = (Element)
                parsed(Checkout.file(PLIST)).getElementsByTagName("dict").item(0);
        var values = new LinkedHashMap<String, String>();
        List<Element> children = elements(dict);
        for (int i = 0; i < children.size(); i += 2) {
            assertEquals("key", children.get(i).getTagName());
            values.put(
                    children.get(i).getTextContent(),
                    children.get(i + 1).getTextContent().strip());
        }
        assertEquals("_hearth._tcp", values.get("NSBonjourServices"));
        assertFalse(values.containsKey("CFBundleURLTypes"), values::toString);
        assertTrue(
                values.keySet().containsAll(List.of("NSLocalNetworkUsageDescription", "CFBundleExecutable")),
                () -> new TreeSet<>(values.keySet()).toString());
        assertEquals("@VERSION@", values.get("CFBundleShortVersionString"));
    }

    /** Greater for a greater version, and never below 1, which jpackage would refuse. */
    @ParameterizedTest
    @CsvSource({"0.1.0,1.1.0", "0.12.3,1.12.3", "1.0.0,2.0.0", "9.9.9,10.9.9", "10.0.1,11.0.1"})
    @NeedsProgram("bash")
    void installersOfMacosCompareVersionsThatAreOneGreater(String version, String installers)
            throws IOException, InterruptedException {
        String function = Checkout.text("packaging/macos/build.sh")
                .lines()
                .dropWhile(line -> !line.startsWith("installer_version()"))
                .takeWhile(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
        assertEquals(
                new Program.Outcome(0, installers + "\n"),
                Program.run(List.of("bash", "-c", function + "\ninstaller_version " + version)));
    }

    private static List<Element> elements(Element parent) {
        NodeList children = parent.getChildNodes();
        return Stream.iterate(0, i -> i < children.getLength(), i -> i + 1)
                .map(children::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    private static Document parsed(Path file) throws IOException, ParserConfigurationException, SAXException {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder.parse(file.toFile());
    }
}
