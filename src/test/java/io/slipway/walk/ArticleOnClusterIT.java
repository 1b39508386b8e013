package io.slipway.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import com.sun.net.httpserver.SimpleFileServer.OutputLevel;
import io.slipway.executor.kubernetes.TestCluster;
import io.slipway.format.Examples;
import io.slipway.format.Sdk;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What articles on Kubeflow show, on a real cluster: data that a person has, packages from the team's index, a GPU. */
class ArticleOnClusterIT {
    private static final Path PYTHON = Sdk.environment().resolve("bin/python");

    @TempDir
    Path folder;

    @AfterEach
    void takeGpusBack() throws IOException, InterruptedException {
        gpus(0);
    }

    @Test
    void itWaitsForAGpuSaysSoAndGoesOnWhenThereIsOne() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(up()), "SLIPWAY_SHARED names no folder with a cluster that can be given GPUs");
        Path data = folder.resolve("raw.csv");
        run(PYTHON.toString(), Examples.path("python/examples/article_kfp.py").toString(), "--data", data.toString());
        HttpServer index = index();
        index.start();
        String address = TestCluster.host() + ":" + index.getAddress().getPort();
        try (Lab lab = new Lab(folder)) {
            lab.connected(
                    "PIP_NO_INDEX=0\nPIP_INDEX_URL=http://" + address + "/\nPIP_TRUSTED_HOST=" + TestCluster.host());
            lab.brought("article_kfp.yaml");
            Person ann = lab.ann;
            ann.page.locator(".pe-canvas").focus();
            ann.page.keyboard().press("Control+Enter");
            ann.page.getByLabel("File for raw_uri").setInputFiles(data);
            ann.sees("button:has-text('Upload a file')");
            assertThat(ann.page.locator("#run-raw_uri")).hasValue(Pattern.compile(".*/raw\\.csv"));
            lab.start();
            ann.select("train-model");
            ann.page.locator(".rp-overview :text('nvidia.com/gpu')").first().waitFor(Lab.patient());
            ann.tab("Pod").sees("text=kubectl");
            assertThat(ann.barriers()).isEmpty();
            gpus(1);
            lab.succeeds();
            ann.tab("Timeline").sees(".rp-timeline");
            assertThat(ann.barriers()).isEmpty();
            ann.tab("Steps");
            assertThat(ann.page.locator("tr:has-text('deploy-model')")).containsText("Succeeded");
            assertThat(ann.complaints()).isEmpty();
        } finally {
            index.stop(0);
        }
    }

    private static Path up() {
        return Examples.path("cluster/up");
    }

    private static void gpus(int count) throws IOException, InterruptedException {
        if (Files.isExecutable(up())) {
            run(up().toString(), "--gpus", Integer.toString(count));
        }
    }

    /** Wheels as a package index serves them: a folder for each package. */
    private HttpServer index() throws IOException, InterruptedException {
        Path wheels = folder.resolve("wheels");
        List<String> download = new ArrayList<>(
                List.of(PYTHON.toString(), "-m", "pip", "download", "--quiet", "--only-binary", ":all:"));
        download.addAll(
                List.of("--constraint", Examples.path("python/requirements.txt").toString()));
        download.addAll(List.of("--dest", wheels.toString(), "pandas", "scikit-learn"));
        run(download.toArray(String[]::new));
        Path index = Files.createDirectory(folder.toRealPath().resolve("index"));
        try (Stream<Path> all = Files.list(wheels)) {
            for (Path wheel : all.toList()) {
                String file = wheel.getFileName().toString();
                String name =
                        file.replaceFirst("-.*", "").toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
                Files.move(wheel, Files.createDirectories(index.resolve(name)).resolve(file));
            }
        }
        return SimpleFileServer.createFileServer(new InetSocketAddress(TestCluster.host(), 0), index, OutputLevel.NONE);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    }
}
