package io.slipway.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.project.Memberships;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreviewsTest {
    @TempDir
    Path folder;

    private ArtifactRoom room;

    @BeforeEach
    void open() throws IOException {
        room = ArtifactRoom.in(folder.toRealPath());
        Memberships.signIn("viewer");
    }

    @AfterEach
    void signOut() {
        Memberships.signOut();
    }

    private Preview look(String name, String schema, byte[] bytes) throws IOException {
        Path file = room.given(name, "");
        Files.write(file, bytes);
        return room.previews().of(Memberships.MINE, file.toString(), "", schema);
    }

    private Preview look(String name, String schema, String text) throws IOException {
        return look(name, schema, text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n1,2\n3,4\n", "a;b\n1;2\n3;4\n", "a\tb\r\n1\t2\r\n3\t4", "\uFEFFa|b\n1|2\n\n3|4\n"})
    void aTableIsToldByItsFields(String text) throws IOException {
        assertThat(look("data", "system.Dataset", text))
                .isEqualTo(new Preview.Table(
                        text.getBytes(StandardCharsets.UTF_8).length,
                        List.of("a", "b"),
                        List.of(List.of("1", "2"), List.of("3", "4")),
                        false));
    }

    @Test
    void quotedFieldsHoldDelimitersLinesAndQuotes() throws IOException {
        assertThat(look("x.csv", "", "name,says\n\"Doe, J\",\"a \"\"b\"\"\nc\"\n"))
                .isInstanceOfSatisfying(
                        Preview.Table.class,
                        table -> assertThat(table.rows()).containsExactly(List.of("Doe, J", "a \"b\"\nc")));
    }

    @Test
    void aLongTableIsCutAfterTwoHundredRowsAndALongFieldToo() throws IOException {
        String text = "n,text\n" + ("1," + "x".repeat(600) + "\n").repeat(2_000);
        assertThat(look("x.csv", "", text)).isInstanceOfSatisfying(Preview.Table.class, table -> {
            assertThat(table.rows())
                    .hasSize(200)
                    .allSatisfy(row -> assertThat(row.get(1)).hasSize(500));
            assertThat(table.cut()).isTrue();
        });
    }

    @Test
    void aTextWithACommaIsNoTable() throws IOException {
        assertThat(look("note", "", "Dear all,\nthis is a text, not a table, really.\n"))
                .isInstanceOf(Preview.Text.class);
    }

    @Test
    void aLongTextIsShownFromItsHeadAlsoWhereTheCutGoesThroughACharacter() throws IOException {
        assertThat(look("log.txt", "", "ü".repeat(400_000) + "x")).isInstanceOfSatisfying(Preview.Text.class, text -> {
            assertThat(text.text()).hasSize(64 << 10).doesNotContain("\uFFFD").startsWith("ü");
            assertThat(text.cut()).isTrue();
            assertThat(text.size()).isEqualTo(800_001);
        });
    }

    @Test
    void jsonIsIndentedAndWhatOnlyBeginsLikeItIsText() throws IOException {
        assertThat(look("m", "", "{\"a\":[1,NaN]}"))
                .isInstanceOfSatisfying(
                        Preview.Json.class,
                        json -> assertThat(json.text()).contains("\n").contains("NaN"));
        assertThat(look("m", "", "{\"a\":1}\n{\"a\":")).isInstanceOf(Preview.Text.class);
        assertThat(look("m", "", "[not json]")).isInstanceOf(Preview.Text.class);
    }

    @Test
    void markdownAndHtmlAreToldBySchemaOrEnding() throws IOException {
        assertThat(look("report", "system.Markdown", "# a")).isInstanceOf(Preview.Markdown.class);
        assertThat(look("report.md", "", "# a")).isInstanceOf(Preview.Markdown.class);
        assertThat(look("page", "system.HTML", "<h1>x</h1>")).isInstanceOf(Preview.Html.class);
        assertThat(look("page", "", "<!DOCTYPE html><p>x")).isInstanceOf(Preview.Html.class);
    }

    @Test
    void htmlForbidsItselfEveryAddressBeforeItsOwnFirstWord() throws IOException {
        assertThat(look("page", "system.HTML", "<!doctype html>\n<script src='//evil'></script>"))
                .isInstanceOfSatisfying(
                        Preview.Html.class,
                        html -> assertThat(html.document())
                                .startsWith(
                                        "<!doctype html><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'"));
        assertThat(look("page", "system.HTML", "<p>x"))
                .isInstanceOfSatisfying(
                        Preview.Html.class,
                        html -> assertThat(html.document())
                                .startsWith("<!doctype html><meta")
                                .endsWith("<p>x"));
    }

    @Test
    void imagesAreToldByTheirBytes() throws IOException {
        assertThat(look("plot", "", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0}))
                .isEqualTo(new Preview.Image(9, "image/png"));
        assertThat(look("plot", "", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0}))
                .isEqualTo(new Preview.Image(4, "image/jpeg"));
        assertThat(look("plot", "", "GIF89a..")).isEqualTo(new Preview.Image(8, "image/gif"));
        assertThat(look("plot", "", "RIFF1234WEBPVP8 ")).isEqualTo(new Preview.Image(16, "image/webp"));
        assertThat(look("plot", "", "<?xml version='1.0'?>\n<!-- by hand -->\n<svg onload='x()'/>"))
                .isInstanceOfSatisfying(
                        Preview.Image.class,
                        image -> assertThat(image.mediaType()).isEqualTo("image/svg+xml"));
        assertThat(look("plot.png", "", "no image")).isInstanceOf(Preview.Text.class);
    }

    @Test
    void anythingElseIsItsFirstBytes() throws IOException {
        assertThat(look("model", "system.Model", new byte[] {0, 1, (byte) 0xfe}))
                .isEqualTo(new Preview.Binary(3, "0001fe"));
        assertThat(look("nothing", "", "")).isEqualTo(new Preview.Nothing());
    }

    @Test
    void aFolderIsListedAndItsFilesLookedInto() throws IOException {
        room.given("folder/b.md", "# b");
        Path folder = room.given("folder/a/x", "1").resolveSibling("..").normalize();
        assertThat(room.previews().of(Memberships.MINE, folder.toString(), "", "system.Model"))
                .isEqualTo(new Preview.Folder(
                        2, List.of(new Preview.Entry("a", true, 0), new Preview.Entry("b.md", false, 3)), false));
        assertThat(room.previews().of(Memberships.MINE, folder.toString(), "b.md", "system.Model"))
                .isInstanceOf(Preview.Markdown.class);
    }
}
