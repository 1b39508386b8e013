package io.slipway.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The key of the {@link Vault}: from configuration ({@code slipway.secret-key}), else from a file of the home that only its owner reads. */
@Component
class VaultKey {
    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
    private final String configured;
    private final Supplier<Path> home;

    @Autowired
    VaultKey(@Value("${slipway.secret-key:}") String configured, Installation installation) {
        this(configured, installation::home);
    }

    VaultKey(String configured, Supplier<Path> home) {
        this.configured = configured.strip();
        this.home = home;
    }

    /** What a person would look for. */
    String where() {
        return configured.isEmpty() ? file().toString() : "the one in slipway.secret-key";
    }

    /** Read each time, so that it stands in no memory dump longer than it must; made at the first use. */
    SecretKey get() {
        if (!configured.isEmpty()) {
            return key(configured, "slipway.secret-key");
        }
        try {
            make();
            refuseReadable();
            return key(Files.readString(file()).strip(), file().toString());
        } catch (IOException e) {
            throw new UncheckedIOException("The key of secrets cannot be read or made at " + file(), e);
        }
    }

    private Path file() {
        return home.get().resolve("secret.key");
    }

    // Forced to the disk before anything is sealed with it.
    private void make() throws IOException {
        if (Files.exists(file())) {
            return;
        }
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        Path fresh = Files.createTempFile(home.get(), "secret", ".new", PosixFilePermissions.asFileAttribute(OWNER));
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(Base64.getEncoder().encode(bytes)));
            channel.force(true);
        }
        try {
            Files.createLink(file(), fresh);
        } catch (FileAlreadyExistsException another) {
            // Somebody else made it at the same moment: theirs holds.
        } finally {
            Files.delete(fresh);
        }
    }

    private void refuseReadable() throws IOException {
        Set<PosixFilePermission> more = EnumSet.copyOf(Files.getPosixFilePermissions(file()));
        more.removeAll(OWNER);
        if (!more.isEmpty()) {
            throw new VaultException(
                    "The key of secrets can be read by others: make it yours alone with chmod 600 " + file());
        }
    }

    private static SecretKey key(String text, String where) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        if (bytes.length != BYTES) {
            throw new VaultException("Expected 32 bytes in Base64 as the key of secrets in " + where + ", but got "
                    + (bytes.length == 0 ? "something else" : bytes.length + " bytes")
                    + ": make one with `openssl rand -base64 32`");
        }
        return new SecretKeySpec(bytes, "AES");
    }
}
