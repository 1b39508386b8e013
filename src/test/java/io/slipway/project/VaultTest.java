package io.slipway.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    @TempDir
    Path home;

    @Test
    void whatIsSealedOpensAgainAndLooksDifferentEachTime() {
        String sealed = vault("").seal("token of the cluster", "executor/gpu");
        assertThat(sealed).doesNotContain("token").isNotEqualTo(vault("").seal("token of the cluster", "executor/gpu"));
        assertThat(vault("").open(sealed, "executor/gpu")).isEqualTo("token of the cluster");
    }

    @Test
    void itsKeyIsReadByItsOwnerAlone() throws IOException {
        vault("").seal("x", "y");
        Path key = home.resolve("secret.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        try (var files = Files.list(home)) {
            assertThat(files).containsExactly(key);
        }
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> vault("").seal("x", "y")).hasMessageContaining("chmod 600");
    }

    @Test
    void whatWasSealedForAnotherPlaceOrWithAnotherKeyOrChangedDoesNotOpen() throws IOException {
        String sealed = vault("").seal("x", "executor/a");
        assertThatThrownBy(() -> vault("").open(sealed, "executor/b")).hasMessageContaining("another key");
        byte[] changed = Base64.getDecoder().decode(sealed);
        changed[changed.length - 1] ^= 1;
        assertThatThrownBy(() -> vault("").open(Base64.getEncoder().encodeToString(changed), "executor/a"))
                .isInstanceOf(VaultException.class);
        Files.delete(home.resolve("secret.key"));
        assertThatThrownBy(() -> vault("").open(sealed, "executor/a"))
                .hasMessageContaining("secret.key")
                .hasMessageContaining("backup");
    }

    @Test
    void aKeyFromConfigurationLeavesNoFile() {
        String key = Base64.getEncoder().encodeToString(new byte[32]);
        assertThat(vault(key).open(vault(key).seal("x", "y"), "y")).isEqualTo("x");
        assertThat(home).isEmptyDirectory();
        assertThatThrownBy(() -> vault("c2hvcnQ=").seal("x", "y")).hasMessageContaining("5 bytes");
        assertThatThrownBy(() -> vault("no base64").seal("x", "y")).hasMessageContaining("32 bytes");
    }

    private Vault vault(String key) {
        return new Vault(new VaultKey(key, () -> home));
    }
}
