package chat.hearth.app.ui.files;

import chat.hearth.app.session.files.CleanName;
import java.util.Map;
import java.util.Set;
import org.kordamp.ikonli.feather.Feather;

/** What a file seems to be by its name: that is what a system goes by when somebody opens it. */
enum FileKind {
    PICTURE(Feather.IMAGE),
    FILM(Feather.FILM),
    SOUND(Feather.MUSIC),
    TEXT(Feather.FILE_TEXT),
    ARCHIVE(Feather.ARCHIVE),
    CODE(Feather.CODE),
    /** It can run, on one system or another. */
    PROGRAM(Feather.ALERT_TRIANGLE),
    OTHER(Feather.FILE);

    /** What is started by opening it, or runs within what opens it. */
    private static final Set<String> PROGRAMS = Set.of(
            ("exe msi msix msp com scr pif cpl bat cmd ps1 psm1 vbs vbe js jse mjs wsf wsh hta jar jnlp lnk url reg inf"
                            + " scf chm gadget appx application dll sys app command dmg pkg mpkg workflow scpt sh bash zsh"
                            + " csh ksh run bin elf out appimage deb rpm snap flatpakref desktop py pyw rb pl php lua apk"
                            + " docm dotm xlsm xltm xlam pptm potm ppam xll iso img vhd vhdx")
                    .split(" "));

    private static final Map<FileKind, Set<String>> OTHERS = Map.of(
            PICTURE, Set.of("png jpg jpeg gif webp bmp tif tiff svg heic avif ico psd".split(" ")),
            FILM, Set.of("mp4 m4v mov mkv webm avi mpg mpeg wmv".split(" ")),
            SOUND, Set.of("mp3 m4a ogg oga opus flac wav aac wma mid".split(" ")),
            TEXT, Set.of("txt md pdf doc docx odt rtf xls xlsx ods csv ppt pptx odp epub log".split(" ")),
            ARCHIVE, Set.of("zip 7z rar tar gz tgz bz2 xz zst".split(" ")),
            CODE, Set.of("java c h cpp hpp go rs ts tsx jsx css html htm xml json yml yaml toml sql kt cs".split(" ")));

    private final Feather icon;

    FileKind(Feather icon) {
        this.icon = icon;
    }

    Feather icon() {
        return icon;
    }

    static FileKind of(String name) {
        String ending = CleanName.ending(name);
        if (PROGRAMS.contains(ending)) return PROGRAM;
        return OTHERS.entrySet().stream()
                .filter(kind -> kind.getValue().contains(ending))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(OTHER);
    }
}
