package io.slipway.ui.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.slipway.artifact.ArtifactRoom;
import io.slipway.project.Memberships;
import io.slipway.project.Needs;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;

class ArtifactRoutesTest {
    @TempDir
    Path folder;

    private ArtifactRoom room;
    private MockMvc door;

    @BeforeEach
    void open() throws IOException {
        room = ArtifactRoom.in(folder.toRealPath());
        door = MockMvcBuilders.standaloneSetup(new ArtifactRoutes(room.artifacts(), room.previews()))
                .build();
        Memberships.signIn("viewer");
    }

    @AfterEach
    void signOut() {
        Memberships.signOut();
    }

    @Test
    void aPageThatAStepWroteIsSavedNeverRun() throws Exception {
        Path page = room.given("pä ge.html", "<script>alert(1)</script>");
        door.perform(get("/app/mine/artifacts").param("uri", page.toString()))
                .andExpect(status().isOk())
                .andExpect(content().string("<script>alert(1)</script>"))
                .andExpect(header().string("Content-Type", "application/octet-stream"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(result -> assertThat(result.getResponse().getHeader("Content-Security-Policy"))
                        .startsWith("sandbox;")
                        .contains("default-src 'none'"))
                .andExpect(result -> assertThat(result.getResponse().getHeader("Content-Disposition"))
                        .startsWith("attachment;")
                        .contains("filename*=UTF-8''p%C3%A4%20ge.html"));
    }

    @Test
    void anSvgKeepsItsTypeForImgButNotItsScripts() throws Exception {
        Path image = room.given("plot", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>");
        door.perform(get("/app/mine/artifacts").param("uri", image.toString()))
                .andExpect(header().string("Content-Type", "image/svg+xml"))
                .andExpect(result -> assertThat(result.getResponse().getHeader("Content-Security-Policy"))
                        .startsWith("sandbox; default-src 'none'"));
    }

    @Test
    void aPartOfAFileCanBeAskedFor() throws Exception {
        Path file = room.given("folder/x", "0123456789");
        door.perform(get("/app/mine/artifacts")
                        .param("uri", file.resolveSibling("").toString())
                        .param("inside", "x")
                        .header("Range", "bytes=2-4"))
                .andExpect(status().isPartialContent())
                .andExpect(header().string("Content-Range", "bytes 2-4/10"))
                .andExpect(content().string("234"));
    }

    @Test
    void aPreviewSaysWhatItIs() throws Exception {
        Path file = room.given("data", "a,b\n1,2\n");
        door.perform(get("/app/mine/artifacts/preview")
                        .param("uri", file.toString())
                        .param("schema", "system.Dataset"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.is").value("table"))
                .andExpect(jsonPath("$.columns[1]").value("b"))
                .andExpect(jsonPath("$.rows[0][0]").value("1"));
    }

    @Test
    void everyRouteSaysWhatItNeeds() {
        assertThat(Arrays.stream(ArtifactRoutes.class.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(GetMapping.class)))
                .isNotEmpty()
                .allMatch((Method method) -> method.isAnnotationPresent(Needs.class));
    }
}
